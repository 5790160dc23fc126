/**
 * How sure each bead is, by the forward–backward algorithm over a band, and the beads that are
 * likeliest to be right one by one.
 */

import type { RatedBead } from "#lib/align/bead.ts";
import type { BandScores } from "#lib/align/bead-model.ts";
import { shapeCount } from "#lib/align/costs.ts";
import { type Cells, impossible } from "#lib/align/search.ts";

/** What can happen next to last in a cell: a bead, or a sentence of one side alone. */
const stateCount = 3;
const afterBead = 0;
const afterFrench = 1;
const afterEnglish = 2;

/** What is on no path within so many nats of the best is left out; it would not be 1 in 100,000. */
const negligible = 12;
const least = Math.exp(-negligible);

/** The moves that end in a cell, with how likely each is: `starts[cell]` to before `starts[cell + 1]`. */
export interface Posteriors {
  readonly cells: Cells;
  readonly starts: Int32Array;
  /** The shape of a bead, or `frenchMove`, `englishMove`. */
  readonly moves: Uint8Array;
  /**
   * Of a bead, that it is one; of a sentence left alone, that it is, wherever in its gap: where both
   * sides have a gap, their sentences can be put in many orders that all say the same.
   */
  readonly probabilities: Float32Array;
}

const frenchMove = shapeCount;
const englishMove = shapeCount + 1;
const oneOne = 0;
const twoTwo = 5;

/** The probability of every bead of the band that is worth a thought. */
export function findPosteriors(scores: BandScores): Posteriors {
  const { cells } = scores;
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const end = rowStarts[n]! + high[n]! - low[n]!;
  // First the best path through everything, by which most can be left out; then sums over the rest.
  const bestForward = passForward(scores, Math.max);
  const bestBackward = passBackward(scores, Math.max);
  const best = bestForward.joined[end]!;
  const kept: BandScores = { ...scores, beads: scores.beads.slice() };
  eachBead(scores, (cell, from, at) => {
    const onwards = scores.beads[at]! + bestBackward[cell * stateCount + afterBead]!;
    const path = bestForward.joined[from]! + onwards;
    if (path < best - negligible) kept.beads[at] = impossible;
  });
  const { states: forward, joined } = passForward(kept, logSum);
  const backward = passBackward(kept, logSum);
  const total = joined[end]!;

  const frenchAlone = new Float64Array(n);
  const englishAlone = new Float64Array(high[n]!);
  eachCell(cells, (i, j, cell) => {
    const at = cell * stateCount;
    if (i > 0) frenchAlone[i - 1]! += through(at + afterFrench);
    if (j > 0) englishAlone[j - 1]! += through(at + afterEnglish);
  });

  const starts = new Int32Array(count + 1);
  const moves: number[] = [];
  const probabilities: number[] = [];
  const add = (move: number, probability: number) => {
    moves.push(move);
    probabilities.push(Math.min(1, probability));
  };
  eachCell(cells, (i, j, cell) => {
    const at = cell * stateCount;
    // English after French, where both are left alone.
    if (through(at + afterEnglish) > least) add(englishMove, englishAlone[j - 1]!);
    if (through(at + afterFrench) > least) add(frenchMove, frenchAlone[i - 1]!);
    for (let shape = 0; shape < shapeCount; shape++) {
      const score = kept.beads[cell * shapeCount + shape]!;
      if (score === impossible) continue;
      const from = joined[cellBefore(cells, i, j, shape)]!;
      const log = from + score + backward[at + afterBead]! - total;
      if (log > -negligible) add(shape, Math.exp(log));
    }
    starts[cell + 1] = moves.length;
  });
  return {
    cells,
    starts,
    moves: Uint8Array.from(moves),
    probabilities: Float32Array.from(probabilities),
  };

  function through(state: number): number {
    return Math.exp(forward[state]! + backward[state]! - total);
  }
}

function eachCell(
  { low, high, rowStarts }: Cells,
  onCell: (i: number, j: number, cell: number) => void,
): void {
  for (let i = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) onCell(i, j, rowStarts[i]! + j - low[i]!);
  }
}

/**
 * The path whose beads are most likely right one by one (least expected loss), each with its
 * probability. `perBead` is taken off for each: half of the F-measure hoped for gives the path with
 * the best expected F-measure.
 */
export function likeliestBeads(posteriors: Posteriors, perBead: number): readonly RatedBead[] {
  const { cells, starts, moves, probabilities } = posteriors;
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const best = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  const chosen = new Int32Array(count).fill(-1);
  best[0] = 0;
  for (let i = 0; i <= n; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
        const [x, y] = stepOf(moves[at]!);
        const from = rowStarts[i - x]! + j - y - low[i - x]!;
        if (moves[at] === twoTwo && areLikelierApart(i, j, probabilities[at]!)) continue;
        const value = best[from]! + probabilities[at]! - perBead;
        if (value <= best[cell]!) continue;
        best[cell] = value;
        chosen[cell] = at;
      }
    }
  }
  const path: RatedBead[] = [];
  let i = n;
  let j = high[n]!;
  while (i > 0 || j > 0) {
    const at = chosen[rowStarts[i]! + j - low[i]!]!;
    if (at === -1) throw new Error(`the path breaks off at ${i}, ${j}`);
    const [x, y] = stepOf(moves[at]!);
    const confidence = probabilities[at]!;
    path.push({ frStart: i - x, frEnd: i, enStart: j - y, enEnd: j, confidence });
    i -= x;
    j -= y;
  }
  return path.reverse();

  /** Whether both halves of a bead of two and two are likelier than it, each beside the other. */
  function areLikelierApart(i: number, j: number, probability: number): boolean {
    return oneOneAt(i, j) > probability && oneOneAt(i - 1, j - 1) > probability;
  }

  function oneOneAt(i: number, j: number): number {
    if (j < low[i]! || j > high[i]!) return 0;
    const cell = rowStarts[i]! + j - low[i]!;
    for (let at = starts[cell]!; at < starts[cell + 1]!; at++) {
      if (moves[at] === oneOne) return probabilities[at]!;
    }
    return 0;
  }
}

