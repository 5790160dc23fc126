/** Excel workbooks (XLSX) → rows. */

import type { ImportContext } from "#lib/import/draft.ts";
import type { AlignedRows } from "#lib/import/formats/aligned-rows.ts";
import { type Archive, openArchive } from "#lib/import/formats/archive.ts";
import {
  attribute,
  childElements,
  findElements,
  localName,
  type MarkupElement,
  parseMarkupIn,
  textContent,
} from "#lib/import/formats/markup.ts";
import { formatCellNumber } from "#lib/import/formats/sheet-numbers.ts";
import { readSheets, type Sheet } from "#lib/import/formats/sheets.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { Ledger } from "#lib/import/ledger.ts";

/** Reads an XLSX. Throws an `ImportError` for one that is damaged or has no text in two columns. */
export function readXlsx(
  bytes: Uint8Array,
  context: Pick<ImportContext, "languages" | "ledger">,
): AlignedRows {
  const archive = openArchive(bytes, "XLSX");
  const part = (path: string) => parseMarkupIn(archive, path, "XLSX");
  const workbook = part("xl/workbook.xml");
  const links = readLinks(part("xl/_rels/workbook.xml.rels"));
  const entries = workbook === undefined ? [] : findElements(workbook, "sheet");
  // Some programs call XLSX what only they can read; Excel writes a list of sheets.
  if (entries.length === 0) {
    throw new ImportError("unread-format", { format: "XLSX", wayOut: "spreadsheet" });
  }
  const book: Workbook = {
    strings: readStrings(part("xl/sharedStrings.xml")),
    formats: readNumberFormats(part("xl/styles.xml")),
    ledger: context.ledger,
  };
  const sheets = entries.flatMap((entry, index): readonly Sheet[] => {
    const path = links.get(attribute(entry, "id") ?? "") ?? `xl/worksheets/sheet${index + 1}.xml`;
    const element = part(path);
    if (element === undefined) return [];
    const rows = readRows(element, book);
    if (/hidden/i.test(entry.attributes.state ?? "")) {
      hide(rows.flat(), context.ledger);
      return [];
    }
    return [{ name: entry.attributes.name ?? "", rows }];
  });
  setAsideComments(archive, context.ledger);
  return readSheets(sheets, "XLSX", context);
}

interface Workbook {
  readonly strings: readonly string[];
  /** The number format of each style of cells. */
  readonly formats: readonly string[];
  readonly ledger: Ledger;
}

/** The files that the sheets are in, by the ids that the workbook has for them. */
function readLinks(part: MarkupElement | undefined): ReadonlyMap<string, string> {
  const links = new Map<string, string>();
  for (const { attributes } of part === undefined ? [] : findElements(part, "Relationship")) {
    const { Id = "", Target = "" } = attributes;
    const path = Target.replace(/^\//, "").replace(/^\.\//, "");
    links.set(Id, path.startsWith("xl/") ? path : `xl/${path}`);
  }
  return links;
}

function readStrings(part: MarkupElement | undefined): readonly string[] {
  return part === undefined ? [] : findElements(part, "si").map(richText);
}

/** A text with its runs of type; the reading of Japanese over it is none of it. */
function richText(element: MarkupElement): string {
  return childElements(element)
    .map((child) => {
      if (localName(child) === "t") return unescapeSigns(textContent(child));
      return localName(child) === "r" ? richText(child) : "";
    })
    .join("");
}

/** Excel writes what XML may not have as `_x000D_`. */
function unescapeSigns(text: string): string {
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function readNumberFormats(part: MarkupElement | undefined): readonly string[] {
  if (part === undefined) return [];
  const own = new Map(
    findElements(part, "numFmt").map(({ attributes }) => [
      attributes.numFmtId ?? "",
      attributes.formatCode ?? "",
    ]),
  );
  const styles = findElements(part, "cellXfs")[0];
  return (styles === undefined ? [] : childElements(styles, "xf")).map(({ attributes }) => {
    const id = attributes.numFmtId ?? "0";
    return own.get(id) ?? builtInFormats[id] ?? "";
  });
}

/** The formats that a workbook need not spell out, as far as they change what is shown. */
const builtInFormats: Readonly<Record<string, string>> = {
  "9": "0%",
  "10": "0.00%",
  "14": "dd/mm/yyyy",
  "15": "d-mmm-yy",
  "16": "d-mmm",
  "17": "mmm-yy",
  "18": "h:mm",
  "19": "h:mm:ss",
  "20": "h:mm",
  "21": "h:mm:ss",
  "22": "dd/mm/yyyy h:mm",
};

/** The rows that are shown, each from its first column; hidden ones are set aside. */
function readRows(sheet: MarkupElement, book: Workbook): readonly (readonly string[])[] {
  const hiddenColumns = new Set<number>();
  for (const { attributes } of findElements(sheet, "col")) {
    if (!isTrue(attributes.hidden)) continue;
    const last = Math.min(Number(attributes.max), mostColumns);
    for (let column = Number(attributes.min); column <= last; column++)
      hiddenColumns.add(column - 1);
  }
  return findElements(sheet, "row").flatMap((row): readonly (readonly string[])[] => {
    const cells: string[] = [];
    const hidden: string[] = [];
    for (const cell of childElements(row, "c")) {
      const column = columnOf(cell.attributes.r) ?? cells.length;
      const text = readCell(cell, book);
      if (column > mostColumns || text === "") continue;
      while (cells.length < column) cells.push("");
      const isHidden = hiddenColumns.has(column);
      cells[column] = isHidden ? "" : text;
      if (isHidden) hidden.push(text);
    }
    hide(hidden, book.ledger);
    if (!isTrue(row.attributes.hidden)) return [cells];
    hide(cells, book.ledger);
    return [];
  });
}

/** Further columns have no text that belongs to a row. */
const mostColumns = 1_000;

function isTrue(value: string | undefined): boolean {
  return value === "1" || value === "true";
}

/** `AB12` is in column 27, from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? "")?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function readCell(cell: MarkupElement, { strings, formats }: Workbook): string {
  const { t, s } = cell.attributes;
  const value = textContent(childElements(cell, "v")[0] ?? "");
  switch (t) {
    case "s":
      return strings[Number(value)] ?? "";
    case "inlineStr":
      return childElements(cell, "is").map(richText).join("");
    case "str":
      return unescapeSigns(value);
    case "b":
      return value === "1" ? "TRUE" : value === "0" ? "FALSE" : "";
    case "e":
    case "d":
      return value;
    default:
      return value === "" ? "" : formatCellNumber(Number(value), formats[Number(s ?? 0)] ?? "");
  }
}

function hide(cells: readonly string[], ledger: Ledger): void {
  const text = cells.filter((cell) => cell !== "").join("\n");
  if (text === "") return;
  ledger.show(text);
  ledger.setAside("hidden", text);
}

function setAsideComments(archive: Archive, ledger: Ledger): void {
  for (const path of archive.paths.filter((each) => /^xl\/comments\d*\.xml$/.test(each))) {
    const part = parseMarkupIn(archive, path, "XLSX");
    for (const comment of part === undefined ? [] : findElements(part, "comment")) {
      const text = textContent(comment);
      ledger.show(text);
      ledger.setAside("comment", text);
    }
  }
}
