import { describe, expect, test } from "vitest";
import {
  isBegun,
  type PathReader,
  type PathWork,
  readNext,
  worthCounting,
} from "#lib/search/read-next.ts";

const work = (key: string, level: PathWork["level"], more: Partial<PathWork> = {}): PathWork => ({
  key,
  title: { fr: key, en: key },
  level,
  minutes: 10,
  chapters: ["01", "02"],
  ...more,
});
const reader = (more: Partial<PathReader>): PathReader => ({
  begun: new Set(),
  known: new Map(),
  ...more,
});
const keys = (works: readonly PathWork[], of: PathReader, count = 9) =>
  readNext(works, of, count).map(({ key }) => key);

describe("what to read next", () => {
  test("is of the level of the last work, then of the next one, then of the one before", () => {
    const works = [work("c1", "C1"), work("a2", "A2"), work("b2", "B2"), work("b1", "B1")];
    expect(keys(works, reader({ last: work("lu", "B1") }))).toEqual(["b1", "b2", "a2", "c1"]);
  });

  test("is nothing the reader has begun, nor the work they come from", () => {
    const works = [work("lu", "B1"), work("commencé", "B1"), work("autre", "B1")];
    expect(keys(works, reader({ last: work("lu", "B1"), begun: new Set(["commencé"]) }))).toEqual([
      "autre",
    ]);
  });

  test("is about as long as the last one", () => {
    const works = [work("long", "B1", { minutes: 80 }), work("court", "B1", { minutes: 6 })];
    expect(keys(works, reader({ last: work("lu", "B1", { minutes: 5 }) }))[0]).toBe("court");
    expect(keys(works, reader({ last: work("lu", "B1", { minutes: 70 }) }))[0]).toBe("long");
  });

  test("is of another genre, where one is as good", () => {
    const works = [
      work("lettres", "B1", { genre: "letters" }),
      work("conte", "B1", { genre: "tale" }),
    ];
    expect(keys(works, reader({ last: work("lu", "B1", { genre: "letters" }) }))[0]).toBe("conte");
    expect(keys(works, reader({ last: work("lu", "B1", { genre: "tale" }) }))[0]).toBe("lettres");
  });

  test("offers one of each genre before two of any, and works of no genre all", () => {
    const works = [
      work("voix-1", "B1", { genre: "voices" }),
      work("voix-2", "B1", { genre: "voices" }),
      work("sans-1", "B1"),
      work("sans-2", "B1"),
      work("vie", "B2", { genre: "life" }),
    ];
    expect(keys(works, reader({ last: work("lu", "B1") }))).toEqual([
      "voix-1",
      "sans-1",
      "sans-2",
      "vie",
      "voix-2",
    ]);
  });

  test("goes by the words that the reader knows before it goes by the level", () => {
    const works = [work("b1-difficile", "B1"), work("b2-connu", "B2")];
    const known = new Map([
      ["b1-difficile", 0.9],
      ["b2-connu", 0.96],
    ]);
    expect(keys(works, reader({ last: work("lu", "B1"), known }))[0]).toBe("b2-connu");
  });

  test("of a text too hard and one too easy by as much, is the easy one", () => {
    const works = [work("dur", "B1"), work("facile", "B1")];
    const known = new Map([
      ["dur", 0.93],
      ["facile", 0.99],
    ]);
    expect(keys(works, reader({ known }))).toEqual(["facile", "dur"]);
  });

  test("is nothing while nothing is known of the reader", () => {
    expect(keys([work("b1", "B1")], reader({}))).toEqual([]);
  });

  test("is no more than asked for", () => {
    const works = [work("un", "B1"), work("deux", "B1"), work("trois", "B1")];
    expect(keys(works, reader({ last: work("lu", "B1") }), 2)).toEqual(["un", "deux"]);
    expect(keys(works, reader({ last: work("lu", "B1") }), 0)).toEqual([]);
  });
});

describe("the works of which known words are counted", () => {
  const works = [work("a1", "A1"), work("b1", "B1"), work("b1-long", "B1"), work("c1", "C1")];
  const counted = (of: Omit<PathReader, "known">, count: number) =>
    worthCounting(works, of, count).map(({ key }) => key);

  test("are those nearest to the last work", () => {
    const last = work("lu", "B1");
    expect(counted({ begun: new Set(["b1"]), last }, 2)).toEqual(["b1-long", "c1"]);
  });

  test("are some of each level for a reader who has read nothing yet", () => {
    expect(counted({ begun: new Set() }, 3)).toEqual(["a1", "b1", "c1"]);
    expect(counted({ begun: new Set(["b1"]) }, 6)).toEqual(["a1", "b1-long", "c1"]);
    expect(counted({ begun: new Set() }, 2)).toEqual(["a1", "b1"]);
  });
});

describe("how far a reader is in a work", () => {
  const two = work("deux-chapitres", "A2");

  test("a look at its first lines has not begun it", () => {
    expect(isBegun(two, undefined)).toBe(false);
    expect(isBegun(two, { chapter: "01", chapterProgress: 0.09 })).toBe(false);
    expect(isBegun(two, { chapter: "01", chapterProgress: 0.1 })).toBe(true);
    expect(isBegun(two, { chapter: "02", chapterProgress: 0 })).toBe(true);
    expect(isBegun(two, { chapter: "03-oublié", chapterProgress: 1 })).toBe(false);
  });
});
