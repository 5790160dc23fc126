/**
 * How sure each bead is, by the forward–backward algorithm over a band, and the beads that are
 * likeliest to be right one by one.
 */

import { type Bead, mostSentences, type RatedBead } from "#lib/align/bead.ts";
import { type Costs, shapeCount } from "#lib/align/costs.ts";
import { type Cells, impossible } from "#lib/align/search.ts";

/** Scores of every shape of bead that ends in a cell: `scores[cell * shapeCount + shape]`. */
export type CellScores = Float32Array;

/**
 * The search’s scores count the same evidence more than once; halved, their posteriors are right as
 * often as they say (measured by the prototype on eleven novels).
 */
export const temperature = 0.5;

/** What is likely in a band. */
export interface Posteriors {
  readonly cells: Cells;
  /** `beads[cell * shapeCount + shape]`: probability of the bead that ends there. */
  readonly beads: Float32Array;
  /** Probability that the French sentence before the cell is alone; the same for the English. */
  readonly frenchAlone: Float32Array;
  readonly englishAlone: Float32Array;
}

/**
 * The probability of every bead of the band. `path` is a good path through it: all weights are
 * relative to its own, so that products of thousands of them stay within what a number holds.
 */
export function findPosteriors(
  cells: Cells,
  scores: CellScores,
  path: readonly Bead[],
  costs: Costs,
): Posteriors {
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const m = high[n]!;
  const level = levelsAlong(path, cells, scores, costs);
  const open = -costs.gapOpen * temperature;
  const extend = -costs.gapExtend * temperature;
  const state = () => new Float64Array(count);
  const forward = { bead: state(), french: state(), english: state(), any: state() };
  // One weight a bead, computed once for both directions.
  const weights = new Float32Array(count * shapeCount);

  forward.bead[0] = 1;
  forward.any[0] = 1;
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (cell === 0) continue;
      const here = level[i + j]!;
      const rise = level[i + j - 1]! - here;
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = rowStarts[i - 1]! + j - low[i - 1]!;
        forward.french[cell] =
          (forward.bead[from]! + forward.english[from]!) * Math.exp(open + rise) +
          forward.french[from]! * Math.exp(extend + rise);
      }
      if (j > low[i]!) {
        const from = cell - 1;
        forward.english[cell] =
          (forward.bead[from]! + forward.french[from]!) * Math.exp(open + rise) +
          forward.english[from]! * Math.exp(extend + rise);
      }
      let sum = 0;
      for (let shape = 0; shape < shapeCount; shape++) {
        const score = scores[cell * shapeCount + shape]!;
        if (score <= impossible) continue;
        const from = cellBefore(i, j, shape);
        const step = level[i + j - (shape >> 2) - (shape & 3) - 2]! - here;
        const weight = Math.exp(score * temperature + step);
        weights[cell * shapeCount + shape] = weight;
        sum += forward.any[from]! * weight;
      }
      forward.bead[cell] = sum;
      forward.any[cell] = sum + forward.french[cell]! + forward.english[cell]!;
    }
  }
  const end = rowStarts[n]! + m - low[n]!;
  const total = forward.any[end]!;

  // What comes after a cell, by what came before it: a bead, or a sentence of one side alone.
  const after = { bead: state(), french: state(), english: state() };
  after.bead[end] = 1;
  after.french[end] = 1;
  after.english[end] = 1;
  const beads = new Float32Array(count * shapeCount);
  const frenchAlone = new Float32Array(count);
  const englishAlone = new Float32Array(count);
  for (let i = n; i >= 0; i--) {
    for (let j = high[i]!; j >= low[i]!; j--) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (cell === 0) continue;
      const rise = level[i + j - 1]! - level[i + j]!;
      for (let shape = 0; shape < shapeCount; shape++) {
        const weight = weights[cell * shapeCount + shape]!;
        if (weight === 0) continue;
        const from = cellBefore(i, j, shape);
        const onwards = weight * after.bead[cell]!;
        beads[cell * shapeCount + shape] = Math.min(1, (forward.any[from]! * onwards) / total);
        after.bead[from]! += onwards;
        after.french[from]! += onwards;
        after.english[from]! += onwards;
      }
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = rowStarts[i - 1]! + j - low[i - 1]!;
        frenchAlone[cell] = Math.min(1, (forward.french[cell]! * after.french[cell]!) / total);
        const opened = after.french[cell]! * Math.exp(open + rise);
        after.bead[from]! += opened;
        after.english[from]! += opened;
        after.french[from]! += after.french[cell]! * Math.exp(extend + rise);
      }
      if (j > low[i]!) {
        const from = cell - 1;
        englishAlone[cell] = Math.min(1, (forward.english[cell]! * after.english[cell]!) / total);
        const opened = after.english[cell]! * Math.exp(open + rise);
        after.bead[from]! += opened;
        after.french[from]! += opened;
        after.english[from]! += after.english[cell]! * Math.exp(extend + rise);
      }
    }
  }
  return { cells, beads, frenchAlone, englishAlone };

  function cellBefore(i: number, j: number, shape: number): number {
    const row = i - (shape >> 2) - 1;
    return rowStarts[row]! + j - (shape & 3) - 1 - low[row]!;
  }
}

