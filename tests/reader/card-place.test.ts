import { describe, expect, test } from "vitest";
import { type Box, placeBeside, placeSheet, shareCovered } from "#lib/reader/card-place.ts";
import fc from "../property.ts";

const desk: Box = { left: 0, top: 48, right: 1280, bottom: 750 };
const phone: Box = { left: 0, top: 48, right: 390, bottom: 796 };
const size = { width: 400, height: 260 };

function line(left: number, top: number, right: number, height = 24): Box {
  return { left, top, right, bottom: top + height };
}

/** A sentence of three lines in the left of two columns, and its translation beside it. */
function facing(top: number) {
  return {
    view: desk,
    column: { left: 80, top: 48, right: 600, bottom: 750 },
    word: [line(200, top, 250)],
    sentence: [line(160, top, 600), line(80, top + 30, 600), line(80, top + 60, 300)],
    counterpart: [line(700, top, 1200), line(680, top + 30, 1100)],
  };
}

function cardAt(place: { left: number; top: number; maxHeight: number }): Box {
  const { left, top, maxHeight } = place;
  const height = Math.min(size.height, maxHeight);
  return { left, top, right: left + size.width, bottom: top + height };
}

describe("a card on a desk", () => {
  test("lies over no line of the sentence that is read, nor of its translation", () => {
    for (let top = 60; top < 640; top += 20) {
      const around = facing(top);
      const card = cardAt(placeBeside(size, around));
      expect(shareCovered(card, around.sentence), `at ${top}`).toBe(0);
      expect(shareCovered(card, around.counterpart), `at ${top}`).toBe(0);
      expect(card.bottom).toBeLessThanOrEqual(desk.bottom);
      expect(card.top).toBeGreaterThanOrEqual(desk.top);
    }
  });

  test("of a short sentence lies right below its word", () => {
    const around = { ...facing(100), sentence: [line(160, 100, 400)] };
    expect(placeBeside(size, around).top).toBe(132);
  });

  test("goes beside a sentence that fills the height of the page, where there is a margin", () => {
    const lines = Array.from({ length: 22 }, (_, number) => line(60, 60 + 30 * number, 560));
    const around = {
      ...facing(360),
      sentence: lines,
      counterpart: [],
      word: [line(200, 360, 250)],
    };
    expect(shareCovered(cardAt(placeBeside(size, around)), lines)).toBe(0);
  });

  test("stays in the column of its word where it fits, and else may leave it", () => {
    const around = { ...facing(100), word: [line(540, 100, 590)], sentence: [], counterpart: [] };
    expect(placeBeside(size, around).left).toBe(600 - size.width - 8);
    const narrow = { ...around, column: { ...around.column, left: 300 } };
    expect(placeBeside(size, narrow).left).toBe(540 - 24);
  });

  test("covers the translation rather than the sentence, where it must cover something", () => {
    const around = {
      view: { left: 0, top: 0, right: 420, bottom: 560 },
      column: { left: 0, top: 0, right: 420, bottom: 560 },
      word: [line(100, 270, 160)],
      // Two lines of three above the word, and one line of three of the translation below it.
      sentence: [line(0, 150, 420), line(0, 210, 420), line(0, 270, 420)],
      counterpart: [line(0, 300, 420), line(0, 330, 420)],
    };
    const card = cardAt(placeBeside({ width: 400, height: 200 }, around));
    expect(shareCovered(card, around.sentence)).toBe(0);
    expect(shareCovered(card, around.counterpart)).toBeGreaterThan(0.9);
  });

  test("never lies over its word, whatever else is in the way", () => {
    const property = fc.property(
      fc.nat(700),
      fc.nat(1200),
      fc.nat(600),
      fc.integer({ min: 80, max: 600 }),
      (top, left, y, height) => {
        const word = [line(left, 48 + (top % 660), left + 60)];
        const around = { ...facing(y + 60), word };
        const place = placeBeside({ width: 400, height }, around);
        const shown = Math.min(height, place.maxHeight);
        const card = { ...place, right: place.left + 400, bottom: place.top + shown };
        expect(shareCovered(card, word)).toBe(0);
      },
    );
    fc.assert(property, { seed: 7, numRuns: 1_000 });
  });
});

describe("a sheet on a phone", () => {
  test("lies below a stacked pair of sentences, at the bottom edge", () => {
    const place = placeSheet(300, {
      view: phone,
      word: [line(100, 120, 160)],
      counterpart: [line(20, 200, 370), line(20, 224, 300)],
    });
    expect(place).toEqual({ left: 0, top: 496, maxHeight: 300 });
  });

  test("goes between the panes where the translation is in the lower one", () => {
    const place = placeSheet(260, {
      view: phone,
      word: [line(100, 150, 160)],
      counterpart: [line(20, 560, 370), line(20, 584, 300)],
    });
    expect(place).toEqual({ left: 0, top: 182, maxHeight: 260 });
  });

  test("lies nearest to the thumb where there is room above and below", () => {
    const place = placeSheet(200, { view: phone, word: [line(100, 400, 160)], counterpart: [] });
    expect(place).toEqual({ left: 0, top: 596, maxHeight: 200 });
  });

  test("leaves it to the text to move where there is no room at all", () => {
    const everywhere = [line(20, 60, 370, 600)];
    expect(
      placeSheet(260, { view: phone, word: [line(9, 670, 99)], counterpart: everywhere }),
    ).toBeUndefined();
  });

  test("heeds no counterpart that cannot be seen anyway", () => {
    const place = placeSheet(260, {
      view: phone,
      word: [line(100, 150, 160)],
      counterpart: [line(20, 2_000, 370)],
    });
    expect(place).toEqual({ left: 0, top: 536, maxHeight: 260 });
  });
});
