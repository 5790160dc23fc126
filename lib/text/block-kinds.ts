/**
 * The kinds of blocks: a row for each says all that is asked of a kind. Parser, checker, aligner,
 * page and exports ask here, so that a kind is added by its row.
 */

/** What a kind of block is. */
export interface BlockTraits {
  /** What messages to authors call it. */
  readonly name: string;
  /** Whether it stands over text, is text, is called from text, or parts it. */
  readonly place: "heading" | "text" | "note" | "break";
  /** Of a heading: 1 for the title of a chapter, then one more for each step below. */
  readonly depth?: 1 | 2 | 3;
  /** What a row of it is: one or more sentences, all of it, a line of verse, or who speaks first. */
  readonly row: "sentences" | "whole" | "line" | "speech";
  /** A sentence that comes after its last one may be taken into it. */
  readonly takesMore?: true;
  /** Neighbours of the kind are one list. */
  readonly isListed?: true;
  /** Its sentences are measured where the level of a text is. */
  readonly isMeasured?: true;
  /** The element of the page where it is no `p`, and its role. */
  readonly element?: "blockquote" | "div";
  readonly role?: "listitem" | "separator";
  /** The class of its paragraphs in an EPUB. */
  readonly epubClass?: string;
}

/** By the letter that ids begin with, in the order in which they are told. */
export const blockKinds = {
  t: {
    name: "chapter title",
    place: "heading",
    depth: 1,
    row: "whole",
  },
  h: { name: "heading", place: "heading", depth: 2, row: "whole" },
  s: { name: "subheading", place: "heading", depth: 3, row: "whole" },
  p: {
    name: "paragraph",
    place: "text",
    row: "sentences",
    takesMore: true,
    isMeasured: true,
  },
  q: {
    name: "set-off quotation",
    place: "text",
    row: "sentences",
    takesMore: true,
    isMeasured: true,
    element: "blockquote",
    epubClass: "quotation",
  },
  v: {
    name: "stanza",
    place: "text",
    row: "line",
    isMeasured: true,
    epubClass: "stanza",
  },
  d: {
    name: "speech in a play",
    place: "text",
    row: "speech",
    isMeasured: true,
    epubClass: "speech",
  },
  r: {
    name: "stage direction",
    place: "text",
    row: "sentences",
    isMeasured: true,
    epubClass: "direction",
  },
  l: {
    name: "list item",
    place: "text",
    row: "sentences",
    takesMore: true,
    isListed: true,
    element: "div",
    role: "listitem",
    epubClass: "item",
  },
  n: {
    name: "note",
    place: "note",
    row: "sentences",
    isListed: true,
    isMeasured: true,
    element: "div",
  },
  b: {
    name: "break",
    place: "break",
    row: "whole",
    element: "div",
    role: "separator",
  },
} as const satisfies Readonly<Record<string, BlockTraits>>;

type Kind = keyof typeof blockKinds;

/** What a kind of block is. */
export function traitsOf(kind: Kind): BlockTraits {
  return blockKinds[kind];
}

/** Whether a kind stands over text: the title of a chapter, a heading, a subheading. */
export function isHeadingKind(kind: Kind): boolean {
  return traitsOf(kind).place === "heading";
}

/** Whether a kind is the text itself, and no heading, note or break. */
export function isTextKind(kind: Kind): boolean {
  return traitsOf(kind).place === "text";
}
