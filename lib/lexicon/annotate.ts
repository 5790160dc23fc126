/**
 * What the words of a French text are, and mean, where they stand.
 *
 *     annotate(lexicon, "Il la vit.", "He saw her.")[2]?.readings[0]
 *     // voir, VERB, ipsi.3.sg, “see” first, because the translation has “saw”
 */

import { isCapitalized, lookupKey } from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";
import {
  type ExpressionWord,
  type FoundExpression,
  isOwnReflexive,
  reflexives,
  withoutElision,
} from "#lib/lexicon/expressions.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import { keptFor } from "#lib/lexicon/kept.ts";
import {
  type Lexicon,
  pronominalKey,
  type SenseReason,
  type WordReading,
} from "#lib/lexicon/lexicon.ts";
import { findEnglishName, firstNamesAmongWords } from "#lib/lexicon/names.ts";
import { isOpenClass } from "#lib/lexicon/part-of-speech.ts";
import { rareReadings } from "#lib/lexicon/rare-readings.ts";
import {
  findUsedGrammar,
  findUsedSense,
  readTranslation,
  type Translation,
} from "#lib/lexicon/sense-choice.ts";
import { type Sense, type SensePlace, withUsedFirst } from "#lib/lexicon/senses.ts";
import { type TaggedReading, tag, taggedReading } from "#lib/lexicon/tagger.ts";

/** An expression where it stands, and why its first sense is the first. */
export interface AnnotatedExpression extends FoundExpression {
  readonly reason: SenseReason;
}

/** A token of a text with its readings where it stands. */
export interface AnnotatedToken {
  readonly token: Token;
  /** The one meant first; empty for numbers and signs, and for words of no known language. */
  readonly readings: readonly WordReading[];
  readonly reason: SenseReason;
  /** The expression that the token belongs to, shared by its tokens. */
  readonly expression?: AnnotatedExpression;
}

/**
 * The tokens of a French text, read in context. `english` is what a translation has for it,
 * `glossary` what the work’s editor says, which comes before all else.
 */
export function annotate(
  lexicon: Lexicon,
  french: string,
  english?: string,
  glossary?: Glossary,
): readonly AnnotatedToken[] {
  const tokens = tokenize(french);
  const translation = english === undefined ? undefined : readTranslation(english);
  const readings: (readonly WordReading[])[] = [];
  const tagged: { readonly key: string; readonly readings: readonly TaggedReading[] }[] = [];
  for (const [index, token] of tokens.entries()) {
    const isAtStart = opensSentence(tokens, index);
    const list = readingsOf(token, lexicon, isAtStart ? [] : (translation?.names ?? []));
    readings.push(list);
    tagged.push({
      key: keyInContext(token),
      readings: isAtStart ? taggedAtStart(list, token) : taggedInside(list, token),
    });
  }
  const meant = tag(tagged).map((chosen, index) => meantFirst(readings[index] ?? [], chosen));
  const words = expressionWords(tokens, readings, meant);
  const ordered = meant.map((list, index) => {
    const [first, ...others] = list;
    return first?.upos === "VERB" && isReflexive(words, index)
      ? [pronominal(first, lexicon), ...others]
      : list;
  });
  const found: readonly AnnotatedExpression[] = [
    ...lexicon.expressions
      .find(words)
      .map((one) => inTranslation(one, tokens, translation, french.length)),
    // The last to name a token has it.
    ...(glossary?.expressions.find(words) ?? []).map(
      (one) => ({ ...one, reason: "editor" }) as const,
    ),
  ];
  const expressionOf = new Map<number, AnnotatedExpression>();
  for (const one of found) for (const index of one.tokens) expressionOf.set(index, one);
  const isWhole = (one: FoundExpression) =>
    one.tokens.every((index) => expressionOf.get(index) === one);
  return tokens.map((token, index) => {
    const expression = expressionOf.get(index);
    const list = ordered[index] ?? [];
    const position = token.startOffset / french.length;
    const context = { glossary, translation, position };
    return {
      token,
      ...(expression === undefined || !isWhole(expression) ? {} : { expression }),
      ...inOrderOfSense(token, isOnlyQue(index, expression) ? adverbFirst(list) : list, context),
    };
  });
}

