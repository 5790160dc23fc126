/**
 * The lexicon: what a word of a French text is, and means, where it stands. Made once from its
 * tables; the same in Node, a browser and a worker.
 *
 *     const lexicon = makeLexicon(tables, files);
 *     annotate(lexicon, "Il la vit.", "He saw her.")[2]?.readings[0]
 *     // voir, VERB, ipsi.3.sg, “see” first, because the translation has “saw”
 */

import {
  compoundParts,
  isAllCapitals,
  isBareCapitalSpelling,
  isCapitalized,
  lookupKey,
  withoutAccents,
} from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";
import { derivedSenses } from "#lib/lexicon/derivation.ts";
import {
  type Expressions,
  type ExpressionWord,
  expressionsAmong,
  type FoundExpression,
  makeExpressions,
  parseExpressions,
  reflexives,
  withoutElision,
} from "#lib/lexicon/expressions.ts";
import type { Feats } from "#lib/lexicon/feats.ts";
import { type Forms, parseForms } from "#lib/lexicon/forms.ts";
import { type FunctionWord, parseFunctionWords } from "#lib/lexicon/function-words.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import { keptByText, keptFor } from "#lib/lexicon/kept.ts";
import { findEnglishName, firstNamesAmongWords } from "#lib/lexicon/names.ts";
import { englishNumber, englishOrdinal } from "#lib/lexicon/numerals.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { rareReadings } from "#lib/lexicon/rare-readings.ts";
import {
  findUsedGrammar,
  findUsedSense,
  readTranslation,
  type SenseEvidence,
  type Translation,
} from "#lib/lexicon/sense-choice.ts";
import { type Entry, type Gender, parseSenses, type Sense } from "#lib/lexicon/senses.ts";
import { modernSpellings } from "#lib/lexicon/spelling-variants.ts";
import { type TaggedReading, tag, taggedReading } from "#lib/lexicon/tagger.ts";

/** The text of each table, or its path: what `lib/lexicon/data` has under these names. */
export interface LexiconTables {
  readonly stems: string;
  readonly endings: string;
  readonly senses: string;
  /** Entries of ours, which come before those of `senses`. */
  readonly ownSenses: string;
  readonly functionWords: string;
  readonly expressions: string;
}

/** The files that the tables are in, by table. */
export const lexiconFiles: LexiconTables = {
  stems: "lib/lexicon/data/stems.tsv",
  endings: "lib/lexicon/data/endings.tsv",
  senses: "lib/lexicon/data/senses.tsv",
  ownSenses: "lib/lexicon/data/own-senses.tsv",
  functionWords: "lib/lexicon/data/function-words.tsv",
  expressions: "lib/lexicon/data/expressions.tsv",
};

/** What a word may be, and mean. */
export interface WordReading {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
  readonly gender?: Gender;
  /** The likeliest first; empty where no dictionary has any, as for most names. */
  readonly senses: readonly Sense[];
}

/**
 * Why a sense stands first: the work’s editor says so, the translation has it, or it is the
 * likeliest without either.
 */
export type SenseReason = "editor" | "translation" | "likelihood";

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

/** All tables, read. */
export interface Lexicon {
  /** Every reading of a printed word, by itself, the likeliest first. */
  readonly lookUp: (printed: string) => readonly WordReading[];
  /** Whether a look-up key is the form of a word as it stands, in no older spelling. */
  readonly isForm: (key: string) => boolean;
  /** The senses of a lemma as that part of speech; empty where there are none. */
  readonly senses: (lemma: string, upos: PartOfSpeech) => readonly Sense[];
  readonly expressions: Expressions;
}

