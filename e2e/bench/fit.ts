/**
 * Fits the weights of `lib/align/bead-weights.ts` on hand-aligned texts, by conditional likelihood:
 * the probability that the model gives to the human’s beads among all ways through the band.
 */

import { draftStretch } from "#lib/align/align.ts";
import { evidenceAt, weighAlone, weighBeads } from "#lib/align/bead-model.ts";
import { type BeadWeights, evidenceNames } from "#lib/align/bead-weights.ts";
import { lengthModel, shapeCount, usualCosts } from "#lib/align/costs.ts";
import { encodeSentences, Vocabulary } from "#lib/align/encoded-text.ts";
import { makeComparison } from "#lib/align/search.ts";
import { makeStemTable } from "#lib/align/stem-table.ts";
import { findTies } from "#lib/align/ties.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import { type GoldBook, numberBeads, perturb } from "./gold.ts";

/**
 * Evidence that hand-aligned sentences without paragraphs do not have; and `tieless`: the gold puts
 * much that a translator added into the bead beside it, where a reader is better served by a row.
 */
const notFitted: ReadonlySet<string> = new Set(["goesOn", "layout", "gapGoesOn", "tieless"]);

/** How far a weight may go from its guess, as the standard deviation of a normal prior. */
const priorDeviation = 0.3;

/** What is on no way within so many nats of the best, by the guess, is left out. */
const hopeless = 20;

/** All ways through the band of a text: a graph whose nodes are in order. */
export interface Ways {
  readonly name: string;
  readonly nodeCount: number;
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** `evidence[edge * evidenceNames.length + at]`. */
  readonly evidence: Float32Array;
  /** 1 where the human went, or may have gone: omissions may be in any order. */
  readonly isGold: Uint8Array;
}

const stateCount = 4;
const [afterBead, afterFrench, afterEnglish, afterAny] = [0, 1, 2, 3];

/** The graph of a hand-aligned book. */
export function findWays(book: GoldBook, lexicon: TranslationLexicon, guess: BeadWeights): Ways {
  const size = evidenceNames.length;
  const { cells, learnt, ties } = prepare(book, lexicon);
  const { low, high, rowStarts, count } = cells;
  const weights = Float64Array.from(evidenceNames, (name) => guess[name]);
  const gold = readGold(book);

  const kept = new Map<number, Float32Array>();
  drain(
    weighBeads(learnt, cells, ties, (cell, shape, evidence) => {
      kept.set(cell * shapeCount + shape, Float32Array.from(evidence));
    }),
  );
  const alone = { fr: [] as Float32Array[], en: [] as Float32Array[] };
  weighAlone(learnt, ties, (side, at, evidence) => {
    alone[side][at] = Float32Array.from(evidence);
  });

  const edges: Edge[] = [];
  const nothing = new Float32Array(size);
  const withGap = (evidence: Float32Array, name: "gapOpen" | "gapExtend") => {
    const own = evidence.slice();
    own[evidenceAt[name]] = 1;
    return own;
  };
  const leave = (
    cell: number,
    from: number,
    side: number,
    evidence: Float32Array,
    isGold: boolean,
  ) => {
    for (let state = 0; state < 3; state++) {
      const name = state === side ? "gapExtend" : "gapOpen";
      const ends = { from: from * stateCount + state, to: cell * stateCount + side };
      edges.push({ ...ends, evidence: withGap(evidence, name), isGold });
    }
  };
  for (let i = 0; i < low.length; i++) {
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      if (i > 0 && j >= low[i - 1]! && j <= high[i - 1]!) {
        const from = rowStarts[i - 1]! + j - low[i - 1]!;
        leave(cell, from, afterFrench!, alone.fr[i - 1]!, gold.mayLeave("fr", i - 1, j));
      }
      if (j > low[i]!) {
        leave(cell, cell - 1, afterEnglish!, alone.en[j - 1]!, gold.mayLeave("en", j - 1, i));
      }
      for (let shape = 0; shape < shapeCount; shape++) {
        const evidence = kept.get(cell * shapeCount + shape);
        if (evidence === undefined) continue;
        const frStart = i - (shape >> 2) - 1;
        const enStart = j - (shape & 3) - 1;
        const from = rowStarts[frStart]! + enStart - low[frStart]!;
        const isGold = gold.isBead({ frStart, frEnd: i, enStart, enEnd: j });
        edges.push({
          from: from * stateCount + afterAny!,
          to: cell * stateCount,
          evidence,
          isGold,
        });
      }
      for (const state of [afterBead!, afterFrench!, afterEnglish!]) {
        const ends = { from: cell * stateCount + state, to: cell * stateCount + afterAny! };
        edges.push({ ...ends, evidence: nothing, isGold: true });
      }
    }
  }
  const nodeCount = count * stateCount;
  const worthwhile = prune(edges, nodeCount, weights);
  const evidence = new Float32Array(worthwhile.length * size);
  for (const [at, edge] of worthwhile.entries()) evidence.set(edge.evidence, at * size);
  return {
    name: book.name,
    nodeCount,
    from: Int32Array.from(worthwhile, (edge) => edge.from),
    to: Int32Array.from(worthwhile, (edge) => edge.to),
    evidence,
    isGold: Uint8Array.from(worthwhile, (edge) => (edge.isGold ? 1 : 0)),
  };
}

