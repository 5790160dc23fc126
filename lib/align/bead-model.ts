/**
 * How likely a bead is, all evidence together: a log-linear model over the beads of a narrow band.
 *
 * Its weights were fitted by conditional likelihood, as those of a conditional random field, on four
 * hand-aligned novels and two damaged copies of each, starting from and held near the prototype’s
 * guesses, before the book’s own words were learnt (`learn-from-beads.ts`) and `goesOn` was there.
 * Each novel aligned then with weights fitted on the other three alone: strict F1 0.968 all together
 * (0.9677), and with these 0.968 (0.9676), so little of it is the fitting.
 */

import { type Bead, mostSentences } from "#lib/align/bead.ts";
import { type Layout, shapeCount } from "#lib/align/costs.ts";
import {
  BeadScorer,
  type Cells,
  type Comparison,
  emptyMeasures,
  impossible,
} from "#lib/align/search.ts";
import { findTies, type Ties } from "#lib/align/ties.ts";

/** What each piece of evidence counts, in nats. */
export const beadWeights = {
  /** Times the log-likelihood ratio of the words. */
  words: 0.087,
  /** Times the logarithm of how usual the lengths are. */
  lengths: 0.66,
  /** For each tie to a sentence outside. */
  tiesLeaving: -0.22,
  /** For a sentence beside others of its side that has no ties inside; less for one with few. */
  idleMember: -1.12,
  /** Both sides end with the same mark; both begin a speech, or neither does. */
  sameEnd: 1,
  sameOpening: 0.88,
  /** For each side that begins in the middle of a sentence; a round guess, not fitted. */
  goesOn: -3,
  /** Times what paragraphs and kinds of blocks say (`layoutCosts`); not fitted. */
  layout: 0.5,
  /** For a sentence without its other side, after a bead and after another one. */
  gapOpen: -3,
  gapExtend: -0.2,
  /** For each tie of such a sentence, and for a hundred characters of it. */
  gapTies: -0.19,
  gapLength: 0.21,
  /** For such a sentence that goes on from the one before; a round guess, not fitted. */
  gapGoesOn: -2,
} as const;

/** A sentence is idle whose ties are fewer than this share of its tokens. */
const idleBelow = 0.4;

/** By shape, `(french - 1) * 4 + english - 1`. */
const shapeWeights: readonly number[] = [
  0.26,
  -0.54,
  -1.71,
  -1.85, //
  -0.54,
  -1.87,
  -3.18,
  -4.45,
  -1.71,
  -3.18,
  -3.7,
  -4.45,
  -1.85,
  -4.45,
  -4.45,
  -4.45,
];

/** Scores of all that can happen in a band. */
export interface BandScores {
  readonly cells: Cells;
  /** `beads[cell * shapeCount + shape]`, or `impossible`. */
  readonly beads: Float32Array;
  /** For each sentence, what leaving it alone adds to the price of a gap. */
  readonly frenchAlone: Float32Array;
  readonly englishAlone: Float32Array;
}

/** Scores every bead of a band around `path`, yielding the rows gone by. */
export function* scoreBand(
  comparison: Comparison,
  cells: Cells,
  path: readonly Bead[],
): Generator<number, BandScores> {
  const { low, high, rowStarts, count } = cells;
  const ties = findTies(comparison, path, cells);
  yield 0;
  const scorer = new BeadScorer(comparison, cells);
  const measures = emptyMeasures();
  const beads = new Float32Array(count * shapeCount).fill(impossible);
  const { words, lengths, layout, sameEnd, sameOpening, goesOn } = beadWeights;
  const { fr, en, frLayout, enLayout } = comparison;
  for (let i = 1; i < low.length; i++) {
    scorer.readFrench(i - 1);
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      scorer.measure(i, j, measures);
      for (let shape = 0; shape < shapeCount; shape++) {
        if (measures.words[shape] === impossible) continue;
        const from = i - (shape >> 2) - 1;
        const to = j - (shape & 3) - 1;
        let score =
          shapeWeights[shape]! +
          words * measures.words[shape]! +
          lengths * measures.lengths[shape]! +
          layout * measures.layout[shape]! +
          tieScore(comparison, cells, ties, from, i, to, j);
        if (fr.endMarks[i - 1] === en.endMarks[j - 1]) score += sameEnd;
        if (fr.opensSpeech[from] === en.opensSpeech[to]) score += sameOpening;
        score += goesOn * (frLayout.goesOn[from]! + enLayout.goesOn[to]!);
        beads[cell * shapeCount + shape] = score;
      }
    }
    if (i % 64 === 0) yield i;
  }
  const alone = (sums: Float64Array, lengthStarts: Float64Array, layout: Layout) =>
    Float32Array.from({ length: sums.length - 1 }, (_, at) => {
      const length = lengthStarts[at + 1]! - lengthStarts[at]!;
      const own = sums[at + 1]! - sums[at]!;
      const { gapTies, gapLength, gapGoesOn } = beadWeights;
      return gapTies * own + (gapLength * length) / 100 + gapGoesOn * layout.goesOn[at]!;
    });
  return {
    cells,
    beads,
    frenchAlone: alone(ties.french, fr.lengthStarts, frLayout),
    englishAlone: alone(ties.english, en.lengthStarts, enLayout),
  };
}

const frenchTies = new Float64Array(mostSentences);
const englishTies = new Float64Array(mostSentences);

/** What the ties of a bead’s sentences say: how many leave it, and who has none in it. */
function tieScore(
  { fr, en }: Comparison,
  { low, high, rowStarts }: Cells,
  ties: Ties,
  frStart: number,
  frEnd: number,
  enStart: number,
  enEnd: number,
): number {
  frenchTies.fill(0);
  englishTies.fill(0);
  let inside = 0;
  for (let i = frStart; i < frEnd; i++) {
    for (let j = enStart; j < enEnd; j++) {
      if (j + 1 < low[i + 1]! || j + 1 > high[i + 1]!) continue;
      const tie = ties.ofPairs[rowStarts[i + 1]! + j + 1 - low[i + 1]!]!;
      inside += tie;
      frenchTies[i - frStart]! += tie;
      englishTies[j - enStart]! += tie;
    }
  }
  const all =
    ties.french[frEnd]! - ties.french[frStart]! + ties.english[enEnd]! - ties.english[enStart]!;
  let idle = 0;
  if (frEnd - frStart > 1) idle += idleness(frenchTies, fr.tokenStarts, frStart, frEnd);
  if (enEnd - enStart > 1) idle += idleness(englishTies, en.tokenStarts, enStart, enEnd);
  return beadWeights.tiesLeaving * (all - 2 * inside) + beadWeights.idleMember * idle;
}

function idleness(ties: Float64Array, tokenStarts: Int32Array, start: number, end: number): number {
  let sum = 0;
  for (let at = start; at < end; at++) {
    const tokens = Math.max(1, tokenStarts[at + 1]! - tokenStarts[at]!);
    sum += Math.max(0, 1 - ties[at - start]! / tokens / idleBelow);
  }
  return sum;
}
