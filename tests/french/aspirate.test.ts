import { expect, test } from "vitest";
import { isAspirate, isElidedBefore } from "#lib/french/aspirate.ts";

test("no word is elided before an h aspiré", () => {
  for (const word of "haie hache héros haut hasard honte hibou homard huit Hollande haleter".split(
    " ",
  ))
    expect([word, isAspirate(word)]).toEqual([word, true]);
});

test("words are elided before another h, and what looks like an aspirate one", () => {
  for (const word of "homme heure histoire héroïne haleine harmonie herbe hiver hôtel habit haltère humain".split(
    " ",
  ))
    expect([word, isAspirate(word)]).toEqual([word, false]);
});

test("de is d’ before a vowel: d’acheter, d’habiter, but de haïr, de onze", () => {
  expect(["acheter", "écrire", "habiter", "œuvrer"].every(isElidedBefore)).toBe(true);
  expect(["haïr", "onze", "yaourt", "parler"].some(isElidedBefore)).toBe(false);
});
