import { describe, expect, test } from "vitest";
import { compareSegmentIds, formatSegmentId, readSegmentId } from "#lib/text/segment-id.ts";

describe("segment ids", () => {
  test("p12.3 is the third segment of the twelfth paragraph", () => {
    expect(readSegmentId("p12.3")).toEqual({ kind: "p", block: 12, segment: 3, suffix: "" });
  });

  test("p12.3a is what a split put after p12.3", () => {
    expect(readSegmentId("p12.3a")).toEqual({ kind: "p", block: 12, segment: 3, suffix: "a" });
  });

  test.each(["t1.1", "p12.3a", "n36.1", "v4.12ab"])("%s is written as it was read", (text) => {
    const id = readSegmentId(text);
    expect(id && formatSegmentId(id)).toBe(text);
  });

  test.each([
    "",
    "p1",
    "p.1",
    "x1.1",
    "p0.1",
    "p01.1",
    "p1.0",
    "P1.1",
    "p1.1A",
    " p1.1",
    "p1.1 ",
    "p1.1\n",
  ])("%j is no segment id", (text) => {
    expect(readSegmentId(text)).toBeUndefined();
  });

  test("a split stands between its segment and the next, and numbers count as numbers", () => {
    const inOrder = ["p1.2", "p1.3", "p1.3a", "p1.3aa", "p1.3b", "p1.4", "p1.10", "p2.1", "p10.1"];
    const read = (text: string) => {
      const id = readSegmentId(text);
      if (id === undefined) throw new Error(text);
      return id;
    };
    const shuffled = [...inOrder].reverse().map(read);
    expect(shuffled.sort(compareSegmentIds).map(formatSegmentId)).toEqual(inOrder);
    expect(compareSegmentIds(read("p1.3a"), read("p1.3a"))).toBe(0);
  });

  test("a paragraph and a note have no order of their own", () => {
    const paragraph = { kind: "p", block: 1, segment: 1, suffix: "" } as const;
    expect(() => compareSegmentIds(paragraph, { ...paragraph, kind: "n" })).toThrow(
      "p1.1 and n1.1 are blocks of different kinds and have no order of their own",
    );
  });
});