/** Whether a token is the *que* of *ne … que*. */
function isOnlyQue(index: number, found: FoundExpression | undefined): boolean {
  return (
    found !== undefined &&
    found.tokens.at(-1) === index &&
    /^ne … (?:plus )?que$/.test(found.expression.text)
  );
}

/** The *que* of *ne … que* is the adverb, whatever else it could be. */
function adverbFirst(readings: readonly WordReading[]): readonly WordReading[] {
  return [...readings].sort((a, b) => Number(b.upos === "ADV") - Number(a.upos === "ADV"));
}

/** What decides which sense of a word comes first. */
interface SenseContext {
  readonly glossary: Glossary | undefined;
  readonly translation: Translation | undefined;
  /** Where the word stands in its segment, from 0 to 1. */
  readonly position: number;
}

/** A word’s readings with the sense first that the editor gives, else the one of the translation. */
function inOrderOfSense(
  token: Token,
  readings: readonly WordReading[],
  { glossary, translation, position }: SenseContext,
): Pick<AnnotatedToken, "readings" | "reason"> {
  const [first, ...others] = readings;
  const editors = token.kind === "word" ? editorsSense(token, first, glossary) : undefined;
  if (editors !== undefined) {
    const reading = first ?? unknownReading(token);
    const senses = [editors, ...reading.senses];
    return { readings: [{ ...reading, senses }, ...others], reason: "editor" };
  }
  const senses =
    first === undefined || translation === undefined
      ? undefined
      : sensesInTranslation(token, first, translation, position);
  if (first === undefined || senses === undefined) return { readings, reason: "likelihood" };
  return { readings: [{ ...first, senses }, ...others], reason: "translation" };
}

/** A reading’s senses with the one first that the translation has; nothing where it has none. */
function sensesInTranslation(
  token: Token,
  reading: WordReading,
  translation: Translation,
  position: number,
): readonly Sense[] | undefined {
  const used = usedSense(reading, translation, position);
  if (used !== undefined) return withUsedFirst(reading.senses, used);
  if (reading.upos !== "PROPN") return undefined;
  const name = findEnglishName(token.text, translation.names);
  return name === undefined ? undefined : [{ glosses: [name] }, ...reading.senses];
}

function readingsOf(
  token: Token,
  lexicon: Lexicon,
  englishNames: readonly string[],
): readonly WordReading[] {
  if (token.kind !== "word") return [];
  // A clitic is looked up without its hyphens, an elided word with its apostrophe.
  if (token.leansOn !== "previous") {
    return withName(lexicon.lookUp(token.text), token.text, englishNames);
  }
  return asClitic(lexicon.lookUp(token.words[0] ?? ""));
}

/** *-le* is the pronoun. */
const asClitic = keptFor((readings: readonly WordReading[]) =>
  readings.filter(({ upos }) => !isOpenClass(upos) && upos !== "DET"),
);

/** What may be a name, for it is a first name, or stands as it is in the translation. */
function withName(
  readings: readonly WordReading[],
  printed: string,
  englishNames: readonly string[],
): readonly WordReading[] {
  if (!isCapitalized(printed) || readings.some(({ upos }) => upos === "PROPN")) return readings;
  const isName =
    firstNamesAmongWords.has(lookupKey(printed)) ||
    (printed.length > 3 && englishNames.includes(printed));
  if (!isName) return readings;
  return [...readings, { lemma: printed, upos: "PROPN", feats: {}, senses: [] }];
}

/** Whether a token stands where any word has a capital. */
function opensSentence(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  return before === undefined || (before.kind === "sign" && sentenceOpeners.has(before.text));
}

const sentenceOpeners: ReadonlySet<string> = new Set(".!?…:«»“”—–-");

