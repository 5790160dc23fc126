import { describe, expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { pronunciationExceptions } from "#lib/lexicon/build/pronunciation-exceptions.ts";
import { parsePronunciations, pronounce } from "#lib/lexicon/pronunciations.ts";
import { loadLexicon, loadPronunciations } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();

/** How a word of a sentence sounds. */
function said(word: string, french: string) {
  const token = annotate(lexicon, french).find(({ token }) => token.text === word);
  return pronounce(loadPronunciations(), word, token?.readings[0]);
}

describe("a word sounds as what it is where it stands", () => {
  test.each([
    ["fils", "Le fils du roi.", "fis"],
    ["content", "Il est content.", "kɔ̃tɑ̃"],
    ["content", "Elles content une histoire.", "kɔ̃t"],
    ["tous", "Tous les hommes.", "tu"],
    ["est", "Il est là.", "ɛ"],
    ["monsieur", "Un monsieur.", "məsjø"],
    ["solennel", "Un jour solennel.", "sɔlanɛl"],
    ["l’", "L’homme l’a vu.", "l"],
    ["-t-il", "Que dit-il ? Qu’a-t-il ?", "til"],
  ])("%s in “%s”: %s", (word, french, ipa) => {
    expect(said(word, french)).toEqual({ ipa, isByRule: false });
  });

  test("a name is said by rule alone", () => {
    expect(said("Kornilov", "Le général Kornilov.")).toEqual({ ipa: "kɔʁnilɔv", isByRule: true });
  });

  test.each(["жизнь", "x".repeat(10_000), "👩‍👩‍👧"])("%j is not said", (word) => {
    expect(pronounce(loadPronunciations(), word, undefined)).toBeUndefined();
  });
});

test("the table has what the rules do not say, of words that the lexicon knows", () => {
  const list = [
    ["chat", ["/ʃa/"]],
    ["femme", ["/fam/"]],
    ["content", ["/kɔ̃t/"]],
    ["qwrtz", ["/kwɛʁts/"]],
    ["Anvers", ["/ɑ̃vɛʁs/"]],
    ["haine", ["/ʼɛːn/"]],
    ["muet", []],
  ] as const;
  expect(pronunciationExceptions(list, lexicon)).toEqual({
    table: "femme\tfam\n",
    compared: 4,
    agreed: 3,
  });
});

test("a line that is none is told with its cure", () => {
  expect(() => parsePronunciations({ own: "est\tɛ\tVERBE", dictionary: "" })).toThrow(
    expect.objectContaining({
      message:
        "lib/lexicon/data/own-pronunciations.tsv:1: no pronunciation: “est\tɛ\tVERBE”; write form, sounds and perhaps a part of speech, tabs between",
    }),
  );
});
