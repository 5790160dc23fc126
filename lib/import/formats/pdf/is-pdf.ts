import type { SourceFile } from "#lib/import/source-file.ts";

/** Whether a file is a PDF; some bytes may stand before its first line. */
export function isPdf(file: SourceFile): boolean {
  return file.holds("%PDF-", 0, 1_024);
}
