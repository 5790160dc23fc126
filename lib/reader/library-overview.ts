import type { Bilingual } from "#lib/text/model.ts";

/**
 * What lists ask of the chapters of the library when a reader has begun or mended some: one file of
 * the site, so that no page carries the whole library for the few works that it is asked of.
 */
export interface LibraryOverview {
  readonly works: Readonly<Record<string, OverviewOfWork>>;
}

export interface OverviewOfWork {
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly chapters: readonly OverviewOfChapter[];
}

export interface OverviewOfChapter {
  readonly name: string;
  readonly title: Bilingual;
  /** Of the French. */
  readonly words: number;
}

/** Its path in the site. */
export const libraryOverviewPath = "/library.json";

/** A work of the overview; `undefined` where the library has none of the name. */
export function findInOverview(
  { works }: LibraryOverview,
  name: string,
): OverviewOfWork | undefined {
  return Object.hasOwn(works, name) ? works[name] : undefined;
}
