/**
 * Which reading of each word suits its neighbours: the likeliest way through the readings of a
 * sentence (Viterbi 1967), with weights for which class of word follows which and for agreement in
 * gender, number and person. The weights are set by hand, for want of tagged French that may be
 * shipped with the code; `tests/lexicon/gold.tsv` keeps them honest.
 */

import type { Feats } from "#lib/lexicon/feats.ts";
import { memoizedByText } from "#lib/lexicon/memoize.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** A reading as the tagger sees it; `prior` is how likely it is before its neighbours, 0 at best. */
export interface TaggedReading {
  readonly key: string;
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
  readonly prior: number;
  readonly wordClass: WordClass;
}

/** A reading with the class that its neighbours see. */
export function taggedReading(reading: Omit<TaggedReading, "wordClass">): TaggedReading {
  return { ...reading, wordClass: classOf(reading) };
}

/** The person of a subject pronoun, with `any` number for *qui*. */
interface Subject {
  readonly person: 1 | 2 | 3;
  readonly number?: "sg" | "pl";
}

type WordClass =
  | "start"
  | "sign"
  | "determiner"
  | "contraction"
  | "predeterminer"
  | "subject"
  | "clitic"
  | "pronoun"
  | "inverted"
  | "relative"
  | "ne"
  | "noun"
  | "name"
  | "adjective"
  | "adverb"
  | "preposition"
  | "coordinator"
  | "conjunction"
  | "number"
  | "finite"
  | "auxiliary"
  | "infinitive"
  | "gerund"
  | "participle"
  | "other";

const subjects: ReadonlyMap<string, Subject> = new Map([
  ["je", { person: 1, number: "sg" }],
  ["j'", { person: 1, number: "sg" }],
  ["tu", { person: 2, number: "sg" }],
  ["il", { person: 3, number: "sg" }],
  ["elle", { person: 3, number: "sg" }],
  ["on", { person: 3, number: "sg" }],
  ["nous", { person: 1, number: "pl" }],
  ["vous", { person: 2, number: "pl" }],
  ["ils", { person: 3, number: "pl" }],
  ["elles", { person: 3, number: "pl" }],
  ["ce", { person: 3 }],
  ["c'", { person: 3 }],
  ["qui", { person: 3 }],
]);

const clitics = new Set("me m' te t' se s' le la l' les lui leur y en nous vous ne n'".split(" "));

