/** Whether two texts have anything to do with each other, seen from their beads. */

import { isOmission, type RatedBead } from "#lib/align/bead.ts";

/** How much of two texts stands beside something, and how surely. */
export interface Agreement {
  /** Of the beads with both sides, the mean confidence; 0 where there are none. */
  readonly meanConfidence: number;
  /**
   * The share of all sentences, of both sides, that have their other side, counting each as much as
   * its bead is sure.
   */
  readonly matchedShare: number;
}

export function agreementOf(beads: readonly RatedBead[]): Agreement {
  let sentences = 0;
  let matched = 0;
  let pairs = 0;
  let confidence = 0;
  for (const bead of beads) {
    const size = bead.frEnd - bead.frStart + bead.enEnd - bead.enStart;
    sentences += size;
    if (isOmission(bead)) continue;
    pairs++;
    confidence += bead.confidence;
    matched += size * bead.confidence;
  }
  return {
    meanConfidence: pairs === 0 ? 0 : confidence / pairs,
    matchedShare: sentences === 0 ? 0 : matched / sentences,
  };
}

/**
 * Measured on four novels: a book beside its translation has 0.91 to 0.98, its first sixty
 * sentences at least 0.77, with more than half of it missing 0.58; beside the translation of another
 * book it has 0.10 at most.
 */
const leastMatchedShare = 0.25;

/** Whether two texts are no text and its translation. */
export function looksUnrelated(beads: readonly RatedBead[]): boolean {
  return agreementOf(beads).matchedShare < leastMatchedShare;
}
