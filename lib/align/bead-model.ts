/**
 * How likely a bead is, all evidence together: a log-linear model over the beads of a narrow band.
 *
 * Its weights (`bead-weights.ts`) are fitted by conditional likelihood, as those of a conditional
 * random field, on hand-aligned novels and damaged copies of them.
 */

import { type Bead, mostSentences } from "#lib/align/bead.ts";
import { type BeadWeights, evidenceNames } from "#lib/align/bead-weights.ts";
import { type Layout, shapeCount } from "#lib/align/costs.ts";
import {
  BeadScorer,
  type Cells,
  type Comparison,
  emptyMeasures,
  impossible,
} from "#lib/align/search.ts";
import { findTies, type Ties } from "#lib/align/ties.ts";

/** A sentence is idle whose ties are fewer than this share of its tokens. */
const idleBelow = 0.4;
const tielessBelow = 0.12;

/** Beads with so many sentences or more on both sides are all of one rare kind. */
const shapeKinds: readonly (keyof BeadWeights)[] = Array.from(
  { length: shapeCount },
  (_, shape) => {
    const french = (shape >> 2) + 1;
    const english = (shape & 3) + 1;
    const lesser = Math.min(french, english);
    const greater = Math.max(french, english);
    if (lesser === 1) return (["one", "oneTwo", "oneThree", "oneFour"] as const)[greater - 1]!;
    if (greater === 2) return "twoTwo";
    return greater === 3 ? (lesser === 2 ? "twoThree" : "threeThree") : "more";
  },
);

/** Scores of all that can happen in a band. */
export interface BandScores {
  readonly cells: Cells;
  /** `beads[cell * shapeCount + shape]`, or `impossible`. */
  readonly beads: Float32Array;
  /** For each sentence, what leaving it alone adds to the price of a gap. */
  readonly frenchAlone: Float32Array;
  readonly englishAlone: Float32Array;
  /** The price of a sentence left alone after a bead, and after another one of its side. */
  readonly gapOpen: number;
  readonly gapExtend: number;
}

/** Evidence by its place in `evidenceNames`; the same array is filled again for each bead. */
export type Evidence = Float64Array;

/** Scores every bead of a band around `path`, yielding the rows gone by. */
export function* scoreBand(
  comparison: Comparison,
  cells: Cells,
  path: readonly Bead[],
  weights: BeadWeights,
): Generator<number, BandScores> {
  const beads = new Float32Array(cells.count * shapeCount).fill(impossible);
  const counts = Float64Array.from(evidenceNames, (name) => weights[name]);
  const score = (evidence: Evidence) => {
    let sum = 0;
    for (let at = 0; at < counts.length; at++) sum += counts[at]! * evidence[at]!;
    return sum;
  };
  const ties = findTies(comparison, path, cells);
  yield 0;
  yield* weighBeads(comparison, cells, ties, (cell, shape, evidence) => {
    beads[cell * shapeCount + shape] = score(evidence);
  });
  const frenchAlone = new Float32Array(ties.french.length - 1);
  const englishAlone = new Float32Array(ties.english.length - 1);
  weighAlone(comparison, ties, (side, sentence, evidence) => {
    (side === "fr" ? frenchAlone : englishAlone)[sentence] = score(evidence);
  });
  const { gapOpen, gapExtend } = weights;
  return { cells, beads, frenchAlone, englishAlone, gapOpen, gapExtend };
}

/** Where in the evidence each piece is. */
export const evidenceAt = Object.fromEntries(
  evidenceNames.map((name, index) => [name, index]),
) as Readonly<Record<keyof BeadWeights, number>>;

const shapeEvidence = Int32Array.from(shapeKinds, (kind) => evidenceAt[kind]);
const wordsAt = evidenceAt.words;
const lengthsAt = evidenceAt.lengths;
const layoutAt = evidenceAt.layout;
const sameEndAt = evidenceAt.sameEnd;
const sameOpeningAt = evidenceAt.sameOpening;
const goesOnAt = evidenceAt.goesOn;
const tiesLeavingAt = evidenceAt.tiesLeaving;
const tielessAt = evidenceAt.tieless;
const idleMemberAt = evidenceAt.idleMember;

