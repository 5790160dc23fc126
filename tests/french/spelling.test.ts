import { describe, expect, test } from "vitest";
import { isBareCapitalSpelling, lookupKey, withoutAccents } from "#lib/french/spelling.ts";

describe("a word is looked up in one spelling", () => {
  test.each([
    ["L’Œuvre", "l'oeuvre"],
    ["cœur", "coeur"],
    ["coeur", "coeur"],
    ["Lætitia", "laetitia"],
    ["grand‑mère", "grand-mère"],
    ["e\u0301te\u0301", "été"],
  ])("%s as %s", (printed, key) => {
    expect(lookupKey(printed)).toBe(key);
  });

  test("without accents, cedillas and diaereses", () => {
    expect(withoutAccents("çà et là, naïf")).toBe("ca et la, naif");
  });
});

describe("capitals printed without accents", () => {
  test.each([
    ["Etat", "état"],
    ["ECOLE", "école"],
    ["DEJA", "déjà"],
    ["A", "à"],
    ["Oeuvre", "oeuvre"],
  ])("%s may be %s", (printed, key) => {
    expect(isBareCapitalSpelling(printed, key)).toBe(true);
  });

  test.each([
    ["Eleve", "élevé"],
    ["etat", "état"],
    ["Etat", "étal"],
    ["Du", "dû"],
  ])("%s is not %s", (printed, key) => {
    expect(isBareCapitalSpelling(printed, key)).toBe(false);
  });
});