interface Edge {
  readonly from: number;
  readonly to: number;
  readonly evidence: Float32Array;
  readonly isGold: boolean;
}

/** The edges on ways that are not hopeless, and on the human’s. */
function prune(edges: readonly Edge[], nodeCount: number, weights: Float64Array): readonly Edge[] {
  const isOn = (own: readonly Edge[], margin: number) => {
    const scores = own.map(({ evidence }) =>
      evidence.reduce((sum, value, at) => sum + value * weights[at]!, 0),
    );
    const forward = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY);
    forward[0] = 0;
    for (const [at, { from, to }] of own.entries()) {
      forward[to] = Math.max(forward[to]!, forward[from]! + scores[at]!);
    }
    const backward = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY);
    backward[nodeCount - 1] = 0;
    for (let at = own.length - 1; at >= 0; at--) {
      const { from, to } = own[at]!;
      backward[from] = Math.max(backward[from]!, backward[to]! + scores[at]!);
    }
    const least = forward[nodeCount - 1]! - margin;
    return own.filter(({ from, to }, at) => forward[from]! + scores[at]! + backward[to]! >= least);
  };
  const gold = isOn(
    edges.filter((edge) => edge.isGold),
    hopeless,
  );
  const kept = new Set([...gold, ...isOn(edges, hopeless)]);
  return edges.filter((edge) => kept.has(edge));
}

function prepare(book: GoldBook, lexicon: TranslationLexicon) {
  const [frVocabulary, enVocabulary] = [new Vocabulary("fr"), new Vocabulary("en")];
  const french = book.beads.flatMap(({ fr }) => fr);
  const english = book.beads.flatMap(({ en }) => en);
  const layoutOf = ({ length }: readonly string[]) => ({
    kinds: Array.from({ length }, () => "p" as const),
    opensBlock: new Uint8Array(length),
    goesOn: new Uint8Array(length),
  });
  const comparison = makeComparison({
    fr: drain(encodeSentences(french, frVocabulary)),
    en: drain(encodeSentences(english, enVocabulary)),
    frLayout: layoutOf(french),
    enLayout: layoutOf(english),
    table: makeStemTable(frVocabulary, enVocabulary, lexicon),
    lengthRatio: lengthModel.ratio,
    costs: usualCosts,
  });
  const { path, cells, learnt } = drain(draftStretch(comparison));
  return { cells, learnt, ties: findTies(learnt, path, cells) };
}

