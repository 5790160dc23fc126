/**
 * What the search weighs, in nats: the shapes of beads, lengths, words, paragraphs. All numbers are
 * the first guesses of a measured prototype unless said otherwise.
 */

import { mostSentences } from "#lib/align/bead.ts";
import type { BlockKind } from "#lib/text/model.ts";

/** How much each thing counts. */
export interface Costs {
  /** Times the log-likelihood ratio of the words, both directions together. */
  readonly words: number;
  /** Times the logarithm of how usual the ratio of the lengths is. */
  readonly lengths: number;
  /** The share of a known word’s probability that does not come from its translations. */
  readonly unexplained: number;
  /** The price of a sentence without its other side, after a bead. */
  readonly gapOpen: number;
  /** The price of one more of the same side. */
  readonly gapExtend: number;
}

export const usualCosts: Costs = {
  words: 0.3,
  lengths: 0.8,
  unexplained: 0.35,
  gapOpen: 6,
  gapExtend: 2.2,
};

/** Shapes are numbered `(french - 1) * 4 + english - 1`. */
export const shapeCount = mostSentences * mostSentences;

/** The logarithm of how usual each shape is, before anything is read. */
export const shapePriors: Float64Array = Float64Array.from({ length: shapeCount }, (_, shape) => {
  const french = Math.floor(shape / mostSentences) + 1;
  const english = (shape % mostSentences) + 1;
  return Math.log(shapePrior(Math.min(french, english), Math.max(french, english)));
});

/** After Gale & Church 1993, with more of the greater shapes, as novels have them. */
function shapePrior(lesser: number, greater: number): number {
  if (greater === 1) return 0.8;
  if (greater === 2) return lesser === 1 ? 0.07 : 0.015;
  if (greater === 3) return lesser === 1 ? 0.012 : lesser === 2 ? 0.004 : 0.002;
  return lesser === 1 ? 0.004 : lesser === 2 ? 0.002 : 0.001;
}

/**
 * Gale & Church’s length model: the difference of the lengths, in standard deviations, is normal.
 * English characters per French one, and the variance per character, were measured on novels.
 */
export const lengthModel = { ratio: 0.97, variance: 6.8 } as const;

const stepsPerDeviation = 400;
const tailLogs = Float64Array.from({ length: 10 * stepsPerDeviation + 1 }, (_, step) =>
  Math.log(Math.max(1e-30, complementaryError(step / stepsPerDeviation / Math.SQRT2))),
);

/** The logarithm of how often lengths (characters without spaces) differ as much or more. */
export function lengthLog(french: number, english: number, ratio: number): number {
  const mean = (french + english / ratio) / 2;
  const deviations = Math.abs(english - french * ratio) / Math.sqrt(lengthModel.variance * mean);
  const step = Math.floor(deviations * stepsPerDeviation);
  if (step < tailLogs.length) return tailLogs[step]!;
  return tailLogs.at(-1)! + 50 - (deviations * deviations) / 2;
}

/** erfc by Numerical Recipes’ Chebyshev fit, within 1.2e-7. */
function complementaryError(x: number): number {
  const t = 1 / (1 + x / 2);
  const coefficients = [
    0.17087277, -0.82215223, 1.48851587, -1.13520398, 0.27886807, -0.18628806, 0.09678418,
    0.37409196, 1.00002368,
  ];
  const sum = coefficients.reduce((value, coefficient) => coefficient + t * value);
  return t * Math.exp(-x * x - 1.26551223 + t * sum);
}

/** What the page says about each sentence. */
export interface Layout {
  /** The kind of its block; who speaks in a play is a kind of its own. */
  readonly kinds: readonly (BlockKind | "head")[];
  /** 1 where it begins its block. */
  readonly opensBlock: Uint8Array;
  /** 1 where it goes on from the one before: inside a block of prose, and with a small letter. */
  readonly goesOn: Uint8Array;
}

/**
 * What the page adds to a bead’s score. Translators keep paragraphs mostly and not always, least in
 * dialogue, so a break is a hint; sentences of different kinds of blocks are never one side of a
 * bead. Guesses of ours: the gold of novels has no paragraphs of its own to fit them on.
 */
export const layoutCosts = {
  bothOpen: 1,
  oneOpens: -1,
  breakInsideFrench: -3,
  breakInsideEnglish: -1.5,
  otherKind: -4,
} as const;
