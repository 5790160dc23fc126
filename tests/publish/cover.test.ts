import { describe, expect, test } from "vitest";
import { coverTextSize, coverTitle } from "#lib/publish/cover.ts";

const words = "Histoire véritable et mémorable de ce qui advint au sonneur de la vieille horloge ";
const title = (letters: number) => words.repeat(8).slice(0, letters).trim();

describe("the title on a cover", () => {
  test("is large where it is short, and smaller the longer it is", () => {
    const sizes = [20, 60, 120, 200, 300].map((letters) => coverTextSize(title(letters)));
    expect(sizes[0]).toBe(68);
    expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
    expect(new Set(sizes).size).toBeGreaterThan(3);
  });

  test("of 300 letters is there whole, and can be read", () => {
    expect(coverTitle(title(300))).toBe(title(300));
    expect(coverTextSize(title(300))).toBeGreaterThanOrEqual(24);
  });

  test("has no word that is wider than the page", () => {
    const word = "Anticonstitutionnellement";
    expect(coverTextSize(word) * 0.62 * word.length).toBeLessThanOrEqual(468);
  });

  test("longer than any title is cut", () => {
    expect(coverTitle(words.repeat(20))).toHaveLength(400);
    expect(coverTitle(words.repeat(20)).endsWith("…")).toBe(true);
  });
});
