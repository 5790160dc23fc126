import { describe, expect, test } from "vitest";
import { checkEnglish, checkFrench, cutAround } from "#lib/study/answer.ts";

describe("a sentence with a gap", () => {
  test("is cut where the word stands, an elided article outside", () => {
    expect(cutAround("L’homme dort.", [[2, 7]])).toEqual([
      { text: "L’", isWord: false },
      { text: "homme", isWord: true },
      { text: " dort.", isWord: false },
    ]);
  });

  test("has as many gaps as the expression has pieces", () => {
    const pieces = cutAround("Il n’a guère dormi.", [
      [3, 5],
      [7, 12],
    ]);
    expect(pieces.filter(({ isWord }) => isWord).map(({ text }) => text)).toEqual(["n’", "guère"]);
    expect(pieces.map(({ text }) => text).join("")).toBe("Il n’a guère dormi.");
  });

  test("is whole where the word’s place is not known", () => {
    expect(cutAround("Il dort.", [])).toEqual([{ text: "Il dort.", isWord: false }]);
  });
});

describe("a French word as typed", () => {
  test.each([
    ["homme", "homme", "right", []],
    ["HOMME ", "homme", "right", []],
    ["coeur", "cœur", "right", []],
    ["aujourd'hui", "aujourd’hui", "right", []],
    ["ecole", "école", "nearly", ["accents"]],
    ["le phare", "phare", "nearly", ["article"]],
    ["phare", "le phare", "nearly", ["article"]],
    ["l'ecole", "école", "nearly", ["elision", "accents"]],
    ["laboratoir", "laboratoire", "nearly", ["letter"]],
    ["laboratoiree", "laboratoire", "nearly", ["letter"]],
    ["jarbin", "jardin", "nearly", ["letter"]],
    // One letter of a short word makes another word.
    ["arbre", "aubre", "wrong", []],
    ["pain", "main", "wrong", []],
    ["", "main", "wrong", []],
    ["le", "le", "right", []],
    ["la", "le", "wrong", []],
    ["aujourd", "aujourd’hui", "wrong", []],
  ] as const)("%j for %j is %s %j", (typed, form, verdict, differences) => {
    expect(checkFrench(typed, form)).toEqual({ verdict, differences, expected: form });
  });

  test("may be another form of the word, and that is said", () => {
    expect(checkFrench("voir", "vit", ["voir", "vis"])).toEqual({
      verdict: "nearly",
      differences: ["otherForm"],
      expected: "vit",
    });
  });
});

describe("an English meaning as typed", () => {
  test.each([
    ["see", "see, perceive", "right", []],
    ["to perceive", "see, perceive", "right", []],
    ["a lighthouse", "lighthouse", "right", []],
    ["lighthouse", "the lighthouse (building)", "right", []],
    ["lighthuose", "lighthouse", "nearly", ["letter"]],
    ["house", "lighthouse", "wrong", []],
    ["(word)", "(reflexive pronoun)", "wrong", []],
  ] as const)("%j for %j is %s", (typed, sense, verdict, differences) => {
    const found = checkEnglish(typed, sense);
    expect({ verdict: found.verdict, differences: found.differences }).toEqual({
      verdict,
      differences,
    });
  });
});
