import { describe, expect, test } from "vitest";
import { soundsOf } from "#lib/french/pronunciation.ts";

describe("spelling is read by rule", () => {
  test.each([
    ["château", "ʃato"],
    ["enfant", "ɑ̃fɑ̃"],
    ["famille", "famij"],
    ["ville", "vil"],
    ["travailler", "tʁavaje"],
    ["nation", "nasjɔ̃"],
    ["question", "kɛstjɔ̃"],
    ["samedi", "samdi"],
    ["appartement", "apaʁtəmɑ̃"],
    ["maison", "mɛzɔ̃"],
    ["guerre", "ɡɛʁ"],
    ["cœur", "kœʁ"],
    ["coeur", "kœʁ"],
    ["chose", "ʃoz"],
    ["poste", "pɔst"],
    ["client", "klijɑ̃"],
    ["chien", "ʃjɛ̃"],
    ["examen", "ɛɡzamɛn"],
    ["l’", "l"],
    ["d’", "d"],
    ["montagne", "mɔ̃taɲ"],
  ])("%s: %s", (word, sounds) => {
    expect(soundsOf(word)).toBe(sounds);
  });

  test.each([
    ["content", "kɔ̃tɑ̃", "kɔ̃t"],
    ["portions", "pɔʁsjɔ̃", "pɔʁtjɔ̃"],
  ])("%s is %s as a noun or adjective, %s as a verb", (word, nominal, verbal) => {
    expect([soundsOf(word), soundsOf(word, true)]).toEqual([nominal, verbal]);
  });

  test("a word that means something to JavaScript is a word", () => {
    expect(soundsOf("constructor")).toBe("kɔ̃stʁyktɔʁ");
  });

  test.each(["жизнь", "👩‍👩‍👧", "", "-"])("%j has no sounds", (word) => {
    expect(soundsOf(word)).toBe("");
  });
});
