/**
 * The exact search: the best beads of two texts within a band, by dynamic programming with affine
 * gaps, so that an omission of any length is one run.
 *
 * A bead’s words are weighed after Moore 2002: the likelihood ratio of IBM model 1 against single
 * words, here in both directions. Its English → French part is a sum over French sentences and its
 * French → English part over English ones, so both are read off prefix sums and a cell costs few
 * operations for each of its sixteen shapes.
 */

import type { Band } from "#lib/align/band.ts";
import { type Bead, mostSentences } from "#lib/align/bead.ts";
import {
  type Costs,
  type Layout,
  layoutCosts,
  lengthLog,
  shapeCount,
  shapePriors,
} from "#lib/align/costs.ts";
import {
  type EncodedText,
  findOccurrences,
  type Occurrences,
  sentenceCount,
  stemProbabilities,
} from "#lib/align/encoded-text.ts";
import type { StemTable } from "#lib/align/stem-table.ts";

/** Two texts and all that the search asks about them. */
export interface Comparison {
  readonly fr: EncodedText;
  readonly en: EncodedText;
  readonly frLayout: Layout;
  readonly enLayout: Layout;
  readonly table: StemTable;
  readonly frProbabilities: Float64Array;
  readonly enProbabilities: Float64Array;
  readonly enOccurrences: Occurrences;
  /** English characters per French one. */
  readonly lengthRatio: number;
  readonly costs: Costs;
}

/** Gathers what a comparison needs to know beside the texts. */
export function makeComparison(
  parts: Pick<
    Comparison,
    "fr" | "en" | "frLayout" | "enLayout" | "table" | "lengthRatio" | "costs"
  >,
): Comparison {
  return {
    ...parts,
    frProbabilities: stemProbabilities(parts.fr),
    enProbabilities: stemProbabilities(parts.en),
    enOccurrences: findOccurrences(parts.en),
  };
}

/** The cells of a band in one row after the other: cell (i, j) is `rowStarts[i] + j - low[i]`. */
export interface Cells extends Band {
  readonly rowStarts: Float64Array;
  readonly count: number;
}

export function cellsOf({ low, high }: Band): Cells {
  const rowStarts = new Float64Array(low.length);
  let count = 0;
  for (let i = 0; i < low.length; i++) {
    rowStarts[i] = count;
    count += high[i]! - low[i]! + 1;
  }
  return { low, high, rowStarts, count };
}

/** Below any score, and the same in arrays of single precision: a bead that cannot be. */
export const impossible = Math.fround(-1e30);

/** What precedes a cell: a bead, or a sentence of one side alone. */
const afterBead = 0;
const afterFrench = 1;
const afterEnglish = 2;

/** Greater beads are rare, and left to the second search, which looks close around this one’s path. */
const mostTogether = 5;

/** Rows between two reports of progress. */
const rowsPerReport = 64;

