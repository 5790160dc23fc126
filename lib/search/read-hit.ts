/** The text of a hit, from the chapter’s own table. */

import { tokenize } from "#lib/french/tokens.ts";
import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import type { Hit } from "#lib/search/search-source.ts";
import { textSum } from "#lib/search/text-sum.ts";

/** A segment with what to mark in it; nothing where the text is another than the one searched. */
export interface HitText {
  readonly id: string;
  readonly fr: string;
  readonly en: string;
  /** Parts to mark, in order; UTF-16 code units from 0, ends not included. */
  readonly frMarks: readonly Mark[];
  readonly enMarks: readonly Mark[];
}

export interface Mark {
  readonly start: number;
  readonly end: number;
}

/**
 * Reads a hit in its chapter: `segments` are those of the chapter’s reading in the hit’s edition
 * (`toSegmentWords(toReading(chapter, edition))`). `undefined` where the chapter lacks the segment.
 */
export function readHit(segments: readonly SegmentWords[], hit: Hit): HitText | undefined {
  const segment = segments[hit.place.row];
  if (segment === undefined) return undefined;
  const { id, fr, en } = segment;
  if (sumOf(segments) !== hit.sum) return { id, fr, en, frMarks: [], enMarks: [] };
  const french = tokenize(fr).filter(({ kind }) => kind === "word");
  return {
    id,
    fr,
    en,
    frMarks: marksOf(french, hit.fr),
    enMarks: marksOf(englishWords(en), hit.en),
  };
}

const sums = new WeakMap<readonly SegmentWords[], number>();

function sumOf(segments: readonly SegmentWords[]): number {
  const sum = sums.get(segments) ?? textSum(segments);
  sums.set(segments, sum);
  return sum;
}

/** The places of words, those side by side as one. */
function marksOf(
  all: readonly { readonly startOffset: number; readonly endOffset: number }[],
  words: readonly number[],
): readonly Mark[] {
  const marks: Mark[] = [];
  let before = -2;
  for (const word of words) {
    const place = all[word];
    if (place === undefined) continue;
    const last = marks.at(-1);
    if (last !== undefined && word === before + 1) {
      marks[marks.length - 1] = { start: last.start, end: place.endOffset };
    } else marks.push({ start: place.startOffset, end: place.endOffset });
    before = word;
  }
  return marks;
}