/** Reads the tables; `files` are the paths that messages name. Throws a `TextError`. */
export function makeLexicon(tables: LexiconTables, files: LexiconTables = lexiconFiles): Lexicon {
  const entries = parseSenses(tables.senses, files.senses);
  const ownEntries = parseSenses(tables.ownSenses, files.ownSenses);
  return new TableLexicon(
    parseForms(tables.stems, tables.endings, files),
    [...ownEntries, ...entries],
    parseFunctionWords(tables.functionWords, files.functionWords),
    makeExpressions([
      ...parseExpressions(tables.expressions, files.expressions),
      ...expressionsAmong(entries),
    ]),
  );
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
  const ordered = tag(tagged).map((chosen, index) => {
    const list = meantFirst(readings[index] ?? [], chosen);
    const [meant, ...others] = list;
    return meant?.upos === "VERB" && isReflexive(tokens, index)
      ? [pronominal(meant, lexicon), ...others]
      : list;
  });
  const words = expressionWords(tokens, readings, ordered);
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
  { lemma, upos, feats, senses }: WordReading,
  rank: number,
  all: readonly WordReading[],
  isAtStart: boolean,
): TaggedReading {
  const firstOfPart = all.findIndex((reading) => reading.upos === upos);
  let prior = firstOfPart === rank ? 0 : -0.1 * (rank - firstOfPart);
  if (senses.length === 0) prior -= upos === "PROPN" ? 0 : 1;
  if (upos === "PROPN") prior += !isCapitalized(token.text) ? -4 : isAtStart ? 0.5 : 2;
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
): SenseEvidence | undefined {
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
  ordered: readonly (readonly WordReading[])[],
): readonly ExpressionWord[] {
  let conjugated: string | undefined;
  return tokens.map((token, index) => {
    const meant = ordered[index]?.[0];
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

/** Whether *se* stands before a token, over an auxiliary, clitics and adverbs at most. */
function isReflexive(tokens: readonly Token[], index: number): boolean {
  for (let before = index - 1; before >= 0 && before >= index - 3; before--) {
    const key = tokens[before]?.words[0] ?? "";
    if (key === "se" || key === "s'") return true;
    if (!/^(?:en|y|ne|n'|est|était|étaient|sont|fut|furent|pas|être|étant|ét\p{L}+)$/u.test(key)) {
      return false;
    }
  }
  return false;
}

/** A verb’s senses with *se*, where the dictionaries have them: *se méfier*, “distrust”. */
const pronominal = keptFor((reading: WordReading, lexicon: Lexicon): WordReading => {
  const senses = lexicon.senses(pronominalKey(lookupKey(reading.lemma)), "VERB");
  return senses.length === 0 ? reading : { ...reading, senses };
});

/** The sense that the translation has before the others, and its gloss before its other glosses. */
function withUsedFirst(
  senses: readonly Sense[],
  { sense, gloss }: SenseEvidence,
): readonly Sense[] {
  if (sense === 0 && gloss === 0) return senses;
  const orders = ordersOf(senses);
  const place = `${sense} ${gloss}`;
  let order = orders.get(place);
  if (order === undefined) {
    order = inUsedOrder(senses, sense, gloss);
    orders.set(place, order);
  }
  return order;
}

const ordersOf = keptFor((_: readonly Sense[]) => new Map<string, readonly Sense[]>());

function inUsedOrder(senses: readonly Sense[], sense: number, gloss: number): readonly Sense[] {
  const used = senses[sense];
  const text = used?.glosses[gloss];
  if (used === undefined || text === undefined) return senses;
  const glosses = [text, ...used.glosses.filter((other) => other !== text)];
  return [{ ...used, glosses }, ...senses.filter((other) => other !== used)];
}

class TableLexicon implements Lexicon {
  readonly expressions: Expressions;
  readonly #forms: Forms;
  readonly #functionWords: ReadonlyMap<string, readonly FunctionWord[]>;
  readonly #entries = new Map<string, Entry[]>();
  #bareKeys: ReadonlyMap<string, string> | undefined;
  readonly lookUp = keptByText((printed): readonly WordReading[] =>
    printed.length > longestWord ? [] : this.#lookUp(printed),
  );

  constructor(
    forms: Forms,
    entries: readonly Entry[],
    functionWords: ReadonlyMap<string, readonly FunctionWord[]>,
    expressions: Expressions,
  ) {
    this.#forms = forms;
    this.#functionWords = functionWords;
    this.expressions = expressions;
    for (const entry of entries) {
      const key = lookupKey(entry.lemma);
      const known = this.#entries.get(key);
      if (known === undefined) this.#entries.set(key, [entry]);
      else known.push(entry);
    }
  }

  isForm(key: string): boolean {
    return this.#functionWords.has(key) || this.#forms.analyse(key).length > 0;
  }

  senses(lemma: string, upos: PartOfSpeech): readonly Sense[] {
    return this.#entry(lemma, upos)?.senses ?? this.#derived(lemma, upos) ?? [];
  }

  #lookUp(printed: string): readonly WordReading[] {
    const key = lookupKey(printed);
    const number = englishNumber(key);
    if (number !== undefined) {
      const senses = [{ glosses: [number] }];
      return [{ lemma: key, upos: "NUM", feats: { number: "pl" }, senses }];
    }
    const readings = [...this.#readKey(key)];
    if (isCapitalized(printed)) {
      for (const accented of this.#accented(printed, key))
        readings.push(...this.#readKey(accented));
    }
    if (readings.length > 0) return isCapitalized(printed) ? readings : withoutNames(readings);
    for (const modern of modernSpellings(key)) {
      const found = this.#readKey(modern);
      if (found.length > 0) return found;
    }
    const prefixed = this.#readPrefixed(key);
    if (prefixed.length > 0) return prefixed;
    const compound = this.#readCompound(printed, key);
    if (compound.length > 0) return compound;
    const entries = this.#entries.get(key) ?? [];
    if (entries.length > 0) {
      return entries.map((entry) => this.#reading(entry.lemma, entry.upos, {}));
    }
    return isCapitalized(printed) ? [{ lemma: printed, upos: "PROPN", feats: {}, senses: [] }] : [];
  }

  /** The table of function words, then what the forms add to it. */
  #readKey(key: string): readonly WordReading[] {
    const functionWords = this.#functionWords.get(key) ?? [];
    const readings: WordReading[] = [...functionWords];
    for (const { lemma, upos: listed, feats } of this.#forms.analyse(key)) {
      // The dictionary of forms has countries and towns among the nouns.
      const upos = listed === "NOUN" && isCapitalized(lemma) ? "PROPN" : listed;
      if (functionWords.length > 0 && !isOpenClass(upos)) continue;
      if (isInitialism(lemma)) continue;
      if (functionWords.some((word) => word.upos === upos && upos !== "NOUN")) continue;
      if (readings.some((one) => isSame(one, lemma, upos, feats))) continue;
      const reading = this.#reading(lemma, upos, feats);
      // *soupière* and *tombée* are words of their own, though the forms have *soupier* and *tombé*.
      const own = this.#isEntry(lookupKey(lemma), upos) ? undefined : this.#ownEntry(key, upos);
      readings.push(own === undefined ? reading : { ...reading, ...own, feats });
    }
    return readings;
  }

  #isEntry(key: string, upos: PartOfSpeech): boolean {
    return this.#entries.get(key)?.some((entry) => entry.upos === upos) ?? false;
  }

  #ownEntry(key: string, upos: PartOfSpeech): Entry | undefined {
    return this.#entries.get(key)?.find((entry) => entry.upos === upos);
  }

  #accented(printed: string, key: string): readonly string[] {
    const isShort = key.length === 1;
    const candidates = isShort ? (bareLetters[key] ?? []) : this.#forms.findAccented(key);
    // A form of capitals may lack any accent; one with a capital alone lacks that of its first letter.
    if (!isShort && !isAllCapitals(printed) && !/^[aceiou]/.test(key)) return [];
    return candidates.filter((accented) => isBareCapitalSpelling(printed, accented));
  }

  /** *redescendre*, *antibolchevique*: the base’s readings, under the whole word. */
  #readPrefixed(key: string): readonly WordReading[] {
    const match = prefix.exec(key);
    if (match === null) return [];
    const base = key.slice(match[0].length);
    return this.#forms
      .analyse(base)
      .filter(({ upos }) => upos === "NOUN" || upos === "ADJ" || upos === "VERB" || upos === "ADV")
      .map(({ lemma, upos, feats }) => this.#reading(match[0] + lemma, upos, feats));
  }

  /** A compound that no dictionary has: the readings of its last part, under the whole word. */
  #readCompound(printed: string, key: string): readonly WordReading[] {
    const parts = compoundParts(key);
    if (parts.length < 2 || parts.length > 6) return [];
    const last = parts.at(-1) ?? "";
    const head = printed.slice(0, printed.length - last.length);
    return this.#readKey(last).map(({ lemma, upos, feats, senses }) => {
      const whole = `${head.toLowerCase()}${lemma}`;
      const own = this.senses(whole, upos);
      return { lemma: whole, upos, feats, senses: own.length > 0 ? own : senses };
    });
  }

  #reading(lemma: string, upos: PartOfSpeech, feats: Feats): WordReading {
    if (upos === "NOUN" && lemma.length === 1) {
      return { lemma, upos, feats, senses: [{ glosses: [`letter ${lemma.toUpperCase()}`] }] };
    }
    const entry = this.#entry(lemma, upos);
    const senses = entry?.senses ?? this.#derived(lemma, upos) ?? [];
    const gender = entry?.gender === undefined ? {} : { gender: entry.gender };
    return { lemma: lemma.replaceAll("'", "’"), upos, feats, ...gender, senses };
  }

  /** The entry of a lemma, or of what comes nearest where that part of speech has none. */
  #entry(lemma: string, upos: PartOfSpeech): Entry | undefined {
    const key = lookupKey(lemma);
    return (
      this.#exactEntry(key, upos) ??
      (upos === "VERB" ? this.#exactEntry(pronominalKey(key), upos) : undefined) ??
      this.#entryNear(key, upos)
    );
  }

  #exactEntry(key: string, upos: PartOfSpeech): Entry | undefined {
    const entries = this.#entries.get(key);
    if (entries === undefined) return undefined;
    for (const part of [upos, ...(kindred[upos] ?? ["X"])]) {
      const ofPart = entries.filter((one) => one.upos === part);
      // The man Olivier is no olive tree, and a *franc* no Frank.
      const isName = upos === "PROPN";
      const sameCase = ofPart.find(({ lemma }) => isCapitalized(lemma) === isName);
      const entry = sameCase ?? (isName ? undefined : ofPart[0]);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** *connaitre* for *connaître*, *entr’ouvrir*, *basses-cours*: what is written a little otherwise. */
  #entryNear(key: string, upos: PartOfSpeech): Entry | undefined {
    if (key.length < 5) return undefined;
    this.#bareKeys ??= new Map(
      [...this.#entries.keys()].map((known) => [withoutAccents(known), known]),
    );
    const near = [
      this.#bareKeys.get(withoutAccents(key)),
      ...(key.includes("'") ? [key.replaceAll("'", "")] : []),
      ...(key.includes("-")
        ? [key.replace(/[sx](?=-|$)/g, ""), key.replace(/[sx](?=-)/g, "")]
        : []),
    ];
    for (const other of near) {
      const entry = other === undefined ? undefined : this.#exactEntry(other, upos);
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  #derived(lemma: string, upos: PartOfSpeech): readonly Sense[] | undefined {
    const ordinal = englishOrdinal(lookupKey(lemma));
    if (ordinal !== undefined) return [{ glosses: [ordinal] }];
    const find = (base: string, part: PartOfSpeech) => this.#entry(base, part)?.senses;
    const derived = derivedSenses(lookupKey(lemma), upos, find);
    if (derived !== undefined || (upos !== "ADJ" && upos !== "NOUN")) return derived;
    return this.#participleSenses(lemma);
  }

  /** An adjective or noun that is a participle means what its verb does: *convoqué*, “summon”. */
  #participleSenses(lemma: string): readonly Sense[] | undefined {
    for (const analysis of this.#forms.analyse(lookupKey(lemma))) {
      const { verbForm } = analysis.feats;
      if (verbForm !== "ppas" && verbForm !== "ppre") continue;
      const entry = this.#entry(analysis.lemma, "VERB");
      if (entry !== undefined) return entry.senses;
    }
    return undefined;
  }
}

