/** Notes of pages: which links call them, where they begin and end, what in them only leads back. */

import { headingLevel, isBlock, typesOf } from "#lib/import/formats/html/element-words.ts";
import {
  countWithin,
  extendNotes,
  findRoots,
  isUnderNotesHeading,
} from "#lib/import/formats/html/note-bodies.ts";
import { isWayBack, readLabel } from "#lib/import/formats/html/note-labels.ts";
import {
  findNoteLinks,
  hasNoteAddress,
  isMarkedNote,
  isNoteElement,
  mayLeadToNote,
  type NoteLink,
} from "#lib/import/formats/html/note-links.ts";
import type { PageIndex } from "#lib/import/formats/html/page-index.ts";
import type { MarkupElement } from "#lib/import/formats/markup.ts";

/** The notes of all pages of a text. */
export interface FoundNotes {
  /** The number that each call has, by the element of the call. */
  readonly calls: ReadonlyMap<MarkupElement, number>;
  /** The number of the note that an element is, or is a paragraph of. */
  readonly bodies: ReadonlyMap<MarkupElement, number>;
  /** What the call of a note says, by its number. */
  readonly labels: ReadonlyMap<number, string>;
  /** Places within a block where a note begins; several may share the block. */
  readonly anchors: ReadonlyMap<MarkupElement, number>;
  /** Links back, and calls of notes that are not there: no words of the text. */
  readonly marks: ReadonlySet<MarkupElement>;
}

/**
 * Links are calls where they are marked so, or say a figure, a letter or a sign and lead down to
 * what looks like a note: marked, named or numbered as one, or linked back to where it is called.
 */
export function findNotes(index: PageIndex): FoundNotes {
  const links = findNoteLinks(index);
  const candidates = links.filter((link) => mayLeadToNote(index, link));
  const roots = findRoots(
    index,
    candidates.map(({ target }) => target as MarkupElement),
  );
  const linksOfRoots = groupByRoot(index, links, roots);
  const isAccepted = (link: NoteLink) => {
    const root = roots.get(link.target as MarkupElement);
    if (root === undefined || index.contains(root, link.element)) return false;
    if (link.isCall) return link.label !== undefined || looksLikeNote(link, linksOfRoots, index);
    return standsAsCall(link, index) && looksLikeNote(link, linksOfRoots, index);
  };
  const first = candidates.filter(isAccepted);
  const firstOnes = new Set(first);
  const targets = new Set(first.map(({ target }) => target));
  const again = (link: NoteLink) => {
    const root = roots.get(link.target as MarkupElement);
    return targets.has(link.target) && root !== undefined && !index.contains(root, link.element);
  };
  const accepted = candidates.filter((link) => firstOnes.has(link) || again(link));
  const numbers = numberCalls(accepted);
  const calls = new Map<MarkupElement, number>();
  const bodies = new Map<MarkupElement, number>();
  const anchors = new Map<MarkupElement, number>();
  const labels = new Map<number, string>();
  for (const [at, { element, target, label }] of accepted.entries()) {
    const number = numbers[at] ?? at + 1;
    if (label !== undefined) labels.set(number, label);
    calls.set(element, number);
    const root = roots.get(target as MarkupElement) as MarkupElement;
    if (root !== target && !isWholeNote(index, root, target as MarkupElement)) {
      anchors.set(target as MarkupElement, number);
    } else if (!bodies.has(root)) bodies.set(root, number);
  }
  addUncalled(index, bodies, calls);
  extendNotes(index, bodies, calls);
  const marks = new Set<MarkupElement>();
  const anchorsOfBlocks = new Map<MarkupElement, MarkupElement[]>();
  for (const anchor of anchors.keys()) {
    const block = index.blockOf(anchor);
    const others = anchorsOfBlocks.get(block);
    if (others === undefined) anchorsOfBlocks.set(block, [anchor]);
    else others.push(anchor);
  }
  for (const link of links) {
    if (calls.has(link.element)) continue;
    const isLost = link.isCall && link.target === undefined && link.label !== undefined;
    if (isLost || leadsBack(link, index, bodies, anchors, anchorsOfBlocks)) marks.add(link.element);
  }
  return { calls, bodies, labels, anchors, marks };
}

