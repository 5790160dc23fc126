/** The parts and chapters of an imported text, with what is set aside, and changes to them. */

import type { AsideReason, ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { countLetters } from "#lib/import/ledger.ts";
import { isTextKind } from "#lib/text/block-kinds.ts";
import { formatInline, hasMarkup, plainText, readInline } from "#lib/text/inline.ts";

/** A stretch of blocks that whoever imports may name, set aside or link. */
export interface OutlineEntry {
  /** The index of its first block. */
  readonly start: number;
  /** The index after its last block. */
  readonly end: number;
  /** Plain words; empty where it has no heading. */
  readonly title: string;
  /** A part is what stands under its heading before its first chapter. */
  readonly kind: "part" | "chapter" | "matter";
  /** Letters and digits; where the entry is no aside itself, without asides in it. */
  readonly letters: number;
  /** Blocks of text counted, without headings, notes and breaks. */
  readonly paragraphs: number;
  /** Why all of it is set aside, where it is. */
  readonly aside?: AsideReason;
}

/** What pages put among the text: it interrupts nothing. */
const passing: ReadonlySet<AsideReason> = new Set(["page-number", "running-head", "picture"]);

/** Chapters that were set aside as such keep their names and bounds. */
const byChapter: ReadonlySet<AsideReason> = new Set(["unpaired", "other-language", "by-hand"]);

/** The entries of a text, in its order; every block is in one of them. */
export function outlineOf({ blocks }: Pick<ImportedText, "blocks">): readonly OutlineEntry[] {
  const starts = findStarts(blocks);
  return starts.map((start, index) => makeEntry(blocks, start, starts[index + 1] ?? blocks.length));
}

/** A change that a reader makes to the outline; `start` is that of an entry, or of any block. */
export type OutlineChange =
  | { readonly type: "set-aside" | "bring-back"; readonly start: number }
  /** Has an effect where the entry has a heading. */
  | { readonly type: "rename"; readonly start: number; readonly title: string }
  /** Makes the block a chapter’s title, or only a heading within a chapter. */
  | { readonly type: "make-chapter" | "make-heading"; readonly start: number };

/** The text with one change; blocks keep their places. */
export function changeOutline(text: ImportedText, change: OutlineChange): ImportedText {
  const { start } = change;
  const entry = outlineOf(text).find((each) => start >= each.start && start < each.end);
  if (entry === undefined) {
    throw new RangeError(`no block ${start}; there are ${text.blocks.length}`);
  }
  const isOfEntry = (index: number) => index >= entry.start && index < entry.end;
  const changeBlock = (block: ImportedBlock, index: number): ImportedBlock => {
    switch (change.type) {
      case "set-aside":
        return isOfEntry(index) && block.aside === undefined
          ? { ...block, aside: "by-hand" }
          : block;
      case "bring-back":
        return isOfEntry(index) && !isPassing(block, entry) ? withoutAside(block) : block;
      case "rename":
        return index === titleIndex(text.blocks, entry)
          ? { ...block, content: formatInline([{ type: "text", value: change.title }]) }
          : block;
      case "make-chapter":
        return index === start ? asHeading(block, "t") : block;
      case "make-heading":
        return index === start ? asHeading(block, "h") : block;
    }
  };
  return { ...text, blocks: text.blocks.map(changeBlock) };
}

/** The words of a block’s content in one line, without markup. */
export function plainWords(content: string): string {
  return wordsOf(content).replace(/\s+/g, " ").trim();
}

function wordsOf(content: string): string {
  return hasMarkup(content) ? plainText(readInline(content).content) : content;
}

function findStarts(blocks: readonly ImportedBlock[]): readonly number[] {
  const starts: number[] = [];
  let before: AsideReason | undefined;
  let hasTitle = false;
  for (const [index, block] of blocks.entries()) {
    const aside = asideOf(block, before);
    const isOfChapters = aside === undefined || byChapter.has(aside);
    const isTitle = isOfChapters && (block.kind === "t" || block.isPart === true);
    // A title of several lines is one title.
    const isSameTitle = isTitle && hasTitle && block.kind === "t" && block.isPart !== true;
    if (index === 0 || aside !== before || (isTitle && !isSameTitle)) starts.push(index);
    before = aside;
    hasTitle = isTitle && block.kind === "t";
  }
  return starts;
}

/** Why a block is set aside. Page numbers, breaks and notes go with what they stand in. */
function asideOf(
  { kind, aside }: ImportedBlock,
  before: AsideReason | undefined,
): AsideReason | undefined {
  if (kind === "n" || (kind === "b" && aside === undefined)) return before;
  return aside !== undefined && passing.has(aside) ? before : aside;
}

function makeEntry(blocks: readonly ImportedBlock[], start: number, end: number): OutlineEntry {
  const own = blocks.slice(start, end);
  const aside = own.some((block) => block.aside === undefined && block.kind !== "b")
    ? undefined
    : (own.find((block) => block.aside !== undefined && !passing.has(block.aside))?.aside ??
      own[0]?.aside);
  const counted = own.filter((block) => block.aside === undefined || block.aside === aside);
  const first = own.find((block) => block.aside === aside);
  const isOfChapters = aside === undefined || byChapter.has(aside);
  const kind = !isOfChapters
    ? "matter"
    : first?.isPart === true
      ? "part"
      : first?.kind === "t"
        ? "chapter"
        : "matter";
  const title = titleOf(blocks, { start, end });
  return {
    start,
    end,
    title,
    kind,
    letters: counted.reduce((sum, { content }) => sum + countLetters(wordsOf(content)), 0),
    paragraphs: counted.filter((block) => isTextKind(block.kind)).length,
    ...(aside === undefined ? {} : { aside }),
  };
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** The number of a chapter and its title are often two blocks. */
function titleOf(blocks: readonly ImportedBlock[], { start, end }: Span): string {
  const at = titleIndex(blocks, { start, end });
  if (at === undefined) return "";
  const lines: string[] = [];
  for (let index = at; index < end && lines.length < 3; index++) {
    const block = blocks[index];
    if (block === undefined || !isTitleLine(block, index > at)) break;
    lines.push(plainWords(block.content));
  }
  return lines.filter(Boolean).join(" · ");
}

function isTitleLine({ kind, isPart }: ImportedBlock, isLater: boolean): boolean {
  return isLater ? kind === "s" || kind === "t" : kind === "t" || kind === "h" || isPart === true;
}

function titleIndex(blocks: readonly ImportedBlock[], { start, end }: Span): number | undefined {
  for (let index = start; index < end; index++) {
    const block = blocks[index];
    if (block === undefined) return undefined;
    if (block.kind === "t" || block.kind === "h") return index;
    if (block.aside === undefined || !passing.has(block.aside)) return undefined;
  }
  return undefined;
}

function isPassing({ aside }: ImportedBlock, entry: OutlineEntry): boolean {
  return aside !== undefined && passing.has(aside) && entry.aside !== aside;
}

function withoutAside({ aside: _, ...block }: ImportedBlock): ImportedBlock {
  return block;
}

function asHeading(block: ImportedBlock, kind: "t" | "h"): ImportedBlock {
  const { isPart: _, aside: __, ...rest } = block;
  return { ...rest, kind };
}