/** What follows what: weights above 0 are likelier than chance, below 0 less so. */
const transitions: Readonly<Partial<Record<WordClass, Partial<Record<WordClass, number>>>>> = {
  start: { finite: -1, participle: -0.5, noun: -0.5 },
  determiner: {
    noun: 2.5,
    name: 1,
    adjective: 1.5,
    number: 1.5,
    finite: -6,
    auxiliary: -6,
    infinitive: -5,
    gerund: -3,
    participle: -1.5,
    pronoun: -2,
    clitic: -5,
    determiner: -2,
    preposition: -4,
    adverb: -1,
    subject: -5,
    conjunction: -5,
    coordinator: -4,
    relative: -4,
    sign: -3,
  },
  predeterminer: { determiner: 2.5, noun: 1.5, pronoun: 1, finite: -5, auxiliary: -5, clitic: -4 },
  subject: {
    finite: 3,
    auxiliary: 3,
    clitic: 2.5,
    ne: 2.5,
    noun: -4,
    adjective: -3,
    participle: -3,
    determiner: -3,
    preposition: -2,
    infinitive: -3,
    adverb: -1,
    name: -3,
  },
  clitic: {
    finite: 3,
    auxiliary: 3,
    infinitive: 2,
    gerund: 0.5,
    clitic: 1.5,
    noun: -4,
    adjective: -4,
    participle: -3,
    determiner: -4,
    preposition: -2,
    sign: 0,
    name: -3,
    adverb: -1,
  },
  ne: {
    finite: 3,
    auxiliary: 3,
    clitic: 2.5,
    infinitive: 0.5,
    adverb: 0.5,
    noun: -5,
    adjective: -5,
  },
  noun: {
    adjective: 1,
    preposition: 1,
    finite: 0.5,
    auxiliary: 0.8,
    relative: 0.8,
    participle: 0.5,
    noun: -2,
    determiner: -1,
    infinitive: -2,
    subject: -0.5,
    clitic: 0.3,
    ne: 0.8,
    pronoun: -1,
  },
  name: { finite: 0.7, auxiliary: 0.8, name: 1, ne: 0.8, clitic: 0.3, noun: -2, determiner: -1 },
  adjective: {
    noun: 1.2,
    preposition: 0.8,
    adjective: -0.2,
    determiner: -1,
    finite: 0,
    infinitive: -2,
  },
  adverb: { adjective: 0.8, adverb: 0.5, participle: 0.8, noun: -1.5, preposition: 0.5, finite: 0 },
  preposition: {
    determiner: 2,
    noun: 1.2,
    name: 1,
    infinitive: 1,
    pronoun: 1,
    number: 1,
    gerund: 2.5,
    conjunction: 1,
    finite: -6,
    auxiliary: -6,
    clitic: -1,
    subject: -3,
    participle: -3,
    adjective: -0.5,
    ne: -1,
    sign: -2,
    preposition: -1,
  },
  conjunction: {
    subject: 2,
    determiner: 1,
    clitic: 0,
    ne: 0,
    finite: -1.5,
    auxiliary: -1.5,
    pronoun: 0.3,
    noun: -0.5,
    sign: -1,
  },
  relative: {
    finite: 1.5,
    auxiliary: 1.5,
    subject: 1.2,
    clitic: 1.5,
    ne: 1.5,
    determiner: 0.5,
    noun: -2,
    adjective: -2,
    preposition: -1.2,
  },
  auxiliary: {
    participle: 2.5,
    adverb: 0.8,
    adjective: 0.8,
    determiner: 0.5,
    finite: -4,
    auxiliary: -4,
    noun: -1,
    clitic: -1.5,
    infinitive: -3,
    preposition: 0.3,
  },
  finite: {
    infinitive: 1.2,
    determiner: 1,
    preposition: 0.7,
    adverb: 0.7,
    finite: -4,
    auxiliary: -3.5,
    noun: -1.2,
    conjunction: 0.5,
    clitic: -1,
    participle: -0.7,
    adjective: -0.3,
  },
  infinitive: { determiner: 1, preposition: 0.7, finite: -2.5, noun: -1, participle: -0.7 },
  participle: { preposition: 1, adverb: 0.2, determiner: 0.5, finite: -2, noun: -1.5 },
  gerund: { determiner: 1, preposition: 0.5, noun: -1 },
  pronoun: {
    adjective: -1,
    preposition: 0.7,
    finite: 0.7,
    auxiliary: 0.7,
    relative: 1,
    determiner: -0.5,
  },
  inverted: {
    participle: 1.5,
    infinitive: 0.7,
    determiner: 0.7,
    preposition: 0.7,
    adverb: 0.3,
    conjunction: 1,
    relative: -0.3,
    finite: -1,
    auxiliary: -0.7,
  },
  number: { noun: 1.5, adjective: 0.3, finite: -1 },
  coordinator: { finite: -0.2, participle: -0.5 },
  sign: { finite: -0.7, noun: -0.5, relative: 0.7 },
};

/** The number of the likeliest reading of each word, from 0; −1 for a word without readings. */
export function tag(
  words: readonly { readonly key: string; readonly readings: readonly TaggedReading[] }[],
): readonly number[] {
  const facts = words.map(({ key }) => factsOf(key));
  const ends = endsOfSentences(words.map(({ key }) => key));
  let paths: readonly Path[] = [
    { score: 0, reading: undefined, wordClass: "start", index: -1, mood: undefined },
  ];
  for (const [at, { key, readings }] of words.entries()) {
    if (readings.length === 0) {
      const isEnd = /^[.!?…]$/.test(key);
      const path = bestPath(isEnd ? paths.map(ended) : paths, undefined, classOfKey(key), -1, 0);
      paths = [isEnd ? { ...path, mood: undefined } : path];
      continue;
    }
    // The only reading is taken whatever is around it.
    const context = readings.length === 1 ? undefined : contextOf(facts, at, ends[at] ?? "");
    paths = readings.map((reading, index) =>
      bestPath(
        paths,
        reading,
        reading.wordClass,
        index,
        reading.prior + ownScore(reading, context),
      ),
    );
  }
  let path: Path | undefined = paths.map(ended).reduce((a, b) => (b.score > a.score + tie ? b : a));
  const chosen: number[] = [];
  for (let at = words.length - 1; at >= 0; at--) {
    chosen[at] = path?.index ?? -1;
    path = path?.previous;
  }
  return chosen;
}

/** “La nouvelle tombe.” has a verb, as most sentences have. */
function ended(path: Path): Path {
  return path.mood === undefined ? { ...path, score: path.score - withoutVerb } : path;
}

/** What a sentence without one is less likely by. */
const withoutVerb = 1;