function keyInContext(token: Token): string {
  if (token.leansOn === "previous") return `-${token.words[0] ?? ""}`;
  return keyOf(token);
}

/** A token in look-up spelling; its one word is it already. */
function keyOf({ text, words }: Token): string {
  return words.length === 1 ? (words[0] ?? text) : lookupKey(text);
}

/** A word’s readings as the tagger sees them: where any word has a capital, and elsewhere. */
const [taggedAtStart, taggedInside] = [makeTagged(true), makeTagged(false)];

function makeTagged(isAtStart: boolean) {
  return keptFor((readings: readonly WordReading[], token: Token) =>
    readings.map((reading, rank) => toTagged(token, reading, rank, readings, isAtStart)),
  );
}

/** A reading later in the list is less likely, and so is one that no dictionary has a sense for. */
function toTagged(
  token: Token,
  { lemma, upos, feats, senses, name }: WordReading,
  rank: number,
  all: readonly WordReading[],
  isAtStart: boolean,
): TaggedReading {
  const firstOfPart = all.findIndex((reading) => reading.upos === upos);
  let prior = firstOfPart === rank ? 0 : -0.1 * (rank - firstOfPart);
  if (senses.length === 0) prior -= upos === "PROPN" ? 0 : 1;
  if (upos === "PROPN") {
    // “sur la Seine”: a capital inside a sentence makes a name of what the table has as one.
    const inside = name === undefined ? 2 : 4;
    prior += !isCapitalized(token.text) ? -4 : isAtStart ? 0.5 : inside;
  }
  if (upos === "INTJ") prior -= 1.5;
  // “appelant à un gouvernement” is oftener the verb’s participle than an adjective; so is a past
  // participle of which no dictionary says anything else than of its verb.
  if (upos === "ADJ" && all.some((one) => one.feats.verbForm === "ppre")) prior -= 0.7;
  if (upos === "ADJ" && all.some((one) => one.feats.verbForm === "ppas" && one.senses === senses)) {
    prior -= 1.5;
  }
  // “pour rire” is to laugh; laughter has a determiner.
  if (upos === "NOUN" && all.some((one) => one.feats.verbForm === "infi")) prior -= 1;
  prior += rareReadings.get(`${lookupKey(token.text)} ${lemma} ${upos}`) ?? 0;
  return taggedReading({ key: keyInContext(token), lemma, upos, feats, prior });
}

function meantFirst(readings: readonly WordReading[], chosen: number): readonly WordReading[] {
  const meant = readings[chosen];
  if (meant === undefined || chosen === 0) return readings;
  return [meant, ...readings.filter((_, index) => index !== chosen)];
}

function usedSense(
  { upos, senses }: WordReading,
  translation: Translation,
  position: number,
): SensePlace | undefined {
  return upos === "PRON" || upos === "DET" || upos === "ADP"
    ? findUsedGrammar(senses, translation, position)
    : findUsedSense(senses, translation, position);
}

function editorsSense(
  token: Token,
  reading: WordReading | undefined,
  glossary: Glossary | undefined,
): Sense | undefined {
  return glossary?.findSense(keyInContext(token), reading?.lemma);
}

/** A word that only the editor knows. */
function unknownReading({ text }: Token): WordReading {
  return { lemma: text, upos: "X", feats: {}, senses: [] };
}

