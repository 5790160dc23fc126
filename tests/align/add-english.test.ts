import { describe, expect, test } from "vitest";
import { addEnglish } from "#lib/align/add-english.ts";
import { emptyLexicon } from "#lib/align/translation-lexicon.ts";
import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";

const french = parseChapter(
  [
    "id\tfr\ten",
    "t1.1\tLe phare\t",
    "p1.1\tLe gardien monta l’escalier de 112 marches.\t",
    "p1.2\tIl alluma la lampe, comme tous les soirs.\t",
    "p2.1\tLe chat Bidule dormait près du poêle.\t",
    "p2.2\tIl rêvait de sardines, sans doute, et de la mer.\t",
    "",
  ].join("\n"),
  "01.tsv",
);

const paragraph = (content: string): ImportedBlock => ({ kind: "p", content });

async function filled(english: readonly ImportedBlock[]): Promise<readonly string[]> {
  const [made] = await addEnglish([{ name: "01-le-phare", chapter: french, english }], {
    lexicon: emptyLexicon,
  });
  return made === undefined ? [] : formatChapter(made.chapter).split("\n").slice(1, -1);
}

describe("the English of a text that was French alone", () => {
  test("comes beside it, and every row keeps its id", async () => {
    const rows = await filled([
      { kind: "t", content: "The Lighthouse" },
      paragraph(
        "The keeper climbed the staircase of 112 steps. He lit the lamp, as he did every evening.",
      ),
      paragraph(
        "The cat Bidule was asleep near the stove. He was dreaming of sardines, no doubt, and of the sea.",
      ),
    ]);
    expect(rows).toEqual([
      "t1.1\tLe phare\tThe Lighthouse",
      "p1.1\tLe gardien monta l’escalier de 112 marches.\tThe keeper climbed the staircase of 112 steps.",
      "p1.2\tIl alluma la lampe, comme tous les soirs.\tHe lit the lamp, as he did every evening.",
      "p2.1\tLe chat Bidule dormait près du poêle.\tThe cat Bidule was asleep near the stove.",
      "p2.2\tIl rêvait de sardines, sans doute, et de la mer.\tHe was dreaming of sardines, no doubt, and of the sea.",
    ]);
  });

  test("that has more than the French takes no id from it", async () => {
    const rows = await filled([
      { kind: "t", content: "The Lighthouse" },
      paragraph(
        "The keeper climbed the staircase of 112 steps. He lit the lamp, as he did every evening.",
      ),
      paragraph("A translator’s remark that stands in no French at all, and goes on for a while."),
      paragraph(
        "The cat Bidule was asleep near the stove. He was dreaming of sardines, no doubt, and of the sea.",
      ),
    ]);
    expect(rows.map((row) => row.split("\t")[0])).toEqual([
      "t1.1",
      "p1.1",
      "p1.2",
      "p1.2a",
      "p2.1",
      "p2.2",
    ]);
    expect(rows[3]).toBe(
      "p1.2a\t\t¶A translator’s remark that stands in no French at all, and goes on for a while.",
    );
  });

  test("that is nothing leaves the chapter as it was", async () => {
    expect(await filled([])).toEqual(formatChapter(french).split("\n").slice(1, -1));
  });
});