/** The best path through the band, yielding the rows gone by. */
export function* searchBand(
  comparison: Comparison,
  cells: Cells,
): Generator<number, readonly Bead[]> {
  const { costs } = comparison;
  const { gapOpen, gapExtend } = costs;
  const { low, high, rowStarts, count } = cells;
  const n = low.length - 1;
  const m = high[n]!;
  const scorer = new BeadScorer(comparison, cells, mostTogether);
  const moves = [0, 1, 2].map(() => new Uint8Array(count));
  const widest = widestRow(cells);
  // Scores of this row and the four above, one array for each of the three states.
  const ring = Array.from({ length: mostSentences + 1 }, () =>
    [0, 1, 2].map(() => new Float64Array(widest).fill(impossible)),
  );
  const measures = emptyMeasures();

  for (let i = 0; i <= n; i++) {
    if (i > 0) scorer.readFrench(i - 1);
    const row = ring[i % ring.length]!;
    const [beadRow, frenchRow, englishRow] = row as [Float64Array, Float64Array, Float64Array];
    for (const state of row) state.fill(impossible);
    for (let j = low[i]!; j <= high[i]!; j++) {
      const at = j - low[i]!;
      const cell = rowStarts[i]! + at;
      if (cell === 0) {
        beadRow[0] = 0;
        continue;
      }
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const above = ring[(i - 1) % ring.length]!;
        frenchRow[at] = gapScore(above, j - low[i - 1]!, afterFrench, moves[afterFrench]!, cell);
      }
      if (at > 0) {
        englishRow[at] = gapScore(row, at - 1, afterEnglish, moves[afterEnglish]!, cell);
      }
      scorer.measure(i, j, measures);
      const { words, lengths, layout } = measures;
      let best = impossible;
      let move = 255;
      for (let x = 1; x <= mostSentences && x <= i; x++) {
        const [afterBeads, afterFrenchAlone, afterEnglishAlone] = ring[(i - x) % ring.length]!;
        const fromLow = low[i - x]!;
        for (let y = 1; y <= mostSentences && x + y <= mostTogether; y++) {
          const shape = (x - 1) * mostSentences + y - 1;
          if (words[shape] === impossible) continue;
          const score =
            shapePriors[shape]! +
            costs.words * words[shape]! +
            costs.lengths * lengths[shape]! +
            layout[shape]!;
          const fromAt = j - y - fromLow;
          const bead = afterBeads![fromAt]! + score;
          const french = afterFrenchAlone![fromAt]! + score;
          const english = afterEnglishAlone![fromAt]! + score;
          if (bead > best) {
            best = bead;
            move = shape * 4 + afterBead;
          }
          if (french > best) {
            best = french;
            move = shape * 4 + afterFrench;
          }
          if (english > best) {
            best = english;
            move = shape * 4 + afterEnglish;
          }
        }
      }
      beadRow[at] = best;
      moves[afterBead]![cell] = move;
    }
    if (i % rowsPerReport === 0) yield i;
  }
  return tracePath();

  function gapScore(
    from: readonly Float64Array[],
    fromAt: number,
    side: number,
    sideMoves: Uint8Array,
    cell: number,
  ): number {
    let best = impossible;
    for (let state = 0; state < 3; state++) {
      const value = from[state]![fromAt]! - (state === side ? gapExtend : gapOpen);
      if (value > best) {
        best = value;
        sideMoves[cell] = state;
      }
    }
    return best;
  }

  function tracePath(): readonly Bead[] {
    const beads: Bead[] = [];
    const last = ring[n % ring.length]!;
    let i = n;
    let j = m;
    let state = afterBead;
    for (const side of [afterFrench, afterEnglish]) {
      if (last[side]![m - low[n]!]! > last[state]![m - low[n]!]!) state = side;
    }
    while (i > 0 || j > 0) {
      const cell = rowStarts[i]! + j - low[i]!;
      const move = moves[state]![cell]!;
      let x = state === afterEnglish ? 0 : 1;
      let y = state === afterFrench ? 0 : 1;
      if (state === afterBead) {
        if (move === 255) throw new Error(`the path breaks off at ${i}, ${j}`);
        x = (move >> 4) + 1;
        y = ((move >> 2) & 3) + 1;
        state = move & 3;
      } else {
        state = move;
      }
      beads.push({ frStart: i - x, frEnd: i, enStart: j - y, enEnd: j });
      i -= x;
      j -= y;
    }
    return beads.reverse();
  }
}

function widestRow({ low, high }: Band): number {
  let widest = 0;
  for (let i = 0; i < low.length; i++) widest = Math.max(widest, high[i]! - low[i]! + 1);
  return widest;
}

/** What one French sentence has in common with the English window of its row. */
interface FrenchRow {
  /** The first English sentence of the window, and its first token. */
  windowStart: number;
  windowEnd: number;
  /** For each English token of the window, the sum over the sentence of t(e|f) / p(e). */
  support: Float64Array;
  /** `forward[y - 1][j - windowStart]`: log-likelihood of the sentence given y ending before j. */
  readonly forward: Float64Array[];
}