function expressionWords(
  tokens: readonly Token[],
  readings: readonly (readonly WordReading[])[],
  meantFirst: readonly (readonly WordReading[])[],
): readonly ExpressionWord[] {
  let conjugated: string | undefined;
  return tokens.map((token, index) => {
    const meant = meantFirst[index]?.[0];
    const keys = expressionKeys(token);
    const isBoundary = token.kind === "sign" && boundaries.has(token.text);
    if (isBoundary) conjugated = undefined;
    if (meant?.feats.person !== undefined && meant.upos === "VERB") {
      conjugated = `${meant.feats.person}.${meant.feats.number}`;
    }
    return {
      keys,
      reflexiveOf: token.words.length === 1 ? reflexives.get(keys.at(-1) ?? "") : undefined,
      upos: meant?.upos,
      verbLemma: meant?.upos === "VERB" ? lookupKey(meant.lemma) : undefined,
      verbForm: meant?.feats.verbForm,
      mayBeInfinitive: (readings[index] ?? []).some(({ feats }) => feats.verbForm === "infi"),
      person: conjugated,
      // “une bonne fois” has nothing of *bonne foi*, though faiths are *fois* too.
      nounLemmas:
        meant?.upos === "NOUN" ? [lookupKey(meant.lemma)] : nounLemmasOf(readings[index] ?? []),
      adjectiveLemmas: adjectiveLemmasOf(readings[index] ?? []),
      isEnclitic: token.leansOn === "previous",
      mayIntervene: token.kind === "word" && (meant === undefined || isLight(meant)),
      isBoundary,
    };
  });
}

const boundaries: ReadonlySet<string> = new Set(".!?;:«»()");

/** Clitics, adverbs and auxiliaries; *comme* and *que* begin something else. */
function isLight({ upos, lemma }: WordReading): boolean {
  if (lemma === "comme" || lemma === "que") return false;
  return upos === "ADV" || upos === "PRON" || lemma === "être" || lemma === "avoir";
}

function expressionKeys(token: Token): readonly string[] {
  if (token.kind !== "word") return [];
  const [first = ""] = token.words;
  if (token.leansOn === "next") return [withoutElision(first)];
  // A clitic’s word is without its hyphen: -le is le.
  if (token.words.length === 1 && token.leansOn !== "previous") return token.words;
  return [lookupKey(token.text), first];
}

/** The lemmas of nouns among a word’s readings. */
const nounLemmasOf = keptFor((readings: readonly WordReading[]): readonly string[] => {
  const nouns = readings.filter(({ upos }) => upos === "NOUN");
  return [...new Set(nouns.map(({ lemma }) => lookupKey(lemma)))];
});

/** The lemmas of adjectives among a word’s readings. */
const adjectiveLemmasOf = keptFor((readings: readonly WordReading[]): readonly string[] => {
  const adjectives = readings.filter(({ upos }) => upos === "ADJ");
  return [...new Set(adjectives.map(({ lemma }) => lookupKey(lemma)))];
});

/** An expression with the gloss first that the translation has. */
function inTranslation(
  found: FoundExpression,
  tokens: readonly Token[],
  translation: Translation | undefined,
  length: number,
): AnnotatedExpression {
  const { expression } = found;
  const start = tokens[found.tokens[0] ?? 0]?.startOffset ?? 0;
  const used =
    translation === undefined
      ? undefined
      : findUsedSense(expression.senses, translation, start / length);
  if (used === undefined) return { ...found, reason: "likelihood" };
  const senses = withUsedFirst(expression.senses, used);
  return { ...found, expression: { ...expression, senses }, reason: "translation" };
}

/** Whether its *se* stands before a verb, over *être*, clitics and adverbs at most. */
function isReflexive(words: readonly ExpressionWord[], index: number): boolean {
  for (let before = index - 1; before >= 0 && before >= index - 4; before--) {
    const word = words[before];
    if (word?.reflexiveOf !== undefined) return isOwnReflexive(words, before, index);
    if (!word?.mayIntervene || word.verbLemma === "avoir") return false;
  }
  return false;
}

/** A verb with its senses with *se* first, where the dictionaries have them: *se méfier*, “distrust”. */
const pronominal = keptFor((reading: WordReading, lexicon: Lexicon): WordReading => {
  if (reading.lemma === "être" || reading.lemma === "avoir") return reading;
  const own = lexicon.senses(pronominalKey(lookupKey(reading.lemma)), "VERB");
  if (own.length === 0) return reading;
  const others = reading.senses.filter((sense) => !own.includes(sense));
  return { ...reading, senses: [...own, ...others] };
});
