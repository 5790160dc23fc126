/** The rows of a spreadsheet, of whatever format → rows of a text in both languages. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import {
  type CellRows,
  findBilingualColumns,
  findTitleColumn,
} from "#lib/import/formats/bilingual-rows.ts";
import { readColumnName } from "#lib/import/formats/column-names.ts";
import { escapeContent } from "#lib/import/formats/inline-content.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { countSmallWords } from "#lib/import/language.ts";
import { findAlternatives } from "#lib/import/language-choice.ts";
import { withoutFormulaGuard } from "#lib/text/formula-guard.ts";

/**
 * Reads rows of plain cells. `format` is what messages call it. Throws an `ImportError` where there
 * are no two columns, or where their headings name other languages.
 */
export function readCellRows(
  rows: CellRows,
  format: string,
  { languages: choice = {}, ledger }: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  const filled = rows.filter((row) => row.some((cell) => cell.trim() !== ""));
  for (const row of filled) ledger.show(row.join("\n"));
  const own = findOwnColumns(filled);
  if (own !== undefined) {
    for (const cell of [...(filled[0] ?? [])]) ledger.setAside("heading-row", cell, 0);
    return { rows: filled.slice(1).map((row) => readOwnRow(row, own, ledger)) };
  }
  const columns = findBilingualColumns(filled, { isMeant: true, choice });
  if (columns === undefined) {
    const heading = filled[0] ?? [];
    if (heading.some((name) => readColumnName(name) !== undefined)) {
      throw new ImportError("languages", { format, languages: heading });
    }
    throw new ImportError("malformed", { format, line: 1, reason: "only one column" });
  }
  const { fr, en, headingRow } = columns;
  const heading = headingRow === undefined ? [] : (filled[headingRow] ?? []);
  const aligned = filled.flatMap((row, index): readonly AlignedRow[] => {
    if (index === headingRow) {
      ledger.setAside("heading-row", row.join("\n"));
      return [];
    }
    const title = findTitleColumn(row, { fr, en });
    if (title !== undefined) return [{ ...toOneSide(row[title] ?? ""), group: index }];
    for (const [column, cell] of row.entries()) {
      if (column !== fr && column !== en && cell.trim() !== "") {
        ledger.setAside("other-column", cell);
      }
    }
    return pairParagraphs(paragraphsOf(row[fr]), paragraphsOf(row[en])).map((pair) => ({
      ...pair,
      group: index,
    }));
  });
  const names = heading.filter((name) => /^(?:fr|en)$/.test(readColumnName(name) ?? ""));
  const taken = { fr: heading[fr] ?? "", en: heading[en] ?? "" };
  return { rows: aligned, languages: findAlternatives(names, taken, heading) };
}

/** A title over the columns, on the side whose language it is in. */
function toOneSide(cell: string): AlignedRow {
  const { fr, en } = countSmallWords([cell]);
  const text = paragraphsOf(cell).join(" ");
  return en > fr ? { fr: "", en: text } : { fr: text, en: "" };
}

/** Paragraphs side by side where both sides have as many; else all of a side as one. */
export function pairParagraphs(
  fr: readonly string[],
  en: readonly string[],
): readonly { readonly fr: string; readonly en: string }[] {
  if (fr.length !== en.length) return [{ fr: fr.join(" "), en: en.join(" ") }];
  return fr.map((paragraph, index) => ({ fr: paragraph, en: en[index] ?? "" }));
}

function paragraphsOf(cell = ""): readonly string[] {
  const paragraphs = cell.split(/\r\n?|\n/).map(escapeContent);
  return paragraphs.filter((paragraph) => paragraph !== "");
}

interface OwnColumns {
  readonly id: number;
  readonly chapter: number;
  readonly fr: number;
  readonly en: number;
}

/** The columns of our own export, whose cells are in our own markup. */
function findOwnColumns([heading = []]: CellRows): OwnColumns | undefined {
  const names = heading.map((name) => name.trim().toLowerCase());
  const [id = -1, chapter = -1, fr = -1] = ["id", "chapter", "fr"].map((name) =>
    names.indexOf(name),
  );
  const en = names.findIndex((name) => /^en(?:\.|$)/.test(name));
  return Math.min(id, chapter, fr, en) < 0 ? undefined : { id, chapter, fr, en };
}

function readOwnRow(
  row: readonly string[],
  { id, chapter, fr, en }: OwnColumns,
  ledger: ImportContext["ledger"],
): AlignedRow {
  const cell = (column: number) => row[column] ?? "";
  for (const [column, text] of row.entries()) {
    if (column !== fr && column !== en) ledger.setAside("other-column", text);
  }
  return {
    fr: withoutFormulaGuard(cell(fr)),
    en: withoutFormulaGuard(cell(en)),
    id: cell(id),
    chapter: cell(chapter),
  };
}
