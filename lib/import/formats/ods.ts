/** OpenDocument spreadsheets (ODS) → rows. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import {
  attribute,
  childElements,
  findElement,
  findElements,
  localName,
  type MarkupElement,
  type MarkupNode,
  parseMarkupIn,
  textContent,
} from "#lib/import/formats/markup.ts";
import { readSheets, type Sheet } from "#lib/import/formats/sheets.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** Reads an ODS. Throws an `ImportError` for one that is damaged, locked or without two columns. */
export function readOds(
  bytes: Uint8Array,
  context: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  const archive = openArchive(bytes, "ODS");
  const part = (path: string) => parseMarkupIn(archive, path, "ODS");
  const manifest = part("META-INF/manifest.xml");
  if (manifest !== undefined && findElement(manifest, "encryption-data") !== undefined) {
    throw new ImportError("encrypted", { format: "ODS" });
  }
  const content = part("content.xml");
  const body = content && findElement(content, "spreadsheet");
  if (content === undefined || body === undefined)
    throw new ImportError("damaged", { format: "ODS" });
  const hiddenTables = new Set(
    findElements(content, "style").flatMap((style) => {
      const properties = childElements(style, "table-properties")[0];
      const isHidden = properties && attribute(properties, "display") === "false";
      return isHidden ? [attribute(style, "name")] : [];
    }),
  );
  const sheets = childElements(body, "table").flatMap((table): readonly Sheet[] => {
    const rows = readRows(table, context.ledger);
    if (!hiddenTables.has(attribute(table, "style-name") ?? "-")) {
      return [{ name: attribute(table, "name") ?? "", rows }];
    }
    hide(rows.flat(), context.ledger);
    return [];
  });
  return readSheets(sheets, "ODS", context);
}

/** Empty cells and rows are repeated by the million; those with text seldom more than a few times. */
const mostRepeated = 1_000;

function readRows(table: MarkupElement, ledger: Ledger): readonly (readonly string[])[] {
  return rowsOf(table).flatMap(({ row, isHidden }): readonly (readonly string[])[] => {
    const cells: string[] = [];
    for (const cell of childElements(row)) {
      if (!/^(?:covered-)?table-cell$/.test(localName(cell))) continue;
      const text = localName(cell) === "table-cell" ? readCell(cell, ledger) : "";
      const times = Math.min(timesOf(cell, "number-columns-repeated"), mostRepeated);
      for (let time = 0; time < times; time++) cells.push(text);
    }
    while (cells.at(-1) === "") cells.pop();
    if (cells.length === 0) return [];
    if (isHidden || /^(?:collapse|filter)$/.test(attribute(row, "visibility") ?? "")) {
      hide(cells, ledger);
      return [];
    }
    const times = Math.min(timesOf(row, "number-rows-repeated"), mostRepeated);
    return Array.from({ length: times }, () => cells);
  });
}

interface FoundRow {
  readonly row: MarkupElement;
  readonly isHidden: boolean;
}

function rowsOf(element: MarkupElement, isHidden = false): readonly FoundRow[] {
  return childElements(element).flatMap((child): readonly FoundRow[] => {
    const name = localName(child);
    if (name === "table-row") return [{ row: child, isHidden }];
    if (!/^table-(?:rows|header-rows|row-group)$/.test(name)) return [];
    return rowsOf(child, isHidden || attribute(child, "display") === "false");
  });
}

function timesOf(element: MarkupElement, name: string): number {
  const times = Number(attribute(element, name) ?? 1);
  return Number.isInteger(times) && times > 0 ? times : 1;
}

/** The paragraphs of a cell as they are shown; numbers and dates are written out there too. */
function readCell(cell: MarkupElement, ledger: Ledger): string {
  for (const comment of childElements(cell, "annotation")) {
    const text = childElements(comment, "p").map(textContent).join("\n");
    ledger.show(text);
    ledger.setAside("comment", text);
  }
  return childElements(cell, "p")
    .map((paragraph) => readText(paragraph))
    .join("\n");
}

function readText(node: MarkupNode): string {
  if (typeof node === "string") return node;
  switch (localName(node)) {
    case "s":
      return " ";
    case "tab":
      return "\t";
    case "line-break":
      return "\n";
    case "annotation":
    case "ruby-text":
      return "";
    default:
      return node.children.map(readText).join("");
  }
}

function hide(cells: readonly string[], ledger: Ledger): void {
  const text = cells.filter((cell) => cell !== "").join("\n");
  if (text === "") return;
  ledger.show(text);
  ledger.setAside("hidden", text);
}
