/** Titles of chapters, headings of parts, headings and subheadings. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { endsSentence } from "#lib/import/formats/lines.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import {
  findChapterLines,
  type IsChapter,
  isPartLine,
} from "#lib/import/structure/chapter-level.ts";
import {
  findHeadingLines,
  type HeadingLine,
  type HeadingStack,
  isDateLine,
  isTitleLine,
  stackLines,
} from "#lib/import/structure/heading-lines.ts";

/** What a heading becomes. */
type Mark = Pick<DraftBlock, "kind" | "isPart" | "aside">;

/** Every heading, by its level in the format, by its wording, or by how it stands alone. */
export function findHeadings(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const stacks = stackLines(blocks, findHeadingLines(blocks));
  const isChapter = findChapterLines(stacks);
  const marks = new Map<number, Mark>();
  const book = describeBook(blocks, stacks, isChapter);
  for (const [place, stack] of stacks.entries()) {
    const found = isChapter === undefined ? markPlain(stack) : markStack(stack, place, book);
    for (const [index, mark] of found) marks.set(index, mark);
  }
  return blocks.map((block, index) => {
    const mark = marks.get(index);
    if (mark === undefined) return block;
    return { ...block, ...mark, content: withoutWholeEmphasis(block.content) };
  });
}

/** What must be known of the whole to say what one stack is. */
interface Book {
  readonly blocks: readonly DraftBlock[];
  readonly stacks: readonly HeadingStack[];
  readonly isChapter: IsChapter;
  /** The level of chapters, where the format marks them. */
  readonly chapterLevel: number | undefined;
  /** The fewest empty lines before most chapters’ titles. */
  readonly chapterGap: number;
  /** The index of the first stack with a chapter. */
  readonly firstChapter: number;
  /** Tells the lines that head parts. */
  readonly isPart: (line: HeadingLine) => boolean;
  /** Titles over first chapters, as parts without a word for it have. */
  readonly titledParts: ReadonlySet<HeadingLine>;
}

function describeBook(
  blocks: readonly DraftBlock[],
  stacks: readonly HeadingStack[],
  isChapter: IsChapter = () => false,
): Book {
  const lines = stacks.flatMap((stack) => stack.lines.filter(isChapter));
  const levels = lines.flatMap(({ level }) => level ?? []).sort((a, b) => a - b);
  const gaps = lines.flatMap(({ gap }) => gap ?? []).sort((a, b) => a - b);
  const titled = stacks.flatMap((stack) => titleOverFirst(stack.lines, isChapter) ?? []);
  return {
    blocks,
    stacks,
    isChapter,
    chapterLevel: levels[Math.floor(levels.length / 2)],
    chapterGap: gaps[Math.floor(gaps.length / 4)] ?? 0,
    firstChapter: stacks.findIndex((stack) => stack.lines.some(isChapter)),
    isPart: findPartsOf(stacks, isChapter),
    // One alone is the book’s own title, however often it is printed.
    titledParts: new Set(countTexts(titled, blocks) >= 2 ? titled : []),
  };
}

function countTexts(lines: readonly HeadingLine[], blocks: readonly DraftBlock[]): number {
  return new Set(lines.map(({ index }) => blocks[index]?.content.toLowerCase())).size;
}

/** One part alone is the volume’s number; a word that stands under titles heads their sections. */
function findPartsOf(
  stacks: readonly HeadingStack[],
  isChapter: IsChapter,
): (line: HeadingLine) => boolean {
  const inner = new Set<string | undefined>();
  let count = 0;
  for (const { lines } of stacks) {
    const chapter = lines.findIndex(isChapter);
    for (const [at, line] of lines.entries()) {
      if (!isPartLine(line) || isChapter(line)) continue;
      if (chapter !== -1 && at > chapter) inner.add(line.heading?.word);
      else count++;
    }
  }
  if (count < 2) return () => false;
  return (line) => isPartLine(line) && !isChapter(line) && !inner.has(line.heading?.word);
}