/** What is measured of each shape of bead that ends in a cell, in nats. */
export interface BeadMeasures {
  /** The log-likelihood ratio of the words, or `impossible`. */
  readonly words: Float64Array;
  /** How usual the lengths are beside each other. */
  readonly lengths: Float64Array;
  /** What the page says of it. */
  readonly layout: Float64Array;
}

export function emptyMeasures(): BeadMeasures {
  return {
    words: new Float64Array(shapeCount),
    lengths: new Float64Array(shapeCount),
    layout: new Float64Array(shapeCount),
  };
}

/** Measures beads, row by row. Rows are read in order, and cells asked for after their row. */
export class BeadScorer {
  readonly #comparison: Comparison;
  readonly #band: Band;
  readonly #sentenceOfToken: Int32Array;
  /** For each English stem, the first of its occurrences that the windows have not gone past. */
  readonly #nextOccurrence: Int32Array;
  /** What a known stem adds to a sum before its translations are looked at, and an unknown one. */
  readonly #frBase: Float64Array;
  readonly #enBase: Float64Array;
  readonly #rows: FrenchRow[];
  /** `#backward[x - 1][j - windowStart]`: sums over the window’s English sentences before j. */
  readonly #backward: Float64Array[];
  #hits: Float64Array = new Float64Array(0);
  #sums: Float64Array = new Float64Array(0);
  readonly #forwardOfCell = new Float64Array(mostSentences);
  readonly #mostTogether: number;