/** The evidence for every bead of a band, row by row, yielding the rows gone by. */
export function* weighBeads(
  comparison: Comparison,
  cells: Cells,
  ties: Ties,
  onBead: (cell: number, shape: number, evidence: Evidence) => void,
): Generator<number> {
  const { low, high, rowStarts } = cells;
  const { fr, en, frLayout, enLayout } = comparison;
  const scorer = new BeadScorer(comparison, cells);
  const measures = emptyMeasures();
  const { words, lengths, layout } = measures;
  const evidence = new Float64Array(evidenceNames.length);
  const tieScorer = new TieScorer(comparison, cells, ties);
  for (let i = 1; i < low.length; i++) {
    scorer.readFrench(i - 1);
    for (let j = low[i]!; j <= high[i]!; j++) {
      const cell = rowStarts[i]! + j - low[i]!;
      scorer.measure(i, j, measures);
      for (let shape = 0; shape < shapeCount; shape++) {
        if (words[shape] === impossible) continue;
        const from = i - (shape >> 2) - 1;
        const to = j - (shape & 3) - 1;
        evidence.fill(0);
        evidence[shapeEvidence[shape]!] = 1;
        evidence[wordsAt] = words[shape]!;
        evidence[lengthsAt] = lengths[shape]!;
        evidence[layoutAt] = layout[shape]!;
        tieScorer.weigh(from, i, to, j, evidence);
        if (fr.endMarks[i - 1] === en.endMarks[j - 1]) evidence[sameEndAt] = 1;
        if (fr.opensSpeech[from] === en.opensSpeech[to]) evidence[sameOpeningAt] = 1;
        evidence[goesOnAt] = frLayout.goesOn[from]! + enLayout.goesOn[to]!;
        onBead(cell, shape, evidence);
      }
    }
    if (i % 64 === 0) yield i;
  }
}

/** The evidence for every sentence of both sides being left alone. */
export function weighAlone(
  { frLayout, enLayout }: Pick<Comparison, "frLayout" | "enLayout">,
  ties: Pick<Ties, "french" | "english">,
  onSentence: (side: "fr" | "en", sentence: number, evidence: Evidence) => void,
): void {
  const evidence = new Float64Array(evidenceNames.length);
  const weighSide = (side: "fr" | "en", sums: Float64Array, layout: Layout) => {
    for (let at = 0; at + 1 < sums.length; at++) {
      evidence[evidenceAt.gapTies] = sums[at + 1]! - sums[at]!;
      evidence[evidenceAt.gapGoesOn] = layout.goesOn[at]!;
      onSentence(side, at, evidence);
    }
  };
  weighSide("fr", ties.french, frLayout);
  weighSide("en", ties.english, enLayout);
}

/** What the ties of a bead’s sentences say: how many leave it, and who has none in it. */
class TieScorer {
  readonly #frStarts: Int32Array;
  readonly #enStarts: Int32Array;
  readonly #cells: Cells;
  readonly #ties: Ties;
  readonly #french = new Float64Array(mostSentences);
  readonly #english = new Float64Array(mostSentences);

  constructor({ fr, en }: Comparison, cells: Cells, ties: Ties) {
    this.#frStarts = fr.tokenStarts;
    this.#enStarts = en.tokenStarts;
    this.#cells = cells;
    this.#ties = ties;
  }

  /** The bead’s ends are as a `Bead` has them; numbers, for there are millions of beads. */
  weigh(frStart: number, frEnd: number, enStart: number, enEnd: number, evidence: Evidence): void {
    const { low, high, rowStarts } = this.#cells;
    const { ofPairs, french, english } = this.#ties;
    const frenchTies = this.#french;
    const englishTies = this.#english;
    for (let y = 0; y < mostSentences; y++) englishTies[y] = 0;
    let inside = 0;
    for (let i = frStart; i < frEnd; i++) {
      const lowest = low[i + 1]!;
      const row = rowStarts[i + 1]! + 1 - lowest;
      let own = 0;
      for (
        let j = Math.max(enStart, lowest - 1), end = Math.min(enEnd, high[i + 1]!);
        j < end;
        j++
      ) {
        const tie = ofPairs[row + j]!;
        inside += tie;
        own += tie;
        englishTies[j - enStart]! += tie;
      }
      frenchTies[i - frStart] = own;
    }
    const all = french[frEnd]! - french[frStart]! + english[enEnd]! - english[enStart]!;
    evidence[tiesLeavingAt] = all - 2 * inside;
    if (frEnd - frStart > 1) weighIdle(frenchTies, this.#frStarts, frStart, frEnd, evidence);
    if (enEnd - enStart > 1) weighIdle(englishTies, this.#enStarts, enStart, enEnd, evidence);
  }
}

/** Sentences beside others of their side that have few ties or none inside their bead. */
function weighIdle(
  ties: Float64Array,
  tokenStarts: Int32Array,
  start: number,
  end: number,
  evidence: Evidence,
): void {
  let tieless = evidence[tielessAt]!;
  let idle = evidence[idleMemberAt]!;
  for (let at = start; at < end; at++) {
    const tokens = Math.max(1, tokenStarts[at + 1]! - tokenStarts[at]!);
    const share = ties[at - start]! / tokens;
    if (share < tielessBelow) tieless += 1 - share / tielessBelow;
    if (share < idleBelow) idle += 1 - share / idleBelow;
  }
  evidence[tielessAt] = tieless;
  evidence[idleMemberAt] = idle;
}
