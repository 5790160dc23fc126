import { expect, test } from "vitest";
import { compareChapters } from "#lib/align/chapter-likeness.ts";
import { stemOf } from "#lib/align/stems.ts";
import { parseTranslationLexicon } from "#lib/align/translation-lexicon.ts";

const words = [
  ["cheval", "horse"],
  ["boit", "drinks"],
  ["chat", "cat"],
  ["dort", "sleeps"],
  ["pluie", "rain"],
  ["tombe", "falls"],
] as const;
const lexicon = parseTranslationLexicon(
  words.map(([fr, en]) => `${stemOf(fr, "fr")}\t${stemOf(en, "en")}\t900\t900`).join("\n"),
);
const french = ["Le cheval de Morel boit.", "Le chat dort.", "La pluie tombe sur Auteuil."];
const english = ["Rain falls on Auteuil.", "Morel’s horse drinks.", "A cat sleeps."];

test("chapters are alike that say the same, in whatever order", () => {
  const { of } = compareChapters(french, english, lexicon);
  const best = french.map((_, fr) => {
    const values = english.map((__, en) => of([fr], [en]));
    return values.indexOf(Math.max(...values));
  });
  expect(best).toEqual([1, 2, 0]);
});

test("chapters taken together are like those that say the same; what shares no word is not alike", () => {
  const { of } = compareChapters(french, english, lexicon);
  expect(of([0, 1], [1, 2])).toBeCloseTo(1);
  expect(of([0], [1, 2])).toBeLessThan(0.9);
  expect(of([1], [0])).toBe(0);
  expect(of([0], [])).toBe(0);
});