/** How many French and English sentences a move goes past. */
function stepOf(move: number): readonly [number, number] {
  if (move === frenchMove) return [1, 0];
  if (move === englishMove) return [0, 1];
  return [(move >> 2) + 1, (move & 3) + 1];
}

/** How two ways to the same place count together: the better one, or both. */
type Join = (a: number, b: number) => number;

/** All ways that lead to each cell, in nats: for each state, and together. */
interface Forward {
  readonly states: Float64Array;
  readonly joined: Float64Array;
}

function passForward(scores: BandScores, join: Join): Forward {
  const { cells, beads, frenchAlone, englishAlone, gapOpen, gapExtend } = scores;
  const { low, high, rowStarts, count } = cells;
  const forward = new Float64Array(count * stateCount).fill(Number.NEGATIVE_INFINITY);
  const joined = new Float64Array(count).fill(Number.NEGATIVE_INFINITY);
  forward[afterBead] = 0;
  joined[0] = joinStates(forward, 0, join);
  for (let i = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (cell === 0) continue;
      const at = cell * stateCount;
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = rowStarts[i - 1]! + j - low[i - 1]!;
        forward[at + afterFrench] = leaveAlone(from, afterFrench, frenchAlone[i - 1]!);
      }
      if (j > low[i]!) {
        forward[at + afterEnglish] = leaveAlone(cell - 1, afterEnglish, englishAlone[j - 1]!);
      }
      let sum = Number.NEGATIVE_INFINITY;
      for (let shape = 0; shape < shapeCount; shape++) {
        const score = beads[cell * shapeCount + shape]!;
        if (score === impossible) continue;
        sum = join(sum, joined[cellBefore(cells, i, j, shape)]! + score);
      }
      forward[at + afterBead] = sum;
      joined[cell] = joinStates(forward, cell, join);
    }
  }
  return { states: forward, joined };

  function leaveAlone(from: number, side: number, price: number): number {
    const at = from * stateCount;
    const opened = join(
      forward[at + afterBead]!,
      forward[at + (side === afterFrench ? afterEnglish : afterFrench)]!,
    );
    const more = forward[at + side]! + gapExtend;
    return join(opened + gapOpen, more) + price;
  }
}

/** For each cell and state, all ways that lead on from there to the end, in nats. */
function passBackward(scores: BandScores, join: Join): Float64Array {
  const { cells, beads, frenchAlone, englishAlone, gapOpen, gapExtend } = scores;
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const backward = new Float64Array(count * stateCount).fill(Number.NEGATIVE_INFINITY);
  const end = rowStarts[n]! + high[n]! - low[n]!;
  backward.fill(0, end * stateCount, (end + 1) * stateCount);
  const addTo = (at: number, value: number) => {
    backward[at] = join(backward[at]!, value);
  };
  for (let i = n; i >= 0; i--) {
    for (let j = high[i]!; j >= low[i]!; j--) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (cell === 0) continue;
      const at = cell * stateCount;
      for (let shape = 0; shape < shapeCount; shape++) {
        const score = beads[cell * shapeCount + shape]!;
        if (score === impossible) continue;
        const from = cellBefore(cells, i, j, shape) * stateCount;
        const onwards = score + backward[at + afterBead]!;
        for (let state = 0; state < stateCount; state++) addTo(from + state, onwards);
      }
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = rowStarts[i - 1]! + j - low[i - 1]!;
        leaveAlone(from, afterFrench, backward[at + afterFrench]! + frenchAlone[i - 1]!);
      }
      if (j > low[i]!) {
        const onwards = backward[at + afterEnglish]! + englishAlone[j - 1]!;
        leaveAlone(cell - 1, afterEnglish, onwards);
      }
    }
  }
  return backward;

  function leaveAlone(from: number, side: number, onwards: number): void {
    for (let state = 0; state < stateCount; state++) {
      const price = state === side ? gapExtend : gapOpen;
      addTo(from * stateCount + state, onwards + price);
    }
  }
}

/** Every bead that is possible: the cell it ends in, the one it begins in, its place in `beads`. */
function eachBead(
  { cells, beads }: BandScores,
  onBead: (cell: number, from: number, at: number) => void,
): void {
  const { low, high, rowStarts } = cells;
  for (let i = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      for (let shape = 0; shape < shapeCount; shape++) {
        const at = cell * shapeCount + shape;
        if (beads[at] !== impossible) onBead(cell, cellBefore(cells, i, j, shape), at);
      }
    }
  }
}

function cellBefore({ low, rowStarts }: Cells, i: number, j: number, shape: number): number {
  const row = i - (shape >> 2) - 1;
  return rowStarts[row]! + j - (shape & 3) - 1 - low[row]!;
}

function joinStates(pass: Float64Array, cell: number, join: Join): number {
  const at = cell * stateCount;
  return join(join(pass[at]!, pass[at + 1]!), pass[at + 2]!);
}

/** The logarithm of the sum of two numbers given as logarithms. */
export function logSum(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}
