/** Spreadsheets in CSV or TSV → rows. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { readCellRows } from "#lib/import/formats/cell-rows.ts";
import { readSeparated } from "#lib/import/formats/separated-values.ts";

/** Reads rows. Throws an `ImportError` for a table that has no two columns of French and English. */
export function readColumns(
  source: string,
  context: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  return readCellRows(readSeparated(source), "CSV", context);
}
