/** Spreadsheets in CSV or TSV: two columns of text, or what our own export writes → rows. */

import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { escapeContent } from "#lib/import/formats/inline-content.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { findAlternatives, isKindOf, type LanguageChoice } from "#lib/import/language-choice.ts";

/** Reads rows. Columns are found by their headings, and without any the first two are taken. */
export function readColumns(source: string, choice: LanguageChoice = {}): AlignedRows {
  const table = splitCells(source, findSeparator(source));
  const [heading = [], ...rest] = table;
  const names = heading.map((name) => name.trim().toLowerCase());
  const columnOf = (language: "fr" | "en") => {
    const wish = choice[language]?.trim().toLowerCase();
    const chosen = wish === undefined ? -1 : names.indexOf(wish);
    return chosen === -1 ? names.findIndex((name) => isKindOf(name, language)) : chosen;
  };
  const [fr, en] = [columnOf("fr"), columnOf("en")];
  if (fr === -1 || en === -1) {
    const isHeading =
      names.length > 2 && names.every((name) => /^[\p{L}\d _.-]{1,30}$/u.test(name));
    if (isHeading) throw new ImportError("languages", { format: "CSV", languages: heading });
    if (!table.some((cells) => cells.length > 1)) {
      throw new ImportError("malformed", { format: "CSV", line: 1, reason: "only one column" });
    }
    const rows = table.map((cells) => ({
      fr: escapeContent(cells[0] ?? ""),
      en: escapeContent(cells[1] ?? ""),
    }));
    return { rows };
  }
  const [id, chapter] = [names.indexOf("id"), names.indexOf("chapter")];
  // Cells of our own are in our own markup; those of others may have any star or bracket.
  const isOwn = id !== -1 && chapter !== -1;
  const rows = rest.map((cells) => {
    const cell = (column: number) => cells[column] ?? "";
    return isOwn
      ? { fr: asText(cell(fr)), en: asText(cell(en)), id: cell(id), chapter: cell(chapter) }
      : { fr: escapeContent(cell(fr)), en: escapeContent(cell(en)) };
  });
  const [frName = "", enName = ""] = [heading[fr], heading[en]];
  return {
    rows,
    ...(isOwn ? {} : { languages: findAlternatives(heading, { fr: frName, en: enName }) }),
  };
}

/** Our own export puts an apostrophe before what a spreadsheet would compute. */
function asText(cell: string): string {
  return cell.replace(/^'(?='*[=+\-@])/, "");
}

/** The sign that the first lines have most evenly: tab, comma or semicolon. */
function findSeparator(source: string): string {
  const sample = source.slice(0, 20_000);
  if (/^[^\n"]*\t/.test(sample)) return "\t";
  const columns = [",", ";", "\t"].map((separator) => {
    const widths = splitCells(sample, separator).map((cells) => cells.length);
    const first = widths[0] ?? 1;
    const isEven = first > 1 && widths.slice(0, -1).every((width) => width === first);
    return { separator, score: (isEven ? 1_000 : 0) + first };
  });
  return columns.sort((a, b) => b.score - a.score)[0]?.separator ?? ",";
}

/** Cells after RFC 4180: a cell in quotes may hold separators, line ends and doubled quotes. */
function splitCells(source: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    let cell = "";
    if (source[at] === '"') {
      let end = at + 1;
      for (;;) {
        const quote = source.indexOf('"', end);
        const to = quote === -1 ? source.length : quote;
        cell += source.slice(end, to);
        at = to + 1;
        if (source[at] !== '"') break;
        cell += '"';
        end = at + 1;
      }
    }
    let end = at;
    while (end < source.length && source[end] !== separator && !isLineEnd(source[end])) end++;
    cell += source.slice(at, end);
    row.push(cell);
    if (source[end] === separator) {
      at = end + 1;
      if (at === source.length) row.push("");
      else continue;
    } else at = source[end] === "\r" && source[end + 1] === "\n" ? end + 2 : end + 1;
    if (row.some((other) => other.trim() !== "")) rows.push(row);
    row = [];
  }
  if (row.some((cell) => cell.trim() !== "")) rows.push(row);
  return rows;
}

function isLineEnd(sign: string | undefined): boolean {
  return sign === "\n" || sign === "\r";
}
