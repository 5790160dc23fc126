import { describe, expect, test } from "vitest";
import { formatChapter, mendEncoding, parseChapter, readChapter } from "#lib/text/chapter.ts";
import type { Cell } from "#lib/text/model.ts";
import { formatFinding, TextError } from "#lib/text/text-error.ts";
import fc from "../property.ts";
import { arbitraryChapter } from "./arbitrary-chapter.ts";

const file = "texts/candide/01.tsv";
const table = (...rows: readonly string[]) =>
  `${rows.map((row) => row.replaceAll(" | ", "\t")).join("\n")}\n`;
const messages = (source: string) => readChapter(source, file).findings.map(formatFinding);
const cell = (value: string, opensParagraph = false): Cell => ({
  opensParagraph,
  content: value === "" ? [] : [{ type: "text", value }],
});

describe("a chapter's table", () => {
  test("is read into blocks and segments", () => {
    const source = table(
      "id | fr | en",
      "t1.1 | Chapitre premier | Chapter I",
      "p1.1 | Il y avait en Vestphalie un jeune garçon. | In Westphalia there lived a boy.",
      "p1.2 | Sa physionomie annonçait son âme. | ",
      "p1.2a |  | ¶His face bespoke his soul.",
      "b1.1 | * * * | * * *",
    );
    expect(parseChapter(source, file)).toEqual({
      editions: ["fr", "en"],
      blocks: [
        {
          id: "t1",
          kind: "t",
          segments: [{ id: "t1.1", cells: [cell("Chapitre premier"), cell("Chapter I")] }],
        },
        {
          id: "p1",
          kind: "p",
          segments: [
            {
              id: "p1.1",
              cells: [
                cell("Il y avait en Vestphalie un jeune garçon."),
                cell("In Westphalia there lived a boy."),
              ],
            },
            { id: "p1.2", cells: [cell("Sa physionomie annonçait son âme."), cell("")] },
            { id: "p1.2a", cells: [cell(""), cell("His face bespoke his soul.", true)] },
          ],
        },
        { id: "b1", kind: "b", segments: [{ id: "b1.1", cells: [cell("* * *"), cell("* * *")] }] },
      ],
    });
  });

  test("may have several English editions", () => {
    const source = table("id | fr | en.smollett | en.1918", "p1.1 | Oui. | Ay. | Yes.");
    expect(parseChapter(source, file).editions).toEqual(["fr", "en.smollett", "en.1918"]);
  });

  test("may end without a line feed", () => {
    expect(messages("id\tfr\ten\np1.1\tOui.\tYes.")).toEqual([]);
  });

  test("a stanza between two parts of a chapter keeps the numbers of its own kind", () => {
    expect(
      messages(
        table("id | fr | en", "p1.1 | a | a", "v1.1 | b | b", "v1.2 | c | c", "p2.1 | d | d"),
      ),
    ).toEqual([]);
  });

  test("a byte order mark, Windows line ends and accents apart are read, with a warning each", () => {
    const source = "\ufeffid\tfr\ten\r\np1.1\tE\u0301te\u0301\tSummer\r\n";
    const { chapter, findings } = readChapter(source, file);
    expect(chapter?.blocks[0]?.segments[0]?.cells[0]).toEqual(cell("Été"));
    expect(findings.map((finding) => [finding.severity, formatFinding(finding)])).toEqual([
      ["warning", `${file}:1: a byte order mark before the heading; save as UTF-8 without one`],
      ["warning", `${file}:1: lines that end as on Windows; end lines with a line feed alone`],
      [
        "warning",
        `${file}:2: letters with their accents apart; put the text into Unicode form NFC`,
      ],
    ]);
  });
});

