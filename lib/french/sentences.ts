/** Where French sentences end. */

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

/** Words that a full stop shortens, in small letters: titles, saints, references, scholars’ Latin. */
const abbreviations: ReadonlySet<string> = new Set(
  `m mm mme mmes mlle mlles mgr dr me st ste vve cie cf etc
   p pp vol chap art n no nos fig t tom av apr env ex liv l ch sc ibid op cit
   r.p s.m s.a s.e j.-c ms mss éd trad coll dir`.split(/\s+/),
);

/** Of these, what may be the last word of a sentence. */
const mayEnd: ReadonlySet<string> = new Set(["etc", "cie", "j.-c", "ibid", "cit"]);

/** The rules, in the order they are asked. */
export const frenchSentenceRules: readonly SentenceRule[] = [
  abbreviationRule(abbreviations, mayEnd),
  headingNumber,
  initialRule("À"),
  numberGoesOn,
  smallLetterGoesOn,
  signGoesOn,
];

/** The sentences of a French text without markup. */
export function findFrenchSentences(text: string): readonly SentenceSpan[] {
  return findSentences(text, frenchSentenceRules);
}
