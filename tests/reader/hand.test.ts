import { describe, expect, test } from "vitest";
import { Hand, handMs } from "#lib/reader/hand.ts";

describe("a hand on the French pane", () => {
  const on = () => {
    const hand = new Hand<"fr" | "en">();
    hand.note("fr", 1000);
    return hand;
  };

  test("is there while its wheel may still turn, and no longer", () => {
    expect(on().on(1000 + handMs - 1)).toBe("fr");
    expect(on().on(1000 + handMs)).toBeUndefined();
  });

  test("stays as long as the pane moves under it", () => {
    const hand = on();
    hand.prolong("fr", 1200);
    expect(hand.on(1200 + handMs - 1)).toBe("fr");
  });

  test("is not prolonged by the other pane", () => {
    const hand = on();
    hand.prolong("en", 1200);
    expect(hand.on(1000 + handMs)).toBeUndefined();
  });

  test("goes over to the other pane at once", () => {
    const hand = on();
    hand.note("en", 1010);
    expect(hand.on(1020)).toBe("en");
  });
});

test("no hand was on a text that nobody has touched", () => {
  expect(new Hand<"fr" | "en">().on(0)).toBeUndefined();
});
