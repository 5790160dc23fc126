import { describe, expect, test } from "vitest";
import { lastAt } from "#lib/reader/last-at.ts";
import fc from "../property.ts";

describe("sentences that begin at 0, 40, 40 and 90 px", () => {
  const tops = [0, 40, 40, 90];
  const at = (y: number) => lastAt(tops.length, (index) => tops[index] ?? 0, y);

  test("a line through one is in it, from its first pixel on", () => {
    expect(at(39)).toBe(0);
    expect(at(90)).toBe(3);
    expect(at(1000)).toBe(3);
  });

  test("of two that begin together the last is meant", () => {
    expect(at(40)).toBe(2);
  });

  test("a line above them all is in the first", () => {
    expect(at(-5)).toBe(0);
  });
});

test("a paragraph’s own sentences are asked for by their numbers in the chapter", () => {
  const asked: number[] = [];
  const topOf = (index: number) => {
    asked.push(index);
    return index * 10;
  };
  expect(lastAt(4, topOf, 115, 10)).toBe(11);
  expect(Math.min(...asked)).toBeGreaterThan(10);
  expect(Math.max(...asked)).toBeLessThan(14);
  expect(lastAt(0, topOf, 115, 7)).toBe(7);
});

test("finds what a look at every sentence finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 40 }),
      fc.integer({ min: -10, max: 60 }),
      (numbers, y) => {
        const tops = numbers.toSorted((a, b) => a - b);
        const slow = Math.max(
          0,
          tops.findLastIndex((top) => top <= y),
        );
        expect(lastAt(tops.length, (index) => tops[index] ?? 0, y)).toBe(slow);
      },
    ),
  );
});
