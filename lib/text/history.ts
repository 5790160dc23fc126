/** What something was, is, and was again undone from being; the latest at the end of each list. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** The most steps that can be undone. */
const mostSteps = 500;

export function historyOf<T>(present: T): History<T> {
  return { past: [], present, future: [] };
}

/** A new state; what had been undone is let go. */
export function record<T>({ past, present }: History<T>, next: T): History<T> {
  return { past: [...past, present].slice(-mostSteps), present: next, future: [] };
}

/** One step back, or the same where there is none. */
export function undo<T>(history: History<T>): History<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return {
    past: history.past.slice(0, -1),
    present: before,
    future: [...history.future, history.present],
  };
}

/** One step forward again, or the same where there is none. */
export function redo<T>(history: History<T>): History<T> {
  const next = history.future.at(-1);
  if (next === undefined) return history;
  return {
    past: [...history.past, history.present],
    present: next,
    future: history.future.slice(0, -1),
  };
}
