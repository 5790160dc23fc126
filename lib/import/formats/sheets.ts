/** The sheets of a workbook, of whatever format → rows of a text in both languages. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { type CellRows, findBilingualColumns } from "#lib/import/formats/bilingual-rows.ts";
import { readCellRows } from "#lib/import/formats/cell-rows.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** One sheet, without its hidden rows. */
export interface Sheet {
  readonly name: string;
  readonly rows: CellRows;
}

/**
 * Reads the sheet with most text, and with it each other one that is a text in both languages too:
 * a chapter a sheet. `format` is what messages call it.
 */
export function readSheets(
  sheets: readonly Sheet[],
  format: string,
  context: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  const filled = sheets
    .map(({ name, rows }) => ({ name, rows: splitTabs(rows.filter((row) => row.some(hasText))) }))
    .filter(({ rows }) => rows.length > 0);
  const main = [...filled].sort((a, b) => b.rows.length - a.rows.length)[0];
  if (main === undefined) throw new ImportError("no-text", { format });
  const choice = context.languages ?? {};
  const taken = filled.filter(
    ({ rows }) =>
      rows === main.rows || findBilingualColumns(rows, { isMeant: false, choice }) !== undefined,
  );
  for (const { rows } of filled.filter((sheet) => !taken.includes(sheet))) {
    const text = rows.flat().join("\n");
    context.ledger.show(text);
    context.ledger.setAside("other-sheet", text);
  }
  const rows: AlignedRow[] = [];
  let languages: AlignedRows["languages"];
  for (const sheet of taken) {
    const read = readCellRows(sheet.rows, format, context);
    const offset = (rows.at(-1)?.group ?? -1) + 1;
    for (const row of read.rows) {
      rows.push(row.group === undefined ? row : { ...row, group: row.group + offset });
    }
    if (sheet === main) languages = read.languages;
  }
  return { rows, languages };
}

function hasText(cell: string): boolean {
  return cell.trim() !== "";
}

/** A table that was pasted as text stands in one column, its tabs within the cells. */
function splitTabs(rows: CellRows): CellRows {
  const isPasted = rows.every((row) => row.filter(hasText).length < 2);
  const tabbed = rows.filter((row) => row.some((cell) => cell.trim().includes("\t")));
  if (!isPasted || tabbed.length * 2 < rows.length) return rows;
  return rows.map((row) => (row.find(hasText) ?? "").split("\t"));
}
