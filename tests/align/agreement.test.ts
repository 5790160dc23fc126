import { describe, expect, test } from "vitest";
import { agreementOf, looksUnrelated } from "#lib/align/agreement.ts";
import type { RatedBead } from "#lib/align/bead.ts";

const bead = (x: number, y: number, confidence: number): RatedBead => ({
  frStart: 0,
  frEnd: x,
  enStart: 0,
  enEnd: y,
  confidence,
});

describe("agreement", () => {
  test("counts sentences that have their other side, as surely as they have it", () => {
    const beads = [bead(1, 1, 1), bead(2, 1, 0.5), bead(1, 0, 0.9), bead(0, 1, 0.9)];
    expect(agreementOf(beads)).toEqual({ meanConfidence: 0.75, matchedShare: 3.5 / 7 });
  });

  test("of nothing is none", () => {
    expect(agreementOf([])).toEqual({ meanConfidence: 0, matchedShare: 0 });
  });

  test("is missing where hardly a sentence finds its other side", () => {
    expect(looksUnrelated([bead(1, 1, 0.3), bead(1, 0, 0.9), bead(0, 1, 0.9)])).toBe(true);
  });

  test("is there in half a translation", () => {
    expect(looksUnrelated([bead(1, 1, 0.9), bead(1, 0, 0.9)])).toBe(false);
  });
});
