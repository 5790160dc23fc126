/** What the small words are where they stand: *tout*, *même*, *ce*, *si*, *point*, *un*, *avant* … */

import type { Token } from "#lib/french/tokens.ts";
import {
  clauseBefore,
  isObject,
  type Neighbours,
  type Rule,
  readingsOf,
  wordOf,
} from "#lib/lexicon/reading-rule.ts";

/** “tout faire”, “tous ne viennent pas”, “à toutes et à tous”: an article has a noun behind it. */
const toutAlone: Rule = ({ lemma, upos }, { token, after, lookUp }) => {
  if (lemma !== "tout" || upos !== "DET") return false;
  const next = wordOf(after);
  if (/^(?:ce(?:ci|la|t|tte|s|lui|lles?|ux)?|ça|le|la|les|l'|autres?|être|qui)$/.test(next))
    return false;
  const readings = readingsOf(after, lookUp);
  if (after?.kind === "number") return false;
  if (readings.some(({ feats }) => feats.verbForm === "infi")) return true;
  const isPlural = wordOf(token).endsWith("s");
  return !readings.some(
    ({ upos: part, feats }) => determined.has(part) && !(isPlural && feats.number === "sg"),
  );
};

/** “tout faire”: before an infinitive “everything”. */
const toutBeforeInfinitive: Rule = ({ lemma, upos }, { token, after, lookUp }) =>
  lemma === "tout" &&
  upos === "ADV" &&
  wordOf(token) === "tout" &&
  readingsOf(after, lookUp).some(({ feats }) => feats.verbForm === "infi");

/** “en la voyant”: a pronoun, but “en la matière”. */
const objectOfParticiple: Rule = ({ lemma, upos }, { before, after, lookUp }) =>
  lemma === "le" &&
  upos === "DET" &&
  wordOf(before) === "en" &&
  readingsOf(after, lookUp).some(({ feats }) => feats.verbForm === "ppre");

const determined: ReadonlySet<string> = new Set(["DET", "NOUN", "ADJ", "NUM", "PROPN"]);

/** “tout de suite”, “tout à coup”, “tout en riant”: the adverb. */
const toutInAdverb: Rule = ({ lemma, upos }, { token, after, tokens, index }) => {
  if (lemma !== "tout" || upos === "ADV" || wordOf(token) !== "tout") return false;
  const pair = `${wordOf(after)} ${wordOf(tokens[index + 2])}`;
  return (
    /^(?:de suite|à coup|à fait|à l'|d' abord|d' un|au plus|au moins|au fond|au bout|au long)$/.test(
      pair,
    ) ||
    (wordOf(after) === "en" && wordOf(tokens[index + 2]).endsWith("ant"))
  );
};

/** “même ceux”, “même si”, “même la nuit”, “même lui”: “even”, but “le même”, “l’instant même de partir”. */
const evenBefore: Rule = ({ lemma, upos }, { before, after, lookUp }) => {
  if (lemma !== "même" || upos !== "ADJ") return false;
  if (
    !/^(?:les?|la|l'|une?|des?|cet?|cette|ces|mon|ma|mes|ton|ta|tes|son|sa|ses|si|quand|pas|ceux|celles?|celui|à|en|dans|pour|avec|sans|aux?|lui|elles?|eux|moi|toi|nous|vous|leurs?|notre|nos|votre|vos)$/.test(
      wordOf(after),
    )
  )
    return false;
  return !readingsOf(before, lookUp).some(({ upos: part }) =>
    /^(?:NOUN|DET|PRON|PROPN|ADP)$/.test(part),
  );
};

/** “ce livre”: before a noun the article; *ce* alone stands before *être*, *qui*, *ne* and the like. */
const ceBeforeNoun: Rule = ({ lemma, upos }, { token, after, lookUp }) => {
  if (lemma !== "ce" || upos !== "PRON" || wordOf(token) !== "ce") return false;
  const readings = readingsOf(after, lookUp);
  return (
    !/^(?:fut|sera|serait|soit|sont|était|étaient|ser\p{L}+|doit|devait|peut|pouvait|semble|disant|faisant)$/u.test(
      wordOf(after),
    ) &&
    readings.some(({ upos: part }) => part === "NOUN") &&
    !readings.some(({ lemma: other }) => other === "être")
  );
};

/** “Si seulement”, “si jamais”: “if”. */
const ifOnly: Rule = ({ lemma, upos }, { before, after }) =>
  lemma === "si" &&
  upos === "ADV" &&
  (before === undefined || /^[.!?…«]$/.test(before.text)) &&
  /^(?:seulement|jamais|toutefois)$/.test(wordOf(after));

/** “il ne vient point”: with *ne* the negation; “un point” has an article, “ni point” needs none. */
const pointOfNe: Rule = ({ upos }, { token, before, tokens, index }) =>
  wordOf(token) === "point" &&
  upos !== "ADV" &&
  !/^(?:une?|le|ce|de|du|au|d'|quel|aucun|mon|son|à|en|tel|dernier|premier|seul|bon|ni)$/.test(
    wordOf(before),
  ) &&
  clauseBefore(tokens, index).some((word) => word === "ne" || word === "n'");

/** “à pas de loup”: behind *à* and before *de* steps. */
const stepsOf: Rule = ({ upos }, { token, before, after }) =>
  wordOf(token) === "pas" &&
  upos === "ADV" &&
  wordOf(before) === "à" &&
  /^(?:de|lents?|comptés|feutrés|menus)$/.test(wordOf(after));

/** “un peu”, “un jour”: *un* counts alone, beside *ou*, *sur* and *seul*, or behind *pas*. */
const oneCounted: Rule = ({ lemma, upos }, { after, lookUp }) => {
  if (lemma !== "un" || upos === "DET") return false;
  if (wordOf(after) === "peu") return true;
  if (upos !== "NUM") return false;
  if (/^(?:ou|sur|seule?|à|et|de|des|d'|pour)$/.test(wordOf(after))) return false;
  return readingsOf(after, lookUp).some(({ upos: part }) => part === "NOUN" || part === "ADJ");
};

/**
 * “avant demain midi”, “avant la nuit”: with a time behind it the preposition; “l’avant du bateau”;
 * “la nuit d’avant”: with nothing behind it the adverb.
 */
const avantBefore: Rule = ({ lemma, upos }, { before, after, lookUp }) => {
  if (lemma !== "avant") return false;
  const isFree =
    /^(?:de|d'|juste|longtemps|peu|bien|jours?|ans?|mois|semaines?|heures?|minutes?|fois|instants?|siècles?)$/;
  if (isFree.test(wordOf(before)) && (after === undefined || after.kind === "sign")) {
    return upos !== "ADV";
  }
  if (upos === "ADP") return false;
  if (upos === "NOUN") {
    return !readingsOf(before, lookUp).some(({ upos: part }) => part === "DET" || part === "ADJ");
  }
  if (after?.kind === "number") return true;
  if (/^(?:de|d'|que|qu'|demain|hier|midi|minuit|même)$/.test(wordOf(after))) return true;
  return readingsOf(after, lookUp).some(({ upos: part }) => part === "NUM" || part === "DET");
};

/** “très ferme”, “bien ferme”: behind such an adverb there is no noun. */
const describedBehind: Rule = ({ upos }, { token, before, lookUp }) => {
  if (upos !== "NOUN" || !/^(?:très|trop|si|assez|aussi|bien|moins)$/.test(wordOf(before)))
    return false;
  if (
    /^(?:froid|chaud|mal|peur|faim|soif|tort|besoin|envie|plaisir|attention)$/.test(wordOf(token))
  )
    return false;
  return readingsOf(token, lookUp).some(({ upos: part }) => part === "ADJ" || part === "ADV");
};

/** “fort aimable”: before an adjective “very”, where no noun stands before it. */
const fortVery: Rule = ({ lemma, upos }, { before, after, lookUp }) => {
  if (lemma !== "fort" || upos !== "ADJ") return false;
  if (readingsOf(before, lookUp).some(({ upos: part }) => part === "DET" || part === "NOUN"))
    return false;
  return readingsOf(after, lookUp).some(({ upos: part }) => part === "ADJ" || part === "ADV");
};

/** “c’est grave”, but “il a grave changé”: the adverb of the young has what it makes stronger behind it. */
const graveAlone: Rule = ({ lemma, upos }, { after, lookUp }) =>
  lemma === "grave" &&
  upos === "ADV" &&
  !readingsOf(after, lookUp).some(
    ({ upos: part }) => part === "ADJ" || part === "VERB" || part === "ADV",
  );

/** “Quel que soit le prix”, “n’importe qui”: verbs in the subjunctive, and of no command. */
const fixedVerbs: Rule = ({ lemma, upos, feats }, { token, before, tokens, index }) => {
  const word = wordOf(token);
  if (/^soi(?:t|ent)$/.test(word)) {
    const isQuelQue =
      /^qu/.test(wordOf(before)) && /^quel(?:le)?s?$/.test(wordOf(tokens[index - 2]));
    return isQuelQue && lemma !== "être";
  }
  if (word === "importe" && /^(?:n'|qu'|peu)$/.test(wordOf(before))) {
    return upos === "VERB" && (feats.verbForm !== "ipre" || feats.person !== 3);
  }
  return false;
};

/** “la nôtre”, “les siens”: an article and a pronoun; “je les tiens”, “qu’il la tienne”: a verb. */
const possessive: Rule = ({ lemma, upos }, { token, after, tokens, index }) => {
  if (possessives.test(wordOf(token)))
    return isPossessive(tokens, index) ? upos !== "PRON" : upos === "PRON";
  return lemma === "le" && possessives.test(wordOf(after)) && isPossessive(tokens, index + 1)
    ? upos === "PRON"
    : false;
};

const possessives = /^(?:[mts]ien(?:ne)?s?|[nv]ôtres?)$/;
/** Articles that agree with the forms that are *tenir* as well. */
const articlesOf: ReadonlyMap<string, RegExp> = new Map([
  ["tiens", /^(?:les|des|aux)$/],
  ["tienne", /^la$/],
  ["tiennes", /^(?:les|des|aux)$/],
]);
/** What stands before the object of a verb, and not before an article. */
const beforeObject =
  /^(?:je|j'|tu|ils?|elles?|on|nous|vous|qui|ne|n'|me|m'|te|t'|se|s'|lui|leur|y)$/;

function isPossessive(tokens: Neighbours["tokens"], index: number): boolean {
  const articles = articlesOf.get(wordOf(tokens[index]));
  if (articles === undefined) return true;
  const [beforeIt, article] = [wordOf(tokens[index - 2]), wordOf(tokens[index - 1])];
  return articles.test(article) && !beforeObject.test(beforeIt);
}

/** “La leur est neuve”: a pronoun that stands for a noun has its article. */
const leurAlone: Rule = ({ lemma, upos }, place) => {
  const { token, after, tokens, index } = place;
  if (/^leurs?$/.test(wordOf(token)) && upos !== "PRON") return isLeurAlone(place);
  if (/^leurs?$/.test(wordOf(token)) && lemma === "lui") return isLeurAlone(place);
  if (lemma !== "le" || upos !== "PRON" || !/^leurs?$/.test(wordOf(after))) return false;
  return isLeurAlone({ ...place, before: token, after: tokens[index + 2], index: index + 1 });
};

function isLeurAlone({ before, after, tokens, index }: Neighbours): boolean {
  return (
    /^(?:le|la|les)$/.test(wordOf(before)) &&
    (after === undefined ||
      after.kind === "sign" ||
      /^(?:est|sont|était|étaient|sera|à|de|dans|en|pour)$/.test(wordOf(after))) &&
    !/^(?:je|j'|tu|ils?|elles?|on|nous|vous|qui)$/.test(wordOf(tokens[index - 2]))
  );
}

/** “Bien, dit Martin”: behind what is said the speaker’s verb is conjugated. */
const saidBy: Rule = ({ lemma, feats }, { token, before, after }) =>
  lemma === "dire" &&
  feats.verbForm === "ppas" &&
  wordOf(token) === "dit" &&
  before?.kind === "sign" &&
  /^[,»!?…—–-]$/.test(before.text) &&
  after !== undefined &&
  (/^\p{Lu}/u.test(after.text) ||
    /^(?:-il|-elle|-on|le|la|l'|les|un|une|mon|ma|son|sa|ce|cette)$/.test(
      after.text.toLowerCase().replace("’", "'"),
    ));

/** “dégringole du haut de la place”: of a part of something. */
const duOfPart: Rule = ({ lemma, upos }, { after, tokens, index }) =>
  lemma === "du" &&
  upos === "DET" &&
  /^(?:haut|bas|fond|bout|côté|milieu|dehors|dedans|dessus|dessous)$/.test(wordOf(after)) &&
  /^(?:de|du|des|d')$/.test(wordOf(tokens[index + 2]));

/** “son amie”, “mon histoire”: before a vowel of either gender. */
const sonBeforeVowel: Rule = ({ upos, feats }, { token, after }) =>
  upos === "DET" &&
  feats.gender === "f" &&
  /^[mts]on$/.test(wordOf(token)) &&
  !/^[aeiouyhàâéèêëîïôœ]/.test(wordOf(after));

/** “c’est lui qui vient”, “pour lui”: of *luire* only where something has shone. */
const shoneAfterHave: Rule = ({ lemma, upos }, { token, tokens, index }) =>
  lemma === "luire" &&
  upos === "VERB" &&
  wordOf(token) === "lui" &&
  !clauseBefore(tokens, index, 3).some((word) =>
    /^(?:a|ai|ont|avai(?:s|t|ent)|eut?|eurent|aura(?:it|ient)?|ait|ayant|avoir)$/.test(word),
  );

/** “sans l’avoir vu”, “pour l’être”: infinitives with their object; “l’être humain”, “tout son avoir”. */
const infinitiveOfHave: Rule = (reading, place) => {
  const { token, before, after, tokens, index, lookUp } = place;
  const word = wordOf(token);
  if (word === "avoir" || word === "être") {
    return (
      reading.upos === "NOUN" &&
      isInfinitiveWithObject(before, after, tokens[index - 2], lookUp, word)
    );
  }
  const next = wordOf(after);
  if (reading.lemma !== "le" || reading.upos !== "DET" || word !== "l'") return false;
  if (next !== "avoir" && next !== "être") return false;
  return isInfinitiveWithObject(token, tokens[index + 2], before, lookUp, next);
};

/** Whether a participle stands behind *l’avoir*, or nothing behind *pour l’être*. */
function isInfinitiveWithObject(
  article: Token | undefined,
  behind: Token | undefined,
  before: Token | undefined,
  lookUp: Neighbours["lookUp"],
  word: string,
): boolean {
  if (wordOf(article) !== "l'") return false;
  if (word === "être") {
    const isLast = behind === undefined || behind.kind === "sign";
    return (
      isLast &&
      /^(?:sans|pour|de|d'|à|peu[tx]|peuvent|pouvait|pourrait|dois|doit|devait|devrait|veu[tx]|voulait|voudrais|voudrait|faut|faudrait|semble|semblait|croit|croyait|toujours|déjà|plus|pas)$/.test(
        wordOf(before),
      )
    );
  }
  const isLight =
    /^(?:pas|plus|jamais|rien|déjà|toujours|bien|mal|trop|peu|même|encore|tant|souvent|longtemps)$/;
  if (isLight.test(wordOf(behind))) return true;
  return readingsOf(behind, lookUp).some(({ feats }) => feats.verbForm === "ppas");
}

/** “Et la 4 ? demande Paul”: a verb in small letters behind a question is of who asked it. */
const saidBehindQuestion: Rule = ({ feats }, { token, before, after, lookUp }) =>
  feats.verbForm === "impe" &&
  /^\p{Ll}/u.test(token.text) &&
  before?.kind === "sign" &&
  /^[?!»…]$/.test(before.text) &&
  !isObject(after) &&
  readingsOf(token, lookUp).some((one) => one.feats.verbForm === "ipre" && one.feats.person === 3);

/** “juste en dessous”, “juste avant midi”: before a preposition the adverb; “il est juste de le dire”. */
const justBefore: Rule = ({ lemma, upos }, { token, before, after, lookUp }) =>
  lemma === "juste" &&
  upos !== "ADV" &&
  wordOf(token) === "juste" &&
  /^(?:en|à|au|aux|avant|après|devant|derrière|sous|sur|dans|entre|avec|pour|contre|chez|assez|un|une)$/.test(
    wordOf(after),
  ) &&
  !readingsOf(before, lookUp).some(({ upos: part }) => part === "NOUN" || part === "DET");

/** “il est juste de le dire”: what is said of a thing is an adjective. */
const justOf: Rule = ({ lemma, upos }, { before, after, lookUp }) =>
  lemma === "juste" &&
  upos === "ADV" &&
  /^(?:de|d'|que|qu')$/.test(wordOf(after)) &&
  readingsOf(before, lookUp).some((one) => one.lemma === "être");

/** “elle est polie”, “je suis désolé”: behind *être* a quality; “il a poli le métal”. */
const qualityBehindBe: Rule = ({ lemma, feats }, { tokens, index, lookUp }) => {
  if (feats.verbForm !== "ppas" || !qualities.has(lemma)) return false;
  let at = index - 1;
  while (index - at < 4 && readingsOf(tokens[at], lookUp).some(({ upos }) => upos === "ADV")) at--;
  return readingsOf(tokens[at], lookUp).some((one) => one.lemma === "être");
};

/** Verbs whose participles mean something of their own. */
const qualities: ReadonlySet<string> = new Set(["parfaire", "polir", "désoler"]);

/** “mis en route”, “la remise en marche”: behind *mettre* a preposition and a noun. */
const putInto: Rule = ({ lemma, upos, feats }, { token, before, after, tokens, index, lookUp }) => {
  const put = /^(?:re)?(?:mise?s?|met(?:s|t|tent|tait|taient|tant|tre|tez|tons)?|mit|mirent)$/;
  if (wordOf(token) === "en" && token.leansOn === undefined) {
    if (upos === "ADP" || lemma !== "en" || !put.test(wordOf(before))) return false;
    return readingsOf(after, lookUp).some((one) => one.upos === "NOUN");
  }
  if (feats.verbForm === undefined || feats.verbForm === "infi" || feats.verbForm === "ppre")
    return false;
  if (
    wordOf(before) !== "en" ||
    before?.leansOn !== undefined ||
    !put.test(wordOf(tokens[index - 2]))
  )
    return false;
  return readingsOf(token, lookUp).some((one) => one.upos === "NOUN");
};

/** “ni point ni virgule”: behind *ni* a noun. */
const pointBehindNi: Rule = ({ upos }, { token, before }) =>
  wordOf(token) === "point" && upos !== "NOUN" && wordOf(before) === "ni";

export const smallWordRules: readonly Rule[] = [
  toutAlone,
  toutBeforeInfinitive,
  objectOfParticiple,
  toutInAdverb,
  evenBefore,
  ceBeforeNoun,
  ifOnly,
  pointOfNe,
  stepsOf,
  oneCounted,
  avantBefore,
  describedBehind,
  fortVery,
  graveAlone,
  fixedVerbs,
  possessive,
  leurAlone,
  saidBy,
  duOfPart,
  sonBeforeVowel,
  shoneAfterHave,
  infinitiveOfHave,
  saidBehindQuestion,
  justBefore,
  justOf,
  qualityBehindBe,
  pointBehindNi,
  putInto,
];
