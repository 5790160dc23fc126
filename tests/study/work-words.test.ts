import { describe, expect, test } from "vitest";
import { formatWorkWords, parseWorkWords, toOccurrences } from "#lib/study/work-words.ts";

describe("the words of a work", () => {
  const le = { key: "DET:le", band: 1 } as const;
  const phare = { key: "NOUN:phare", band: 4 } as const;
  const xylophage = { key: "ADJ:xylophage" };
  const source = formatWorkWords([
    ["01", [le, phare, le, xylophage]],
    ["02", [phare]],
    ["03", []],
  ]);

  test("are counted chapter by chapter, and read back", () => {
    expect(parseWorkWords(source)).toEqual(
      new Map([
        [
          "01",
          [
            { ...le, count: 2 },
            { ...phare, count: 1 },
            { ...xylophage, count: 1 },
          ],
        ],
        ["02", [{ ...phare, count: 1 }]],
        ["03", []],
      ]),
    );
  });

  test("are taken as known down to a band, and never where the list has none", () => {
    const words = parseWorkWords(source)?.get("01") ?? [];
    const assumed = (band: 0 | 1 | 6) =>
      toOccurrences(words, band).map(({ isAssumed }) => isAssumed);
    expect(assumed(0)).toEqual([false, false, false]);
    expect(assumed(1)).toEqual([true, false, false]);
    expect(assumed(6)).toEqual([true, true, false]);
  });

  test.each([
    "",
    "{}",
    "<!doctype html>",
    source.slice(0, -9),
    '{"words":[],"bands":[],"chapters":{"01":[3,1]}}',
  ])("are none where the file is something else: %#", (other) => {
    expect(parseWorkWords(other)).toBeUndefined();
  });
});
