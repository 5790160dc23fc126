import type { Box } from "#lib/reader/card-place.ts";

/** A word by the numbers of its segment and its own in it, both from 0. */
export interface WordPlace {
  readonly index: number;
  readonly number: number;
}

/**
 * The word after a place, or before it; in the next segment that has one where this one ends.
 * `countOf` says how many words a segment has, `undefined` where the text has ended.
 */
export function nextWord(
  countOf: (index: number) => number | undefined,
  from: WordPlace,
  by: 1 | -1,
): WordPlace | undefined {
  let { index } = from;
  let number = from.number + by;
  for (let count = countOf(index); count !== undefined; count = countOf(index)) {
    if (number >= 0 && number < count) return { index, number };
    index += by;
    number = by > 0 ? 0 : (countOf(index) ?? 0) - 1;
  }
  return undefined;
}

/** A line further down counts as so many px to the side. */
const downWeight = 50;
/** So many segments further on none has a nearer word than one that was found. */
const segmentsLooked = 1;

/**
 * The word nearest to one on the line below it, or above. `boxesOf` gives the first line of each word
 * of a segment, where it is laid out, and `undefined` where the text has ended.
 */
export function wordOnNextLine(
  boxesOf: (index: number) => readonly (Box | undefined)[] | undefined,
  { index: start, number: own }: WordPlace,
  by: 1 | -1,
): WordPlace | undefined {
  const from = boxesOf(start)?.[own];
  if (from === undefined) return undefined;
  let best: WordPlace | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let index = start; ; index += by) {
    const boxes = boxesOf(index);
    if (boxes === undefined) return best;
    for (const [number, to] of boxes.entries()) {
      const distance = to === undefined ? Number.POSITIVE_INFINITY : distanceDown(from, to, by);
      if (distance >= least) continue;
      best = { index, number };
      least = distance;
    }
    if (best !== undefined && Math.abs(index - start) > segmentsLooked) return best;
  }
}

/** How far a word is from another that is on a line before it; infinite on the same line. */
function distanceDown(from: Box, to: Box, by: 1 | -1): number {
  const down = (to.top - from.top) * by;
  if (down < (from.bottom - from.top) / 2) return Number.POSITIVE_INFINITY;
  return down * downWeight + Math.abs(to.left + to.right - from.left - from.right) / 2;
}
