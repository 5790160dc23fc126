/** Tables of plain text, their cells parted by tabs, commas or semicolons → cells. */

import type { CellRows } from "#lib/import/formats/bilingual-rows.ts";
import { readTabbed, splitCells } from "#lib/text/quoted-cells.ts";

/** Reads a table; rows without anything in them are left out. */
export function readSeparated(source: string): CellRows {
  // French Excel names its separator in a line of its own.
  const named = /^\ufeff?"?sep=(.)"?\r?(?:\n|$)/i.exec(source);
  const table = named === null ? source.replace(/^\ufeff/, "") : source.slice(named[0].length);
  const separator = named?.[1] ?? findSeparator(table);
  const rows = separator === "\t" ? readTabbed(table) : splitCells(table, separator, true).rows;
  return rows.filter((row) => row.some((cell) => cell.trim() !== ""));
}

/** Where more than one would do, the first. */
const separators = ["\t", ";", ","] as const;

/** The sign that parts most of the first rows into as many cells. */
function findSeparator(source: string): string {
  const sample = source.slice(0, 20_000);
  const scores = separators.map((separator) => {
    const { rows, cells } = splitCells(sample, separator, true);
    const widths = new Map<number, number>();
    for (const { length } of rows.slice(0, 200)) widths.set(length, (widths.get(length) ?? 0) + 1);
    const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    // Quotes that open a cell and do not close it speak against a separator.
    const torn = cells.filter(({ text, isQuoted }) => !isQuoted && text.startsWith('"')).length;
    const share = width < 2 ? 0 : count / Math.min(200, rows.length) - torn / cells.length;
    return { separator, share };
  });
  const best = Math.max(...scores.map(({ share }) => share));
  return scores.find(({ share }) => share === best)?.separator ?? ",";
}
