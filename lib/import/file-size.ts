/** How large a file may be that is read. */

import { ImportError } from "#lib/import/import-error.ts";

/** The most bytes that are read of a file. */
export const mostFileBytes = 100_000_000;

/** Throws an `ImportError` for a size of 0 and for one above the limit. */
export function checkFileSize(bytes: number): void {
  if (bytes === 0) throw new ImportError("empty-file", {});
  if (bytes > mostFileBytes) throw new ImportError("too-large", { bytes, most: mostFileBytes });
}