function drain<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** What a human’s beads allow. A bead greater than the model has may be taken in any parts. */
function readGold(book: GoldBook) {
  const beads = numberBeads(book);
  const exact = new Set<string>();
  const key = (bead: object) => Object.values(bead).join(" ");
  // For each sentence the corner of the bead, or run of omissions, that it is in.
  const fr: { enStart: number; enEnd: number }[] = [];
  const en: { frStart: number; frEnd: number }[] = [];
  const free: { frStart: number; frEnd: number; enStart: number; enEnd: number }[] = [];
  const openRun = (bead: (typeof free)[number]) => {
    const last = free.at(-1);
    if (last !== undefined && last.frEnd === bead.frStart && last.enEnd === bead.enStart) {
      last.frEnd = bead.frEnd;
      last.enEnd = bead.enEnd;
    } else free.push({ ...bead });
  };
  const great: typeof free = [];
  for (const { frStart, frEnd, enStart, enEnd } of beads) {
    const bead = { frStart, frEnd, enStart, enEnd };
    const [x, y] = [frEnd - frStart, enEnd - enStart];
    if (x === 0 || y === 0) openRun(bead);
    else if (x > 4 || y > 4) great.push(bead);
    else exact.add(key(bead));
  }
  for (const run of [...free, ...great]) {
    for (let i = run.frStart; i < run.frEnd; i++) fr[i] = run;
    for (let j = run.enStart; j < run.enEnd; j++) en[j] = run;
  }
  const isWithin = (bead: (typeof free)[number]) =>
    great.some(
      (run) =>
        run.frStart <= bead.frStart &&
        bead.frEnd <= run.frEnd &&
        run.enStart <= bead.enStart &&
        bead.enEnd <= run.enEnd,
    );
  return {
    isBead: (bead: (typeof free)[number]) => exact.has(key(bead)) || isWithin(bead),
    /** Whether a sentence may be left alone with so many of the other side gone by. */
    mayLeave: (side: "fr" | "en", at: number, gone: number) => {
      if (side === "fr")
        return fr[at] !== undefined && fr[at].enStart <= gone && gone <= fr[at].enEnd;
      return en[at] !== undefined && en[at].frStart <= gone && gone <= en[at].frEnd;
    },
  };
}

/** A text to fit on, and what it counts beside others. */
export interface FitText {
  readonly ways: Ways;
  readonly share: number;
}

/** Weights under which the human’s beads of all these texts are likeliest, staying near a guess. */
export function fitWeights(texts: readonly FitText[], guess: BeadWeights): BeadWeights {
  const fitted = evidenceNames.filter((name) => !notFitted.has(name));
  const start = fitted.map((name) => guess[name]);
  const full = (values: readonly number[]) =>
    Float64Array.from(evidenceNames, (name) => {
      const at = fitted.indexOf(name);
      return at === -1 ? guess[name] : values[at]!;
    });
  const measure = (values: readonly number[]) => {
    const weights = full(values);
    let loss = 0;
    const slope = new Float64Array(evidenceNames.length);
    for (const { ways, share } of texts) {
      const right = passWays(ways, weights, true, slope, -share);
      if (right === undefined) continue;
      loss += share * (passWays(ways, weights, false, slope, share)! - right);
    }
    const gradient = fitted.map((name, at) => {
      const away = (values[at]! - start[at]!) / priorDeviation ** 2;
      loss += (away * (values[at]! - start[at]!)) / 2;
      return slope[evidenceAt[name]]! + away;
    });
    return { loss, gradient };
  };
  const found = full(descend(start, measure));
  const rounded = evidenceNames.map((name, at) => [name, Math.round(found[at]! * 1000) / 1000]);
  return Object.fromEntries(rounded) as unknown as BeadWeights;
}

/**
 * The logarithm of the sum over all ways, or over the human’s; the evidence expected on them is added
 * to `slope`, times `sign`. Nothing where the band has no way that is the human’s.
 */
function passWays(
  { nodeCount, from, to, evidence, isGold }: Ways,
  weights: Float64Array,
  onlyGold: boolean,
  slope: Float64Array,
  sign: number,
): number | undefined {
  const size = weights.length;
  const scores = new Float64Array(from.length);
  const forward = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY);
  forward[0] = 0;
  for (let edge = 0; edge < from.length; edge++) {
    if (onlyGold && isGold[edge] === 0) continue;
    let score = 0;
    for (let at = 0; at < size; at++) score += weights[at]! * evidence[edge * size + at]!;
    scores[edge] = score;
    forward[to[edge]!] = logSum(forward[to[edge]!]!, forward[from[edge]!]! + score);
  }
  const total = forward[nodeCount - 1]!;
  if (total === Number.NEGATIVE_INFINITY) return undefined;
  const backward = new Float64Array(nodeCount).fill(Number.NEGATIVE_INFINITY);
  backward[nodeCount - 1] = 0;
  for (let edge = from.length - 1; edge >= 0; edge--) {
    if (onlyGold && isGold[edge] === 0) continue;
    const onwards = scores[edge]! + backward[to[edge]!]!;
    backward[from[edge]!] = logSum(backward[from[edge]!]!, onwards);
    const probability = Math.exp(forward[from[edge]!]! + onwards - total);
    if (probability < 1e-9) continue;
    for (let at = 0; at < size; at++) {
      slope[at]! += sign * probability * evidence[edge * size + at]!;
    }
  }
  return total;
}

