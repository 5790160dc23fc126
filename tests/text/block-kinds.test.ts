import { describe, expect, test } from "vitest";
import {
  type BlockTraits,
  blockKinds,
  isHeadingKind,
  isTextKind,
  traitsOf,
} from "#lib/text/block-kinds.ts";
import type { BlockKind } from "#lib/text/model.ts";

const kinds = Object.keys(blockKinds) as BlockKind[];
const thatAre = (is: (traits: BlockTraits) => boolean) =>
  kinds.filter((kind) => is(traitsOf(kind))).join("");

describe("the kinds of blocks", () => {
  test("titles, headings and subheadings stand over text, each a step below the one before", () => {
    expect(kinds.filter(isHeadingKind).map((kind) => traitsOf(kind).depth)).toEqual([1, 2, 3]);
    expect(thatAre(({ depth }) => depth !== undefined)).toBe("ths");
  });

  test("notes and breaks are no text, and verse, speeches and list items are", () => {
    expect(kinds.filter(isTextKind).join("")).toBe("pqvdrl");
  });

  test("a heading and a break are one thing to say; a stanza has a row a line", () => {
    expect(thatAre(({ row }) => row === "whole")).toBe("thsb");
    expect(thatAre(({ row }) => row === "line")).toBe("v");
    expect(thatAre(({ row }) => row === "speech")).toBe("d");
  });

  test("a paragraph takes a sentence more, a stage direction does not", () => {
    expect(thatAre(({ takesMore }) => takesMore === true)).toBe("pql");
  });

  test("the level of a text is that of what is read: neither headings nor lists of words", () => {
    expect(thatAre(({ isMeasured }) => isMeasured === true)).toBe("pqvdrn");
  });

  test("neighbouring items and neighbouring notes are lists", () => {
    expect(thatAre(({ isListed }) => isListed === true)).toBe("ln");
  });
});
