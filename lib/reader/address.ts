/**
 * Where a work is read. A work of the library is known by its name, one that the reader brought
 * by `own/` and its name: under that key its place, its words and its links are kept.
 */

import { sitePath } from "./site-path.ts";

const ownPrefix = "own/";

/** The key of a work that the reader brought. */
export function ownWorkKey(name: string): string {
  return ownPrefix + name;
}

/** The name behind such a key; `undefined` for a work of the library. */
export function ownWorkName(workKey: string): string | undefined {
  return workKey.startsWith(ownPrefix) ? workKey.slice(ownPrefix.length) : undefined;
}

/** The page that says what a work is. */
export function workHref(locale: string, workKey: string): string {
  const own = ownWorkName(workKey);
  return own === undefined
    ? sitePath(`/${locale}/${workKey}/`)
    : sitePath(`/${locale}/own/?work=${encodeURIComponent(own)}`);
}

/** The page where a chapter is read; at a segment, where one is named. */
export function chapterHref(
  locale: string,
  workKey: string,
  chapter: string,
  segmentId?: string,
): string {
  const hash = segmentId === undefined ? "" : `#${segmentId}`;
  const own = ownWorkName(workKey);
  // Own works share one page, since a site of files cannot have one for each.
  return own === undefined
    ? sitePath(`/${locale}/${workKey}/${chapter}/${hash}`)
    : sitePath(
        `/${locale}/own/read/?work=${encodeURIComponent(own)}&chapter=${encodeURIComponent(chapter)}${hash}`,
      );
}

/** The page where one finds, come to from a chapter: in its work, or in the chapter alone. */
export function findHref(locale: string, workKey: string, chapter: string): string {
  return sitePath(`/${locale}/find/?in=${workKey}&at=${encodeURIComponent(chapter)}`);
}

/** The page where a whole work is printed, with its first English edition where none is named. */
export function printHref(locale: string, workKey: string, edition?: string): string {
  const shown = edition === undefined ? "" : `&edition=${encodeURIComponent(edition)}`;
  return sitePath(`/${locale}/print/?work=${encodeURIComponent(workKey)}${shown}`);
}
