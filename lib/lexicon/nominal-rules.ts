/** Whether a word is the noun or the adjective of its group. */

import type { WordReading } from "#lib/lexicon/lexicon.ts";
import { type Rule, readingsOf, wordOf } from "#lib/lexicon/reading-rule.ts";

/** “un jeune marchand”, “la belle Hélène”: of two the adjectives that stand before their noun. */
const adjectiveBefore: Rule = ({ upos, feats }, { token, after, lookUp }) => {
  if (upos !== "NOUN" || !before.test(wordOf(token))) return false;
  if (after?.kind !== "word" || after.leansOn === "previous") return false;
  if (/^\p{Lu}/u.test(after.text)) return true;
  return readingsOf(after, lookUp).some(
    (other) =>
      other.upos === "NOUN" && agree(feats, other.feats) && !isPossiblyVerb(after.text, lookUp),
  );
};

const before =
  /^(?:jeunes?|petite?s?|grande?s?|bonn?e?s?|beaux?|bel(?:les?)?|vieux|vieil(?:les?)?|gros(?:ses?)?|nouve(?:l|aux?)|nouvelles?|mauvaise?s?|haute?s?|longs?|longues?|courte?s?|double|vraie?s?|faux|fausses?|anciens?|anciennes?|seule?s?|premiers?|premières?|seconde?s?|\p{L}+ièmes?|derniers?|dernières?|pauvres?|chère?s?|chers?|saintes?|saints?)$/u;

function isPossiblyVerb(
  printed: string,
  lookUp: (printed: string) => readonly WordReading[],
): boolean {
  return lookUp(printed).some(({ feats }) => feats.person === 3);
}

/** “des soins infirmiers”, “la partie centrale”: right behind a noun the adjective that agrees. */
const adjectiveBehind: Rule = ({ upos, feats }, place) => {
  const { token, before: noun, tokens, index, lookUp } = place;
  if (upos !== "NOUN" || noun?.kind !== "word" || before.test(wordOf(noun))) return false;
  const nouns = readingsOf(noun, lookUp);
  const isDetermined = determiners.test(wordOf(tokens[index - 2]));
  const isNoun = isDetermined
    ? nouns.some(({ upos: part }) => part === "NOUN")
    : nouns.length > 0 && nouns.every(({ upos: part }) => part === "NOUN");
  if (!isNoun) return false;
  return (
    feats.verbForm === undefined &&
    readingsOf(token, lookUp).some(
      (other) =>
        other.upos === "ADJ" &&
        nouns.some((one) => one.upos === "NOUN" && agree(one.feats, other.feats)),
    )
  );
};

/** “un comprimé matin et soir”, “comme des fous,”: behind an article and before no noun, the noun. */
const nounAlone: Rule = ({ upos, feats }, { token, before: article, after, lookUp }) => {
  if (upos !== "ADJ" || !articles.test(wordOf(article)) || article?.leansOn === "previous")
    return false;
  const own = readingsOf(token, lookUp);
  if (!own.some((other) => other.upos === "NOUN" && agree(feats, other.feats))) return false;
  if (/^(?:plus|moins|autres?|mêmes?|seule?s?|premi\p{L}+|derni\p{L}+)$/u.test(wordOf(token)))
    return false;
  if (after === undefined || after.kind === "sign") return after?.text !== ",";
  if (
    /^(?:à|aux?|en|pour|dans|sur|avec|par|vis|qui|que|qu'|dont|est|sont|était|a|ont|avait|ne|n'|se|s')$/.test(
      wordOf(after),
    )
  )
    return true;
  return false;
};

const determiners =
  /^(?:les?|la|l'|du|au|aux|une?|des|cet?|cette|ces|[mts](?:on|a|es)|[nv]os|notre|votre|leurs?)$/;
const articles =
  /^(?:une?|des|cet?|cette|ces|mon|ma|mes|ton|ta|tes|son|sa|ses|nos|vos|notre|votre|leurs?)$/;

function agree(one: WordReading["feats"], other: WordReading["feats"]): boolean {
  return (
    (one.gender === undefined || other.gender === undefined || one.gender === other.gender) &&
    (one.number === undefined || other.number === undefined || one.number === other.number)
  );
}

export const nominalRules: readonly Rule[] = [adjectiveBefore, adjectiveBehind, nounAlone];
