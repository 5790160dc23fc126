/**
 * Light stems: a word of French or English without accents and without its longest known ending.
 * They are what the translation lexicon is keyed by, so a change here means training it again.
 *
 * A stem is no lemma and no word (`abandonner`, `abandonné`, `abandon` → `abandon`); it brings
 * inflected and derived forms together, which is what word statistics of a single book need.
 */

import { withoutAccents } from "#lib/french/spelling.ts";

/** The languages that are aligned. */
export type Language = "fr" | "en";

/** The fewest letters that an ending leaves. */
const shortestStem = 3;

/** Shorter words are kept whole. */
const shortestStemmed = 4;

/** Endings without accents, the longest tried first; by hand, from the conjugations and suffixes. */
const endings: Readonly<Record<Language, readonly string[]>> = {
  fr: byLength(`
    issements eraient
    issement issantes issaient iraient
    issants issante issions atrices erions assent assiez
    ateurs ations ements issant issait issais issons issent
    ateur atrice ation ement eront erons erait erais erent irent urent aient
    antes ances ences ables ibles istes ismes euses ivets iques ieres
    ames ates ions ante ants ance ence able ible iste isme euse ique ites ives iers iere eaux eurs
    era ont ait ais ent ant ons iez ees eux aux als ifs ive ite ier eau eur irs
    ez er es ee ir is it us ut al if
    e s x t a i u`),
  en: byLength(`
    ationally fulnesses
    fulness iveness ousness ization
    ations ically nesses
    ments ation ingly edly
    ness ment ions ings able ible ance ence ious eous ally
    ies ing ion ers est ful ous ive ity ism ist ely
    ed er es ly al ic en
    e s y`),
};

/** The stem of a word in look-up spelling. Numbers, signs and short words are their own. */
export function stemOf(word: string, language: Language): string {
  const plain = withoutAccents(word);
  if (plain.length < shortestStemmed || !/^[a-z]/.test(plain) || /\d/.test(plain)) return plain;
  const ending = endings[language].find(
    (known) => plain.length - known.length >= shortestStem && plain.endsWith(known),
  );
  const stem = ending === undefined ? plain : plain.slice(0, -ending.length);
  const isDoubled = stem.length > 4 && stem.at(-1) === stem.at(-2);
  return isDoubled ? stem.slice(0, -1) : stem;
}

function byLength(list: string): readonly string[] {
  return list
    .trim()
    .split(/\s+/)
    .toSorted((a, b) => b.length - a.length);
}