  /** `mostTogether`: the most sentences of a bead, both sides together. */
  constructor(comparison: Comparison, band: Band, mostTogether = 2 * mostSentences) {
    this.#mostTogether = mostTogether;
    const { fr, en, table, costs } = comparison;
    this.#comparison = comparison;
    this.#band = band;
    this.#sentenceOfToken = new Int32Array(en.tokens.length);
    for (let j = 0; j < sentenceCount(en); j++) {
      this.#sentenceOfToken.fill(j, en.tokenStarts[j]!, en.tokenStarts[j + 1]!);
    }
    this.#nextOccurrence = comparison.enOccurrences.starts.slice();
    this.#frBase = sentenceBases(fr, table.knowsFrench, costs.unexplained);
    this.#enBase = sentenceBases(en, table.knowsEnglish, costs.unexplained);
    this.#rows = Array.from({ length: mostSentences }, () => ({
      windowStart: 0,
      windowEnd: 0,
      support: new Float64Array(0),
      forward: Array.from({ length: mostSentences }, () => new Float64Array(0)),
    }));
    this.#backward = Array.from({ length: mostSentences }, () => new Float64Array(0));
  }

  /** Reads French sentence `i`, before the cells of row i + 1 are scored. */
  readFrench(i: number): void {
    const { low, high } = this.#band;
    const n = low.length - 1;
    const row = this.#rows[i % mostSentences]!;
    row.windowStart = Math.max(0, low[i + 1]! - mostSentences);
    row.windowEnd = high[Math.min(n, i + mostSentences)]!;
    this.#findHits(i, row);
    this.#sumForward(i, row);
    this.#sumBackward(i, row);
  }

  /** The words that the sentence and the window share, by English token and by English sentence. */
  #findHits(i: number, row: FrenchRow): void {
    const { fr, en, table, frProbabilities, enProbabilities, enOccurrences, costs } =
      this.#comparison;
    const { windowStart, windowEnd } = row;
    const firstToken = en.tokenStarts[windowStart]!;
    const endToken = en.tokenStarts[windowEnd]!;
    const start = fr.tokenStarts[i]!;
    const length = fr.tokenStarts[i + 1]! - start;
    const explained = 1 - costs.unexplained;
    row.support = cleared(row.support, endToken - firstToken);
    this.#hits = cleared(this.#hits, (windowEnd - windowStart) * length);
    const { support } = row;
    const hits = this.#hits;
    const next = this.#nextOccurrence;
    const sentenceOfToken = this.#sentenceOfToken;
    const { starts, positions } = enOccurrences;
    for (let k = 0; k < length; k++) {
      const f = fr.tokens[start + k]!;
      const frenchWeight = explained / frProbabilities[f]!;
      for (let pair = table.starts[f]!; pair < table.starts[f + 1]!; pair++) {
        const e = table.english[pair]!;
        const last = starts[e + 1]!;
        // Windows rise with the rows, and so do the first occurrences in them.
        let at = next[e]!;
        while (at < last && positions[at]! < firstToken) at++;
        next[e] = at;
        if (at === last || positions[at]! >= endToken) continue;
        const forEnglish = (explained * table.englishGivenFrench[pair]!) / enProbabilities[e]!;
        const forFrench = table.frenchGivenEnglish[pair]! * frenchWeight;
        for (; at < last; at++) {
          const token = positions[at]!;
          if (token >= endToken) break;
          support[token - firstToken]! += forEnglish;
          hits[(sentenceOfToken[token]! - windowStart) * length + k]! += forFrench;
        }
      }
    }
  }

  /** Log-likelihood ratio of the French sentence given each group of English sentences. */
  #sumForward(i: number, row: FrenchRow): void {
    const { fr, en } = this.#comparison;
    const { windowStart, windowEnd, forward } = row;
    const length = fr.tokenStarts[i + 1]! - fr.tokenStarts[i]!;
    const hits = this.#hits;
    const enBase = this.#enBase;
    for (let y = 0; y < mostSentences; y++) {
      forward[y] = cleared(forward[y]!, windowEnd - windowStart + 1);
    }
    for (let j = windowStart + 1; j <= windowEnd; j++) {
      this.#sums = cleared(this.#sums, length);
      const sums = this.#sums;
      let base = 1;
      for (let y = 1; y <= mostSentences && j - y >= windowStart; y++) {
        const first = (j - y - windowStart) * length;
        base += enBase[j - y]!;
        const share = 1 / (en.tokenStarts[j]! - en.tokenStarts[j - y]! + 1);
        let log = 0;
        let product = 1;
        for (let k = 0; k < length; k++) {
          const sum = sums[k]! + hits[first + k]!;
          sums[k] = sum;
          product *= (base + sum) * share;
          if ((k & 15) === 15) {
            log += Math.log(product);
            product = 1;
          }
        }
        forward[y - 1]![j - windowStart] = log + Math.log(product);
      }
    }
  }

  /** Log-likelihood ratio of each English sentence given the groups of French ones that end with i. */
  #sumBackward(i: number, row: FrenchRow): void {
    const { fr, en } = this.#comparison;
    const { windowStart, windowEnd } = row;
    const firstToken = en.tokenStarts[windowStart]!;
    const sums = cleared(this.#sums, en.tokenStarts[windowEnd]! - firstToken);
    this.#sums = sums;
    const count = en.tokenStarts[windowEnd]! - firstToken;
    let base = 1;
    for (let x = 1; x <= mostSentences && i + 1 - x >= 0; x++) {
      const sentence = i + 1 - x;
      const older = this.#rows[sentence % mostSentences]!;
      // Windows rise with the rows: an older one begins and ends no later.
      const shift = firstToken - en.tokenStarts[older.windowStart]!;
      const shared = Math.min(count, en.tokenStarts[older.windowEnd]! - firstToken);
      const { support } = older;
      for (let k = 0; k < shared; k++) sums[k]! += support[k + shift]!;
      base += this.#frBase[sentence]!;
      const share = 1 / (fr.tokenStarts[i + 1]! - fr.tokenStarts[sentence]! + 1);
      const totals = cleared(this.#backward[x - 1]!, windowEnd - windowStart + 1);
      this.#backward[x - 1] = totals;
      let total = 0;
      let k = 0;
      for (let j = windowStart; j < windowEnd; j++) {
        const end = en.tokenStarts[j + 1]! - firstToken;
        let product = 1;
        let run = 0;
        for (; k < end; k++) {
          product *= (base + sums[k]!) * share;
          if ((++run & 15) === 0) {
            total += Math.log(product);
            product = 1;
          }
        }
        total += Math.log(product);
        totals[j + 1 - windowStart] = total;
      }
    }
  }

  /** Measures all shapes of beads that end before French sentence i and English sentence j. */
  measure(i: number, j: number, { words, lengths, layout }: BeadMeasures): void {
    const { fr, en, frLayout, enLayout, lengthRatio } = this.#comparison;
    const { low, high } = this.#band;
    words.fill(impossible);
    if (i === 0) return;
    const forward = this.#forwardOfCell.fill(0);
    const newest = this.#rows[(i - 1) % mostSentences]!.windowStart;
    const frEnd = fr.lengthStarts[i]!;
    const enEnd = en.lengthStarts[j]!;
    let frBreaks = 0;
    for (let x = 1; x <= mostSentences && x <= i; x++) {
      const from = i - x;
      if (x > 1) {
        if (isOtherKind(frLayout, from)) break;
        if (frLayout.opensBlock[from + 1] === 1) frBreaks += layoutCosts.breakInsideFrench;
      }
      const row = this.#rows[from % mostSentences]!;
      const totals = this.#backward[x - 1]!;
      const frLength = frEnd - fr.lengthStarts[from]!;
      const frOpens = frLayout.opensBlock[from]!;
      const frKind = frLayout.kinds[from];
      const lowest = low[from]!;
      const highest = high[from]!;
      const most = Math.min(mostSentences, this.#mostTogether - x, j);
      let enBreaks = 0;
      for (let y = 1; y <= most; y++) {
        const to = j - y;
        if (y > 1) {
          if (isOtherKind(enLayout, to)) break;
          if (enLayout.opensBlock[to + 1] === 1) enBreaks += layoutCosts.breakInsideEnglish;
        }
        forward[y - 1]! += row.forward[y - 1]![j - row.windowStart]!;
        if (to < lowest || to > highest) continue;
        const shape = (x - 1) * mostSentences + y - 1;
        words[shape] = totals[j - newest]! - totals[to - newest]! + forward[y - 1]!;
        lengths[shape] = lengthLog(frLength, enEnd - en.lengthStarts[to]!, lengthRatio);
        const opening = openingScore(frOpens, enLayout.opensBlock[to]!);
        const kind = frKind === enLayout.kinds[to] ? 0 : layoutCosts.otherKind;
        layout[shape] = opening + frBreaks + enBreaks + kind;
      }
    }
  }
}

/** What it says of a bead that its sides begin a paragraph each, one, or none. */
function openingScore(frOpens: number, enOpens: number): number {
  if (frOpens !== enOpens) return layoutCosts.oneOpens;
  return frOpens === 1 ? layoutCosts.bothOpen : 0;
}

/** Whether a sentence and the one after it are in blocks of different kinds. */
function isOtherKind({ kinds }: Layout, sentence: number): boolean {
  return kinds[sentence] !== kinds[sentence + 1];
}

function sentenceBases(text: EncodedText, knows: Uint8Array, unexplained: number): Float64Array {
  const bases = new Float64Array(sentenceCount(text));
  for (let i = 0; i < bases.length; i++) {
    for (let at = text.tokenStarts[i]!; at < text.tokenStarts[i + 1]!; at++) {
      bases[i]! += knows[text.tokens[at]!] === 1 ? unexplained : 1;
    }
  }
  return bases;
}

/** An array of at least `length` zeros, the same one if it is long enough. */
function cleared(array: Float64Array, length: number): Float64Array {
  if (array.length < length) return new Float64Array(Math.ceil(length * 1.5));
  array.fill(0, 0, length);
  return array;
}
