/**
 * What each piece of evidence for a bead counts, in nats.
 *
 * Fitted by `e2e/bench/fit-weights.ts` on seven hand-aligned novels and a damaged copy of each, held
 * near the guesses there. More evidence was tried and gave nothing on novels left out of the fit:
 * ties inside, the length of an idle sentence, its words’ likelihood, the length of a sentence left
 * alone and the share of its words that have ties.
 */

/** The pieces of evidence. */
export const evidenceNames = [
  // Shapes, French and English alike: `1-1`, `1-2` or `2-1`, and so on.
  "one",
  "oneTwo",
  "twoTwo",
  "oneThree",
  "twoThree",
  "threeThree",
  "oneFour",
  "more",
  // Times the log-likelihood ratio of the words, and the logarithm of how usual the lengths are.
  "words",
  "lengths",
  // For each tie to a sentence outside.
  "tiesLeaving",
  // For a sentence beside others of its side that has no ties inside; less for one with few.
  "idleMember",
  // For such a sentence that has hardly any: a guess, so that it costs more than a row of its own.
  "tieless",
  // Both sides end with the same mark; both begin a speech, or neither does.
  "sameEnd",
  "sameOpening",
  // For each side that begins in the middle of a sentence.
  "goesOn",
  // Times what paragraphs and kinds of blocks say (`layoutCosts`).
  "layout",
  // For a sentence without its other side, after a bead and after another one.
  "gapOpen",
  "gapExtend",
  // For each tie of such a sentence.
  "gapTies",
  // For such a sentence that goes on from the one before.
  "gapGoesOn",
] as const;

/** The weights, by name. */
export type BeadWeights = Readonly<Record<(typeof evidenceNames)[number], number>>;

/** The weights in use. Those of `goesOn`, `layout`, `gapGoesOn` and `tieless` are guesses. */
export const beadWeights: BeadWeights = {
  one: 0.67,
  oneTwo: -0.308,
  twoTwo: -2.043,
  oneThree: -1.969,
  twoThree: -2.957,
  threeThree: -4.137,
  oneFour: -2.482,
  more: -4.99,
  words: 0.112,
  lengths: 0.659,
  tiesLeaving: -0.239,
  idleMember: -0.769,
  tieless: -0.7,
  sameEnd: 0.994,
  sameOpening: 0.938,
  goesOn: -3,
  layout: 0.5,
  gapOpen: -2.883,
  gapExtend: -0.02,
  gapTies: -0.116,
  gapGoesOn: -2,
};
