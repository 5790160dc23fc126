import { expect, test } from "vitest";
import { sentenceGaps } from "#lib/align/sentence-gaps.ts";
import { readInline } from "#lib/text/inline.ts";

const gaps = (source: string, language: "fr" | "en" = "fr", kind: "p" | "t" | "v" = "p") =>
  sentenceGaps(readInline(source).content, kind, language);

test("between the sentences of a cell there are gaps, at their ends there are none", () => {
  expect(gaps("Il vint. Il vit. Il vainquit.")).toEqual([8, 16]);
  expect(gaps("He came. He saw.", "en")).toEqual([8]);
  expect(gaps("M. Berton vint.")).toEqual([]);
  expect(gaps("")).toEqual([]);
});

test("a note call counts as one, and belongs to the sentence before it", () => {
  expect(gaps("Il vint.[^1] Il vit.")).toEqual([9]);
  expect(gaps("Il *vint[^1] hier.* Il vit.")).toEqual([14]);
});

test("a title and a line of verse are whole", () => {
  expect(gaps("Un. Deux.", "fr", "t")).toEqual([]);
  expect(gaps("La mer monte. La mer descend.", "fr", "v")).toEqual([]);
});
