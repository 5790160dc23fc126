import { describe, expect, test } from "vitest";
import { parseChapter } from "#lib/text/chapter.ts";
import { checkTable, checkWork, mendTable } from "#lib/text/check.ts";
import type { Work } from "#lib/text/model.ts";
import { formatFinding } from "#lib/text/text-error.ts";

const file = "texts/chat/01.tsv";
const table = (...rows: readonly string[]) => {
  const source = `${["id | fr | en", ...rows].join("\n").replaceAll(" | ", "\t")}\n`;
  return { file, source, chapter: parseChapter(source, file) };
};
const messages = (...rows: readonly string[]) => checkTable(table(...rows)).map(formatFinding);

describe("typography", () => {
  test("is a warning that says where in the cell, and what the printer would have set", () => {
    expect(checkTable(table("p1.1 | Où vas-tu ? | Where to?", "p1.2 | Oui. | ¶Yes !"))).toEqual([
      {
        file,
        line: 2,
        segmentId: "p1.1",
        reason: "no no-break space before ; ! ?: Où vas-tu ?",
        cure: "put one there",
        severity: "warning",
        rule: "french-high-punctuation",
        range: { edition: "fr", startOffset: 9, endOffset: 10 },
        fix: "\u202f",
      },
      {
        file,
        line: 3,
        segmentId: "p1.2",
        reason: "a space before ; : ! ?: Yes !",
        cure: "take it out",
        severity: "warning",
        rule: "english-high-punctuation",
        range: { edition: "en", startOffset: 4, endOffset: 5 },
        fix: "",
      },
    ]);
  });

  test("is mended in the cells that need it and nowhere else", () => {
    const { source, changes } = mendTable(
      table(
        "p1.1 | L'homme *dort*... | The man *sleeps*.",
        "p1.2 | Oui. | ¶'Tis so !",
        "b1.1 | - - - | - - -",
      ),
    );
    expect(source).toBe(
      "id\tfr\ten\np1.1\tL’homme *dort*…\tThe man *sleeps*.\np1.2\tOui.\t¶’Tis so!\nb1.1\t- - -\t- - -\n",
    );
    expect(changes).toEqual([
      {
        line: 2,
        segmentId: "p1.1",
        edition: "fr",
        before: "L'homme *dort*...",
        after: "L’homme *dort*…",
      },
      { line: 3, segmentId: "p1.2", edition: "en", before: "¶'Tis so !", after: "¶’Tis so!" },
    ]);
  });

  test("of a table from Windows is mended with its line ends, its accents and its first bytes", () => {
    const source = "\ufeffid\tfr\ten\r\np1.1\tE\u0301te\u0301...\tSummer\r\n";
    const { source: mended } = mendTable({ file, source, chapter: parseChapter(source, file) });
    expect(mended).toBe("id\tfr\ten\np1.1\tÉté…\tSummer\n");
  });
});

describe("quotations", () => {
  const quote = (fr: string) => `« ${fr} »`.replaceAll(" ", "\u00a0");

  test("that are closed, or run over paragraphs, are left alone", () => {
    expect(
      messages(
        `p1.1 | ${quote("Oui")}. | “Yes.”`,
        // A quotation of three paragraphs, each opened again.
        "p2.1 | «\u00a0Un. | “One.",
        "p3.1 | «\u00a0Deux. | “Two.",
        "p4.1 | «\u00a0Trois.\u00a0» | “Three.”",
        // A dialogue that is closed where it ends.
        "p5.1 | «\u00a0Où vas-tu\u202f? | “Where to?”",
        "p6.1 | — À Paris. | “To Paris.”",
        "p7.1 | — Bien.\u00a0» | “Good.”",
        // A quotation within a quotation.
        `p8.1 | «\u00a0Il dit ${quote("non")}, et “si”.\u00a0» | “He says “no”.”`,
        // English paragraphs that the French does not begin.
        "p9.1 | Un. | “One.",
        "p9.2 | Deux. | ¶“Two.”",
      ),
    ).toEqual([]);
  });

  test("left open are told where they begin", () => {
    expect(
      messages(
        "p1.1 | «\u00a0Oui, dit-il. | Yes, he said.",
        `p2.1 | Puis ${quote("non")}. | Then “no.`,
        "h1.1 | La nuit\u00a0» | Night",
      ),
    ).toEqual([
      `${file}:2 (p1.1): « opens and nothing closes it in fr; add » where it ends`,
      `${file}:3 (p2.1): “ opens and nothing closes it in en; add ” where it ends`,
      `${file}:4 (h1.1): » closes and nothing opens it in fr; add « where it begins`,
    ]);
  });

  test("left open within another are told, and the other is not", () => {
    expect(messages("p1.1 | «\u00a0Il dit “non.\u00a0» | He says no.")).toEqual([
      `${file}:2 (p1.1): “ opens and nothing closes it in fr; add ” where it ends`,
    ]);
  });
});

