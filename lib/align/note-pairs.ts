/**
 * Which note of one edition is which of the other: by what they say, and by where they are called.
 * Two editors’ notes are different notes although both count from 1; the same notes may be numbered
 * otherwise, or called by letters.
 *
 * Each note is read as one sentence, and the notes of both sides are compared as sentences are, one
 * with one or alone, in order.
 */

import { findBand } from "#lib/align/band.ts";
import { sentenceCount } from "#lib/align/encoded-text.ts";
import { logSum } from "#lib/align/posterior.ts";
import {
  BeadScorer,
  type Cells,
  type Comparison,
  cellsOf,
  emptyMeasures,
  impossible,
} from "#lib/align/search.ts";

/** A note of each side that say the same, by their places among the notes, with the probability. */
export interface NotePair {
  readonly fr: number;
  readonly en: number;
  readonly probability: number;
}

/** How the notes of both sides go together. */
export interface NotePairs {
  /** In the order of both. */
  readonly pairs: readonly NotePair[];
  /** For each note, the probability that the other side does not have it. */
  readonly frAlone: Float64Array;
  readonly enAlone: Float64Array;
}

/** Where neither side has notes. */
export const noNotePairs: NotePairs = {
  pairs: [],
  frAlone: new Float64Array(0),
  enAlone: new Float64Array(0),
};

/** What is known of two notes beside their words. */
export interface NoteCalls {
  readonly isSameNumber: (fr: number, en: number) => boolean;
  /** Whether they are called from sentences that say the same; nothing where one is not called. */
  readonly areCalledTogether: (fr: number, en: number) => boolean | undefined;
}

/** In nats, for two notes being one rather than two. Guesses; the words decide. */
const noteWeights = {
  words: 0.4,
  lengths: 0.5,
  /** Before anything is read. */
  pair: -1,
  sameNumber: 0.5,
  calledTogether: 1.5,
  calledApart: -3,
} as const;

/** More pairs of notes than this are compared only where their rare words place them. */
const mostPairs = 2_000_000;

/** `comparison` has a sentence for each note. */
export function pairNotesByWords(comparison: Comparison, calls: NoteCalls): NotePairs {
  const { fr, en, table } = comparison;
  const n = sentenceCount(fr);
  const m = sentenceCount(en);
  const band = n * m > mostPairs ? findBand(fr, en, table) : wholeBand(n, m);
  const cells = cellsOf(band);
  const { low, high, rowStarts, count } = cells;
  const scores = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const scorer = new BeadScorer(comparison, cells, 2);
  const measures = emptyMeasures();
  for (let i = 1; i <= n; i++) {
    scorer.readFrench(i - 1);
    for (let j = Math.max(1, low[i]!); j <= high[i]!; j++) {
      scorer.measure(i, j, measures);
      if (measures.words[0] === impossible) continue;
      scores[rowStarts[i]! + j - low[i]!] =
        noteWeights.pair +
        noteWeights.words * measures.words[0]! +
        noteWeights.lengths * measures.lengths[0]! +
        callScore(calls, i - 1, j - 1);
    }
  }
  const probabilities = findProbabilities(cells, scores);
  const frAlone = new Float64Array(n).fill(1);
  const enAlone = new Float64Array(m).fill(1);
  const pairs: NotePair[] = [];
  // Of two notes that are likelier one than not, no third can be so, and no two such pairs cross.
  for (let i = 1; i <= n; i++) {
    for (let j = Math.max(1, low[i]!); j <= high[i]!; j++) {
      const probability = probabilities[rowStarts[i]! + j - low[i]!]!;
      frAlone[i - 1]! -= probability;
      enAlone[j - 1]! -= probability;
      if (probability > 0.5) pairs.push({ fr: i - 1, en: j - 1, probability });
    }
  }
  return { pairs, frAlone, enAlone };
}

function callScore({ isSameNumber, areCalledTogether }: NoteCalls, fr: number, en: number): number {
  const number = isSameNumber(fr, en) ? noteWeights.sameNumber : 0;
  switch (areCalledTogether(fr, en)) {
    case undefined:
      return number;
    case true:
      return number + noteWeights.calledTogether;
    case false:
      return number + noteWeights.calledApart;
  }
}

function wholeBand(n: number, m: number) {
  return { low: new Int32Array(n + 1), high: new Int32Array(n + 1).fill(m) };
}

/**
 * The probability of each pair, by the cell it ends in, over all ways to pair the notes in order. A
 * note alone counts nothing; French ones come before English ones, so that no way is counted twice.
 */
function findProbabilities(cells: Cells, scores: Float64Array): Float64Array {
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const none = Number.NEGATIVE_INFINITY;
  const at = (i: number, j: number) =>
    i >= 0 && i <= n && j >= low[i]! && j <= high[i]! ? rowStarts[i]! + j - low[i]! : -1;
  const read = (sums: Float64Array, cell: number) => (cell === -1 ? none : sums[cell]!);
  // What leads to a cell: by a pair or a French note alone, and by an English note alone.
  const toFrench = new Float64Array(count).fill(none);
  const toEnglish = new Float64Array(count).fill(none);
  const toBoth = (cell: number) => logSum(read(toFrench, cell), read(toEnglish, cell));
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = at(i, j);
      const paired = toBoth(at(i - 1, j - 1)) + scores[cell]!;
      toFrench[cell] = cell === 0 ? 0 : logSum(read(toFrench, at(i - 1, j)), paired);
      toEnglish[cell] = toBoth(at(i, j - 1));
    }
  }
  // What leads on from there.
  const fromFrench = new Float64Array(count).fill(none);
  const fromEnglish = new Float64Array(count).fill(none);
  fromFrench[count - 1] = 0;
  fromEnglish[count - 1] = 0;
  const probabilities = new Float64Array(count);
  const total = toBoth(count - 1);
  for (let i = n; i >= 0; i--) {
    for (let j = high[i]!; j >= low[i]!; j--) {
      const cell = at(i, j);
      const next = at(i + 1, j + 1);
      const paired = next === -1 ? none : fromFrench[next]! + scores[next]!;
      const onwards = logSum(paired, read(fromEnglish, at(i, j + 1)));
      if (cell < count - 1) {
        fromEnglish[cell] = onwards;
        fromFrench[cell] = logSum(onwards, read(fromFrench, at(i + 1, j)));
      }
      const before = toBoth(at(i - 1, j - 1));
      probabilities[cell] = Math.exp(before + scores[cell]! + fromFrench[cell]! - total);
    }
  }
  return probabilities;
}
