/** What a book’s own table of contents says: which blocks are headings, and of which level. */

import { isMatterLabel } from "#lib/import/formats/html/matter-types.ts";
import type { WalkedBlock, WalkedPage } from "#lib/import/formats/html/page-walker.ts";
import { escapeContent } from "#lib/import/formats/inline-content.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** A line of the table of contents. */
export interface ContentsEntry {
  readonly label: string;
  /** The page that it leads to, and the place on it where it names one. */
  readonly path: string;
  readonly fragment: string | undefined;
  /** 1 for the outermost. */
  readonly depth: number;
}

/** What the contents say of a block, or of the place before it. */
interface Mark {
  /** Headings that are printed nowhere, to stand before the block. */
  readonly missing: ContentsEntry[];
  entry?: ContentsEntry;
  /** A second line of a heading. */
  isSecond?: boolean;
}

/** Longer blocks are text, whatever leads to them. */
const longestHeading = 160;

/** The blocks of each page with the headings that the contents name; missing ones are put in. */
export function applyContents(
  pages: readonly WalkedPage[],
  all: readonly ContentsEntry[],
  ledger: Ledger,
): readonly (readonly WalkedBlock[])[] {
  const entries = withoutMatter(pages, all);
  const byPath = new Map<string, ContentsEntry[]>();
  for (const entry of entries) {
    const others = byPath.get(keyOf(entry.path));
    if (others === undefined) byPath.set(keyOf(entry.path), [entry]);
    else others.push(entry);
  }
  const marksOfPages = pages.map((page) => markPage(page, byPath.get(keyOf(page.path)) ?? []));
  const isNested = entries.some(({ depth }) => depth > 1);
  const flatLevel = isNested ? undefined : usualLevel(pages, marksOfPages);
  let depth = 0;
  return pages.map(({ blocks }, pageIndex) => {
    const marks = marksOfPages[pageIndex];
    const marked: WalkedBlock[] = [];
    for (const [at, block] of blocks.entries()) {
      const mark = marks?.get(at);
      for (const { label, depth } of mark?.missing ?? []) {
        ledger.show(`${label}\n`);
        marked.push({ kind: "h", level: flatLevel ?? depth + 1, content: escapeContent(label) });
      }
      depth = (mark?.entry ?? mark?.missing.at(-1))?.depth ?? depth;
      marked.push(settle(block, mark, depth, flatLevel));
    }
    return marked;
  });
}

/** Contents and packages may spell a page in other letters, capital or small. */
function keyOf(path: string): string {
  return path.toLowerCase();
}

/** Entries of title pages and the like are none, and what stands below them stands in their place. */
function withoutMatter(
  pages: readonly WalkedPage[],
  entries: readonly ContentsEntry[],
): readonly ContentsEntry[] {
  const byPath = new Map(pages.map((page) => [keyOf(page.path), page]));
  const lifted: ContentsEntry[] = [];
  /** The depths of the title pages that an entry stands below. */
  const above: number[] = [];
  for (const entry of entries) {
    while (above.length > 0 && entry.depth <= (above.at(-1) ?? 0)) above.pop();
    const page = byPath.get(keyOf(entry.path));
    const place = entry.fragment === undefined ? 0 : page?.anchors.get(entry.fragment);
    const isMatter = page?.blocks[place ?? 0]?.isMatter === true;
    if (isMatter) above.push(entry.depth);
    else lifted.push({ ...entry, depth: entry.depth - above.length });
  }
  return lifted;
}

/** A block as the contents have it; headings that they pass over stand below those they name. */
function settle(
  block: WalkedBlock,
  mark: Mark | undefined,
  depth: number,
  flatLevel: number | undefined,
): WalkedBlock {
  const { kind, level } = block;
  if (mark?.entry === undefined) {
    if (level === undefined || flatLevel !== undefined || depth === 0) return block;
    return { ...block, level: Math.max(level, depth + 2) };
  }
  if (level !== undefined) {
    return flatLevel === undefined ? { ...block, level: mark.entry.depth + 1 } : block;
  }
  if (mark.isSecond === true) return { ...block, kind: "s", isLone: false };
  if (kind === "n" || kind === "b") return block;
  const content = block.content.replaceAll("\n", " ");
  return { ...block, kind: "h", level: flatLevel ?? mark.entry.depth + 1, content, isLone: false };
}

function markPage(
  { blocks, anchors }: WalkedPage,
  entries: readonly ContentsEntry[],
): ReadonlyMap<number, Mark> {
  const marks = new Map<number, Mark>();
  const markAt = (at: number): Mark => {
    const mark = marks.get(at) ?? { missing: [] };
    marks.set(at, mark);
    return mark;
  };
  let cursor = 0;
  for (const [order, entry] of entries.entries()) {
    const place = entry.fragment === undefined ? 0 : anchors.get(entry.fragment);
    if (place === undefined && order > 0) continue;
    const start = Math.max(cursor, place ?? 0);
    const found = findHeading(blocks, start, entry.label) ?? findExact(blocks, start, entry.label);
    if (found === undefined) {
      const block = blocks[start];
      if (block !== undefined && isWorthy(entry, block)) markAt(start).missing.push(entry);
      continue;
    }
    for (let at = found.first; at < found.end; at++) {
      const kind = blocks[at]?.kind;
      if (kind === "b" || kind === "n") continue;
      const mark = markAt(at);
      mark.entry = entry;
      mark.isSecond = at > found.first;
    }
    cursor = found.end;
  }
  return marks;
}

