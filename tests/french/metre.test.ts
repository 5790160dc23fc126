import { describe, expect, test } from "vitest";
import { metreOf } from "#lib/french/metre.ts";

const isPluralVerb = (word: string) => ["savent", "chantent"].includes(word);
const count = (line: string) => metreOf(line, isPluralVerb).syllables;

describe("the syllables of a verse", () => {
  test.each([
    ["Le chat dort sur le mur", 6],
    ["Une table, une chaise, un lit", 8],
    ["Les bêtes savent qu’une fête", 8],
    ["C’est en l’écoutant que je réponds au monde", 11],
  ])("%s has %i", (line, syllables) => {
    expect(count(line)).toBe(syllables);
  });

  test("a mute e counts before a consonant, and before an h that is aspirated", () => {
    expect(count("une lampe brûle")).toBe(5);
    expect(count("une lampe éclaire")).toBe(5);
    expect(count("une grille haute")).toBe(5);
    expect(count("une lampe humide")).toBe(5);
  });

  test("the s of a plural keeps the e before it", () => {
    expect(count("des guêpes et leur or")).toBe(6);
  });

  test("i before a vowel is one syllable with it, but after two consonants", () => {
    expect(count("pied")).toBe(1);
    expect(count("rivière")).toBe(2);
    expect(count("plier")).toBe(2);
    expect(count("oublier")).toBe(3);
    expect(count("impatience")).toBe(4);
    expect(count("l’impatience")).toBe(4);
  });

  test("u is no vowel after q, nor after g before e and i", () => {
    expect(count("quelquefois")).toBe(3);
    expect(count("guider")).toBe(2);
  });

  test("a small word is never mute, nor is the end of lent", () => {
    expect(count("que les")).toBe(2);
    expect(count("un pas lent")).toBe(3);
    expect(count("ils chantent")).toBe(2);
  });

  test("the line of a feminine rhyme ends in a mute e", () => {
    expect(metreOf("à la lumière", isPluralVerb).isFeminine).toBe(true);
    expect(metreOf("sur la mer", isPluralVerb).isFeminine).toBe(false);
  });

  test("a caesura may fall where a word ends, not before an e that counts", () => {
    const { wordEnds } = metreOf("Six marches, un repos, six marches ; la coutume", isPluralVerb);
    expect(wordEnds).toContain(6);
    expect(metreOf("une table verte", isPluralVerb).wordEnds).toEqual([5]);
  });
});
