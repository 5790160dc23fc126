/** Readings that the words beside a word leave no room for, by rules of grammar without exception. */

import type { Token } from "#lib/french/tokens.ts";
import { articleDe, isAfterVerbWithDe, isArticleForSure } from "#lib/lexicon/article-de.ts";
import { isExpletiveNe } from "#lib/lexicon/expletive-ne.ts";
import type { WordReading } from "#lib/lexicon/lexicon.ts";
import { nominalRules } from "#lib/lexicon/nominal-rules.ts";
import { queRules } from "#lib/lexicon/que-rules.ts";
import { isObject, type Neighbours, type Rule, wordOf } from "#lib/lexicon/reading-rule.ts";
import { smallWordRules } from "#lib/lexicon/small-word-rules.ts";
import { verbalRules } from "#lib/lexicon/verbal-rules.ts";

/** Whether a reading of the token at `index` is possible there. */
export function isPossible(
  reading: WordReading,
  tokens: readonly Token[],
  index: number,
  lookUp: Neighbours["lookUp"],
): boolean {
  const token = tokens[index];
  if (token === undefined) return true;
  let next = index + 1;
  while (next < index + 4 && clitics.has(tokens[next]?.words[0] ?? "")) next++;
  const [before, after, beyond] = [tokens[index - 1], tokens[index + 1], tokens[next]];
  const place = { token, before, after, beyond, lookUp, tokens, index };
  return !impossible.some((rule) => rule(reading, place));
}