describe("quotes around the cells of a table", () => {
  const read = (source: string) => {
    const { chapter, findings } = readChapter(source, file);
    return [chapter && formatChapter(chapter), findings.map(({ rule }) => rule)];
  };

  test("are taken off where a spreadsheet has put them, with a warning", () => {
    const plain = `id\tfr\ten\np1.1\tIls partirent, dit "Jean".\tThey left, quietly.\np1.2\tBon.\tGood.\n`;
    const byExcel = `id\tfr\ten\np1.1\t"Ils partirent, dit ""Jean""."\t"They left, quietly."\np1.2\tBon.\tGood.\n`;
    expect(read(byExcel)).toEqual([plain, ["spreadsheet-quotes"]]);
    const throughout = `"id"\t"fr"\t"en"\n"p1.1"\t"Ils partirent, dit ""Jean""."\t"They left, quietly."\n"p1.2"\t"Bon."\t"Good."\n`;
    expect(read(throughout)).toEqual([plain, ["spreadsheet-quotes"]]);
    expect(mendEncoding(byExcel)).toBe(plain);
  });

  test("are one line where somebody has typed two", () => {
    expect(mendEncoding('id\tfr\ten\np1.1\t"Un,\ndeux."\t"One,\ntwo."\n')).toBe(
      "id\tfr\ten\np1.1\tUn, deux.\tOne, two.\n",
    );
  });

  test("stay where they are those of speech", () => {
    const speech = `id\tfr\ten\np1.1\tIl entra, las.\tHe came in, tired.\np1.2\t"Oui, merci."\t"Yes, thanks."\n`;
    expect(read(speech)).toEqual([speech, []]);
    const open = `id\tfr\ten\np1.1\t"Oui", dit-il.\t"Yes," he said.\np1.2\t"Non\t"No\n`;
    expect(read(open)).toEqual([open, []]);
  });

  test("are left to what is no table", () => {
    const json = `{\n\t"title": "Le Chat"\n}\n`;
    expect(mendEncoding(json)).toBe(json);
  });
});

