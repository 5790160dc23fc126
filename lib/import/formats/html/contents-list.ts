/** Tables of contents within a page: lines that lead to its own headings, several together. */

import { headingLevel } from "#lib/import/formats/html/element-words.ts";
import { resolveLink } from "#lib/import/formats/html/links.ts";
import type { PageIndex } from "#lib/import/formats/html/page-index.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";

/** Lines of a table; fewer are links like others. */
const fewestLines = 3;

/** The longest line, and the most text between two lines of one table, in UTF-16 code units. */
const longestLine = 400;
const mostBetween = 160;

interface Line {
  readonly block: MarkupElement;
  readonly count: number;
}

/** The blocks that are lines of tables of contents. */
export function findContentsLines(index: PageIndex): ReadonlySet<MarkupElement> {
  const lines = linesOf(index);
  const found = new Set<MarkupElement>();
  let run: Line[] = [];
  const endRun = () => {
    const count = run.reduce((sum, line) => sum + line.count, 0);
    if (count >= fewestLines) {
      for (const { block } of run) found.add(block);
      for (const block of blocksBetween(index, run)) found.add(block);
    }
    run = [];
  };
  for (const line of lines) {
    const last = run.at(-1);
    if (last !== undefined && !isNext(index, last.block, line.block)) endRun();
    run.push(line);
  }
  endRun();
  return found;
}

/** Lines of a table without a link, among those that have one. */
function blocksBetween(index: PageIndex, run: readonly Line[]): readonly MarkupElement[] {
  return run.slice(1).flatMap(({ block }, at) => {
    const before = run[at]?.block;
    const { parent } = index.placeOf(block);
    if (before === undefined || parent === undefined) return [];
    if (index.placeOf(before).parent !== parent) return [];
    const from = parent.children.indexOf(before) + 1;
    return parent.children
      .slice(from, parent.children.indexOf(block))
      .filter((child): child is MarkupElement => typeof child !== "string");
  });
}

/** Blocks with links to headings in which little else stands, in order. */
function linesOf(index: PageIndex): readonly Line[] {
  const headings = index.elements.filter((element) => headingLevel(element) !== undefined);
  const links = new Map<MarkupElement, { count: number; linked: number; isPage: boolean }>();
  for (const element of index.elements) {
    const { href } = element.attributes;
    if (element.name !== "a" || href === undefined) continue;
    const target = index.find(resolveLink(index.placeOf(element).page.path, href));
    if (target === undefined) continue;
    const isPage = isPageOfLine(index, element, target);
    if (!isPage && !leadsToHeading(index, target, headings)) continue;
    const block = rowOf(index, index.blockOf(element));
    if (headingLevel(block) !== undefined || block.name === "body") continue;
    const entry = links.get(block) ?? { count: 0, linked: 0, isPage };
    const length = index.textOf(element).trim().length;
    links.set(block, { count: entry.count + 1, linked: entry.linked + length, isPage });
  }
  return [...links].flatMap(([block, { count, linked, isPage }]) => {
    const length = index.textOf(block).trim().length;
    const isMostlyLinks = linked * 2 >= length;
    const isRow = length < longestLine / 2 && (isPage || /^(?:tr|li)$/.test(block.name));
    return length < longestLine * count && (isMostlyLinks || (isRow && count === 1))
      ? [{ block, count }]
      : [];
  });
}

function rowOf(index: PageIndex, block: MarkupElement): MarkupElement {
  for (const around of index.chainOf(block)) {
    if (around.name === "tr") return around;
    if (around.name === "table" || around.name === "body") break;
  }
  return block;
}

/** Whether a link is the page number at the end of a line, and the page comes later. */
function isPageOfLine(index: PageIndex, link: MarkupElement, target: MarkupElement): boolean {
  if (!/^\s*(?:\d{1,4}|[ivxlc]{1,7})\s*$/i.test(index.textOf(link))) return false;
  if (index.placeOf(target).order < index.placeOf(link).order) return false;
  const row = rowOf(index, index.blockOf(link));
  const isLast = index.textAfter(row, link).trim() === "";
  return isLast && /\p{L}{2}/u.test(index.textBefore(row, link));
}

/** Whether a heading begins at a place, or stands around it. */
function leadsToHeading(
  index: PageIndex,
  target: MarkupElement,
  headings: readonly MarkupElement[],
): boolean {
  for (const around of index.chainOf(target)) if (headingLevel(around) !== undefined) return true;
  const { order, start, pageIndex } = index.placeOf(target);
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const heading = headings[middle];
    if (heading !== undefined && index.placeOf(heading).order < order) low = middle + 1;
    else high = middle;
  }
  const next = headings[low];
  if (next === undefined) return false;
  const place = index.placeOf(next);
  if (place.pageIndex !== pageIndex) return false;
  return index.textBetween(pageIndex, start, Math.min(place.start, start + 200)).trim() === "";
}

function isNext(index: PageIndex, last: MarkupElement, block: MarkupElement): boolean {
  const before = index.placeOf(last);
  const after = index.placeOf(block);
  if (before.pageIndex !== after.pageIndex) return false;
  if (after.start - before.end > mostBetween * 4) return false;
  return index.textBetween(before.pageIndex, before.end, after.start).trim().length < mostBetween;
}
