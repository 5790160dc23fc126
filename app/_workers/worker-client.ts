import {
  type WorkerCall,
  type WorkerCalls,
  WorkerError,
  type WorkerFault,
  type WorkerReply,
  type WorkerRequest,
} from "./worker-calls.ts";

/** How one request is asked. */
export interface AskOptions<Call extends WorkerCall> {
  readonly onProgress?: (progress: Call["progress"]) => void;
  /** Where it is aborted, the worker is told to leave off, and the promise rejects at once. */
  readonly signal?: AbortSignal;
}

/** The page’s end of a worker. */
export interface WorkerClient<Calls extends WorkerCalls<Calls>> {
  /** Several requests may be open at once. Rejects with a `WorkerError`. */
  readonly ask: <Name extends keyof Calls & string>(
    name: Name,
    input: Calls[Name]["input"],
    options?: AskOptions<Calls[Name]>,
  ) => Promise<Calls[Name]["output"]>;
  /** Ends the worker; whoever waits is told `stopped`. The next request begins another. */
  readonly close: () => void;
}

/** The code of a worker may take so long to come. */
const longestSilenceMs = 60_000;

interface Waiting {
  readonly onProgress: ((progress: unknown) => void) | undefined;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: WorkerError) => void;
}

/** A client of the worker that `begin` begins, which is done at the first request. */
export function openWorkerClient<Calls extends WorkerCalls<Calls>>(
  begin: () => Worker,
): WorkerClient<Calls> {
  const waiting = new Map<number, Waiting>();
  let worker: Worker | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let count = 0;

  const end = (fault: WorkerFault) => {
    clearTimeout(silence);
    worker?.terminate();
    worker = undefined;
    const left = [...waiting.values()];
    waiting.clear();
    for (const { reject } of left) reject(new WorkerError(fault));
  };

  const hear = (reply: WorkerReply) => {
    clearTimeout(silence);
    if (reply.type === "ready") return;
    const asked = waiting.get(reply.id);
    if (reply.type === "progress") return asked?.onProgress?.(reply.progress);
    waiting.delete(reply.id);
    if (reply.type === "done") asked?.resolve(reply.output);
    else asked?.reject(new WorkerError(reply.code, reply.values));
  };

  const open = (): Worker => {
    const begun = begin();
    begun.addEventListener("message", ({ data }: MessageEvent<WorkerReply>) => {
      if (begun === worker) hear(data);
    });
    begun.addEventListener("error", (event) => {
      event.preventDefault();
      if (begun === worker) end("worker-died");
    });
    // A worker whose code did not come says nothing at all.
    silence = setTimeout(() => end("worker-died"), longestSilenceMs);
    return begun;
  };

  return {
    ask: (name, input, { onProgress, signal } = {}) =>
      new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(new WorkerError("stopped"));
        worker ??= open();
        const id = ++count;
        waiting.set(id, {
          onProgress: onProgress as Waiting["onProgress"],
          resolve: resolve as Waiting["resolve"],
          reject,
        });
        worker.postMessage({ type: "ask", id, name, input } satisfies WorkerRequest);
        signal?.addEventListener(
          "abort",
          () => {
            if (!waiting.delete(id)) return;
            worker?.postMessage({ type: "stop", id } satisfies WorkerRequest);
            reject(new WorkerError("stopped"));
          },
          { once: true },
        );
      }),
    close: () => end("stopped"),
  };
}
