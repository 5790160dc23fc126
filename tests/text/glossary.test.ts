import { describe, expect, test } from "vitest";
import { readGlossary } from "#lib/text/glossary.ts";
import { formatFinding } from "#lib/text/text-error.ts";

const read = (...rows: string[]) =>
  readGlossary(`${["word\tgloss\tnote", ...rows].join("\n")}\n`, "glossary.tsv");
const messages = (...rows: string[]) => read(...rows).findings.map(formatFinding);

describe("an editor’s glossary", () => {
  test("has words and expressions with their English, and a note where there is one", () => {
    expect(read("bol\tbowl; basin", "coup de main\thelping hand\tfamilier").entries).toEqual([
      { text: "bol", glosses: ["bowl", "basin"], line: 2 },
      { text: "coup de main", glosses: ["helping hand"], note: "familier", line: 3 },
    ]);
  });

  test("may be saved as Windows does", () => {
    expect(readGlossary("\ufeffword\tgloss\tnote\r\nété\tsummer\r\n", "g.tsv").entries).toEqual([
      { text: "été", glosses: ["summer"], line: 2 },
    ]);
  });

  test.each([
    ["bol", "“bol” without a gloss; put its English after a tab, several with ; between"],
    ["bol\tbowl;", "“bol” without a gloss; put its English after a tab, several with ; between"],
    ["\tbowl", "no word: “”; begin the line with a French word or expression"],
    ["", "an empty line; take it away"],
    [
      "bol\tbowl\tnote\tmore",
      "4 cells where the heading has 3; write the word, its English and perhaps a note, a tab between each",
    ],
    [`bol\t${"x".repeat(1001)}`, "a cell of more than 1000 letters; say it in fewer"],
  ])("a line %j is told with its cure", (row, message) => {
    expect(messages("chat\tcat", row, "eau\twater")).toEqual([`glossary.tsv:3: ${message}`]);
  });

  test("a word twice is told with both lines", () => {
    expect(messages("bol\tbowl", "bol\tbasin")).toEqual([
      "glossary.tsv:3: “bol” a second time, after line 2; put their glosses into one line, with ; between",
    ]);
  });

  test.each([["bol\tbowl"], [""]])("a file that begins with %j has no heading", (source) => {
    expect(readGlossary(source, "glossary.tsv").findings.map(formatFinding)).toEqual([
      `glossary.tsv:1: no heading of a glossary: “${source}”; begin with the line word, gloss, note with tabs between`,
    ]);
  });
});