/** The title right over a chapter that is the first of its part: `COMBRAY` over `I`. */
function titleOverFirst(
  lines: readonly HeadingLine[],
  isChapter: IsChapter,
): HeadingLine | undefined {
  const at = lines.findIndex(isChapter);
  const line = lines[at];
  const over = lines[at - 1];
  if (line === undefined || over === undefined || lines.some(isPartLine)) return undefined;
  const isMarkedOver = over.level !== undefined && over.level < (line.level ?? 0);
  const isPlain = over.heading === undefined && line.heading?.isNamed === false;
  // Where numbers go on from part to part, a part’s title stands as far off as its chapters’ do.
  const isApart = (over.gap ?? 0) >= 3 && (line.gap ?? 0) >= 2;
  const isFirst = over.heading === undefined && line.heading?.number === 1;
  return isMarkedOver || isFirst || (isPlain && isApart) ? over : undefined;
}

function markStack(
  stack: HeadingStack,
  place: number,
  book: Book,
): readonly (readonly [number, Mark])[] {
  const { lines } = stack;
  const chapterAt = lines.findLastIndex(book.isChapter);
  const partAt = lines.findLastIndex(
    (line, at) => book.isPart(line) && (chapterAt === -1 || at < chapterAt),
  );
  if (chapterAt === -1) return markWithout(stack, place, partAt, book);
  const isVolume = partAt >= 2 && place > 0;
  return lines.map((line, at): readonly [number, Mark] => {
    if (at === chapterAt) return [line.index, { kind: "t" }];
    if (at > chapterAt) {
      const isOne = isHeadingOfItsOwn(line) || isFirstSection(line, lines[chapterAt], place, book);
      return [line.index, { kind: isOne ? "h" : "s" }];
    }
    if (book.isPart(line) || book.titledParts.has(line)) {
      return [line.index, { kind: "h", isPart: true }];
    }
    if (partAt !== -1 && at > partAt) return [line.index, { kind: "s" }];
    // A volume’s title page stands between two chapters.
    return [line.index, isVolume ? { kind: "h", aside: "front-matter" } : { kind: "h" }];
  });
}

/** The first of a chapter’s sections, of which others follow; under a number alone it is the title. */
function isFirstSection(
  { level }: HeadingLine,
  chapter: HeadingLine | undefined,
  place: number,
  { stacks, isChapter }: Book,
): boolean {
  if (level === undefined || chapter?.heading?.hasTitle === false) return false;
  for (const { lines } of stacks.slice(place + 1)) {
    if (lines.some(isChapter)) return false;
    if (lines.some((line) => line.level === level)) return true;
  }
  return false;
}

/** A stack that no chapter begins: a part over prose, a preface, a section, a title page. */
function markWithout(
  stack: HeadingStack,
  place: number,
  partAt: number,
  book: Book,
): readonly (readonly [number, Mark])[] {
  const { lines, hasProse } = stack;
  const [first] = lines;
  if (partAt !== -1) {
    const next = nextHeaded(book, place);
    // A part over prose with no chapter in it is one itself.
    const kind: Mark =
      next === "chapter" ? { kind: "h", isPart: true } : { kind: hasProse ? "t" : "h" };
    return lines.map((line, at): readonly [number, Mark] => {
      if (at < partAt) return [line.index, { kind: "h" }];
      if (at > partAt) return [line.index, { kind: isHeadingOfItsOwn(line) ? "h" : "s" }];
      return [line.index, kind];
    });
  }
  const standing = lines.findLastIndex(({ heading }) => heading?.isStanding === true);
  const title = !hasProse ? -1 : standing !== -1 ? standing : findOtherTitle(stack, place, book);
  return lines.map((line, at): readonly [number, Mark] => {
    if (at === title) return [line.index, { kind: "t" }];
    if (title !== -1 && at > title && !isHeadingOfItsOwn(line)) return [line.index, { kind: "s" }];
    const isDeep = line.level !== undefined && line.level > (book.chapterLevel ?? 0) + 1;
    const isUnder =
      place > book.firstChapter &&
      line !== first &&
      line.heading === undefined &&
      (line.level === undefined
        ? (line.gap ?? 0) < 3
        : line.level > (book.chapterLevel ?? 0) && line.level > (first?.level ?? 0));
    return [line.index, { kind: isDeep || isUnder ? "s" : "h" }];
  });
}

