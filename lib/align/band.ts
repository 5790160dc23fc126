/**
 * The coarse step: where about in the English each place of the French is. Stretches of a few
 * sentences are compared by the rare words they share; the best monotone path through them, made
 * wider, is the band in which the exact search looks.
 */

import { type EncodedText, sentenceCount } from "#lib/align/encoded-text.ts";
import type { StemTable } from "#lib/align/stem-table.ts";

/**
 * For each number i of French sentences gone by, the English ones that may have gone by:
 * `low[i]` to `high[i]`, ends included. Both rise; `low[0]` is 0 and the last `high` is all.
 */
export interface Band {
  readonly low: Int32Array;
  readonly high: Int32Array;
}

const coarse = {
  /** Sentences of a stretch: as in the measured prototype; more where the text is very long. */
  stretch: 8,
  /** The most cells of the coarse table; 16 MB of numbers. */
  mostCells: 4_000_000,
  /** A stem in more than this share of the stretches tells nothing of the place. */
  commonShare: 0.12,
  /** Sentences that the band is wider than the path, each side; 12 gave what a full search gave. */
  margin: 12,
} as const;

/** The band that the words of both texts suggest. */
export function findBand(fr: EncodedText, en: EncodedText, table: StemTable): Band {
  const n = sentenceCount(fr);
  const m = sentenceCount(en);
  const stretch = Math.max(coarse.stretch, Math.ceil(Math.sqrt((n * m) / coarse.mostCells)));
  const rows = Math.ceil(n / stretch);
  const columns = Math.ceil(m / stretch);
  const likeness = compareStretches(fr, en, table, stretch, rows, columns);
  const low = new Int32Array(n + 1).fill(m);
  const high = new Int32Array(n + 1);
  for (const [row, column] of bestPath(likeness, rows, columns)) {
    const from = Math.max(0, (row - 1) * stretch - coarse.margin);
    const to = Math.min(n, row * stretch + coarse.margin);
    const left = Math.max(0, (column - 1) * stretch - coarse.margin);
    const right = Math.min(m, column * stretch + coarse.margin);
    for (let i = from; i <= to; i++) {
      low[i] = Math.min(low[i]!, left);
      high[i] = Math.max(high[i]!, right);
    }
  }
  return closeBand(low, high, m);
}

/** A band of `margin` cells around a path of cells `[french, english]` from start to end. */
export function bandAround(
  path: Iterable<readonly [number, number]>,
  n: number,
  m: number,
  margin: number,
): Band {
  const low = new Int32Array(n + 1).fill(m);
  const high = new Int32Array(n + 1);
  for (const [i, j] of path) {
    const left = Math.max(0, j - margin);
    const right = Math.min(m, j + margin);
    for (let row = Math.max(0, i - margin); row <= Math.min(n, i + margin); row++) {
      low[row] = Math.min(low[row]!, left);
      high[row] = Math.max(high[row]!, right);
    }
  }
  return closeBand(low, high, m);
}

function closeBand(low: Int32Array, high: Int32Array, m: number): Band {
  const n = low.length - 1;
  low[0] = 0;
  high[n] = m;
  for (let i = 1; i <= n; i++) high[i] = Math.max(high[i]!, high[i - 1]!);
  for (let i = n - 1; i >= 0; i--) low[i] = Math.min(low[i]!, low[i + 1]!);
  return { low, high };
}

/** How alike each French stretch is to each English one, a row a French stretch. */
function compareStretches(
  fr: EncodedText,
  en: EncodedText,
  table: StemTable,
  stretch: number,
  rows: number,
  columns: number,
): Float32Array {
  const french = stemsOfStretches(fr, stretch, rows);
  const english = stemsOfStretches(en, stretch, columns);
  const englishPlaces: (number[] | undefined)[] = new Array(en.vocabulary.stems.length);
  for (const [column, stems] of english.stems.entries()) {
    for (const e of stems) {
      if (english.counts[e]! > Math.max(4, columns * coarse.commonShare)) continue;
      const places = englishPlaces[e];
      if (places === undefined) englishPlaces[e] = [column];
      else places.push(column);
    }
  }
  const likeness = new Float32Array(rows * columns);
  for (const [row, stems] of french.stems.entries()) {
    for (const f of stems) {
      const count = french.counts[f]!;
      if (count > Math.max(4, rows * coarse.commonShare)) continue;
      const rarity = Math.log(rows / count + 1);
      for (let at = table.starts[f]!; at < table.starts[f + 1]!; at++) {
        const e = table.english[at]!;
        const places = englishPlaces[e];
        if (places === undefined) continue;
        const agreement = Math.sqrt(table.englishGivenFrench[at]! * table.frenchGivenEnglish[at]!);
        const weight = agreement * Math.min(rarity, Math.log(columns / english.counts[e]! + 1));
        if (weight <= 0.02) continue;
        for (const column of places) likeness[row * columns + column]! += weight;
      }
    }
  }
  return likeness;
}

interface StretchStems {
  /** The stems of each stretch, each once. */
  readonly stems: readonly (readonly number[])[];
  /** In how many stretches each stem is. */
  readonly counts: Int32Array;
}

function stemsOfStretches(text: EncodedText, stretch: number, count: number): StretchStems {
  const counts = new Int32Array(text.vocabulary.stems.length);
  const seen = new Int32Array(counts.length).fill(-1);
  const stems = Array.from({ length: count }, (_, index) => {
    const start = text.tokenStarts[index * stretch]!;
    const end = text.tokenStarts[Math.min(sentenceCount(text), (index + 1) * stretch)]!;
    const own: number[] = [];
    for (let at = start; at < end; at++) {
      const stem = text.tokens[at]!;
      if (seen[stem] === index) continue;
      seen[stem] = index;
      counts[stem]!++;
      own.push(stem);
    }
    return own;
  });
  return { stems, counts };
}

/** The monotone path with the most likeness above the usual, as cells from the end to the start. */
function* bestPath(
  likeness: Float32Array,
  rows: number,
  columns: number,
): Generator<readonly [number, number]> {
  let sum = 0;
  for (const value of likeness) sum += value;
  // Twice the mean is noise: stretches that have nothing to do with each other share as much.
  const noise = (2 * sum) / Math.max(1, likeness.length);
  const width = columns + 1;
  let above = new Float32Array(width);
  let best = new Float32Array(width);
  const moves = new Uint8Array((rows + 1) * width).fill(left, 1, width);
  for (let row = 1; row <= rows; row++) {
    [above, best] = [best, above];
    best[0] = 0;
    moves[row * width] = up;
    for (let column = 1; column < width; column++) {
      const gain = Math.max(0, likeness[(row - 1) * columns + column - 1]! - noise);
      let value = above[column - 1]! + gain;
      let move = diagonal;
      if (above[column]! + gain / 2 > value + 1e-9) {
        value = above[column]! + gain / 2;
        move = up;
      }
      if (best[column - 1]! + gain / 2 > value + 1e-9) {
        value = best[column - 1]! + gain / 2;
        move = left;
      }
      best[column] = value;
      moves[row * width + column] = move;
    }
  }
  let row = rows;
  let column = columns;
  while (row > 0 || column > 0) {
    yield [row, column];
    const move = moves[row * width + column];
    if (move !== left) row--;
    if (move !== up) column--;
  }
  yield [0, 0];
}

const diagonal = 0;
const up = 1;
const left = 2;
