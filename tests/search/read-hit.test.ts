import { expect, test } from "vitest";
import { readHit } from "#lib/search/read-hit.ts";
import { textSum } from "#lib/search/text-sum.ts";

const segments = [
  {
    id: "p1.1",
    fr: "Il ne l’a jamais vue, la mer.",
    en: "He has never seen the sea, he says.",
  },
];
const hitOf = (fr: readonly number[], en: readonly number[], sum = textSum(segments)) => ({
  place: {
    work: "conte",
    level: "B1" as const,
    edition: "en",
    chapter: "01",
    chapterIndex: 0,
    row: 0,
    word: fr[0] ?? 0,
  },
  sum,
  fr,
  en,
  group: "",
});
const marked = (hit: ReturnType<typeof hitOf>) => {
  const text = readHit(segments, hit);
  return {
    fr: text?.frMarks.map(({ start, end }) => text.fr.slice(start, end)),
    en: text?.enMarks.map(({ start, end }) => text.en.slice(start, end)),
  };
};

test("words side by side are one mark, and words apart are one each", () => {
  expect(marked(hitOf([1, 4], [1, 2]))).toEqual({ fr: ["ne", "jamais"], en: ["has never"] });
});

test("an elided word is marked with its apostrophe, and what it leans on beside it", () => {
  expect(marked(hitOf([2, 3], [6, 7]))).toEqual({ fr: ["l’a"], en: ["he says"] });
});

test("a text that is another than the one searched is shown without marks", () => {
  expect(marked(hitOf([1], [1], textSum(segments) + 1))).toEqual({ fr: [], en: [] });
});
