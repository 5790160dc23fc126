import { describe, expect, test } from "vitest";
import { type Place, parsePlace, pastOf, workProgress } from "#lib/reader/place.ts";
import fc from "../property.ts";

const place: Place = {
  chapter: "01-les-deux-midis",
  segmentId: "p12.3",
  fraction: 0.25,
  chapterProgress: 0.5,
  readAt: 1_760_000_000_000,
};

describe("the place where a reader stopped", () => {
  test("is found again", () => {
    expect(parsePlace(JSON.stringify(place))).toEqual(place);
    const atTheEnds = { ...place, fraction: 0, chapterProgress: 1 };
    expect(parsePlace(JSON.stringify(atTheEnds))).toEqual(atTheEnds);
  });

  test("below a segment is found again only where the page lies as it did", () => {
    const below: Place = { ...place, past: { px: 278, layout: "stacked", width: 390 } };
    expect(parsePlace(JSON.stringify(below))).toEqual(below);
    expect(pastOf(below, "stacked", 390)).toBe(278);
    expect(pastOf(below, "rows", 390)).toBe(0);
    expect(pastOf(below, "stacked", 844)).toBe(0);
    expect(pastOf(place, "stacked", 390)).toBe(0);
  });

  test("is nowhere before the work was opened", () => {
    expect(parsePlace(null)).toBeUndefined();
  });

  test.each(["", "{", "null", "[]", "{}", "42", '"p12.3"', "p12.3"])(
    "is nowhere where something else is kept: %j",
    (kept) => {
      expect(parsePlace(kept)).toBeUndefined();
    },
  );

  test.each(Object.keys(place))("is nowhere without its %s", (key) => {
    const rest = Object.entries(place).filter(([name]) => name !== key);
    expect(parsePlace(JSON.stringify(Object.fromEntries(rest)))).toBeUndefined();
  });

  test.each([
    { chapter: 1 },
    { segmentId: null },
    { fraction: -0.01 },
    { fraction: 1.01 },
    { fraction: "0.5" },
    { chapterProgress: 2 },
    { chapterProgress: null },
    { readAt: "hier" },
    { past: null },
    { past: { px: -1, layout: "rows", width: 800 } },
    { past: { px: 3, layout: 4, width: 800 } },
    { past: { px: Number.MAX_VALUE, layout: "rows", width: 800 } },
  ])("is nowhere with %j", (change) => {
    expect(parsePlace(JSON.stringify({ ...place, ...change }))).toBeUndefined();
  });

  test("is a place or nowhere, whatever is kept", () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (kept) => {
        expect(parsePlace(kept)).toBeUndefined();
      }),
    );
  });
});

describe("how far a reader is in a work", () => {
  test("counts the chapters before by their length", () => {
    expect(workProgress([100, 300, 100], 0, 0)).toBe(0);
    expect(workProgress([100, 300, 100], 1, 0)).toBe(0.2);
    expect(workProgress([100, 300, 100], 1, 0.5)).toBe(0.5);
    expect(workProgress([100, 300, 100], 2, 1)).toBe(1);
  });

  test("is nothing in a work without words", () => {
    expect(workProgress([], 0, 0)).toBe(0);
    expect(workProgress([0, 0], 1, 1)).toBe(0);
  });

  test("is between nothing and all of it", () => {
    fc.assert(
      fc.property(lengths, chapterIndex, share, (work, chapter, within) => {
        const progress = workProgress(work, chapter, within);
        expect(progress).toBeGreaterThanOrEqual(0);
        expect(progress).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("never falls as they read on", () => {
    fc.assert(
      fc.property(
        lengths,
        fc.tuple(chapterIndex, share),
        fc.tuple(chapterIndex, share),
        (work, one, other) => {
          const [before, after] = [one, other].toSorted((a, b) => a[0] - b[0] || a[1] - b[1]) as [
            typeof one,
            typeof one,
          ];
          expect(workProgress(work, ...before)).toBeLessThanOrEqual(workProgress(work, ...after));
        },
      ),
    );
  });

  test("is the same at the end of a chapter and at the beginning of the next", () => {
    fc.assert(
      fc.property(lengths, chapterIndex, (work, chapter) => {
        expect(workProgress(work, chapter, 1)).toBe(workProgress(work, chapter + 1, 0));
      }),
    );
  });
});

const lengths = fc.array(fc.integer({ min: 0, max: 50_000 }), { maxLength: 40 });
const chapterIndex = fc.integer({ min: 0, max: 45 });
const share = fc.double({ min: 0, max: 1, noNaN: true });
