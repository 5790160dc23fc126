import { describe, expect, test } from "vitest";
import { noUserData } from "#lib/study/user-data.ts";
import { formatWords, parseWords } from "#lib/study/words-table.ts";
import fc from "../property.ts";
import { inOrder, userData } from "./arbitrary-user-data.ts";

const now = 1_764_000_000_000;

describe("a table of words", { timeout: 60_000 }, () => {
  test("written and read back has lost nothing but the reviews", () => {
    fc.assert(
      fc.property(userData, fc.constantFrom("csv" as const, "tsv" as const), (rows, kind) => {
        const words = rows.words.map(({ memory: _, ...word }) => word);
        const { contexts } = rows;
        const back = parseWords(formatWords({ words, contexts }, kind), now);
        expect(back.faults).toEqual([]);
        expect(inOrder({ ...noUserData, words: back.words, contexts: back.contexts })).toEqual(
          inOrder({ ...noUserData, words, contexts }),
        );
      }),
    );
  });

  test("from elsewhere needs a column of words, and may be French", () => {
    const { words, contexts, faults } = parseWords(
      "Mot;Traduction;Phrase;Divers\r\nphare;lighthouse;Le phare luit.;x\r\nchat;;;\r\n",
      now,
    );
    expect(faults).toEqual([]);
    expect(words.map(({ key, sense, state }) => [key, sense, state])).toEqual([
      ["X:phare", "lighthouse", "learning"],
      ["X:chat", "", "learning"],
    ]);
    expect(contexts).toMatchObject([{ fr: "Le phare luit.", spans: [[3, 8]], segment: "#1" }]);
  });

  test("is not computed by a spreadsheet, and a dash of speech comes back as it was", () => {
    const sentence = "- Où est le phare ?";
    const { words, contexts } = parseWords(`word,note,french\nphare,=cmd|x,"${sentence}"\n`, now);
    const table = formatWords({ words, contexts }, "csv");
    expect(table).toContain(`'${sentence}`);
    expect(table).toContain("'=cmd|x");
    expect(table).not.toMatch(/(^|,|")[=@+-]/m);
    const back = parseWords(table, now);
    expect([back.words[0]?.note, back.contexts[0]?.fr]).toEqual(["=cmd|x", sentence]);
  });

  test("may have columns and works with the names of an object’s own parts", () => {
    const { words, contexts, faults } = parseWords(
      "word,constructor,french,work\nphare,x,Le phare luit.,__proto__\n",
      now,
    );
    expect([faults, words.length, contexts[0]?.work]).toEqual([[], 1, "__proto__"]);
  });

  test("keeps an apostrophe that guards nothing", () => {
    expect(parseWords("word\n'tit\n", now).words).toMatchObject([{ lemma: "'tit" }]);
  });

  test("keeps quotes, separators and line ends inside a cell", () => {
    const { words } = parseWords('word,note\n"l’""été""","a,b\nc"\n', now);
    expect(words).toMatchObject([{ lemma: 'l’"été"', note: "a,b\nc" }]);
  });

  test("with one context a line is one word with several contexts", () => {
    const { words, contexts } = parseWords(
      "word\tpart\tfrench\tsegment\nvoir\tverb\tIl vit.\tp1.1\nvoir\tVERB\tElle voit.\tp2.1\n",
      now,
    );
    expect(words).toHaveLength(1);
    expect(contexts.map(({ fr }) => fr)).toEqual(["Il vit.", "Elle voit."]);
  });

  test.each([
    ["", [{ line: 1, reason: "noHeading", cell: "" }]],
    ["a,b\n1,2\n", [{ line: 1, reason: "noHeading", cell: "a, b" }]],
    ["word,state\nphare,learnt\n", [{ line: 2, reason: "unknownState", cell: "learnt" }]],
    ["word,part\nphare,thing\n", [{ line: 2, reason: "unknownPart", cell: "thing" }]],
    ["word,sense\n,x\n", [{ line: 2, reason: "noWord", cell: "" }]],
    ['word\n"a\nb"\n"phare\n', [{ line: 4, reason: "openQuote", cell: '"phare\n' }]],
    [
      "word,french,position\nphare,Le phare,3-40\n",
      [{ line: 2, reason: "wrongSpans", cell: "3-40" }],
    ],
  ])("that cannot be read says where: %j", (source, faults) => {
    expect(parseWords(source, now).faults).toEqual(faults);
  });
});
