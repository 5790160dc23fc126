/** A chapter as one English edition’s reader sees it. */

import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { countWords, noteCalls, plainText } from "#lib/text/inline.ts";
import type { Bilingual, BlockKind, Cell, Chapter, EditionName } from "#lib/text/model.ts";

/** A chapter in French and one English edition, ready to show. */
export interface Reading {
  readonly blocks: readonly ReadingBlock[];
}

/** A block with at least one segment. */
export interface ReadingBlock {
  readonly id: string;
  readonly kind: BlockKind;
  readonly segments: readonly ReadingSegment[];
}

/** A segment’s two sides, of which at most one is empty. */
export interface ReadingSegment {
  readonly id: string;
  readonly fr: Cell;
  readonly en: Cell;
}

/** What a list of contents and a shelf say of a chapter. */
export interface ChapterStatistics {
  /** The title block’s words, else the first heading’s, else the chapter’s name. */
  readonly title: Bilingual;
  /** The `h` and `s` blocks, in the order of the text. */
  readonly headings: readonly Heading[];
  readonly blocks: number;
  readonly segments: number;
  /** Segments that the French has and this English edition has not. */
  readonly untranslated: number;
  /** Words, notes included. */
  readonly words: { readonly fr: number; readonly en: number };
  /** Note calls in the French. */
  readonly noteCalls: number;
  /** Minutes to read it in parallel, 1 or more. */
  readonly minutes: number;
}

/** A chapter of a work as its list of contents shows it. */
export interface ChapterOverview extends ChapterStatistics {
  readonly name: string;
}

/** A heading inside a chapter; `id` is that of its first segment. */
export interface Heading {
  readonly id: string;
  readonly kind: "h" | "s";
  readonly title: Bilingual;
}

// Native readers of French did 195 words a minute in Trauzettel-Klosinski & Dietz 2012 (IReST).
// Only the French is counted: in parallel one side is read and the other looked at.
const frenchWordsPerMinute = 200;

/**
 * The chapter in French and one English edition. Segments that neither has are left out, and so
 * are blocks without segments. Throws a `RangeError` for an edition that the chapter has not.
 */
export function toReading(chapter: Chapter, editionName: EditionName): Reading {
  const column = englishColumn(chapter, editionName);
  const blocks = chapter.blocks.flatMap((block) => {
    const segments = block.segments.flatMap(({ id, cells }) => {
      const [fr, en] = [cells[0], cells[column]];
      if (fr === undefined || en === undefined) throw new RangeError(`${id} lacks a cell`);
      return fr.content.length === 0 && en.content.length === 0 ? [] : [{ id, fr, en }];
    });
    return segments.length === 0 ? [] : [{ id: block.id, kind: block.kind, segments }];
  });
  return { blocks };
}

/** The words of every segment of a chapter. */
export function toSegmentWords({ blocks }: Reading): readonly SegmentWords[] {
  return blocks.flatMap(({ segments }) =>
    segments.map(({ id, fr, en }) => ({
      id,
      fr: plainText(fr.content),
      en: plainText(en.content),
    })),
  );
}

/**
 * What a list says of a chapter, for one English edition: the first where none is named.
 * `chapterName` stands for a title that the chapter has not.
 */
export function chapterStatistics(
  chapter: Chapter,
  chapterName: string,
  editionName: EditionName = chapter.editions[1],
): ChapterStatistics {
  const { blocks } = toReading(chapter, editionName);
  const headings = blocks.flatMap((block): readonly Heading[] => {
    const id = block.segments[0]?.id;
    if ((block.kind !== "h" && block.kind !== "s") || id === undefined) return [];
    return [{ id, kind: block.kind, title: titleOf(block) }];
  });
  const titleBlock = blocks.find((block) => block.kind === "t");
  const segments = blocks.flatMap((block) => block.segments);
  const words = {
    fr: sum(segments.map(({ fr }) => countWords(plainText(fr.content)))),
    en: sum(segments.map(({ en }) => countWords(plainText(en.content)))),
  };
  return {
    title:
      titleBlock === undefined
        ? (headings[0]?.title ?? { fr: chapterName, en: chapterName })
        : titleOf(titleBlock),
    headings,
    blocks: blocks.length,
    segments: segments.length,
    untranslated: segments.filter(({ en }) => en.content.length === 0).length,
    words,
    noteCalls: sum(segments.map(({ fr }) => noteCalls(fr.content).length)),
    minutes: Math.max(1, Math.ceil(words.fr / frenchWordsPerMinute)),
  };
}

function englishColumn(chapter: Chapter, editionName: EditionName): number {
  const column = chapter.editions.indexOf(editionName);
  if (column < 1) {
    const known = chapter.editions.slice(1).join(", ");
    throw new RangeError(`no English edition “${editionName}” in this chapter; it has ${known}`);
  }
  return column;
}

/** A block’s words on one line; a side without any says what the other does. */
function titleOf(block: ReadingBlock): Bilingual {
  const join = (side: "fr" | "en") =>
    block.segments
      .map((segment) => plainText(segment[side].content))
      .filter(Boolean)
      .join(" ");
  const [fr, en] = [join("fr"), join("en")];
  return { fr: fr || en, en: en || fr };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