/** Links by the notes that they stand in. */
function groupByRoot(
  index: PageIndex,
  links: readonly NoteLink[],
  roots: ReadonlyMap<MarkupElement, MarkupElement>,
): ReadonlyMap<MarkupElement, readonly NoteLink[]> {
  const all = new Set(roots.values());
  const groups = new Map<MarkupElement, NoteLink[]>();
  for (const link of links) {
    for (const around of index.chainOf(link.element)) {
      if (!all.has(around)) continue;
      const others = groups.get(around);
      if (others === undefined) groups.set(around, [link]);
      else others.push(link);
      break;
    }
  }
  return groups;
}

/** A call follows words; a line of a table of contents begins with its link. */
function standsAsCall(link: NoteLink, index: PageIndex): boolean {
  const block = index.blockOf(link.element);
  return /[\p{L}\p{N}]/u.test(index.textBefore(block, link.element));
}

function looksLikeNote(
  link: NoteLink,
  linksOfRoots: ReadonlyMap<MarkupElement, readonly NoteLink[]>,
  index: PageIndex,
): boolean {
  const target = link.target as MarkupElement;
  if (isMarkedNote(index, target) || hasNoteAddress(link)) return true;
  if (isUnderNotesHeading(index, target)) return true;
  const around = [...index.chainOf(target)].find((element) => linksOfRoots.has(element));
  const inside = around === undefined ? [] : (linksOfRoots.get(around) ?? []);
  const isMutual = inside.some((other) => leadsTo(other, link, index));
  if (isMutual) return true;
  return isSetAsCall(link, index) && beginsWithLabel(link, index);
}

/** Whether a link leads to another: to it, to what is around it or right before it. */
function leadsTo(back: NoteLink, call: NoteLink, index: PageIndex): boolean {
  const { target } = back;
  if (target === undefined || back === call) return false;
  const place = index.placeOf(target);
  if (place.pageIndex !== call.place.pageIndex) return false;
  const block = index.blockOf(call.element);
  if (index.contains(block, target) || target === block) return true;
  // Around the paragraph: an item or a cell, not the page.
  const isAround = index.contains(target, call.element);
  if (isAround) return place.end - place.start < 5_000 && target.name !== "body";
  const between = index.textBetween(place.pageIndex, place.end, call.place.start);
  return place.order < call.place.order && between.trim() === "";
}

