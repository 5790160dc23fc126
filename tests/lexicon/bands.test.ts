import { describe, expect, test } from "vitest";
import { bandOf, parseBands } from "#lib/lexicon/bands.ts";
import { formatBands, rankLemmas } from "#lib/lexicon/build/rank-lemmas.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { loadBands, loadLexicon } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();
const band = (lemma: string, upos: PartOfSpeech) => bandOf(loadBands(), lexicon, lemma, upos);

describe("a lemma’s frequency band", () => {
  test.each([
    ["être", "VERB", 1],
    ["à", "ADP", 1],
    ["y", "PRON", 1],
    ["maison", "NOUN", 1],
    ["gâteau", "NOUN", 2],
    ["oreiller", "NOUN", 3],
    ["fermé", "ADJ", 1],
  ] as const)("%s %s: %i", (lemma, upos, expected) => {
    expect(band(lemma, upos)).toBe(expected);
  });

  test("a part of speech has its own: son, “his”, is commoner than son, “sound”", () => {
    expect([band("son", "DET"), band("son", "NOUN")]).toEqual([1, 4]);
  });

  test("a word that no list has is in none", () => {
    expect(band("obchtchina", "NOUN")).toBeUndefined();
  });

  test("a line that is none is told with its cure", () => {
    expect(() => parseBands("maison\tNOUN\t7", "bands.tsv")).toThrow(
      expect.objectContaining({
        message:
          "bands.tsv:1: no band: “maison\tNOUN\t7”; write lemma, parts of speech and a number from 1 to 6, tabs between",
      }),
    );
  });
});

describe("lemmas are ranked by their forms", () => {
  test("all forms of a lemma count for it, and a noun and its adjective stand together", () => {
    const ranked = rankLemmas([["rouge", "maison", "rouges", "maisons", "dormait"]], lexicon);
    expect(ranked.map(({ lemma, parts }) => `${lemma} ${parts}`)).toEqual([
      "rouge ADJ,NOUN",
      "maison NOUN",
      "dormir VERB",
    ]);
  });

  test("a form of two lemmas goes to the one whose other forms are met", () => {
    const [first] = rankLemmas([["livre", "livres", "livrer", "livra", "livrait"]], lexicon);
    expect(first?.lemma).toBe("livrer");
  });

  test("names are left out", () => {
    expect(rankLemmas([["Québec", "Nietzsche"]], lexicon)).toEqual([]);
  });

  test("the table is in the order of the alphabet", () => {
    expect(
      formatBands([
        { lemma: "non", parts: ["ADV"] },
        { lemma: "abri", parts: ["NOUN"] },
      ]),
    ).toBe("abri\tNOUN\t1\nnon\tADV\t1\n");
  });
});

test("what every learner meets first is not rare, and no word has another’s count", () => {
  const bands = loadBands();
  const of = (lemma: string, upos: string) => bands.get(`${upos} ${lemma}`) ?? 7;
  for (const word of ["lundi", "sucre", "beurre", "fourchette", "bus", "phrase", "cartable"]) {
    expect(of(word, "NOUN"), word).toBeLessThan(3);
  }
  for (const word of ["grouper", "lister", "centrer", "ruer"]) {
    expect(of(word, "VERB"), word).toBeGreaterThan(4);
  }
  expect(of("maison", "NOUN")).toBe(1);
});
