/**
 * The one way in which what this browser keeps can fail. Every operation of the store goes through
 * `stored`, so that whatever goes wrong below is one of these few codes, and each has a sentence in
 * the messages (`store:failed_…`).
 */

import { countAnswers } from "./answers.ts";

/** Why something was not kept or not read. But for `no-answer`, nothing has changed then. */
const storeFailures = [
  /** There is no room, or no more than the browser allows. */
  "full",
  /** A private window, or kept data that is broken. */
  "unavailable",
  /** The database says nothing: another tab holds it, or the disk does not answer. */
  "no-answer",
  /** Another tab has changed or deleted the same thing since it was read. */
  "changed-elsewhere",
  /** The reader stopped a long change. */
  "stopped",
] as const;
export type StoreFailure = (typeof storeFailures)[number];

export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code: StoreFailure;

  constructor(code: StoreFailure, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

export function isStoreFailure(code: string): code is StoreFailure {
  return (storeFailures as readonly string[]).includes(code);
}

/** The code for whatever was thrown. */
export function storeFailureOf(error: unknown): StoreFailure {
  if (error instanceof StoreError) return error.code;
  return isFull(error) ? "full" : "unavailable";
}

/** Runs an operation of the store. Rejects with a `StoreError`, after a silence of 5 s at the latest. */
export async function stored<T>(operation: () => PromiseLike<T>): Promise<T> {
  const silence = watchSilence();
  try {
    return await Promise.race([operation(), silence.tooLong]);
  } catch (error) {
    throw error instanceof StoreError ? error : new StoreError(storeFailureOf(error), error);
  } finally {
    silence.end();
  }
}

const lookMs = 500;
const longestSilenceMs = 5000;

/**
 * Rejects once the database has answered nothing for so long. The looks are counted, not the time:
 * a page that was busy itself looks once afterwards, and blames nobody.
 */
function watchSilence(): { readonly tooLong: Promise<never>; readonly end: () => void } {
  let timer: ReturnType<typeof setInterval> | undefined;
  const tooLong = new Promise<never>((_, reject) => {
    let before = countAnswers();
    let silentMs = 0;
    timer = setInterval(() => {
      const now = countAnswers();
      silentMs = now === before ? silentMs + lookMs : 0;
      before = now;
      if (silentMs >= longestSilenceMs) reject(new StoreError("no-answer"));
    }, lookMs);
  });
  return { tooLong, end: () => clearInterval(timer) };
}

/** Whether the browser’s “no more room” is behind an error: Dexie wraps it in errors of its own. */
function isFull(error: unknown): boolean {
  const {
    name,
    inner,
    cause,
    failures = [],
  } = (error ?? {}) as {
    name?: string;
    inner?: unknown;
    cause?: unknown;
    failures?: readonly unknown[];
  };
  return (
    name === "QuotaExceededError" ||
    [inner, cause, ...failures].some((each) => each && isFull(each))
  );
}