const longestWord = 100;

const bareLetters: Readonly<Record<string, readonly string[]>> = { a: ["à"], o: ["ô"] };

const prefix =
  /^(?:anti|auto|co|contre|dé|dés|ex|extra|hyper|infra|inter|micro|mono|multi|néo|non|para|pluri|post|pré|pro|pseudo|quasi|ré|re|r|semi|sous|super|sur|télé|trans|très|ultra)-?(?=[^-]{4})/;

/** Where to look next for a part of speech that an entry lacks. */
const kindred: Readonly<Partial<Record<PartOfSpeech, readonly PartOfSpeech[]>>> = {
  NOUN: ["X", "ADJ", "PROPN"],
  PROPN: ["NOUN", "X"],
  ADJ: ["X", "NOUN"],
  ADV: ["X", "ADJ", "ADP"],
  ADP: ["X", "ADV"],
  SCONJ: ["X", "ADV"],
  CCONJ: ["X", "ADV"],
  INTJ: ["X", "NOUN", "ADV"],
  DET: ["X", "ADJ", "PRON"],
  PRON: ["X", "NOUN", "ADJ"],
  NUM: ["X", "NOUN", "ADJ"],
  VERB: ["X"],
};

/** In small letters *cher* is not the river Cher. */
function withoutNames(readings: readonly WordReading[]): readonly WordReading[] {
  const common = readings.filter(({ lemma }) => !isCapitalized(lemma));
  return common.length > 0 ? common : readings;
}

/** *VA*, the volt-ampere, is no reading of *va*; nor is *MIT* one of *mit*. */
function isInitialism(lemma: string): boolean {
  return lemma.length > 1 && isAllCapitals(lemma);
}

function isOpenClass(upos: PartOfSpeech): boolean {
  return upos === "NOUN" || upos === "VERB" || upos === "ADJ" || upos === "PROPN";
}

function isSame(one: WordReading, lemma: string, upos: PartOfSpeech, feats: Feats): boolean {
  return (
    one.upos === upos &&
    lookupKey(one.lemma) === lookupKey(lemma) &&
    one.feats.verbForm === feats.verbForm &&
    one.feats.person === feats.person &&
    one.feats.gender === feats.gender &&
    one.feats.number === feats.number
  );
}

function pronominalKey(key: string): string {
  return /^[aeéèêiîoôuûhy]/.test(key) ? `s'${key}` : `se ${key}`;
}
