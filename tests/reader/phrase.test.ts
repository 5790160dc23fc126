import { describe, expect, test } from "vitest";
import { extendPhrase, type Letters, spanOf, wordsIn } from "#lib/reader/phrase.ts";

/** The words of “Il se fait tard, dit-elle.” */
const words: readonly Letters[] = [
  { startOffset: 0, endOffset: 2 },
  { startOffset: 3, endOffset: 5 },
  { startOffset: 6, endOffset: 10 },
  { startOffset: 11, endOffset: 15 },
  { startOffset: 17, endOffset: 20 },
  { startOffset: 21, endOffset: 25 },
];

describe("what is selected", () => {
  test("has every word that it touches with a letter", () => {
    expect(wordsIn(words, { startOffset: 4, endOffset: 7 })).toEqual([1, 2]);
  });

  test("has none of the words that it only comes up to", () => {
    expect(wordsIn(words, { startOffset: 5, endOffset: 6 })).toEqual([]);
    expect(wordsIn(words, { startOffset: 2, endOffset: 11 })).toEqual([1, 2]);
  });

  test("is no phrase where it is longer than twelve words", () => {
    const many = Array.from({ length: 13 }, (_, number) => ({
      startOffset: 4 * number,
      endOffset: 4 * number + 3,
    }));
    expect(wordsIn(many, { startOffset: 0, endOffset: 51 })).toEqual([]);
    expect(wordsIn(many, { startOffset: 0, endOffset: 47 })).toHaveLength(12);
  });
});

describe("a phrase that begins at “fait”", () => {
  test("goes on to “tard”", () => {
    expect(extendPhrase(words, 2, [], 1)).toBe(3);
    expect(extendPhrase(words, 2, [2, 3], 1)).toBe(4);
  });

  test("goes back to “se”, and on from there to “Il”", () => {
    expect(extendPhrase(words, 2, [], -1)).toBe(1);
    expect(extendPhrase(words, 2, [1, 2], -1)).toBe(0);
  });

  test("grows shorter again at the end that was moved", () => {
    expect(extendPhrase(words, 2, [2, 3, 4], -1)).toBe(3);
    expect(extendPhrase(words, 2, [0, 1, 2], 1)).toBe(1);
    expect(extendPhrase(words, 2, [2, 3], -1)).toBe(2);
  });

  test("ends where its sentence ends", () => {
    expect(extendPhrase(words, 2, [2, 3, 4, 5], 1)).toBeUndefined();
    expect(extendPhrase(words, 2, [0, 1, 2], -1)).toBeUndefined();
  });
});

test("two words span what lies between them, whichever is the first", () => {
  const [se, tard] = [words[1], words[3]] as [Letters, Letters];
  expect(spanOf(se, tard)).toEqual({ startOffset: 3, endOffset: 15 });
  expect(spanOf(tard, se)).toEqual({ startOffset: 3, endOffset: 15 });
});
