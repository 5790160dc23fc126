/**
 * What is wrong with a text, where, and what to do about it. A finding is a plain object, so that
 * a whole work's can be gathered, sorted and printed; a `TextError` is one that was thrown.
 */

import type { EditionName } from "#lib/text/model.ts";

/** An error breaks the format and stops the build; a warning is about typography or sense. */
export type Severity = "error" | "warning";

/** One thing wrong with a file, in the order a message tells it. */
export interface Finding {
  /** The file's path, relative where there is something to be relative to, with `/` between. */
  readonly file: string;
  /** The line, from 1; absent when the whole file is meant. */
  readonly line?: number;
  /** The segment, `p3.2`, or in a file without segments the key, `editions.en.licence`. */
  readonly segmentId?: string;
  /** What is wrong: `2 cells where the heading has 3`. */
  readonly reason: string;
  /** What to do about it, as an order: `put a tab between the French and the English`. */
  readonly cure: string;
  readonly severity: Severity;
  /** The rule that found it, `double-space`, for those the checker finds. */
  readonly rule?: string;
  /** The piece of a cell that is meant. */
  readonly range?: CellRange;
  /** What to put in place of `range`, where it is plain what the printer would have set. */
  readonly fix?: string;
}

/** A piece of one cell, in UTF-16 code units of the cell as its file has it, markup included. */
export interface CellRange {
  readonly edition: EditionName;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** A finding without its place and weight: what a reader of one cell can tell. */
export type Fault = Pick<Finding, "reason" | "cure">;

/** Bad input. The message reads `file:line (segment): reason; cure`. */
export class TextError extends Error implements Finding {
  override readonly name = "TextError";
  readonly file: string;
  readonly line?: number;
  readonly segmentId?: string;
  readonly reason: string;
  readonly cure: string;
  readonly severity: Severity;

  constructor(
    finding: Omit<Finding, "severity"> & { readonly severity?: Severity },
    options?: ErrorOptions,
  ) {
    super(formatFinding(finding), options);
    this.file = finding.file;
    if (finding.line !== undefined) this.line = finding.line;
    if (finding.segmentId !== undefined) this.segmentId = finding.segmentId;
    this.reason = finding.reason;
    this.cure = finding.cure;
    this.severity = finding.severity ?? "error";
  }
}

/** All that is wrong with a work or a library. The message prints every error on its own line. */
export class TextErrors extends AggregateError {
  override readonly name = "TextErrors";
  declare readonly errors: TextError[];

  constructor(findings: readonly Finding[]) {
    const lines = findings.map(formatFinding).join("\n");
    const heading = findings.length === 1 ? "1 error" : `${findings.length} errors`;
    super(
      findings.map((finding) => new TextError(finding)),
      `${heading} in the texts\n${lines}`,
    );
  }
}

/** A finding as a line of text: `texts/candide/01.tsv:14 (p3.2): reason; cure`. */
export function formatFinding(finding: Omit<Finding, "severity">): string {
  const line = finding.line === undefined ? "" : `:${finding.line}`;
  const segment = finding.segmentId === undefined ? "" : ` (${finding.segmentId})`;
  return `${finding.file}${line}${segment}: ${finding.reason}; ${finding.cure}`;
}

/** Whether a finding breaks the format. */
export function isError(finding: Finding): boolean {
  return finding.severity === "error";
}
