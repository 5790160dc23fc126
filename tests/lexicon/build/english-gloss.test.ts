import { describe, expect, test } from "vitest";
import { glossKey, toGloss } from "#lib/lexicon/build/english-gloss.ts";

describe("a dictionary’s English becomes a gloss", () => {
  test.each([
    ["to go", "VERB", "go"],
    ["give somebody", "VERB", "give"],
    ["the sea", "NOUN", "sea"],
    ["oh!", "INTJ", "oh"],
    ["coup d’état", "NOUN", "coup d'état"],
    ["I", "PRON", "I"],
    ["May", "PROPN", "May"],
  ] as const)("%s, %s: %s", (text, upos, gloss) => {
    expect(toGloss(text, upos)).toBe(gloss);
  });

  test.each([
    ["to and fro", "ADV"],
    ["a little", "ADV"],
    ["someone", "PRON"],
    ["Mr Speaker", "PROPN"],
  ] as const)("%s, %s, is left as it is", (text, upos) => {
    expect(toGloss(text, upos)).toBe(text);
  });

  test.each([
    ["an abbreviation", "cf."],
    ["an abbreviation", "U.S."],
    ["an abbreviation", "TV"],
    ["an abbreviation", "adj"],
    ["an abbreviation", "op. cit."],
    ["a letter", "k"],
    ["another alphabet", "вода"],
    ["a formula", "H2O"],
    ["an explanation", "person who likes to read books"],
    ["nothing", "!"],
  ])("%s is none: %s", (_, text) => {
    expect(toGloss(text, "NOUN")).toBeUndefined();
  });
});

describe("two spellings of one gloss", () => {
  test.each([
    ["colour", "color"],
    ["realise", "realize"],
    ["organisation", "organization"],
    ["theatre", "theater"],
    ["defence", "defense"],
    ["grey", "gray"],
    ["Polish", "polish"],
    ["well-being", "well being"],
  ])("%s and %s are one", (a, b) => {
    expect(glossKey(a)).toBe(glossKey(b));
  });

  test.each([
    ["our", "or"],
    ["poised", "poiz"],
    ["here", "heer"],
  ])("%s and %s are not", (a, b) => {
    expect(glossKey(a)).not.toBe(glossKey(b));
  });
});
