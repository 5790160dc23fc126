/** Where English sentences end. */

import {
  abbreviationRule,
  findSentences,
  headingNumber,
  initialRule,
  numberGoesOn,
  type SentenceRule,
  type SentenceSpan,
  signGoesOn,
  smallLetterGoesOn,
} from "#lib/text/sentence-ends.ts";

/** Words that a full stop shortens, in small letters; the French titles that translators keep. */
const abbreviations: ReadonlySet<string> = new Set(
  `mr mrs ms messrs dr st jr sr rev hon esq prof capt col gen lt sgt maj adm gov
   m mm mme mlle mgr
   no nos vol vols chap ch fig p pp art ed eds trans cf vs viz etc i.e e.g ibid op cit a.d b.c`.split(
    /\s+/,
  ),
);

/** Of these, what may be the last word of a sentence. */
const mayEnd: ReadonlySet<string> = new Set([
  "etc",
  "esq",
  "jr",
  "sr",
  "no",
  "ibid",
  "cit",
  "a.d",
  "b.c",
]);

/** The rules, in the order they are asked. */
export const englishSentenceRules: readonly SentenceRule[] = [
  abbreviationRule(abbreviations, mayEnd),
  headingNumber,
  initialRule("I"),
  numberGoesOn,
  smallLetterGoesOn,
  signGoesOn,
];

/** The sentences of an English text without markup. */
export function findEnglishSentences(text: string): readonly SentenceSpan[] {
  return findSentences(text, englishSentenceRules);
}