/** Whether an entry heads a text, and no title page or list. */
function isWorthy({ label }: ContentsEntry, block: WalkedBlock): boolean {
  if (block.aside !== undefined || block.isMatter === true || block.kind === "n") return false;
  // A file may begin in the middle of a sentence, and no heading stands there.
  if (/^\p{Ll}/u.test(block.content)) return false;
  if (isMatterLabel(label) || isPlaceOnly.test(label.trim())) return false;
  return /\p{L}|\d/u.test(label) && label.length <= longestHeading;
}

const isPlaceOnly =
  /^(?:start|début|begin(?: reading)?|text|texte|page \d+|\d{3,}|section\d+|chapter_?\d+\.x?html?|unknown|dedication|dédicace|épigraphe|epigraph|bodymatter|frontmatter|.*\.x?html?)$/i;

/** The blocks from a place on that print an entry: a number, a title, or both. */
function findHeading(
  blocks: readonly WalkedBlock[],
  start: number,
  label: string,
): { readonly first: number; readonly end: number } | undefined {
  const wanted = wordsOf(label);
  let first: number | undefined;
  let lastMatch: number | undefined;
  for (let at = start; at < Math.min(blocks.length, start + 6); at++) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.kind === "b" || block.kind === "n") continue;
    const isMarked = block.level !== undefined || block.kind === "s";
    const words = wordsOf(block.content);
    const isPrinted = isWithin(words, wanted) || isWithin(wanted, words);
    const isMatch = isPrinted && (isMarked || (isShort(block) && !isSentence(block, label)));
    if (isMatch) {
      first ??= at;
      lastMatch = at;
    } else if (first === undefined && (isMarked || isNumeral(block))) first = at;
    else break;
  }
  if (first === undefined) return undefined;
  // A heading that is worded otherwise is the chapter’s all the same; a number over text is not.
  if (lastMatch === undefined) {
    return blocks[first]?.level === undefined ? undefined : { first, end: first + 1 };
  }
  return { first, end: lastMatch + 1 };
}

/** A block a little further on that prints an entry word for word. */
function findExact(
  blocks: readonly WalkedBlock[],
  start: number,
  label: string,
): { readonly first: number; readonly end: number } | undefined {
  const wanted = wordsOf(label).join(" ");
  for (let at = start; at < Math.min(blocks.length, start + 8); at++) {
    const block = blocks[at];
    if (block === undefined || block.kind === "n" || !isShort(block)) continue;
    if (wordsOf(block.content).join(" ") === wanted) return { first: at, end: at + 1 };
  }
  return undefined;
}

function isShort({ content, kind }: WalkedBlock): boolean {
  return content.length <= longestHeading && kind !== "l";
}

/** *Il ne dit rien depuis le matin.* has the words of *Le matin*, and is text. */
function isSentence({ content }: WalkedBlock, label: string): boolean {
  return endsSentence(content) && content.length > label.length * 2 + 20;
}

function isNumeral({ content }: WalkedBlock): boolean {
  return /^\P{L}*(?:\d{1,3}|[IVXLC]{1,8})\P{L}*$/u.test(content);
}

function wordsOf(text: string): readonly string[] {
  return (
    text
      .replace(/\[\^\d+\]/g, " ")
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Whether words stand in others, one after another. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  if (words.length === 0 || words.length > others.length) return false;
  return ` ${others.join(" ")} `.includes(` ${words.join(" ")} `);
}

/** The level that most headings named by flat contents have. */
function usualLevel(
  pages: readonly WalkedPage[],
  marks: readonly ReadonlyMap<number, Mark>[],
): number {
  const counts = new Map<number, number>();
  for (const [index, { blocks }] of pages.entries()) {
    for (const [at, { entry }] of marks[index] ?? []) {
      const level = blocks[at]?.level;
      if (entry !== undefined && level !== undefined) {
        counts.set(level, (counts.get(level) ?? 0) + 1);
      }
    }
  }
  const [usual] = [...counts].sort((a, b) => b[1] - a[1]);
  return usual?.[0] ?? 1;
}

/**
 * A book in files of which neither contents nor headings tell the chapters: a short first line of
 * a file, set otherwise than what follows, is its title, if most files have one.
 */
export function findFileTitles(pages: readonly WalkedPage[]): readonly WalkedPage[] {
  const bodies = pages.filter(({ blocks }) => blocks.some(isText));
  const titled = bodies.filter(({ blocks }) => isTitle(blocks));
  const hasHeadings = pages.some(({ blocks }) => blocks.some(({ level }) => level !== undefined));
  if (hasHeadings || titled.length < 2 || titled.length * 2 < bodies.length) return pages;
  return pages.map((page) => {
    const [first, ...others] = page.blocks;
    if (first === undefined || !isTitle(page.blocks)) return page;
    return { ...page, blocks: [{ ...first, kind: "h", level: 1, isLone: false }, ...others] };
  });
}

function isText({ content, isMatter }: WalkedBlock): boolean {
  return content.length > 60 && isMatter !== true;
}

function isTitle([first, second]: readonly WalkedBlock[]): boolean {
  if (first?.kind !== "p" || second === undefined || first.isMatter === true) return false;
  if (first.content.length > 80 || endsSentence(first.content)) return false;
  return first.style !== second.style && /^\P{L}*[\p{Lu}\p{N}]/u.test(first.content);
}
