/** Beads: which sentences of one side say what which sentences of the other say. */

/**
 * The French sentences from `frStart` to before `frEnd` and the English ones from `enStart` to
 * before `enEnd`, counted from 0. One side may be empty, and then the other is one sentence.
 */
export interface Bead {
  readonly frStart: number;
  readonly frEnd: number;
  readonly enStart: number;
  readonly enEnd: number;
}

/** A bead and how sure it is: the probability, from 0 to 1, that it is exactly right. */
export interface RatedBead extends Bead {
  readonly confidence: number;
}

/** The most sentences that a bead has on a side. */
export const mostSentences = 4;

/** `2-1`, French count first. */
export function beadShape(bead: Bead): string {
  return `${bead.frEnd - bead.frStart}-${bead.enEnd - bead.enStart}`;
}

/** Whether one side of a bead is empty. */
export function isOmission(bead: Bead): boolean {
  return bead.frStart === bead.frEnd || bead.enStart === bead.enEnd;
}

/** `[0,1]:[0]`, as measured by. */
export function formatBead({ frStart, frEnd, enStart, enEnd }: Bead): string {
  return `[${range(frStart, frEnd)}]:[${range(enStart, enEnd)}]`;
}

function range(start: number, end: number): string {
  return Array.from({ length: end - start }, (_, index) => start + index).join(",");
}
