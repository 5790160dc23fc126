import { describe, expect, test } from "vitest";
import { differencesOf } from "#lib/reader/edition-differences.ts";
import fc from "../property.ts";

function marked(first: string, second: string): readonly [string, string] {
  const { first: own, second: other } = differencesOf(first, second);
  const draw = (text: string, spans: typeof own) =>
    spans.reduceRight(
      (drawn, { startOffset, endOffset }) =>
        `${drawn.slice(0, startOffset)}[${drawn.slice(startOffset, endOffset)}]${drawn.slice(endOffset)}`,
      text,
    );
  return [draw(first, own), draw(second, other)];
}

describe("two translations of a sentence", () => {
  test("differ in the words that one has and the other has not", () => {
    expect(marked("The cat tried it first.", "The cat, of course, was first.")).toEqual([
      "The cat [tried it] first.",
      "The cat, [of course, was] first.",
    ]);
  });

  test("do not differ in case, punctuation or the form of an apostrophe", () => {
    expect(marked("He didn’t wait, the postman.", "he didn't wait — The postman!")).toEqual([
      "He didn’t wait, the postman.",
      "he didn't wait — The postman!",
    ]);
  });

  test("differ in a contraction, which is another word", () => {
    expect(marked("He did not wait.", "He didn’t wait.")).toEqual([
      "He [did not] wait.",
      "He [didn’t] wait.",
    ]);
  });

  test("differ as a whole where one of them leaves the sentence out", () => {
    expect(marked("Nobody knows why.", "")).toEqual(["[Nobody knows why].", ""]);
  });
});

test("a translation does not differ from itself, and differs as much either way round", () => {
  const words = fc.array(fc.constantFrom("the", "bench", "postman", "sat", "sun", "cat"), {
    maxLength: 12,
  });
  const lengthOf = (spans: readonly { startOffset: number; endOffset: number }[]) =>
    spans.reduce((sum, { startOffset, endOffset }) => sum + endOffset - startOffset, 0);
  fc.assert(
    fc.property(words, words, (one, two) => {
      const [first, second] = [one.join(" "), two.join(" ")];
      expect(differencesOf(first, first)).toEqual({ first: [], second: [] });
      const { first: own, second: other } = differencesOf(first, second);
      // What is left of both is the same words.
      const rest = (text: string, spans: typeof own) =>
        spans
          .reduceRight(
            (left, span) => left.slice(0, span.startOffset) + left.slice(span.endOffset),
            text,
          )
          .split(" ")
          .filter(Boolean);
      expect(rest(first, own)).toEqual(rest(second, other));
      expect(lengthOf(own)).toBeLessThanOrEqual(first.length);
    }),
  );
});
