import { describe, expect, test } from "vitest";
import { isSaidAs, isSameGloss } from "#lib/lexicon/gloss-match.ts";

describe("a gloss is the judged one", () => {
  test.each([
    ["house", "House"],
    ["to see", "see"],
    ["the sea", "sea"],
    ["color", "colour"],
    ["realise", "realize"],
    ["theater", "theatre"],
    ["be hungry", "hungry"],
    ["bank (of a river)", "bank"],
    ["look", "look at"],
    ["listen to", "listen"],
    ["prosecutor", "public prosecutor"],
    ["old-fashioned", "old fashioned"],
    ["to", "to"],
    ["of the", "of the"],
    ["it’s", "it's"],
  ])("“%s” says what “%s” says", (gloss, judged) => {
    expect(isSameGloss(gloss, judged)).toBe(true);
    expect(isSameGloss(judged, gloss)).toBe(true);
  });

  test.each([
    ["take", "take off"],
    ["off", "take off"],
    ["only", "not only"],
    ["bank", "bank account"],
    ["sea", "see"],
    ["left", "leave"],
    ["one", "no one"],
    ["at", "look at"],
    ["art", "party"],
    ["", "house"],
  ])("“%s” does not say what “%s” says", (gloss, judged) => {
    expect(isSameGloss(gloss, judged)).toBe(false);
    expect(isSameGloss(judged, gloss)).toBe(false);
  });
});

describe("a translation says a gloss in any form", () => {
  test.each([
    ["see", "saw"],
    ["put down", "putting"],
    ["child", "Children"],
    ["colour", "colors"],
    ["of", "of"],
    ["turn off", "turned it off"],
  ])("%s: “%s”", (gloss, printed) => {
    expect(isSaidAs(gloss, printed)).toBe(true);
  });

  test.each([
    ["see", "sea"],
    ["turn off", "take off"],
    ["of", "for"],
    ["house", ""],
  ])("but not %s: “%s”", (gloss, printed) => {
    expect(isSaidAs(gloss, printed)).toBe(false);
  });
});
