import { describe, expect, test } from "vitest";
import type { Box } from "#lib/reader/card-place.ts";
import { nextWord, wordOnNextLine } from "#lib/reader/word-walk.ts";

describe("walking through four sentences, of which the second has no word and the last has one", () => {
  const counts = [3, 0, 2, 1];
  const step = (index: number, number: number, by: 1 | -1) =>
    nextWord((asked) => counts[asked], { index, number }, by);

  test("a word is followed by the next one of its sentence", () => {
    expect(step(0, 0, 1)).toEqual({ index: 0, number: 1 });
    expect(step(0, 2, -1)).toEqual({ index: 0, number: 1 });
  });

  test("the last word of a sentence is followed by the first of the next that has one", () => {
    expect(step(0, 2, 1)).toEqual({ index: 2, number: 0 });
    expect(step(2, 0, -1)).toEqual({ index: 0, number: 2 });
  });

  test("before the first word of a sentence stands its first, after its last its last", () => {
    expect(step(2, -1, 1)).toEqual({ index: 2, number: 0 });
    expect(step(2, 2, -1)).toEqual({ index: 2, number: 1 });
  });

  test("the text ends at both ends", () => {
    expect(step(3, 0, 1)).toBeUndefined();
    expect(step(0, 0, -1)).toBeUndefined();
  });
});

describe("going down the lines of a paragraph", () => {
  //  0    |La|chienne|        10–30 px
  //  1 |dormait.|   |Elle|    30–50 px; “Elle” begins the second sentence
  //  2 |ronflait.|            50–70 px
  const box = (left: number, right: number, top: number): Box => ({
    left,
    right,
    top,
    bottom: top + 18,
  });
  const text: readonly (readonly (Box | undefined)[])[] = [
    [box(40, 60, 10), box(64, 120, 10), box(0, 70, 30)],
    [box(90, 120, 30), box(0, 80, 50)],
  ];
  const step = (index: number, number: number, by: 1 | -1) =>
    wordOnNextLine((asked) => text[asked], { index, number }, by);

  test("comes to the word right below, in whichever sentence", () => {
    expect(step(0, 0, 1)).toEqual({ index: 0, number: 2 });
    expect(step(0, 1, 1)).toEqual({ index: 1, number: 0 });
  });

  test("comes back to the word right above", () => {
    expect(step(1, 0, -1)).toEqual({ index: 0, number: 1 });
    expect(step(1, 1, -1)).toEqual({ index: 0, number: 2 });
  });

  test("never skips a line for a word that stands better", () => {
    expect(step(0, 1, 1)).not.toEqual({ index: 1, number: 1 });
  });

  test("ends at the first line and the last", () => {
    expect(step(0, 0, -1)).toBeUndefined();
    expect(step(1, 1, 1)).toBeUndefined();
  });

  test("a word that is not laid out is no place to go to", () => {
    const cut = [text[0] ?? [], [undefined, box(0, 80, 50)]];
    expect(wordOnNextLine((asked) => cut[asked], { index: 0, number: 1 }, 1)).toEqual({
      index: 0,
      number: 2,
    });
  });
});
