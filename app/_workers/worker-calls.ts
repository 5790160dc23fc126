/**
 * How a page and a worker talk: every request has a number, and every reply names the request that
 * it is for, so that several may be open at once. What can be asked is one type, which both share.
 */

/** One thing that a worker can be asked: what it is given, what it answers, and how far it is. */
export interface WorkerCall {
  readonly input: unknown;
  readonly output: unknown;
  readonly progress?: unknown;
}

/** All that a worker can be asked, by name. */
export type WorkerCalls<Calls> = { readonly [Name in keyof Calls]: WorkerCall };

/** What the page sends. */
export type WorkerRequest =
  | { readonly type: "ask"; readonly id: number; readonly name: string; readonly input: unknown }
  /** The answer to that request is not wanted any more. */
  | { readonly type: "stop"; readonly id: number };

/** What the worker sends: that it is there, then progress and one end for each request. */
export type WorkerReply =
  | { readonly type: "ready" }
  | { readonly type: "progress"; readonly id: number; readonly progress: unknown }
  | { readonly type: "done"; readonly id: number; readonly output: unknown }
  | {
      readonly type: "failed";
      readonly id: number;
      readonly code: string;
      readonly values: object;
    };

/** Why there is no answer, besides the reasons that a worker gives by a code of its own. */
export type WorkerFault =
  /** Whoever asked does not want it any more. */
  | "stopped"
  /** The worker’s code did not come, or it took more memory than there is. */
  | "worker-died"
  /** Something that nobody foresaw. */
  | "internal";

/** A request that has no answer. `values` is what a sentence about it needs: sizes, names. */
export class WorkerError<Code extends string = string> extends Error {
  override readonly name = "WorkerError";
  readonly code: Code | WorkerFault;
  readonly values: object;

  constructor(code: Code | WorkerFault, values: object = {}) {
    super(code);
    this.code = code;
    this.values = values;
  }
}