/** Raised, in brackets, or close on the word before. */
function isSetAsCall({ element, text, place, label }: NoteLink, index: PageIndex): boolean {
  const isRaised = [...index.chainOf(element)].slice(0, 3).some(({ name }) => name === "sup");
  const holdsRaised = element.children.some(
    (child) => typeof child !== "string" && child.name === "sup",
  );
  if (isRaised || holdsRaised || /^[[(]/.test(text)) return true;
  if (/^[\p{L}]+$/u.test(label ?? "")) return false;
  const before = index.textBefore(index.blockOf(element), element);
  return place.start > 0 && /[^\s\u00a0]$/.test(before);
}

function beginsWithLabel({ target, label, place }: NoteLink, index: PageIndex): boolean {
  const { pageIndex, start, lastOrder, order } = index.placeOf(target as MarkupElement);
  if (pageIndex !== place.pageIndex && lastOrder < order) return false;
  const text = index.textBetween(pageIndex, start, start + 40).trimStart();
  const [, printed = "", rest = ""] =
    /^[[(]?\s*(?:(?:foot)?note\s*)?(\d{1,5}|\p{L}{1,6}|[*†‡§]{1,4})([\s\S]*)$/iu.exec(text) ?? [];
  if (printed === "" || readLabel(printed) !== label || rest.trim() === "") return false;
  return /^\p{L}+$/u.test(printed) ? /^\s*[\])}.:]/.test(rest) : !/^[\p{L}\p{N}]/u.test(rest);
}

/** Whether a note is all that its block holds, its label aside. */
function isWholeNote(index: PageIndex, root: MarkupElement, target: MarkupElement): boolean {
  return !/[\p{L}\p{N}]{4}|\s[\p{L}\p{N}]+\s/u.test(index.textBefore(root, target));
}

/** As printed, where every note has a figure of its own; else counted through. */
function numberCalls(links: readonly NoteLink[]): readonly number[] {
  const printed = links.map(({ label }) => Number(label ?? Number.NaN));
  const targets = new Map<MarkupElement | undefined, number>();
  const isUsable = links.every(({ target }, at) => {
    const number = printed[at] ?? Number.NaN;
    if (!Number.isInteger(number) || number < 1) return false;
    const before = targets.get(target);
    targets.set(target, number);
    return before === undefined || before === number;
  });
  if (isUsable && new Set(targets.values()).size === targets.size) return printed;
  const counted = new Map<MarkupElement | undefined, number>();
  return links.map(({ target }) => {
    const number = counted.get(target) ?? counted.size + 1;
    counted.set(target, number);
    return number;
  });
}

/** Notes that are marked and that no link calls get the figure that they print, or the next. */
function addUncalled(
  index: PageIndex,
  bodies: Map<MarkupElement, number>,
  calls: ReadonlyMap<MarkupElement, number>,
): void {
  const taken = new Set([...bodies.values(), ...calls.values()]);
  let next = Math.max(0, ...taken) + 1;
  const orders = [...bodies.keys()].map((body) => index.placeOf(body).order).sort((a, b) => a - b);
  for (const element of index.elements) {
    if (!isBlock(element) || !/(?:foot|end|rear)note\b/.test(typesOf(element))) continue;
    if (!isNoteElement(element) || headingLevel(element) !== undefined) continue;
    const inside = countWithin(index, element, orders) > 0;
    const around = [...index.chainOf(element)].some((outer) => bodies.has(outer));
    if (inside || around || index.textOf(element).trim() === "") continue;
    const printed = Number(/^\s*[[(]?(\d{1,4})[\]).\s]/.exec(index.textOf(element))?.[1]);
    const number = printed >= 1 && !taken.has(printed) ? printed : next;
    next = Math.max(next, number + 1);
    taken.add(number);
    bodies.set(element, number);
  }
}

/** Whether a link of a note is no word of it: it leads back, or is the note’s own figure. */
function leadsBack(
  link: NoteLink,
  index: PageIndex,
  bodies: ReadonlyMap<MarkupElement, number>,
  anchors: ReadonlyMap<MarkupElement, number>,
  anchorsOfBlocks: ReadonlyMap<MarkupElement, readonly MarkupElement[]>,
): boolean {
  const chain = [...index.chainOf(link.element)];
  const body = chain.find((element) => bodies.has(element));
  if (body === undefined) {
    if (anchors.has(link.element)) return link.label !== undefined;
    const isAfterAnchor = beginsAnchor(link, index, anchorsOfBlocks);
    return isAfterAnchor && (link.label !== undefined || link.isBack);
  }
  if (link.isBack) return true;
  if (link.label === undefined) return false;
  if (link.target !== undefined && index.placeOf(link.target).order > link.place.order) {
    // The figure of a note may be a link to itself or to what is in it.
    if (!index.contains(body, link.target)) return false;
  }
  const isFirst = isLabelLike(index.textBefore(body, link.element));
  return isFirst || !/[\p{L}\p{N}]/u.test(index.textAfter(body, link.element));
}

/** Whether nothing but a label stands between a link and the anchor of a note before it. */
function beginsAnchor(
  { element, place }: NoteLink,
  index: PageIndex,
  anchorsOfBlocks: ReadonlyMap<MarkupElement, readonly MarkupElement[]>,
): boolean {
  const anchors = anchorsOfBlocks.get(index.blockOf(element));
  if (anchors === undefined) return false;
  let low = 0;
  let high = anchors.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const anchor = anchors[middle];
    if (anchor !== undefined && index.placeOf(anchor).order <= place.order) low = middle + 1;
    else high = middle;
  }
  const before = anchors[low - 1];
  if (before === undefined) return false;
  const { start } = index.placeOf(before);
  return isLabelLike(index.textBetween(place.pageIndex, start, place.start));
}

function isLabelLike(text: string): boolean {
  if (text.length > 80) return false;
  return isWayBack(text) || /^(?:[^\p{L}\p{N}]|(?<!\p{L})\p{L}(?!\p{L})|\d)*$/u.test(text);
}