/** For each word the sign that its sentence ends with. */
function endsOfSentences(keys: readonly string[]): readonly string[] {
  let end = "";
  const ends: string[] = [];
  for (let at = keys.length - 1; at >= 0; at--) {
    const key = keys[at] ?? "";
    if (/^[.!?…]$/.test(key)) end = key;
    ends[at] = end;
  }
  return ends;
}

/** Scores no farther apart are the same but for rounding: the reading that comes first is taken. */
const tie = 1e-9;

/** The likeliest way to a reading, which adds `own` to it. */
function bestPath(
  paths: readonly Path[],
  reading: TaggedReading | undefined,
  wordClass: WordClass,
  index: number,
  own: number,
): Path {
  let previous: Path | undefined;
  let score = Number.NEGATIVE_INFINITY;
  for (const path of paths) {
    const step = stepScore(path.wordClass, wordClass);
    const agreement = reading === undefined ? 0 : agreementScore(path, reading, wordClass);
    const mood = reading === undefined ? 0 : moodScore(path.mood, reading);
    const total = path.score + step + agreement + mood + own;
    if (total > score + tie) [previous, score] = [path, total];
  }
  const mood = moodOf(reading) ?? previous?.mood;
  return {
    score,
    reading,
    wordClass,
    index,
    mood,
    ...(previous === undefined ? {} : { previous }),
  };
}

/** Whether a conjugated verb is an imperative. */
type Mood = "imperative" | "other" | undefined;

function moodOf(reading: TaggedReading | undefined): Mood {
  if (reading?.upos !== "VERB" || reading.feats.person === undefined) return undefined;
  return reading.feats.verbForm === "impe" ? "imperative" : "other";
}

/** “Tais-toi et mange” has two imperatives, “il entre et mange” none. */
function moodScore(before: Mood, reading: TaggedReading): number {
  if (before === undefined || moodOf(reading) !== "imperative") return 0;
  return before === "imperative" ? 0.6 : -1;
}

/** A contraction follows what a preposition does, and is followed by what a determiner is. */
function stepScore(from: WordClass, to: WordClass): number {
  const weights = transitions[from === "contraction" ? "determiner" : from];
  if (to === "contraction") return weights?.preposition ?? 0;
  return weights?.[to === "predeterminer" ? "determiner" : to] ?? 0;
}

interface Path {
  readonly score: number;
  readonly reading: TaggedReading | undefined;
  readonly wordClass: WordClass;
  readonly index: number;
  /** That of the verb before in the sentence. */
  readonly mood: Mood;
  readonly previous?: Path;
}

/** What the words around say whatever their own readings are. */
interface Context {
  /** The subject pronoun of a verb here: before it, over clitics, or after it, inverted. */
  readonly subject?: Subject;
  readonly isAfterQue: boolean;
  /** … and what stands before that wants a subjunctive: *pour que*, *il faut que*, “Qu’il parle !” */
  readonly isAfterWish: boolean;
  readonly opensSentence: boolean;
  /** Nothing but clitics and *ne* stands between it and a sign or a coordinator. */
  readonly opensClause: boolean;
  /** A form of *être* or *avoir* stands before, over adverbs and clitics at most. */
  readonly isAfterAuxiliary: boolean;
  /** An object pronoun leans on it: *montre-moi*, *levez-vous !*, but not *levez-vous la main ?* */
  readonly hasObjectBehind: boolean;
  readonly isBeforeDe: boolean;
  /** *ne* and clitics alone stand between it and the beginning: *n’oublie pas*. */
  readonly isNegatedAtStart: boolean;
  readonly isExclamation: boolean;
}

const auxiliaryForm =
  /^(?:ai|as|a|avons|avez|ont|av(?:ais|ait|ions|iez|aient)|eu[st]?|eûmes|eurent|eût|aur\p{L}+|aie|ait|ayons|aient|avoir|ayant|suis|es|est|sommes|êtes|sont|ét(?:ais|ait|ions|iez|aient|ant|é)|fus?|fut|fût|fûmes|furent|ser\p{L}+|sois|soit|soient|être)$/u;
const negations = new Set(
  "pas plus jamais point rien guère bien déjà encore toujours tout mieux mal trop moins si très".split(
    " ",
  ),
);

/** What a key says by itself of the words around it. */
interface KeyFacts {
  readonly isClitic: boolean;
  /** *nous* or *vous*, which may be a subject and a clitic. */
  readonly isNousOrVous: boolean;
  readonly isQue: boolean;
  /** Whether a subjunctive follows its *que*. */
  readonly isWish: boolean;
  readonly isCe: boolean;
  readonly isTo: boolean;
  /** The person of the subject that it is, or, with its hyphen, that it is of the verb before. */
  readonly subject?: Subject;
  readonly invertedSubject?: Subject;
  readonly isAuxiliary: boolean;
  /** Whether it may stand between an auxiliary and its participle. */
  readonly isLight: boolean;
  readonly opensSentence: boolean;
  readonly opensClause: boolean;
  /** A pronoun behind a verb that is never its subject, and one that may be either. */
  readonly isObjectBehind: boolean;
  readonly isEitherBehind: boolean;
  readonly isDe: boolean;
  readonly isNe: boolean;
}