describe("a table that breaks the format is refused, line by line", () => {
  const head = "id | fr | en";
  const begin = "begin with the line id, fr, en with tabs between";

  test.each<[name: string, source: string, expected: readonly string[]]>([
    [
      "an empty file",
      "",
      [
        ": the file is empty; begin with a heading of id, fr and en with tabs between, and put one segment a line",
      ],
    ],
    [
      "an empty first line",
      table("", "p1.1 | Oui. | Yes."),
      [`:1: an empty line where the heading belongs; ${begin}`],
    ],
    [
      "no heading",
      table("p1.1 | Oui. | Yes."),
      [`:1: a segment where the heading belongs; ${begin}`],
    ],
    [
      "prose instead of a table",
      `${"Il y avait en Vestphalie un jeune garçon. ".repeat(9)}\n`,
      [`:1: a line of prose where the heading belongs; ${begin}`],
    ],
    [
      "spaces in the heading",
      "id  fr  en\n",
      [":1: spaces where a tab should be; put one tab between the names of the columns"],
    ],
    [
      "a heading alone",
      table(head),
      [":1: a heading and no rows; put one segment a line under it"],
    ],
    [
      "another first column",
      table("no | fr | en", "p1.1 | Oui. | Yes."),
      [":1: the first column is called “no”; call it id"],
    ],
    [
      "no French column",
      "id\n",
      [":1: no French column; let the French come right after the id, in a column called fr"],
    ],
    [
      "English before French",
      table("id | en | fr", "p1.1 | Yes. | Oui."),
      [
        ":1: the second column is called “en”; let the French come right after the id, in a column called fr",
        ":1: a column called “fr”; call an English edition en, or en and a name in small letters: en.smollett",
      ],
    ],
    [
      "no English column",
      table("id | fr", "p1.1 | Oui."),
      [":1: no English column; add a column called en, after a tab"],
    ],
    [
      "a column in capitals",
      table("id | fr | en.Smollett", "p1.1 | Oui. | Yes."),
      [
        ":1: a column called “en.Smollett”; call an English edition en, or en and a name in small letters: en.smollett",
      ],
    ],
    [
      "one column twice",
      table("id | fr | en | en", "p1.1 | Oui. | Yes. | Ay."),
      [":1: two columns called “en”; give each edition a name of its own, such as en.smollett"],
    ],
    [
      "a cell too few",
      table(head, "p3.2 | Oui."),
      [":2 (p3.2): 2 cells where the heading has 3; put a tab between the French and the English"],
    ],
    [
      "a cell too few, and the id again",
      table(head, "p3.2 | Oui.", "p3.2 | Non. | No."),
      [
        ":2 (p3.2): 2 cells where the heading has 3; put a tab between the French and the English",
        ":3 (p3.2): a second p3.2; the first is on line 2; give the row its own id, such as p3.2a",
      ],
    ],
    [
      "a cell too many",
      table(head, "p3.2 | Oui. | Yes. | "),
      [
        ":2 (p3.2): 4 cells where the heading has 3; take out the tab too many, or name the column in the heading",
      ],
    ],
    [
      "spaces for a tab",
      table(head, "p3.2 | Oui.    Yes."),
      [
        ":2 (p3.2): 2 cells where the heading has 3, and spaces where a tab should be; put one tab between the id, the French and the English",
      ],
    ],
    [
      "a space after the id",
      table(head, "p3.2 Oui. | Yes."),
      [
        ":2: 2 cells where the heading has 3, and spaces where a tab should be; put one tab between the id, the French and the English",
      ],
    ],
    ["an empty line", table(head, "", "p1.1 | Oui. | Yes."), [":2: an empty line; take it out"]],
    [
      "no id",
      table(head, "\tOui.\tYes."),
      [":2: no id; give the row the next id of its block, such as p12.3"],
    ],
    [
      "a malformed id",
      table(head, "p3 | Oui. | Yes."),
      [
        ":2: “p3” is not a segment id; write a kind, a block number, a full stop and a segment number from 1: p12.3",
      ],
    ],
    [
      "an unknown kind",
      table(head, "x3.1 | Oui. | Yes."),
      [
        ":2: unknown kind of block “x”; use t chapter title, h heading, s subheading, p paragraph, q set-off quotation, v stanza, d speech in a play, r stage direction, l list item, n note, b break",
      ],
    ],
    [
      "an id twice",
      table(head, "p1.1 | Oui. | Yes.", "p1.1 | Non. | No."),
      [":3 (p1.1): a second p1.1; the first is on line 2; give the row its own id, such as p1.1a"],
    ],
    [
      "segments out of order",
      table(head, "p1.3b | Oui. | Yes.", "p1.3a | Non. | No."),
      [":3 (p1.3a): p1.3a after p1.3b; number the segments of a block upwards: 1, 2, 2a, 2b, 3"],
    ],
    [
      "blocks out of order",
      table(head, "p2.1 | Oui. | Yes.", "p1.1 | Non. | No."),
      [":3 (p1.1): block p1 after p2; number the blocks of a kind upwards"],
    ],
    [
      "a block in two places",
      table(head, "p1.1 | Oui. | Yes.", "p2.1 | Si. | Yes.", "p1.2 | Non. | No."),
      [":4 (p1.2): block p1 goes on after p2 has begun; keep the rows of a block together"],
    ],
    [
      "two titles",
      table(head, "t1.1 | Un | One", "t2.1 | Deux | Two"),
      [":3 (t2.1): a second title, t2; make it a heading, h, or more lines of the title: t1.2"],
    ],
    [
      "every side empty",
      table(head, "p1.1 |  |  "),
      [":2 (p1.1): every side is empty; write what one of the editions says, or take the row out"],
    ],
    [
      "¶ in the French",
      table(head, "p1.1 | Oui. | Yes.", "p1.2 | ¶Non. | No."),
      [
        ":3 (p1.2): ¶ in the French; begin a new block instead; ¶ marks a paragraph that only the English begins",
      ],
    ],
    [
      "¶ where the block begins",
      table(head, "p1.1 | Oui. | ¶Yes."),
      [
        ":2 (p1.1): ¶ at the beginning of a block; take it out; a block begins a paragraph by itself",
      ],
    ],
    [
      "¶ alone",
      table(head, "p1.1 | Oui. | Yes.", "p1.2 | Non. | ¶"),
      [":3 (p1.2): ¶ and nothing after it; move it to the segment that the paragraph begins with"],
    ],
    [
      "markup left open",
      table(head, "p1.1 | Il lit *Candide. | He reads *Candide*."),
      [
        ":2 (p1.1): an asterisk without its pair: *Candide.; close the emphasis with a second *, or write \\* for the sign itself",
      ],
    ],
    [
      "a control character",
      table(head, "p1.1 | Oui\u0007. | Yes."),
      [":2 (p1.1): a control character, U+0007; take it out"],
    ],
    [
      "an apostrophe of Windows-1252 read as Latin-1",
      table(head, "p1.1 | L\u0092homme. | Man."),
      [
        ":2 (p1.1): a control character, U+0092; the text was taken for another encoding than Windows-1252; convert it again",
      ],
    ],
    [
      "a lone surrogate",
      table(head, "p1.1 | Oui \ud83d. | Yes."),
      [":2 (p1.1): half a character, U+D83D; write the character again"],
    ],
    [
      "a cell too long to show",
      table(head, `p1.1 | ${"a".repeat(100_001)} | Yes.`),
      [
        ":2 (p1.1): a cell of 100001 characters; keep a cell below 100000: put one sentence or one paragraph a row",
      ],
    ],
  ])("%s", (_, source, expected) => {
    expect(messages(source)).toEqual(expected.map((message) => file + message));
    expect(readChapter(source, file).chapter).toBeUndefined();
    expect(() => parseChapter(source, file)).toThrow(TextError);
  });

  test("every error is told, not only the first", () => {
    const source = table(head, "p1.1 | Oui.", "x1.1 | Oui. | Yes.", "p1.2 | *Oui. | Yes.");
    expect(readChapter(source, file).findings.map((finding) => finding.line)).toEqual([2, 3, 4]);
  });

  test("a cell of fifty million characters is refused in no time", () => {
    const source = table(head, `p1.1 | ${"é".repeat(50_000_000)} | Yes.`);
    expect(messages(source)[0]).toContain("a cell of 50000000 characters");
  });

  test.each(["\n", "\t", " ", "*"])("ten million times %j is refused in no time", (sign) => {
    const source = `id\tfr\ten\n${sign.repeat(10_000_000)}\n`;
    expect(readChapter(source, file).chapter).toBeUndefined();
  });

  test("a chapter of ten thousand blocks is to be split", () => {
    const rows = Array.from({ length: 10_000 }, (_, index) => `p${index + 1}.1 | Oui. | Yes.`);
    expect(messages(table(head, ...rows))).toEqual([
      `${file}:10001: more than 9999 blocks; split the chapter into several`,
    ]);
    expect(messages(table(head, ...rows.slice(1)))).toEqual([]);
  });

  test("a file that is something else is not read to its end", () => {
    const source = table(head, ...Array.from({ length: 5_000 }, () => "Oui."));
    expect(messages(source)).toHaveLength(1_001);
    expect(messages(source).at(-1)).toBe(
      `${file}:1002: more than 1000 errors, so the rest was not read; mend these first`,
    );
  });
});

describe("a chapter that is written", () => {
  test("looks as a person would have typed it", () => {
    const source = table(
      "id | fr | en",
      "p1.1 | Il lit *Candide*[^1], [...] \\* | He reads *Candide*[^1], [...] \\*",
      "p1.2 |  | ¶Yes.",
      "b1.1 | * * * | * * *",
    );
    expect(formatChapter(parseChapter(source, file))).toBe(source);
  });

  test("reads back as the same chapter", () => {
    fc.assert(
      fc.property(arbitraryChapter, (chapter) => {
        expect(parseChapter(formatChapter(chapter), file)).toEqual(chapter);
      }),
    );
  });
});
