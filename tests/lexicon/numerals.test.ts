import { describe, expect, test } from "vitest";
import { englishNumber } from "#lib/lexicon/numerals.ts";

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