const factsOf = memoizedByText((key): KeyFacts => {
  const subject = subjects.get(key);
  // The tagger is given a clitic that follows its verb with its hyphen.
  const invertedSubject = key.startsWith("-") ? subjects.get(key.slice(1)) : undefined;
  return {
    isClitic: clitics.has(key),
    isNousOrVous: key === "nous" || key === "vous",
    isWish: wish.test(key),
    isCe: key === "ce",
    isTo: key === "à",
    isQue: key === "que" || key === "qu'",
    ...(subject === undefined ? {} : { subject }),
    ...(invertedSubject === undefined ? {} : { invertedSubject }),
    isAuxiliary: auxiliaryForm.test(key),
    isLight: negations.has(key) || key.startsWith("-") || (key.endsWith("ment") && key.length > 6),
    isObjectBehind: /^-(?:moi|toi|les?|la|lui|leur|m'|t')$/.test(key),
    isEitherBehind: key === "-nous" || key === "-vous",
    isDe: /^(?:de|d'|du|des)$/.test(key),
    isNe: key === "ne" || key === "n'",
    opensSentence: /^[.!?«:;—–-]$/.test(key),
    opensClause: /^(?:[^\p{L}\p{N}»)\]”]|et|ou|mais|donc|alors|puis)$/u.test(key),
  };
});

function contextOf(facts: readonly KeyFacts[], index: number, sentence: string): Context {
  const isQuestion = sentence === "?";
  let before = index - 1;
  while (facts[before]?.isClitic && index - before < 5) {
    // “nous nous voyons”: of two the first is the subject.
    if (facts[before]?.isNousOrVous && !facts[before - 1]?.isClitic) {
      if (facts[before - 1]?.subject === undefined) break;
    }
    before--;
  }
  const opensClause = before < 0 || facts[before]?.opensClause === true;
  const behind = facts[index + 1];
  const hasObjectBehind =
    behind?.isObjectBehind === true ||
    (behind?.isEitherBehind === true && opensClause && !isQuestion);
  const inverted = hasObjectBehind ? undefined : behind?.invertedSubject;
  const subject = inverted ?? facts[before]?.subject;
  let auxiliary = index - 1;
  while (index - auxiliary < 4 && facts[auxiliary]?.isLight) auxiliary--;
  return {
    ...(subject === undefined ? {} : { subject }),
    isAfterQue: facts.slice(Math.max(0, index - 6), index).some(({ isQue }) => isQue),
    isAfterWish: isAfterWish(facts, index, isQuestion),
    opensClause,
    hasObjectBehind,
    isBeforeDe: behind?.isDe === true,
    isNegatedAtStart:
      opensClause && facts.slice(Math.max(0, before + 1), index).some(({ isNe }) => isNe),
    isExclamation: sentence === "!",
    opensSentence: index === 0 || facts[index - 1]?.opensSentence === true,
    isAfterAuxiliary: facts[auxiliary]?.isAuxiliary === true,
  };
}

/** Whether a *que* that wants a subjunctive stands before, with no other verb’s clause between. */
function isAfterWish(facts: readonly KeyFacts[], index: number, isQuestion: boolean): boolean {
  let que = index - 1;
  while (que > 0 && index - que < 6 && !facts[que]?.isQue) {
    if (facts[que]?.opensSentence) return false;
    que--;
  }
  if (!facts[que]?.isQue) return false;
  const before = facts[que - 1];
  if (before === undefined || before.opensSentence) return !isQuestion && index - que > 1;
  return before.isWish || (before.isCe && facts[que - 2]?.isTo === true);
}

const wish =
  /^(?:sans|pour|avant|afin|bien|quoi|pourvu|moins|peur|crainte|condition|fau[td]\p{L}*|fallait|falloir|faille|veu[xt]|voul\p{L}+|voudr\p{L}+|souhait\p{L}+|désir\p{L}+|attend\p{L}*|crain\p{L}+|exig\p{L}+|permet\p{L}*|ordonn\p{L}+|dout\p{L}+|préfér\p{L}+|préfèr\p{L}+|demand\p{L}+|regrett\p{L}+|mieux|content\p{L}*|heureux|heureuse|important|possible|impossible|nécessaire|dommage|rare|temps|normal|étonn\p{L}+)$/u;

