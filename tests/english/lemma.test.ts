import { expect, it } from "vitest";
import { englishLemma } from "#lib/english/lemma.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

const drawn: readonly (readonly [form: string, upos: PartOfSpeech | undefined, lemma: string])[] = [
  ["houses", "NOUN", "house"],
  ["glasses", "NOUN", "glass"],
  ["countries", "NOUN", "country"],
  ["ties", "NOUN", "tie"],
  ["women", "NOUN", "woman"],
  ["Anna’s", "PROPN", "anna"],
  ["news", "NOUN", "news"],
  ["bus", "NOUN", "bus"],
  ["beloved", "NOUN", "beloved"],
  ["accused", "NOUN", "accused"],
  ["looked", "NOUN", "look"],
  ["step-sisters", "NOUN", "step-sister"],
  ["looking", "VERB", "look"],
  ["stopped", "VERB", "stop"],
  ["making", "VERB", "make"],
  ["carried", "VERB", "carry"],
  ["passed", "VERB", "pass"],
  ["agreed", "VERB", "agree"],
  ["needed", "VERB", "need"],
  ["need", "VERB", "need"],
  ["succeed", "VERB", "succeed"],
  ["visited", "VERB", "visit"],
  ["came", "VERB", "come"],
  ["went", "VERB", "go"],
  ["it’s", "VERB", "be"],
  ["don’t", "VERB", "do"],
  ["bigger", "ADJ", "big"],
  ["happiest", "ADJ", "happy"],
  ["larger", "ADJ", "large"],
  ["bitter", "ADJ", "bitter"],
  ["father", "ADJ", "father"],
  ["danger", "ADV", "danger"],
  ["prefer", "ADV", "prefer"],
  ["forest", "ADJ", "forest"],
  ["soonest", "ADV", "soon"],
  ["palest", "ADJ", "pale"],
  ["easier", "ADJ", "easy"],
  ["tired", "ADJ", "tired"],
  ["it’s", "PRON", "it"],
  ["evening", undefined, "evening"],
  ["walked", undefined, "walk"],
  ["hundreds", undefined, "hundred"],
  ["during", undefined, "during"],
  ["o’clock", undefined, "o'clock"],
];

it.each(drawn)("%s for a French %s is %s", (form, upos, lemma) => {
  expect(englishLemma(form, upos)).toBe(lemma);
});

it.each([
  ["rose", "rise", "rose"],
  ["saw", "see", "saw"],
  ["left", "leave", "left"],
  ["ground", "grind", "ground"],
  ["felt", "feel", "felt"],
  ["leaves", "leave", "leaf"],
])("%s is %s for a verb and %s for a noun", (form, verb, noun) => {
  expect(englishLemma(form, "VERB")).toBe(verb);
  expect(englishLemma(form, "NOUN")).toBe(noun);
});
