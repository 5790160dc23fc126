import { describe, expect, test } from "vitest";
import { fillFromDictionary } from "#lib/align/dictionary-pairs.ts";
import { stemOf } from "#lib/align/stems.ts";
import {
  formatTranslationLexicon,
  parseTranslationLexicon,
  type StemPair,
} from "#lib/align/translation-lexicon.ts";
import { trainStemPairs } from "#lib/align/words.ts";
import { parseSenses } from "#lib/lexicon/senses.ts";
import fc from "../property.ts";

const pair = (fr: string, en: string, e: number, f: number): StemPair => ({
  fr,
  en,
  englishGivenFrench: e,
  frenchGivenEnglish: f,
});

describe("the translation lexicon", () => {
  test("is a table, a French stem a line, the likeliest first", () => {
    const pairs = [
      pair("chat", "pussy", 0.1, 0.9),
      pair("chat", "cat", 0.8, 0.7),
      pair("ami", "friend", 1, 1),
    ];
    expect(formatTranslationLexicon(pairs, "Two lines\nof heading")).toBe(
      "# Two lines\n# of heading\nami\tfriend\t1000\t1000\nchat\tcat\t800\t700\tpussy\t100\t900\n",
    );
  });

  test("reads as it was written, to two digits", () => {
    const stem = fc.stringMatching(/^[a-z]{1,6}$/);
    const probability = fc.integer({ min: 1, max: 99 }).map((n) => n / 100);
    const pairs = fc.uniqueArray(fc.tuple(stem, stem, probability, probability), {
      selector: ([fr, en]) => `${fr} ${en}`,
    });
    fc.assert(
      fc.property(pairs, (rows) => {
        const written = formatTranslationLexicon(
          rows.map(([fr, en, e, f]) => pair(fr, en, e, f)),
          "test",
        );
        const lexicon = parseTranslationLexicon(written);
        const again = lexicon.frenchStems.flatMap((fr, row) => {
          const [start = 0, end = 0] = lexicon.pairStarts.slice(row, row + 2);
          return Array.from({ length: end - start }, (_, offset) => {
            const at = start + offset;
            const en = lexicon.englishStems[lexicon.english[at] ?? 0] ?? "";
            const round = (value = 0) => Math.round(value * 100) / 100;
            return [
              fr,
              en,
              round(lexicon.englishGivenFrench[at]),
              round(lexicon.frenchGivenEnglish[at]),
            ].join(" ");
          });
        });
        expect(again.toSorted()).toEqual(rows.map((row) => row.join(" ")).toSorted());
      }),
    );
  });

  test("refuses a line that is none", () => {
    expect(() => parseTranslationLexicon("chat\tcat\t800\n")).toThrow(
      new RangeError("line 1 of the translation lexicon: chat\tcat\t800"),
    );
  });

  test("is learnt from aligned sentences", () => {
    const words = [
      ["chat", "cat"],
      ["chien", "dog"],
      ["roi", "king"],
    ] as const;
    const pairs = words.flatMap(([fr, en]) => [
      { fr: [fr], en: [en] },
      ...words.map(([other, otherEn]) => ({ fr: [fr, other], en: [en, otherEn] })),
    ]);
    const learnt = trainStemPairs(pairs);
    const best = words.map(([fr]) => {
      const own = learnt.filter((row) => row.fr === stemOf(fr, "fr"));
      return own.toSorted((a, b) => b.englishGivenFrench - a.englishGivenFrench)[0]?.en;
    });
    expect(best).toEqual(["cat", "dog", "king"]);
  });

  test("is filled up from the dictionary, without words that are beside the point", () => {
    const entries = parseSenses(
      "se lever\tVERB\t\tto get up; rise\nchat\tNOUN\tm\tcat\n",
      "test.tsv",
    );
    const filled = fillFromDictionary([pair("cha", "cat", 0.9, 0.9)], entries);
    expect(filled.map(({ fr, en }) => `${fr} ${en}`)).toEqual(["cha cat", "lev get", "lev ris"]);
    expect(filled[0]?.englishGivenFrench).toBeCloseTo(1);
  });
});