function ownScore({ upos, feats, lemma }: TaggedReading, context: Context | undefined): number {
  if (lemma === "où" && upos === "ADV") return context?.opensSentence ? 3 : -0.5;
  if (upos === "ADJ" && context?.isAfterAuxiliary) return -0.5;
  if (upos !== "VERB" || context === undefined) return 0;
  const { verbForm, person, number } = feats;
  if (verbForm === "ppas") {
    return context.isAfterAuxiliary ? 2.5 : lemma === "être" ? -3 : -0.3;
  }
  if (person === undefined) return 0;
  if (context.hasObjectBehind) return verbForm === "impe" ? 4 : -2;
  let score = 0;
  const { subject } = context;
  if (subject !== undefined) {
    const agrees =
      subject.person === person && (subject.number === undefined || subject.number === number);
    // “la chute nous expose”: a pronoun that no form agrees with is an object.
    score += agrees ? 2.5 : person === 3 ? -2.5 : -2.8;
  } else if (person !== 3 && verbForm !== "impe") {
    score -= 2.5;
  }
  if (verbForm === "impe") {
    score += context.opensClause && subject === undefined ? 0.3 : -3;
    // “Laisse la porte ouverte”, but “Porte de la ville” is a heading.
    if (context.opensSentence && subject === undefined && !context.isBeforeDe) score += 1.4;
    if (context.isNegatedAtStart && subject === undefined) score += 1.5;
    if (context.isExclamation && context.opensClause && subject === undefined) score += 0.5;
  }
  if (verbForm === "spre") {
    score += context.isAfterWish ? 1.2 : context.isAfterQue ? -0.3 : -1.5;
  }
  // “il faut que vous preniez”: of two like forms after *que*, the subjunctive.
  if (verbForm === "iimp" && person !== 3 && number === "pl" && context.isAfterQue) score -= 0.6;
  if (verbForm === "simp") score -= 0.5;
  if (verbForm === "ipsi" && person !== 3) score -= 0.8;
  return score;
}

function agreementScore(path: Path, reading: TaggedReading, wordClass: WordClass): number {
  const previous = path.reading;
  if (previous === undefined) return 0;
  const nominal = wordClass === "noun" || wordClass === "adjective" || wordClass === "participle";
  if (!nominal) return 0;
  const isGroup =
    path.wordClass === "determiner" ||
    path.wordClass === "contraction" ||
    (path.wordClass === "adjective" && wordClass === "noun") ||
    (path.wordClass === "noun" && wordClass !== "noun");
  if (!isGroup) return 0;
  const weight = path.wordClass === "noun" ? 1 : 2;
  return (
    weight *
    (agree(previous.feats.gender, reading.feats.gender) +
      agree(previous.feats.number, reading.feats.number))
  );
}

function agree(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  return a === b ? 0.3 : -1;
}

function classOfKey(key: string): WordClass {
  return /[\p{L}]/u.test(key) ? "other" : "sign";
}

function classOf({ key, lemma, upos, feats }: Omit<TaggedReading, "wordClass">): WordClass {
  switch (upos) {
    case "DET":
      return lemma === "tout" ? "predeterminer" : "determiner";
    case "NOUN":
      return "noun";
    case "PROPN":
      return "name";
    case "ADJ":
      return "adjective";
    case "ADV":
      return lemma === "ne" ? "ne" : "adverb";
    case "ADP":
      return /^(?:du|des|aux?|ès)$/.test(key) ? "contraction" : "preposition";
    case "CCONJ":
      return "coordinator";
    case "SCONJ":
      return "conjunction";
    case "NUM":
      return "number";
    case "PRON":
      return pronounClass(key, lemma);
    case "VERB":
      return verbClass(lemma, feats);
    default:
      return "other";
  }
}

function pronounClass(key: string, lemma: string): WordClass {
  if (/^(?:qui|que|qu'|dont|où)$/.test(key) || lemma === "lequel") return "relative";
  if (/^-/.test(key)) return "inverted";
  if (/^(?:je|j'|tu|ils?|on|ce|c'|ç')$/.test(key)) return "subject";
  if (/^(?:nous|vous|elles?)$/.test(key)) return "subject";
  return clitics.has(key) ? "clitic" : "pronoun";
}

function verbClass(lemma: string, { verbForm }: Feats): WordClass {
  if (verbForm === "ppas") return "participle";
  if (verbForm === "infi") return "infinitive";
  if (verbForm === "ppre") return "gerund";
  return lemma === "être" || lemma === "avoir" ? "auxiliary" : "finite";
}
