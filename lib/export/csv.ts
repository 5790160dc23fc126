/** A work → one table in CSV, for a spreadsheet. */

import { formatCell } from "#lib/text/chapter.ts";
import { guardFormula } from "#lib/text/formula-guard.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** Writes every segment with its chapter, id and all editions, the cells in the markup of a table. */
export function toCsv({ work, chapters }: WholeWork): string {
  const names = work.editions.map(({ name }) => name);
  const rows = chapters.flatMap(({ name, chapter }) =>
    chapter.blocks.flatMap(({ kind, segments }) =>
      segments.map(({ id, cells }) => [
        name,
        id,
        ...names.map((edition) => {
          const cell = cells[chapter.editions.indexOf(edition)];
          return cell === undefined ? "" : guardFormula(formatCell(cell, kind));
        }),
      ]),
    ),
  );
  return formatCsv([["chapter", "id", ...names], ...rows]);
}

/**
 * Writes a table, its cells as they are. It begins with a byte order mark, without which Excel takes
 * UTF-8 for another encoding.
 */
export function formatCsv(rows: readonly (readonly string[])[]): string {
  const lines = rows.map((row) => row.map(quote).join(","));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** After RFC 4180. */
function quote(cell: string): string {
  return /[",;\t\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
