/** For so long after a reader’s hand was on one pane, the others do not take the lead. */
export const handMs = 250;

/** On which pane a reader’s hand was last, and when: whose scroll is theirs, and whose the browser’s. */
export class Hand<Pane> {
  #last: { readonly pane: Pane; at: number } | undefined;

  /** The hand is on a pane, at a time in ms. */
  note(pane: Pane, at: number): void {
    this.#last = { pane, at };
  }

  /** The pane under the hand moved on at a time: a wheel that runs out is still a hand. */
  prolong(pane: Pane, at: number): void {
    if (this.#last?.pane === pane) this.#last.at = at;
  }

  /** The pane that the hand is on at a time; `undefined` where it has been away too long. */
  on(at: number): Pane | undefined {
    return this.#last !== undefined && at - this.#last.at < handMs ? this.#last.pane : undefined;
  }
}