function logSum(a: number, b: number): number {
  if (a === Number.NEGATIVE_INFINITY) return b;
  if (b === Number.NEGATIVE_INFINITY) return a;
  return a > b ? a + Math.log1p(Math.exp(b - a)) : b + Math.log1p(Math.exp(a - b));
}

type Measure = (values: readonly number[]) => { loss: number; gradient: readonly number[] };

/** L-BFGS (Liu & Nocedal 1989) with halving steps. */
function descend(start: readonly number[], measure: Measure): readonly number[] {
  let at = start;
  let { loss, gradient } = measure(at);
  const steps: { step: readonly number[]; change: readonly number[] }[] = [];
  for (let round = 0; round < 80; round++) {
    let direction = gradient.map((slope) => -slope);
    const shares: number[] = [];
    for (const { step, change } of [...steps].reverse()) {
      const share = dot(step, direction) / dot(step, change);
      shares.unshift(share);
      direction = direction.map((value, i) => value - share * change[i]!);
    }
    const newest = steps.at(-1);
    const scale =
      newest === undefined
        ? 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)))
        : dot(newest.step, newest.change) / dot(newest.change, newest.change);
    direction = direction.map((value) => value * scale);
    for (const [index, { step, change }] of steps.entries()) {
      const share = shares[index]! - dot(change, direction) / dot(step, change);
      direction = direction.map((value, i) => value + share * step[i]!);
    }
    let size = 1;
    let next = at;
    let measured = { loss, gradient };
    for (; size > 1e-6; size /= 2) {
      next = at.map((value, i) => value + size * direction[i]!);
      measured = measure(next);
      if (measured.loss <= loss + 1e-4 * size * dot(gradient, direction)) break;
    }
    const step = next.map((value, i) => value - at[i]!);
    const change = measured.gradient.map((value, i) => value - gradient[i]!);
    const gain = loss - measured.loss;
    if (size <= 1e-6) break;
    ({ loss, gradient } = measured);
    at = next;
    if (gain < 1e-3) break;
    if (dot(step, change) > 1e-10) steps.push({ step, change });
    if (steps.length > 10) steps.shift();
  }
  return at;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Round guesses that the fit is held near. */
export const weightGuesses: BeadWeights = {
  one: 0.5,
  oneTwo: -0.5,
  twoTwo: -2,
  oneThree: -2,
  twoThree: -3,
  threeThree: -4,
  oneFour: -2.5,
  more: -5,
  words: 0.1,
  lengths: 0.6,
  tiesLeaving: -0.25,
  idleMember: -1,
  tieless: -0.7,
  sameEnd: 1,
  sameOpening: 0.7,
  goesOn: -3,
  layout: 0.5,
  gapOpen: -2.6,
  gapExtend: 0,
  gapTies: -0.2,
  gapGoesOn: -2,
};

/** The seed of the damaged copies that are fitted on, and what one counts beside a clean text. */
const damaged = { seed: 101, share: 0.3 } as const;

/** Fits on all books, or on all but one, with nothing of it in any text. */
export class Fit {
  readonly #texts: readonly (FitText & { readonly owners: readonly GoldBook[] })[];

  constructor(books: readonly GoldBook[], lexicon: TranslationLexicon) {
    this.#texts = books.flatMap((book, index) => {
      const other = books[(index + 1) % books.length] as GoldBook;
      const copy = perturb(book, other, damaged.seed);
      return [
        { ways: findWays(book, lexicon, weightGuesses), share: 1, owners: [book] },
        {
          ways: findWays(copy, lexicon, weightGuesses),
          share: damaged.share,
          owners: [book, other],
        },
      ];
    });
  }

  weightsFor(leftOut?: GoldBook): BeadWeights {
    const texts = this.#texts.filter(
      ({ owners }) => leftOut === undefined || !owners.includes(leftOut),
    );
    return fitWeights(texts, weightGuesses);
  }
}
