import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { formatCellNumber } from "#lib/import/formats/sheet-numbers.ts";
import { importFile } from "#lib/import/import.ts";
import { rowsOf } from "./aligned.ts";
import { odfTable, ods, xlsx, xrow } from "./office-files.ts";

const pairs = [
  ["Français", "English"],
  ["Le gardien monta.", "The keeper climbed."],
  ["La mer était noire.", "The sea was black."],
] as const;
const aligned = [
  "p1.1 | Le gardien monta. | The keeper climbed.",
  "p2.1 | La mer était noire. | The sea was black.",
];

describe("an Excel workbook", () => {
  test("has its texts in a table of strings, with runs of type and readings over them", () => {
    const strings = `<sst><si><t>VF</t></si><si><t>VO</t></si><si><r><t xml:space="preserve">Le </t></r><r><rPr><b/></rPr><t>phare</t></r><rPh><t>far</t></rPh></si><si><t>The lighthouse_x000D_</t></si></sst>`;
    const cell = (place: string, at: number) => `<c r="${place}" t="s"><v>${at}</v></c>`;
    const rows = `<row r="1">${cell("B1", 0)}${cell("C1", 1)}</row><row r="3">${cell("B3", 2)}${cell("C3", 3)}</row>`;
    const file = xlsx({ Feuille1: rows }, { "xl/sharedStrings.xml": strings });
    expect(rowsOf("a.xlsx", file)).toEqual(["p1.1 | Le phare | The lighthouse"]);
  });

  test("keeps the order of its columns, whatever stands between and beside", () => {
    const rows = [
      xrow(1, ["N°", "English", "", "Français", "Notes"]),
      xrow(2, ["1", "The keeper climbed.", "", "Le gardien monta.", "passé simple"]),
      xrow(5, ["2", "The sea was black.", "", "La mer était noire.", ""]),
    ];
    const file = xlsx({ a: rows.join("") });
    expect(rowsOf("a.xlsx", file)).toEqual(aligned);
    expect(importFile("a.xlsx", file)).toMatchObject({ ledger: { missing: 0, added: 0 } });
  });

  test("sets hidden rows, columns and sheets aside", () => {
    const rows = [
      xrow(1, pairs[0]),
      xrow(2, pairs[1]),
      xrow(3, ["Caché.", "Hidden."], 'hidden="1"'),
      xrow(4, pairs[2]),
    ];
    const file = xlsx({ a: rows.join("") });
    expect(rowsOf("a.xlsx", file)).toEqual(aligned);
    expect(importFile("a.xlsx", file)).toMatchObject({
      ledger: {
        setAside: [{ name: "hidden", letters: 11 }, { name: "heading-row" }],
        missing: 0,
        added: 0,
      },
    });
  });

  test("is read by its sheet with most rows, and by those that are bilingual too", () => {
    const text = pairs.map((row, at) => xrow(at + 1, row)).join("");
    const words = xrow(1, ["mot", "page"]) + xrow(2, ["phare", "12"]);
    const second = xrow(1, [
      "Il dormit mal et il rêva de la mer.",
      "He slept badly and dreamt of the sea.",
    ]);
    const file = xlsx({ Lexique: words, Un: text, Deux: second });
    expect(rowsOf("a.xlsx", file)).toEqual([
      ...aligned,
      "p3.1 | Il dormit mal et il rêva de la mer. | He slept badly and dreamt of the sea.",
    ]);
    expect(importFile("a.xlsx", file)).toMatchObject({
      ledger: {
        setAside: [{ name: "other-sheet", count: 1 }, { name: "heading-row" }],
        missing: 0,
        added: 0,
      },
    });
  });

  test("may have a whole table pasted into its first column", () => {
    const rows = xrow(1, ["fr&#9;en"]) + xrow(2, ["Le chat dort.&#9;The cat sleeps."]);
    expect(rowsOf("a.xlsx", xlsx({ a: rows }))).toEqual(["p1.1 | Le chat dort. | The cat sleeps."]);
  });

  test("shows numbers and dates as a sheet does", () => {
    expect(formatCellNumber(0.1 + 0.2, "")).toBe("0.3");
    expect(formatCellNumber(1871, "General")).toBe("1871");
    expect(formatCellNumber(0.25, "0%")).toBe("25 %");
    expect(formatCellNumber(45_000, "dd/mm/yyyy")).toBe("15/03/2023");
    expect(formatCellNumber(0.5, "h:mm")).toBe("12:00");
    expect(formatCellNumber(3, "0.00")).toBe("3.00");
  });

  test("is refused by name where no sheet of it can be found, with the way out", () => {
    expect(() => importFile("a.xlsx", xlsx({}))).toThrow(
      "a.xlsx: XLSX files are not read; open it in a spreadsheet and save it as XLSX, ODS or CSV",
    );
  });
});

describe("an OpenDocument spreadsheet", () => {
  test("is read by its table, with its comments, hidden rows and repeated cells", () => {
    const rows = `<table:table-row><table:table-cell><text:p>Français</text:p></table:table-cell><table:table-cell><text:p>English</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><office:annotation><text:p>À voir</text:p></office:annotation><text:p>Le gardien<text:s text:c="2"/>monta.</text:p></table:table-cell><table:table-cell><text:p>The keeper <text:span>climbed</text:span>.</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1022"/></table:table-row>
      <table:table-row table:visibility="collapse"><table:table-cell><text:p>Caché</text:p></table:table-cell></table:table-row>
      <table:table-row><table:table-cell><text:p>La mer</text:p><text:p>dormait.</text:p></table:table-cell><table:table-cell><text:p>The sea</text:p><text:p>slept.</text:p></table:table-cell></table:table-row>
      <table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>`;
    const file = ods(`<table:table table:name="a">${rows}</table:table>`);
    expect(rowsOf("a.ods", file)).toEqual([
      "p1.1 | Le gardien monta. | The keeper climbed.",
      "p2.1 | La mer | The sea",
      "p2.2 | dormait. | slept.",
    ]);
    expect(importFile("a.ods", file)).toMatchObject({
      ledger: {
        setAside: [
          { name: "comment", letters: 5 },
          { name: "hidden", letters: 5 },
          { name: "heading-row" },
        ],
        missing: 0,
        added: 0,
      },
    });
  });

  test("is known by what it says of itself, not by its name", () => {
    expect(rowsOf("a.odt", ods(odfTable(pairs)))).toEqual(aligned);
  });
});

const cases = path.join(import.meta.dirname, "../../../../shared/cases-office");

describe.skipIf(!existsSync(cases))("workbooks that LibreOffice saved", () => {
  for (const name of ["bi.xlsx", "bi.ods"]) {
    test(name, () => {
      expect(rowsOf(name, readFileSync(path.join(cases, name)))).toEqual([
        "p1.1 | Le chat dort. | The cat sleeps.",
      ]);
    });
  }
});
