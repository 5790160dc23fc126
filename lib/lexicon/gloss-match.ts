/** Whether two English glosses say the same, as a person who judges cards would let pass. */

import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";

/** What may follow a headword without making another meaning of it: *look* and *look at*. */
const governed = new Set(
  "at to for of about with from into someone somebody something sb sth oneself".split(" "),
);

/** Words that are no headword beside another: *off* is not *take off*. */
const bare = new Set(
  (
    "a an the of in on at to for with by from as and or not no that this it its one some out off " +
    "up down into over away so all who which what there be have do get go make take put give " +
    "about around back round through along someone somebody something oneself very more"
  ).split(" "),
);

/** Words before a headword that turn its meaning round. */
const turning = new Set("not no never non un without".split(" "));

/**
 * Whether a gloss is the judged one, or one of the two is the other with a word that it governs or
 * one that describes it: *look at* and *look*, *public prosecutor* and *prosecutor*. Case, articles,
 * *to* of infinitives, remarks in brackets and British spelling make no difference.
 */
export function isSameGloss(gloss: string, judged: string): boolean {
  const [one, other] = [plainWords(gloss), plainWords(judged)];
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length === 0) return false;
  if (short.length === long.length) return startsWith(long, short);
  if (short.every((word) => bare.has(word))) return false;
  if (startsWith(long, short)) return long.slice(short.length).every((word) => governed.has(word));
  const before = long.length - short.length;
  return startsWith(long.slice(before), short) && !long.slice(0, before).some(isTurning);
}

/** Whether a gloss and words of a translation say the same in any of their forms: *see* and “saw”. */
export function isSaidAs(gloss: string, printed: string): boolean {
  const wanted = plainWords(gloss);
  const telling = wanted.filter((word) => !bare.has(word));
  const said = new Set(plainWords(printed).flatMap((word) => englishLemmas(word)));
  const sought = telling.length === 0 ? wanted : telling;
  return sought.some((word) => englishLemmas(word).some((lemma) => said.has(lemma)));
}

/** A gloss in small letters and American spelling, without what makes no difference. */
function plainWords(gloss: string): readonly string[] {
  const words = gloss
    .replace(/\([^)]*\)/g, " ")
    .replaceAll("’", "'")
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}']+/u)
    .filter((word) => word !== "")
    .map((word) => englishLemmas(word)[0] ?? word);
  const start = words.findIndex((word) => !/^(?:to|an?|the|be)$/.test(word));
  return start > 0 ? words.slice(start) : words;
}

function startsWith(long: readonly string[], short: readonly string[]): boolean {
  return short.every((word, index) => long[index] === word);
}

function isTurning(word: string): boolean {
  return turning.has(word);
}
