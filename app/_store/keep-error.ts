/** Why the browser did not keep something. Nothing has changed then. */
export type KeepFailure =
  /** There is no room, or no more than the browser allows. */
  | "storage-full"
  /** A private window, or kept data that is broken. */
  | "unavailable"
  /** Another tab has changed or deleted the same work since it was read. */
  | "changed-elsewhere";

export class KeepError extends Error {
  override readonly name = "KeepError";
  readonly code: KeepFailure;

  constructor(code: KeepFailure, cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}

/** Why something was not kept, whatever went wrong. */
export function keepFailureOf(error: unknown): KeepFailure {
  return error instanceof KeepError ? error.code : "unavailable";
}

/** Says in our own terms why the browser would not. */
export async function guarded<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof KeepError) throw error;
    throw new KeepError(isFull(error) ? "storage-full" : "unavailable", error);
  }
}

/** Whether the browser’s “no more room” is behind an error: Dexie wraps it in errors of its own. */
function isFull(error: unknown): boolean {
  const {
    name,
    inner,
    failures = [],
  } = (error ?? {}) as {
    name?: string;
    inner?: unknown;
    failures?: readonly unknown[];
  };
  return name === "QuotaExceededError" || [inner, ...failures].some((each) => each && isFull(each));
}
