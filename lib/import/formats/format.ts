/** What is said of each format that is read; `formats.ts` is the table of them. */

import type { DraftText, ImportContext } from "#lib/import/draft.ts";
import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import type { SourceFile } from "#lib/import/source-file.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** One format. */
export interface Format {
  /** In code, and for whoever asks what a file was. */
  readonly name: string;
  /** As messages call it. */
  readonly label: string;
  /** Of its files’ names, in small letters without the full stop; they decide where no bytes do. */
  readonly extensions: readonly string[];
  /** What its files are packed in. */
  readonly container: "none" | "zip";
  /**
   * Whether a file is one by what it holds, whatever its name. Asked only of files in the
   * container; a format of bytes must not ask for the file’s text.
   */
  readonly looksLike: (file: SourceFile) => boolean;
  /** Throws an `ImportError` for a file that cannot be read. */
  readonly read: (file: SourceFile, context: ImportContext) => FormatReading;
}

/** What a file holds: one side of a text, both sides in rows, or a work of our own. */
export type FormatReading =
  | ({ readonly kind: "text" } & DraftText)
  | ({ readonly kind: "rows" } & AlignedRows)
  | ({ readonly kind: "work" } & WholeWork);
