import type { WorkerCalls, WorkerReply, WorkerRequest } from "./worker-calls.ts";

/** What the code that answers a request is given besides. */
export interface Asked<Progress> {
  readonly onProgress: (progress: Progress) => void;
  /** Aborted where the answer is not wanted any more. */
  readonly signal: AbortSignal;
}

/** The code that answers each request. */
export type WorkerAnswers<Calls extends WorkerCalls<Calls>> = {
  readonly [Name in keyof Calls]: (
    input: Calls[Name]["input"],
    asked: Asked<Calls[Name]["progress"]>,
  ) => Promise<Calls[Name]["output"]>;
};

/** A failure that was foreseen: a code, and what a sentence about it needs. */
export interface KnownFailure {
  readonly code: string;
  readonly values?: object;
}

/**
 * Answers the requests of a page. `describe` says which failures are known; any other is `internal`,
 * and what it says is for the console and not for the reader.
 */
export function serveWorker<Calls extends WorkerCalls<Calls>>(
  answers: WorkerAnswers<Calls>,
  describe: (error: unknown) => KnownFailure | undefined,
): void {
  const open = new Map<number, AbortController>();
  const reply = (message: WorkerReply) => self.postMessage(message);

  self.addEventListener("message", async ({ data }: MessageEvent<WorkerRequest>) => {
    const { id } = data;
    if (data.type === "stop") return open.get(id)?.abort();
    const abort = new AbortController();
    open.set(id, abort);
    try {
      const answer = answers[data.name as keyof Calls];
      const output = await answer(data.input, {
        onProgress: (progress) => reply({ type: "progress", id, progress }),
        signal: abort.signal,
      });
      reply({ type: "done", id, output });
    } catch (error) {
      if (abort.signal.aborted) return;
      const known = describe(error);
      if (known === undefined) console.error(error);
      reply({ type: "failed", id, code: known?.code ?? "internal", values: known?.values ?? {} });
    } finally {
      open.delete(id);
    }
  });
  reply({ type: "ready" });
}
