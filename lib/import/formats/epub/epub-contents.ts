/** The table of contents, the landmarks and the guide of an EPUB. */

import type { Archive } from "#lib/import/formats/archive.ts";
import type { ContentsEntry } from "#lib/import/formats/html/contents.ts";
import { typesOf } from "#lib/import/formats/html/element-words.ts";
import { resolveLink, resolvePage } from "#lib/import/formats/html/links.ts";
import { isMatterType } from "#lib/import/formats/html/matter-types.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  parseMarkupIn,
  textContent,
} from "#lib/import/formats/markup.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** More lines than any book’s contents have. */
const mostEntries = 20_000;

/** The lines of the first list that has any: the page of navigation’s, or the older NCX’s. */
export function readContents(
  navigation: { readonly path: string; readonly root: MarkupElement } | undefined,
  archive: Archive,
  ncxPath: string | undefined,
): readonly ContentsEntry[] {
  if (navigation !== undefined) {
    const list = navigationsOf(navigation.root).find((nav) => /\btoc\b/.test(typesOf(nav)));
    const entries = list === undefined ? [] : readList(list, navigation.path);
    if (entries.length > 0) return entries;
  }
  if (ncxPath === undefined) return [];
  const map = findIn(archive, ncxPath, "navMap");
  return map === undefined ? [] : readNavPoints(map, ncxPath);
}

/** The pages that landmarks or a guide call title page, imprint, contents and the like. */
export function readMatterPages(
  navigation: { readonly path: string; readonly root: MarkupElement } | undefined,
  book: MarkupElement,
  packagePath: string,
): ReadonlySet<string> {
  const pages = new Set<string>();
  for (const reference of findElements(book, "reference")) {
    const { type = "", href } = reference.attributes;
    if (href !== undefined && isMatterType(type)) addPage(pages, packagePath, href);
  }
  if (navigation === undefined) return pages;
  for (const nav of navigationsOf(navigation.root)) {
    if (!/\blandmarks\b/.test(typesOf(nav))) continue;
    for (const link of findElements(nav, "a")) {
      const { href } = link.attributes;
      const isMatter = typesOf(link).split(/\s+/).some(isMatterType);
      if (href !== undefined && isMatter) addPage(pages, navigation.path, href);
    }
  }
  return pages;
}

/** A place on a page is no whole page. */
function addPage(pages: Set<string>, from: string, href: string): void {
  if (!href.includes("#")) pages.add(resolvePage(from, href));
}

function navigationsOf(root: MarkupElement): readonly MarkupElement[] {
  return findElements(root, "nav");
}

function readList(nav: MarkupElement, path: string): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  const visit = (element: MarkupElement, depth: number) => {
    for (const child of childElements(element)) {
      const name = localName(child);
      if (name === "ol" || name === "ul") visit(child, depth + 1);
      else if (name === "a" || name === "span") addEntry(child, depth);
      else visit(child, depth);
    }
  };
  const addEntry = (element: MarkupElement, depth: number) => {
    const { href } = element.attributes;
    const label = textContent(element).replace(/\s+/g, " ").trim();
    if (href === undefined || label === "" || entries.length >= mostEntries) return;
    entries.push(entryOf(path, href, label, depth));
  };
  visit(nav, 0);
  return entries;
}

function readNavPoints(map: MarkupElement, path: string): readonly ContentsEntry[] {
  const entries: ContentsEntry[] = [];
  const visit = (element: MarkupElement, depth: number) => {
    for (const point of childElements(element, "navPoint")) {
      const [content] = childElements(point, "content");
      const [labelElement] = childElements(point, "navLabel");
      const label = (labelElement === undefined ? "" : textContent(labelElement))
        .replace(/\s+/g, " ")
        .trim();
      const src = content && attribute(content, "src");
      if (src !== undefined && label !== "" && entries.length < mostEntries) {
        entries.push(entryOf(path, src, label, depth));
      }
      visit(point, depth + 1);
    }
  };
  visit(map, 1);
  return entries;
}

function entryOf(from: string, href: string, label: string, depth: number): ContentsEntry {
  const target = resolveLink(from, href);
  const cut = target.indexOf("#");
  return {
    label,
    path: cut === -1 ? target : target.slice(0, cut),
    fragment: cut === -1 ? undefined : target.slice(cut + 1),
    depth: Math.max(1, depth),
  };
}

/** A contents file that cannot be read is one that is not there. */
function findIn(archive: Archive, path: string, name: string): MarkupElement | undefined {
  try {
    const root = parseMarkupIn(archive, path, "EPUB");
    return root && findElement(root, name);
  } catch (error) {
    if (error instanceof ImportError && error.code !== "zip-bomb") return undefined;
    throw error;
  }
}
