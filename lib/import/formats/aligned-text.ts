/**
 * What aligners write as text: a row a line, French and English parted by a tab, then where the row
 * is from or how sure it is (LF Aligner, hunalign, InterText), or parted by ` ||| ` (fast_align). hunalign joins the sentences of a row
 * with `~~~` and gives a paragraph’s end, `<p>`, a row of its own.
 */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRow, AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { findBilingualColumns } from "#lib/import/formats/bilingual-rows.ts";
import { escapeContent } from "#lib/import/formats/inline-content.ts";
import { ImportError } from "#lib/import/import-error.ts";

/** Whether a text begins with rows of sentences in both languages; a list of words is none. */
export function looksLikeAlignedText(start: string): boolean {
  const rows = splitRows(start.slice(0, start.lastIndexOf("\n") + 1 || undefined));
  const tabbed = rows.filter(({ length }) => length > 1 && length < 8);
  if (tabbed.length < 3 || tabbed.length < rows.length * 0.9) return false;
  const columns = findBilingualColumns(tabbed, { isMeant: false });
  if (columns === undefined) return false;
  const texts = tabbed.filter((row) => row[columns.fr] && row[columns.en]);
  const sentences = texts.filter((row) => isSentence(row[columns.fr] ?? ""));
  return sentences.length * 3 >= texts.length;
}

/** Reads the rows. */
export function readAlignedText(source: string, { ledger }: ImportContext): AlignedRows {
  const rows = splitRows(source);
  const columns = findBilingualColumns(rows, { isMeant: true });
  if (columns === undefined) {
    throw new ImportError("malformed", { format: "text", line: 1, reason: "only one column" });
  }
  const { fr, en, headingRow } = columns;
  const aligned: AlignedRow[] = [];
  for (const [index, row] of rows.entries()) {
    ledger.show(`${row.join("\n")}\n`);
    if (index === headingRow) {
      ledger.setAside("heading-row", row.join("\n"));
      continue;
    }
    for (const [column, cell] of row.entries()) {
      if (column !== fr && column !== en && cell.trim() !== "") {
        ledger.setAside("other-column", cell);
      }
    }
    const [french, english] = [row[fr] ?? "", row[en] ?? ""];
    if (isParagraphEnd(french) && isParagraphEnd(english)) {
      ledger.setAside("code", `${french}${english}`);
      continue;
    }
    aligned.push({ fr: readCell(french), en: readCell(english) });
  }
  return { rows: aligned };
}

function splitRows(text: string): readonly (readonly string[])[] {
  return text
    .replace(/^\ufeff/, "")
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== "")
    .map((line) => line.split(/\t|(?<=\S) \|\|\| (?=\S)/));
}

function isSentence(cell: string): boolean {
  return cell.split(/\s+/).length >= 6 || /\S [^\n]*[.!?…]["”»’')\]]*\s*$/u.test(cell);
}

function isParagraphEnd(cell: string): boolean {
  return /^\s*(?:<p>\s*)*$/i.test(cell);
}

function readCell(cell: string): string {
  return escapeContent(cell.replace(/\s*(?:~~~|<p>)\s*/g, " ").trim());
}