describe("notes", () => {
  test("called on both sides and there are left alone", () => {
    expect(
      messages(
        "p1.1 | Un[^1]. | One",
        "p1.2 | deux. | two[^1].",
        "p2.1 | Trois[^2]. | Three.",
        "n1.1 | Une note. | A note.",
        "n2.1 | Une note du seul français. | ",
      ),
    ).toEqual([]);
  });

  test("absent are told once for the chapter, not once a call", () => {
    expect(
      messages("p1.1 | Un[^7]. | One[^7].", "p1.2 | Deux[^8][^9][^10]. | Two[^8][^9][^10]."),
    ).toEqual([`${file}:2 (p1.1): 4 notes called and absent: n7, n8, n9 …; add each, as n36.1`]);
  });

  test("never called are told", () => {
    expect(messages("p1.1 | Un. | One.", "n3.1 | Une note. | A note.")).toEqual([
      `${file}:3 (n3.1): 1 note never called: n3; call each, as [^36]`,
    ]);
  });

  test("called in one language only are told", () => {
    expect(messages("p1.1 | Un[^1]. | One.", "n1.1 | Une note. | A note.")).toEqual([
      `${file}:2 (p1.1): 1 note called in one language only: n1; call each in the other too`,
    ]);
  });
});

describe("the length of a translation", () => {
  const words = (length: number) => "a".repeat(length);

  test("two and a half times the other is told", () => {
    expect(
      messages(`p1.1 | ${words(41)} | ${words(103)}`, `p1.2 | ${words(300)} | ${words(100)}`),
    ).toEqual([
      `${file}:2 (p1.1): 41 characters of French beside 103 of en; see whether a sentence stands in the wrong row`,
      `${file}:3 (p1.2): 300 characters of French beside 100 of en; see whether a sentence stands in the wrong row`,
    ]);
  });

  test("says nothing of short segments, empty ones and free translations", () => {
    expect(
      messages(
        "p1.1 | Oui. | That, I dare say, is beyond the reach of any doubt.",
        `p1.2 | ${words(300)} | `,
        `p1.3 | ${words(100)} | ${words(250)}`,
      ),
    ).toEqual([]);
  });
});

describe("a speech", () => {
  test("in one row with its speaker is told", () => {
    expect(messages("d1.1 | Odile. — Entrez. | Odile. Come in.")).toEqual([
      `${file}:2 (d1.1): a speech of one row; put who speaks into the first row and what is said into the next`,
    ]);
  });

  test("of two rows and a stage direction of one are as they should be", () => {
    expect(
      messages("r1.1 | On sonne. | A bell.", "d1.1 | Odile. — | Odile.", "d1.2 | Oui. | Yes."),
    ).toEqual([]);
  });
});

describe("a work", () => {
  const edition = { origin: "Paris", licence: "CC0 1.0" };
  const chat: Work = {
    name: "chat",
    title: { fr: "Le Chat", en: "The Cat" },
    summary: { fr: "Un chat.", en: "A cat." },
    level: "A1",
    editions: [
      { name: "fr", language: "fr", ...edition },
      { name: "en", language: "en", ...edition },
      { name: "en.smith", language: "en", ...edition },
    ],
    chapters: ["01"],
  };

  test("is summed up by edition, and an edition without text is told", () => {
    const { findings, summary } = checkWork(chat, "texts/chat/work.json", [
      table("t1.1 | Le chat | The cat", "p1.1 | Il dort. | He sleeps.", "p1.2 | Il ronronne. | "),
    ]);
    expect(summary).toEqual({
      name: "chat",
      chapters: 1,
      blocks: 2,
      segments: 3,
      editions: [
        { name: "fr", words: 6, untranslated: 0 },
        { name: "en", words: 4, untranslated: 1 },
        { name: "en.smith", words: 0, untranslated: 0 },
      ],
    });
    expect(findings.map(formatFinding)).toEqual([
      "texts/chat/work.json (editions.en.smith): no chapter has a word of this edition; write it into the tables, or take it out",
    ]);
  });
});
