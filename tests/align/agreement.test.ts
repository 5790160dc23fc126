import { describe, expect, test } from "vitest";
import { looksUnrelated, matchedShare } from "#lib/align/agreement.ts";
import { parseChapter } from "#lib/text/chapter.ts";

/** A chapter of rows with how sure each is: « Oui. » beside “Yes.”, or one of them alone. */
function chapterOf(...rows: readonly (readonly [fr: string, en: string, confidence: number])[]) {
  const lines = rows.map(([fr, en], index) => `p1.${index + 1}\t${fr}\t${en}`);
  return {
    chapter: parseChapter(`id\tfr\ten\n${lines.join("\n")}\n`, "a.tsv"),
    confidence: new Map(rows.map(([, , share], index) => [`p1.${index + 1}`, share])),
  };
}

describe("how much of two texts stands beside something", () => {
  test("counts the sides that have their other side, as surely as they have it", () => {
    const chapter = chapterOf(["Oui.", "Yes.", 0.9], ["Non.", "", 1], ["Si.", "Yes.", 0.6]);
    expect(matchedShare([chapter])).toBeCloseTo((2 * 0.9 + 2 * 0.6) / 5);
  });

  test("of nothing is none", () => {
    expect(matchedShare([])).toBe(0);
  });

  test("is missing where hardly a sentence finds its other side, however sure that is", () => {
    const chapter = chapterOf(["Oui.", "Yes.", 0.3], ["Non.", "", 0.9], ["", "Maybe.", 0.9]);
    expect(looksUnrelated([chapter])).toBe(true);
  });

  test("is there in half a translation", () => {
    expect(looksUnrelated([chapterOf(["Oui.", "Yes.", 0.9], ["Non.", "", 0.9])])).toBe(false);
  });
});
