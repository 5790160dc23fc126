/** Why the import worker has no answer, besides what is wrong with a file. */
export class WorkerFailure extends Error {
  readonly code: string;

  constructor(code: "no-network" | "unreadable" | "text-gone", cause?: unknown) {
    super(code, { cause });
    this.code = code;
  }
}
