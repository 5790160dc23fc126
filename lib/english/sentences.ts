/** Where English sentences end. */

import { englishAbbreviations } from "#lib/english/abbreviations.ts";
import {
  abbreviationRule,
  findSentences,
  headingNumber,
  initialRule,
  numberGoesOn,
  readWords,
  type SentenceRule,
  type SentenceSpan,
  signGoesOn,
  smallLetterGoesOn,
} from "#lib/text/sentence-ends.ts";

/** Words that are no name when they follow a capital and a full stop: a sentence begins. */
const beginnings = readWords(`
  he she it they we you i this that these those there here the a an my your his her its our their
  but and or so for nor yet then thus still now when while if as because although
  what who where why how which in on at with without from to of by after before
  no not yes never nothing nobody some any all every each one`);

/** Nouns that a letter follows as a number would: the letter is no name. */
const lettered = readWords(`
  plan vitamin vitamins point group class category hepatitis series type section column letter grade
  room exhibit appendix block flat platform gate wing side page plate figure version option question
  model company battery coach row`);

/** The rules, in the order they are asked. */
export const englishSentenceRules: readonly SentenceRule[] = [
  abbreviationRule(englishAbbreviations, { beginnings }),
  headingNumber,
  initialRule({ pronoun: "I", beginnings, lettered }),
  numberGoesOn,
  smallLetterGoesOn,
  signGoesOn,
];

/** The sentences of an English text without markup. */
export function findEnglishSentences(text: string): readonly SentenceSpan[] {
  return findSentences(text, englishSentenceRules);
}
