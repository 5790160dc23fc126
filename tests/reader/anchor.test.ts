import { expect, test } from "vitest";
import { anchorIn, lineOfAnchor } from "#lib/reader/anchor.ts";
import fc from "../property.ts";

const sentence = { start: 100, end: 160 };

test("a line in the middle of a sentence is half of it read", () => {
  expect(anchorIn("fr", 7, sentence, 130)).toEqual({
    side: "fr",
    index: 7,
    fraction: 0.5,
    beyond: 0,
  });
});

test("a line between two paragraphs is so far past the sentence before it", () => {
  expect(anchorIn("fr", 7, sentence, 188)).toMatchObject({ fraction: 1, beyond: 28 });
  expect(anchorIn("fr", 7, sentence, 160)).toMatchObject({ fraction: 1, beyond: 0 });
});

test("a line above the first sentence is at its beginning", () => {
  expect(anchorIn("fr", 0, sentence, 20)).toMatchObject({ fraction: 0, beyond: 0 });
});

test("a sentence that the side does not have has no inside", () => {
  expect(anchorIn("en", 3, { start: 50, end: 50 }, 50)).toMatchObject({ fraction: 0, beyond: 0 });
});

test("half of a sentence is half of it in larger type too", () => {
  const anchor = anchorIn("fr", 7, sentence, 130);
  expect(lineOfAnchor(anchor, { start: 400, end: 600 })).toBe(500);
});

test("where the text lies as it did, the reader is where they were", () => {
  const lines = fc.integer({ min: 0, max: 2000 });
  fc.assert(
    fc.property(lines, lines, lines, (start, height, below) => {
      const extent = { start, end: start + height };
      const anchor = anchorIn("en", 0, extent, start + below);
      expect(lineOfAnchor(anchor, extent)).toBeCloseTo(start + below, 6);
    }),
  );
});