/** The tempered score of a path up to where i + j sentences have gone by, for each i + j. */
function levelsAlong(
  path: readonly Bead[],
  { low, high, rowStarts }: Cells,
  scores: CellScores,
  costs: Costs,
): Float64Array {
  const n = low.length - 1;
  const levels = new Float64Array(n + high[n]! + 1);
  let before: Bead | undefined;
  for (const bead of path) {
    const { frStart, frEnd, enStart, enEnd } = bead;
    const x = frEnd - frStart;
    const y = enEnd - enStart;
    let score: number;
    if (x > 0 && y > 0) {
      const cell = rowStarts[frEnd]! + enEnd - low[frEnd]!;
      score = scores[cell * shapeCount + (x - 1) * mostSentences + y - 1]!;
    } else {
      const isMore =
        before !== undefined &&
        (x > 0 ? before.enStart === before.enEnd : before.frStart === before.frEnd);
      score = -(isMore ? costs.gapExtend : costs.gapOpen);
    }
    const start = frStart + enStart;
    for (let step = 1; step <= x + y; step++) {
      levels[start + step] = levels[start]! + (score * temperature * step) / (x + y);
    }
    before = bead;
  }
  return levels;
}

/**
 * The path whose beads are most likely right one by one (least expected loss), each bead with its
 * probability. `perBead` is taken off for each: with half of the F-measure hoped for, the path has
 * the best expected F-measure; with 0, doubtful places come apart.
 */
export function likeliestBeads(posteriors: Posteriors, perBead: number): readonly RatedBead[] {
  const { cells, beads, frenchAlone, englishAlone } = posteriors;
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const best = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  // The shape that ends in each cell; two more for a sentence alone.
  const moves = new Uint8Array(count);
  best[0] = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (cell === 0) continue;
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        take(cell, rowStarts[i - 1]! + j - low[i - 1]!, frenchAlone[cell]!, frenchMove);
      }
      if (j > low[i]!) take(cell, cell - 1, englishAlone[cell]!, englishMove);
      for (let shape = 0; shape < shapeCount; shape++) {
        const probability = beads[cell * shapeCount + shape]!;
        if (probability === 0) continue;
        const row = i - (shape >> 2) - 1;
        take(cell, rowStarts[row]! + j - (shape & 3) - 1 - low[row]!, probability, shape);
      }
    }
  }
  const path: RatedBead[] = [];
  let i = n;
  let j = high[n]!;
  while (i > 0 || j > 0) {
    const cell = rowStarts[i]! + j - low[i]!;
    const move = moves[cell]!;
    const x = move === englishMove ? 0 : move === frenchMove ? 1 : (move >> 2) + 1;
    const y = move === frenchMove ? 0 : move === englishMove ? 1 : (move & 3) + 1;
    const confidence =
      move === frenchMove
        ? frenchAlone[cell]!
        : move === englishMove
          ? englishAlone[cell]!
          : beads[cell * shapeCount + move]!;
    path.push({ frStart: i - x, frEnd: i, enStart: j - y, enEnd: j, confidence });
    i -= x;
    j -= y;
  }
  return path.reverse();

  function take(cell: number, from: number, probability: number, move: number): void {
    const value = best[from]! + probability - perBead;
    if (value > best[cell]!) {
      best[cell] = value;
      moves[cell] = move;
    }
  }
}

const frenchMove = shapeCount;
const englishMove = shapeCount + 1;

/** The beads’ confidence when the path is given. */
export function rateBeads(posteriors: Posteriors, path: readonly Bead[]): readonly RatedBead[] {
  const { low, rowStarts } = posteriors.cells;
  return path.map((bead) => {
    const cell = rowStarts[bead.frEnd]! + bead.enEnd - low[bead.frEnd]!;
    const x = bead.frEnd - bead.frStart;
    const y = bead.enEnd - bead.enStart;
    const confidence =
      y === 0
        ? posteriors.frenchAlone[cell]!
        : x === 0
          ? posteriors.englishAlone[cell]!
          : posteriors.beads[cell * shapeCount + (x - 1) * mostSentences + y - 1]!;
    return { ...bead, confidence };
  });
}
