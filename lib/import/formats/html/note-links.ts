/** The links of pages that may call notes or lead back from them. */

import { hasWord, headingLevel, typesOf } from "#lib/import/formats/html/element-words.ts";
import { resolveLink } from "#lib/import/formats/html/links.ts";
import { isWayBack, readLabel } from "#lib/import/formats/html/note-labels.ts";
import type { PageIndex, Place } from "#lib/import/formats/html/page-index.ts";
import { isPageNumber } from "#lib/import/formats/html/page-number.ts";
import { findElement, type MarkupElement } from "#lib/import/formats/markup.ts";

export interface NoteLink {
  readonly element: MarkupElement;
  readonly place: Place;
  readonly target: MarkupElement | undefined;
  /** Where it leads: `notes.xhtml#n1`. */
  readonly address: string;
  readonly text: string;
  /** The figure, letter or sign that it says, where it says nothing else. */
  readonly label: string | undefined;
  /** Marked as a call. */
  readonly isCall: boolean;
  /** Marked as a link back, or one that says so. */
  readonly isBack: boolean;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const callWords = set(
  "noteref doc-noteref footnoteref footnote-ref fnanchor fnref endnoteref footnote-reference footnotereference footnote_reference noteanchor duokan-footnote",
);
const backWords = set(
  "backlink doc-backlink referrer footnote-back footnoteback reversefootnote backref footnote-backref noteback footnote-return",
);
/** Of a mark around the link. */
const aroundWords = set("reference noteref doc-noteref footnote-ref footnoteref fnref");

/** Every link that has a place to lead to or says that it leads back, in the order of the text. */
export function findNoteLinks(index: PageIndex): readonly NoteLink[] {
  const links: NoteLink[] = [];
  for (const element of index.elements) {
    const { href } = element.attributes;
    const isMarked = hasWord(element, callWords);
    if (href === undefined ? !isMarked : element.name !== "a" && !isMarked) continue;
    if (isMarked && findLinkIn(element)) continue;
    const place = index.placeOf(element);
    const text = index.textOf(element).trim();
    const isBack = hasWord(element, backWords) || isWayBack(text);
    if (!isBack && !isMarked && !href?.includes("#")) continue;
    const address = resolveLink(place.page.path, href ?? "");
    const parent = place.parent;
    const target = index.find(address);
    const isPicture = text === "" && target !== undefined && findElement(element, "img");
    links.push({
      element,
      place,
      target,
      address,
      text,
      // A picture that leads to a note says what a star does.
      label: isPicture && isMarkedNote(index, target) ? "*" : readLabel(text),
      isCall: !isBack && (isMarked || (parent !== undefined && isCallAround(parent))),
      isBack,
    });
  }
  return links;
}

function findLinkIn(element: MarkupElement): boolean {
  return element.children.some(
    (child) =>
      typeof child !== "string" && (child.attributes.href !== undefined || findLinkIn(child)),
  );
}

function isCallAround(parent: MarkupElement): boolean {
  return (
    (parent.name === "sup" || parent.name === "span") &&
    (hasWord(parent, aroundWords) || /noteref/.test(typesOf(parent)))
  );
}

const pageId = /#(?:page|pg|p)[-_.]?\d+$/i;

/** Whether a link may lead to a note: not to a heading, a page, or what it stands in itself. */
export function mayLeadToNote(index: PageIndex, link: NoteLink): boolean {
  const { target, place } = link;
  if (target === undefined || index.contains(target, link.element)) return false;
  if (link.isCall) return !isHeading(index, target);
  if (link.isBack || link.label === undefined || pageId.test(link.address)) return false;
  if (isPageNumber(target, index.textOf(target)) && index.textOf(target).trim() !== "")
    return false;
  for (const around of index.chainOf(link.element)) if (around.name === "nav") return false;
  const isBelow = index.placeOf(target).order > place.order;
  return (isBelow || isMarkedNote(index, target)) && !isHeading(index, target);
}

function isHeading(index: PageIndex, target: MarkupElement): boolean {
  if (isNoteElement(target)) return false;
  const first = blockAt(index, target);
  for (const around of index.chainOf(first)) {
    if (headingLevel(around) !== undefined) return true;
  }
  return first.children.some(
    (child) => typeof child !== "string" && headingLevel(child) !== undefined,
  );
}

/** The block that a place begins: its own, or the next where an empty anchor stands between. */
export function blockAt(index: PageIndex, target: MarkupElement): MarkupElement {
  const own = index.blockOf(target);
  if (index.textOf(target).trim() !== "" || own === target) return own;
  const { parent, lastOrder } = index.placeOf(target);
  if (parent !== own || !isGap(own, target)) return own;
  const next = own.children.slice(own.children.indexOf(target) + 1);
  const sibling = next.find((child) => typeof child !== "string" || child.trim() !== "");
  if (sibling === undefined || typeof sibling === "string") return own;
  return index.placeOf(sibling).order > lastOrder ? index.blockOf(sibling) : own;
}

/** Whether an anchor stands between blocks and not in the words of one. */
function isGap(parent: MarkupElement, anchor: MarkupElement): boolean {
  const at = parent.children.indexOf(anchor);
  const isBlank = (child: (typeof parent.children)[number] | undefined) =>
    typeof child !== "string" || child.trim() === "";
  return isBlank(parent.children[at - 1]) && isBlank(parent.children[at + 1]);
}

const noteWords = set(
  "footnote endnote rearnote doc-footnote doc-endnote note fn ftn notebody duokan-footnote-item",
);
const notesWords = set(
  "footnotes endnotes rearnotes notes doc-endnotes doc-footnotes references reflist footnotes-end-of-document duokan-footnote-content",
);

/** Whether an element is marked as one note. */
export function isNoteElement(element: MarkupElement): boolean {
  return element.name !== "a" && hasWord(element, noteWords);
}

/** Whether an element is marked as what holds notes. */
export function isNotesElement(element: MarkupElement): boolean {
  return hasWord(element, notesWords);
}

const noteId =
  /#_?(?:(?:foot|end|rear)?notes?(?!ref|anchor|back)[-_.:\w]*\d[-_.:\w]*|(?:ftn|edn|fn(?!ref|anchor))[-_.:\w]*\d+|cite_note.*|sdfootnote\d+sym)$/i;

/** Whether a place is a note’s by how it or what is around it is marked. */
export function isMarkedNote(index: PageIndex, target: MarkupElement): boolean {
  let steps = 0;
  for (const around of index.chainOf(target)) {
    if (around.name === "body" || ++steps > 6) return false;
    if (isNoteElement(around) || isNotesElement(around)) return true;
  }
  return false;
}

export function hasNoteAddress({ address }: NoteLink): boolean {
  return noteId.test(address);
}