/** What comes next after a part’s own text: a chapter, or another part. */
function nextHeaded(
  { stacks, isChapter, isPart }: Book,
  place: number,
): "chapter" | "part" | undefined {
  for (const { lines } of stacks.slice(place + 1)) {
    for (const line of lines) {
      if (isPart(line)) return "part";
      if (isChapter(line)) return "chapter";
    }
  }
  return undefined;
}

/** A title that is set as chapters’ titles are and has prose under it: *Bibliographie*, a dedication. */
function findOtherTitle({ lines, hasProse }: HeadingStack, place: number, book: Book): number {
  if (!hasProse || place < book.firstChapter) return -1;
  const { chapterLevel, chapterGap } = book;
  return lines.findIndex(({ level, gap, index }) => {
    if (level !== undefined) return chapterLevel !== undefined && level <= chapterLevel;
    if (chapterLevel !== undefined || (gap ?? 0) < 3 || (gap ?? 0) < chapterGap) return false;
    const content = book.blocks[index]?.content ?? "";
    return place !== book.firstChapter && content.length < 80;
  });
}

/** A text in which nothing heads chapters. */
function markPlain({ lines }: HeadingStack): readonly (readonly [number, Mark])[] {
  const levels = lines.flatMap(({ level }) => level ?? []);
  const highest = Math.min(...levels);
  return lines.map(({ index, level, heading }) => [
    index,
    { kind: level !== undefined && level > highest && heading === undefined ? "s" : "h" },
  ]);
}

/** `SCÈNE PREMIÈRE` under `ACTE PREMIER`, `I` under the title of a tale. */
function isHeadingOfItsOwn({ heading }: HeadingLine): boolean {
  return heading !== undefined && !heading.isStanding;
}

/** A text without chapters begins with its title and the lines under it. */
export function findTitle(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isFree = (block: DraftBlock) => block.aside === undefined;
  if (blocks.some((block) => isFree(block) && block.kind === "t")) return blocks;
  const first = blocks.findIndex(isFree);
  const opening = blocks[first];
  if (opening === undefined) return blocks;
  const isLine = (block: DraftBlock | undefined) => {
    if (block === undefined || block.aside !== undefined) return false;
    if (block.kind === "h" || block.kind === "s") return true;
    if (isDateLine(block.content)) return false;
    return block.isLone === true && block.kind === "p" && !endsSentence(block.content);
  };
  if (!(isLine(opening) || isTitleLine(opening)) || blocks.filter(isFree).length < 2) return blocks;
  let end = first + 1;
  const isNumber = (block: DraftBlock | undefined) =>
    findChapterHeading(block?.content ?? "")?.isNamed === false;
  while (isLine(blocks[end]) && blocks[end]?.level === undefined && !isNumber(blocks[end])) end++;
  // Nothing but short lines is a list or a poem, and has no title that we could tell.
  if (end === blocks.length && end - first > 2) return blocks;
  return blocks.map((block, index) => {
    if (index === first)
      return { ...block, kind: "t", content: withoutWholeEmphasis(block.content) };
    return index > first && index < end ? { ...block, kind: "s" } : block;
  });
}

/** A heading is set apart already; emphasis around the whole of it says nothing. */
function withoutWholeEmphasis(content: string): string {
  const whole = /^\*((?:[^*\\]|\\.)+)\*((?:\[\^\d+\])*)$/.exec(content);
  return whole === null ? content : `${whole[1]}${whole[2]}`;
}
