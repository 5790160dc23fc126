import { describe, expect, test } from "vitest";
import {
  mapPosition,
  otherSide,
  type ScrollMap,
  type SegmentExtent,
  scrollMapOf,
} from "#lib/reader/scroll-map.ts";
import fc from "../property.ts";

describe("a long French paragraph beside a short English one", () => {
  //       0    100                 400  500      px
  //  fr   │ t  │ p1.1   │ p1.2     │ p2 │
  //  en   │ t  │p1.1│p1.2 │ p2 │
  //       0    100  150   200  300               px
  const map = scrollMapOf(
    [
      { frStart: 0, frEnd: 100, enStart: 0, enEnd: 100 },
      { frStart: 100, frEnd: 250, enStart: 100, enEnd: 150 },
      { frStart: 250, frEnd: 400, enStart: 150, enEnd: 200 },
      { frStart: 400, frEnd: 500, enStart: 200, enEnd: 300 },
    ],
    500,
    300,
  );

  test("ends where the English one ends", () => {
    expect(mapPosition(map, "fr", 400)).toBe(200);
    expect(mapPosition(map, "en", 200)).toBe(400);
  });

  test("is half read where the English one is, and a third of a sentence is a third", () => {
    expect(mapPosition(map, "fr", 250)).toBe(150);
    expect(mapPosition(map, "fr", 150)).toBeCloseTo(100 + 50 / 3);
    expect(mapPosition(map, "en", 175)).toBe(325);
  });

  test("leaves a title of one height on both sides as it is", () => {
    expect(mapPosition(map, "fr", 60)).toBe(60);
    expect(mapPosition(map, "en", 60)).toBe(60);
  });
});

describe("a passage that one side does not have", () => {
  // The French goes on for 200 px between two sentences that the English sets without a gap.
  const map = scrollMapOf(
    [
      { frStart: 0, frEnd: 100, enStart: 0, enEnd: 100 },
      { frStart: 300, frEnd: 400, enStart: 100, enEnd: 200 },
    ],
    400,
    200,
  );

  test("leaves the other side waiting at the sentence that follows", () => {
    for (const position of [100, 150, 299]) expect(mapPosition(map, "fr", position)).toBe(100);
    expect(mapPosition(map, "fr", 350)).toBe(150);
  });

  test("is passed over by a reader of the other side", () => {
    expect(mapPosition(map, "en", 99)).toBe(99);
    expect(mapPosition(map, "en", 100)).toBe(300);
    expect(mapPosition(map, "en", 101)).toBe(301);
  });
});

describe("a stretch of text with nothing in common", () => {
  test("runs evenly from end to end", () => {
    expect(mapPosition(scrollMapOf([], 200, 50), "fr", 100)).toBe(25);
  });

  test("keeps a side without height where it is", () => {
    const map = scrollMapOf([], 0, 80);
    for (const position of [0, 40, 80]) expect(mapPosition(map, "en", position)).toBe(0);
  });
});

describe("measured positions that go back", () => {
  test("stay at the place reached, and inside the text", () => {
    const map = scrollMapOf(
      [
        { frStart: -2, frEnd: 40, enStart: 0, enEnd: 60 },
        { frStart: 39.5, frEnd: 90, enStart: 55, enEnd: 130 },
      ],
      80,
      120,
    );
    expect(map).toEqual({ fr: [0, 0, 40, 40, 80, 80], en: [0, 0, 60, 60, 120, 120] });
  });

  test("make a map that never goes back, whatever was measured", () => {
    fc.assert(
      fc.property(fc.array(anyExtent), height, height, (extents, frHeight, enHeight) => {
        const { fr, en } = scrollMapOf(extents, frHeight, enHeight);
        expect(fr.length).toBe(en.length);
        for (const [knots, end] of [
          [fr, frHeight],
          [en, enHeight],
        ] as const) {
          expect(knots).toEqual(knots.toSorted((a, b) => a - b));
          expect([knots[0], knots.at(-1)]).toEqual([0, end]);
        }
      }),
    );
  });
});

describe("two panes in step", () => {
  test("are level at each beginning and end of a segment", () => {
    fc.assert(
      fc.property(strictMap, side, (map, from) => {
        for (const [index, position] of map[from].entries())
          expect(mapPosition(map, from, position)).toBe(map[otherSide(from)][index]);
      }),
    );
  });

  test("never move against each other", () => {
    fc.assert(
      fc.property(anyMap, side, position, position, (map, from, one, other) => {
        const [above, below] = [Math.min(one, other), Math.max(one, other)];
        expect(mapPosition(map, from, above)).toBeLessThanOrEqual(mapPosition(map, from, below));
      }),
    );
  });

  test("come back to where they were when the other leads, wherever both sides have text", () => {
    fc.assert(
      fc.property(strictMap, side, fc.double({ min: 0, max: 1, noNaN: true }), (map, from, at) => {
        const before = at * (map[from].at(-1) ?? 0);
        const there = mapPosition(map, from, before);
        expect(mapPosition(map, otherSide(from), there)).toBeCloseTo(before, 4);
      }),
    );
  });

  test("stay at the ends of the text when one is moved past them", () => {
    fc.assert(
      fc.property(anyMap, side, fc.integer({ min: 0, max: 1_000 }), (map, from, beyond) => {
        const end = map[from].at(-1) ?? 0;
        const otherEnd = map[otherSide(from)].at(-1) ?? 0;
        expect(mapPosition(map, from, end + beyond)).toBe(otherEnd);
        expect(mapPosition(map, from, -1 - beyond)).toBe(0);
      }),
    );
  });

  test("never leave the text", () => {
    fc.assert(
      fc.property(anyMap, side, position, (map, from, at) => {
        const there = mapPosition(map, from, at);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(map[otherSide(from)].at(-1) ?? 0);
      }),
    );
  });
});

const side = fc.constantFrom("fr" as const, "en" as const);
const height = fc.integer({ min: 0, max: 5_000 });
const position = fc.double({ min: -500, max: 6_000, noNaN: true });

/** As a browser could measure it at worst: in no order at all. */
const anyExtent: fc.Arbitrary<SegmentExtent> = fc.record({
  frStart: position,
  frEnd: position,
  enStart: position,
  enEnd: position,
});

const anyMap: fc.Arbitrary<ScrollMap> = fc
  .tuple(fc.array(anyExtent, { maxLength: 12 }), height, height)
  .map(([extents, frHeight, enHeight]) => scrollMapOf(extents, frHeight, enHeight));

/** Both sides have some height between each two knots, from a hair to three screens. */
const strictMap: fc.Arbitrary<ScrollMap> = fc
  .array(fc.tuple(fc.integer({ min: 1, max: 3_000 }), fc.integer({ min: 1, max: 3_000 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((lengths) => {
    const knots = (of: 0 | 1) => {
      let position = 0;
      return [
        0,
        ...lengths.map((length) => {
          position += length[of];
          return position;
        }),
      ];
    };
    return { fr: knots(0), en: knots(1) };
  });
