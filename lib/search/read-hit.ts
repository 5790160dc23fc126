/** The text of a hit, from the chapter’s own table. */

import { tokenize } from "#lib/french/tokens.ts";
import type { SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import type { Hit } from "#lib/search/search-source.ts";

/** A segment with what to mark in it. */
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
 * (`toSegmentWords(toReading(chapter, edition))`). `undefined` where the chapter is another than
 * the one that was indexed, and lacks the segment or the words.
 */
export function readHit(segments: readonly SegmentWords[], hit: Hit): HitText | undefined {
  const segment = segments[hit.place.row];
  if (segment === undefined) return undefined;
  const { id, fr, en } = segment;
  const french = tokenize(fr)
    .filter(({ kind }) => kind === "word")
    .map(({ startOffset: start, endOffset: end }) => ({ start, end }));
  const english = englishWords(en).map(({ startOffset: start, endOffset: end }) => ({
    start,
    end,
  }));
  const [frMarks, enMarks] = [marksOf(french, hit.fr), marksOf(english, hit.en)];
  if (frMarks === undefined || enMarks === undefined) return undefined;
  return { id, fr, en, frMarks, enMarks };
}

/** The places of words, those side by side as one. */
function marksOf(all: readonly Mark[], words: readonly number[]): readonly Mark[] | undefined {
  const marks: Mark[] = [];
  let before = -2;
  for (const word of words) {
    const place = all[word];
    if (place === undefined) return undefined;
    const last = marks.at(-1);
    if (last !== undefined && word === before + 1) {
      marks[marks.length - 1] = { start: last.start, end: place.end };
    } else marks.push(place);
    before = word;
  }
  return marks;
}
