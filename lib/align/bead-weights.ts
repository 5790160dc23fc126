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

/** The weights in use. Those of `goesOn`, `layout` and `gapGoesOn` are guesses: no gold has them. */
export const beadWeights: BeadWeights = {
  one: 0.668,
  oneTwo: -0.346,
  twoTwo: -2.031,
  oneThree: -1.985,
  twoThree: -2.973,
  threeThree: -4.119,
  oneFour: -2.499,
  more: -5.002,
  words: 0.113,
  lengths: 0.672,
  tiesLeaving: -0.237,
  idleMember: -1.001,
  sameEnd: 0.994,
  sameOpening: 0.929,
  goesOn: -3,
  layout: 0.5,
  gapOpen: -3,
  gapExtend: -0.042,
  gapTies: -0.111,
  gapGoesOn: -2,
};
