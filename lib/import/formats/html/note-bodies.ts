/** Where notes begin and end: the element that is a note, and the paragraphs that go on with it. */

import { hasWord, headingLevel, isBlock } from "#lib/import/formats/html/element-words.ts";
import { blockAt, isNoteElement, isNotesElement } from "#lib/import/formats/html/note-links.ts";
import type { PageIndex } from "#lib/import/formats/html/page-index.ts";
import { childElements, type MarkupElement } from "#lib/import/formats/markup.ts";

/** No note is longer, in UTF-16 code units. */
const longestNote = 30_000;

/** The element that is the whole of the note that begins at each of the targets. */
export function findRoots(
  index: PageIndex,
  targets: readonly MarkupElement[],
): ReadonlyMap<MarkupElement, MarkupElement> {
  const orders = [...new Set(targets.map((target) => index.placeOf(target).order))].sort(
    (a, b) => a - b,
  );
  const roots = new Map<MarkupElement, MarkupElement>();
  for (const target of new Set(targets)) {
    const root = findRoot(index, target, orders);
    const { start, end } = index.placeOf(root);
    if (root.name !== "body" && root.name !== "" && end - start < longestNote) {
      roots.set(target, root);
    }
  }
  return roots;
}

function findRoot(
  index: PageIndex,
  target: MarkupElement,
  orders: readonly number[],
): MarkupElement {
  let steps = 0;
  for (const around of index.chainOf(target)) {
    if (around.name === "body" || ++steps > 8) break;
    if (!isBlock(around) || !isNoteElement(around) || isNotesElement(around)) continue;
    if (countWithin(index, around, orders) <= 1 && !holdsHeading(around)) return around;
  }
  const block = blockAt(index, target);
  // A cell is a note with the cells beside it.
  const row = index.placeOf(block).parent;
  const isCell = block.name === "td" || block.name === "th";
  return isCell && row?.name === "tr" && countWithin(index, row, orders) <= 1 ? row : block;
}

/** How many of the orders, sorted, lie within an element. */
export function countWithin(
  index: PageIndex,
  element: MarkupElement,
  orders: readonly number[],
): number {
  const { order, lastOrder } = index.placeOf(element);
  return firstAtLeast(orders, lastOrder + 1) - firstAtLeast(orders, order);
}

function firstAtLeast(orders: readonly number[], least: number): number {
  let low = 0;
  let high = orders.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((orders[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}

function holdsHeading(element: MarkupElement): boolean {
  return childElements(element).some(
    (child) => headingLevel(child) !== undefined || holdsHeading(child),
  );
}

const notesHeading =
  /^\W*(?:(?:foot|end)?notes?|notes? (?:de (?:bas de page|fin|l['’](?:auteur|éditeur)|la rédaction)|and references|to .{1,60})|références|references)\W*$/iu;

const headings = new WeakMap<PageIndex, readonly MarkupElement[]>();

/** Whether the heading over a place says that notes follow. */
export function isUnderNotesHeading(index: PageIndex, target: MarkupElement): boolean {
  let all = headings.get(index);
  if (all === undefined) {
    all = index.elements.filter((element) => headingLevel(element) !== undefined);
    headings.set(index, all);
  }
  const { order, pageIndex } = index.placeOf(target);
  let low = 0;
  let high = all.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const element = all[middle];
    if (element !== undefined && index.placeOf(element).order < order) low = middle + 1;
    else high = middle;
  }
  const heading = all[low - 1];
  if (heading === undefined || index.placeOf(heading).pageIndex !== pageIndex) return false;
  return notesHeading.test(index.textOf(heading).trim());
}

/**
 * Adds the paragraphs that go on with a note: those after it in what holds notes, those of its
 * own class, and all between two notes. A paragraph that calls a note is the text’s.
 */
export function extendNotes(
  index: PageIndex,
  bodies: Map<MarkupElement, number>,
  calls: ReadonlyMap<MarkupElement, number>,
): void {
  const callOrders = [...calls.keys()]
    .map((call) => index.placeOf(call).order)
    .sort((a, b) => a - b);
  const bodyOrders = [...bodies.keys()]
    .map((body) => index.placeOf(body).order)
    .sort((a, b) => a - b);
  const classes = countClasses(index, bodies);
  for (const [root, number] of [...bodies]) {
    const { parent } = index.placeOf(root);
    if (parent === undefined) continue;
    const isInNotes = isNotesElement(parent) || isUnderNotesHeading(index, root);
    const after: MarkupElement[] = [];
    let endsInNote = false;
    for (let at = parent.children.indexOf(root) + 1; at < parent.children.length; at++) {
      const sibling = parent.children[at] ?? "";
      if (typeof sibling === "string") {
        if (sibling.trim() !== "") break;
        continue;
      }
      if (countWithin(index, sibling, bodyOrders) > 0) {
        endsInNote = true;
        break;
      }
      if (!isBlock(sibling) || sibling.name === "hr" || endsNotes(sibling)) break;
      if (countWithin(index, sibling, callOrders) > 0) break;
      after.push(sibling);
    }
    const isLabelAlone = !/\p{L}{2}/u.test(index.textOf(root));
    for (const [at, sibling] of after.entries()) {
      const isOwn = isOfNotes(root, sibling, classes);
      const isBetween = endsInNote && isInNotes;
      const isFirst = at === 0 && isLabelAlone;
      const isDefinition = root.name === "dt" && sibling.name === "dd";
      if (!isOwn && !isBetween && !isFirst && !isDefinition && !isNotesElement(parent)) break;
      bodies.set(sibling, number);
    }
  }
}

function endsNotes(element: MarkupElement): boolean {
  return headingLevel(element) !== undefined || holdsHeading(element);
}

interface ClassCounts {
  readonly all: ReadonlyMap<string, number>;
  readonly ofNotes: ReadonlyMap<string, number>;
}

function countClasses(index: PageIndex, bodies: ReadonlyMap<MarkupElement, number>): ClassCounts {
  const all = new Map<string, number>();
  const ofNotes = new Map<string, number>();
  for (const element of index.elements) {
    const name = element.attributes.class;
    if (name === undefined || !isBlock(element)) continue;
    all.set(name, (all.get(name) ?? 0) + 1);
    if (bodies.has(element)) ofNotes.set(name, (ofNotes.get(name) ?? 0) + 1);
  }
  return { all, ofNotes };
}

/** Whether a paragraph after a note has a class that notes have and the text has not. */
function isOfNotes(
  root: MarkupElement,
  sibling: MarkupElement,
  { all, ofNotes }: ClassCounts,
): boolean {
  const name = sibling.attributes.class;
  if (name === undefined) return false;
  if (isNoteElement(sibling) || hasWord(sibling, continuationWords)) return true;
  if (name !== root.attributes.class) return false;
  const count = all.get(name) ?? 0;
  const notes = ofNotes.get(name) ?? 0;
  return notes >= 2 && count <= notes * 2;
}

const continuationWords: ReadonlySet<string> = new Set(
  "notecontinued footnotecont notecont footnotes footnotetext notetext".split(" "),
);