/** *s’* is *si* before *il* and *ils* alone: “s’il vient”, but “s’en aller”. */
const ifBeforeIlAlone: Rule = ({ lemma, upos }, { token, after }) =>
  lemma === "si" &&
  upos === "SCONJ" &&
  /^s['’]$/i.test(token.text) &&
  !/^ils?$/i.test(wordOf(after));

/** A hyphen and an object pronoun follow an imperative and nothing else: *montre-moi*, *laisse-la*. */
const verbBeforeEnclitic: Rule = ({ upos }, { after }) => upos !== "VERB" && isObject(after);

/** *en lui disant*, *en elle*: before a participle, or a pronoun that stands alone, a preposition. */
const prepositionEn: Rule = ({ lemma, upos }, { token, after, beyond, lookUp }) => {
  if (lemma !== "en" || upos !== "PRON" || token.leansOn !== undefined) return false;
  if (/^(?:elles?|eux|lui|moi|toi|soi)$/.test(wordOf(after))) return true;
  return wordOf(beyond).endsWith("ant") && lookUp(wordOf(beyond)).some(isGerund);
};

/** *vais en parler*, *en voilà assez*: before an infinitive, a pronoun. */
const pronounEn: Rule = ({ lemma, upos }, { after, lookUp }) => {
  if (lemma !== "en" || upos !== "ADP") return false;
  if (/^voil?[àa]$|^voici$/.test(wordOf(after))) return true;
  const next = after?.kind === "word" ? lookUp(after.text) : [];
  return wordOf(after) !== "devenir" && next.some(({ feats }) => feats.verbForm === "infi");
};

/** *remettre en marche*: behind an infinitive, and before none, a preposition. */
const prepositionEnBehindInfinitive: Rule = ({ lemma, upos }, { token, before, after, lookUp }) => {
  if (lemma !== "en" || upos !== "PRON" || token.leansOn !== undefined) return false;
  const own = before?.kind === "word" ? lookUp(before.text) : [];
  if (own.length === 0 || !own.every(({ feats }) => feats.verbForm === "infi")) return false;
  const next = after?.kind === "word" ? lookUp(after.text) : [];
  return next.some(({ upos: other }) => other === "NOUN") && !next.some(isInfinitive);
};

/** Nobody is rained: “cette idée lui plut” is of *plaire*, “il plut” of either. */
const nobodyIsRained: Rule = ({ lemma }, { before }) =>
  lemma === "pleuvoir" && /^(?:lui|leur|m'|me|t'|te|nous|vous|se)$/.test(wordOf(before));

/** Of *de*, the preposition or the article that it is: “pas de pain”, “il parle de pain”. */
const oneDe: Rule = ({ lemma, upos }, { token, tokens, index, lookUp }) => {
  if (!/^d(?:e|['’])$/i.test(token.text) || token.leansOn === "previous") return false;
  const article = articleDe(tokens, index, lookUp);
  if (article === undefined) return upos === "DET";
  return upos !== "DET" || lemma !== articles[article];
};

const articles = { plural: "un", negated: "de", partitive: "du" } as const;

/** *du* and *des*: “avec du pain” has the article, “il parle du pain” the preposition. */
const oneDu: Rule = ({ upos }, { token, before, tokens, index, lookUp }) => {
  if (!/^(?:du|des)$/i.test(token.text)) return false;
  if (upos === "ADP") {
    // “il ne porte pas des gants”, but “il ne parle pas des siens”
    const isDes = /^des$/i.test(token.text) && wordOf(before) === "pas";
    const isNegated = isDes && !isAfterVerbWithDe(tokens, index, lookUp);
    return isNegated || isArticleForSure(tokens, index, lookUp);
  }
  return upos === "DET" && isAfterVerbWithDe(tokens, index, lookUp);
};

/** *avant qu’il ne vienne* has a *ne* that says nothing. */
const oneNe: Rule = ({ lemma, senses }, { token, tokens, index, lookUp }) => {
  if (lemma !== "ne" || token.leansOn === "previous") return false;
  const isEmpty = senses[0]?.glosses[0]?.startsWith("(") === true;
  return isEmpty !== isExpletiveNe(tokens, index, lookUp);
};

/**
 * *comme* is “how” in an exclamation, and before a clause alone: “comme il est beau !”, but “comme
 * pour dire” and “comme il pleut, je reste”.
 */
const oneComme: Rule = ({ lemma, upos }, { before, after, tokens, index }) => {
  if (lemma !== "comme") return false;
  if (upos === "ADV" && after?.kind === "word" && notClause.test(wordOf(after))) return true;
  const isFirst = before === undefined || /^[.!?…«:]$/.test(before.text);
  if (!isFirst || notClause.test(wordOf(after))) return false;
  const end = tokens.slice(index).find(({ text }) => /^[.!?…]$/.test(text));
  return upos === (end?.text === "!" ? "SCONJ" : "ADV");
};

const notClause =
  /^(?:pour|si|une?|des?|d'|du|dans|en|à|aux?|avec|par|sur|sous|moi|toi|lui|eux|ça|cela|toujours|avant|hier|chez|tout|tous|toutes?|chaque|mon|ton|son|ma|ta|sa|mes|tes|ses|nos|vos|leurs?|ce(?:t|tte|s|lui|lle|ux|lles)?|beaucoup|prévu|d’habitude)$/;

/** *elle entre en classe*, *entre par là*: before a preposition the verb. */
const enterBeforePreposition: Rule = ({ lemma, upos }, { after }) =>
  lemma === "entre" && upos === "ADP" && /^(?:en|dans|par|à|chez|avec|sans)$/.test(wordOf(after));

/** Threads are of silk, iron or cloth: “les fils de la toile”, but “les fils de la veuve”. */
const sonsOfCloth: Rule = ({ lemma, upos }, { token, tokens, index }) => {
  if (token.words[0] !== "fils" || upos !== "NOUN" || lemma !== "fils") return false;
  const [first, second] = [wordOf(tokens[index + 1]), wordOf(tokens[index + 2])];
  if (/^(?:électriques?|téléphoniques?|blancs?|conducteurs?|barbelés|dorés?|tendus)$/.test(first))
    return true;
  if (first !== "de" && first !== "d'") return false;
  return (
    threads.test(second) || (/^(?:la|l')$/.test(second) && threads.test(wordOf(tokens[index + 3])))
  );
};

const threads =
  /^(?:soie|laine|coton|lin|nylon|fer|cuivre|acier|or|argent|toile|trame|chaîne|tissu|étoffe|araignée|pêche|marionnettes?|télégraphe|téléphone|histoire|intrigue|conversation|pensée)$/;

/** “le 30 juin”, “les 12 premiers”: before a number an article. */
const articleBeforeNumber: Rule = ({ lemma, upos }, { after }) =>
  lemma === "le" && upos === "PRON" && after?.kind === "number";

/** “Nul ne sait”, “à tous, bonsoir”: an article has a noun behind it. */
const articleAlone: Rule = ({ lemma, upos }, { token, after }) => {
  if (upos !== "DET" || token.leansOn !== undefined) return false;
  if (lemma === "nul" || lemma === "aucun") return /^n(?:e|['’])$/i.test(after?.text ?? "");
  return lemma === "tout" && (after === undefined || /^[.,;:!?…)»]$/.test(after.text));
};

/** *km*, *h* and *min* are units after a number: “8 h”, but “la lettre h”. */
const unitAfterNumber: Rule = ({ lemma, upos }, { token, before }) => {
  if (upos !== "NOUN" || !units.has(token.words[0] ?? "")) return false;
  const isMeasure = lemma.length > 1;
  return (before?.kind === "number") !== isMeasure && token.text.length === 1;
};

const units: ReadonlySet<string> = new Set(["h", "m", "s", "g", "l", "t"]);
const clitics: ReadonlySet<string> = new Set(
  "me m' te t' se s' le la l' les lui leur y en nous vous ne n'".split(" "),
);

/**
 * Of a noun of two genders the one that its predicate has: “les moules sont fraîches”. The article
 * tells the others.
 */
const genderOfPredicate: Rule = ({ upos, feats, gender }, { token, tokens, index, lookUp }) => {
  const own = upos === "NOUN" ? (gender ?? feats.gender) : undefined;
  if (own !== "m" && own !== "f") return false;
  if (lookUp(token.text).every((one) => one.upos !== "NOUN" || one.gender === own)) return false;
  let at = index + 1;
  if (
    !/^(?:est|sont|était|étaient|fut|furent|sera|seront|semblent?|parait|paraît)$/.test(
      wordOf(tokens[at]),
    )
  )
    return false;
  at++;
  while (
    at < index + 5 &&
    /^(?:pas|plus|très|si|trop|bien|assez|encore|toujours|déjà|tout)$/.test(wordOf(tokens[at]))
  )
    at++;
  const predicate = tokens[at];
  if (predicate?.kind !== "word") return false;
  const told = lookUp(predicate.text).filter(
    (one) => one.upos === "ADJ" || one.feats.verbForm === "ppas",
  );
  return (
    told.length > 0 &&
    told.every((one) => one.feats.gender !== undefined && one.feats.gender !== own)
  );
};

const impossible: readonly Rule[] = [
  ifBeforeIlAlone,
  verbBeforeEnclitic,
  prepositionEn,
  pronounEn,
  prepositionEnBehindInfinitive,
  nobodyIsRained,
  oneDe,
  oneDu,
  oneNe,
  oneComme,
  enterBeforePreposition,
  sonsOfCloth,
  genderOfPredicate,
  articleBeforeNumber,
  articleAlone,
  unitAfterNumber,
  ...queRules,
  ...smallWordRules,
  ...nominalRules,
  ...verbalRules,
];

function isInfinitive({ feats }: WordReading): boolean {
  return feats.verbForm === "infi";
}

function isGerund({ feats }: WordReading): boolean {
  return feats.verbForm === "ppre";
}
