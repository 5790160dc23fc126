import { describe, expect, test } from "vitest";
import { englishNumber, englishOrdinal } from "#lib/lexicon/numerals.ts";

describe("a number with hyphens", () => {
  test.each([
    ["dix-sept", "seventeen"],
    ["vingt-et-un", "twenty-one"],
    ["quarante-cinq", "forty-five"],
    ["soixante-douze", "seventy-two"],
    ["soixante-dix-huit", "seventy-eight"],
    ["quatre-vingts", "eighty"],
    ["quatre-vingt-onze", "ninety-one"],
    ["quatre-vingt-dix-neuf", "ninety-nine"],
  ])("%s is %s", (key, english) => {
    expect(englishNumber(key)).toBe(english);
  });

  test.each(["sept-huit", "quatre", "mi-dix", "six-cent", "vingt-"])("%s is none", (key) => {
    expect(englishNumber(key)).toBeUndefined();
  });
});

describe("an ordinal with hyphens", () => {
  test.each([
    ["vingt-deuxième", "twenty-second"],
    ["trente-et-unième", "thirty-first"],
    ["soixante-cinquième", "sixty-fifth"],
    ["quarante-neuvième", "forty-ninth"],
    ["soixante-douzième", "seventy-second"],
    ["quatre-vingt-onzième", "ninety-first"],
    ["quatre-vingt-quatrième", "eighty-fourth"],
    ["quatre-vingtième", "eightieth"],
  ])("%s is %s", (key, english) => {
    expect(englishOrdinal(key)).toBe(english);
  });

  test.each(["centième", "avant-dernière", "deuxième", "rez-ième"])("%s is none", (key) => {
    expect(englishOrdinal(key)).toBeUndefined();
  });
});
