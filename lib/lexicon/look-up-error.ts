/**
 * Why nothing can be looked up. `unreachable`: no network; `damaged`: a file that is not as it was
 * written; `old`: written by another state of the site than the page.
 */
export type LookUpFault = "unreachable" | "damaged" | "old";

/** The one way in which the words of a text, or the tables of the lexicon, cannot be had. */
export class LookUpError extends Error {
  override readonly name = "LookUpError";
  readonly fault: LookUpFault;

  constructor(
    fault: LookUpFault,
    { message = fault, cause }: { readonly message?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause });
    this.fault = fault;
  }
}
