/**
 * What the words of a French text are, and mean, where they stand.
 *
 *     annotate(lexicon, "Il la vit.", "He saw her.")[2]?.readings[0]
 *     // voir, VERB, ipsi.3.sg, “see” first, because the translation has “saw”
 */

import { isCapitalized, lookupKey } from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";
import { Beside, type Counterpart, type WordEvidence } from "#lib/lexicon/counterpart.ts";
import {
  type Expression,
  type ExpressionWord,
  type FoundExpression,
  isOwnReflexive,
  reflexives,
  withoutElision,
} from "#lib/lexicon/expressions.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import {
  type Lexicon,
  pronominalKey,
  type SenseReason,
  type WordReading,
} from "#lib/lexicon/lexicon.ts";
import { memoizedFor } from "#lib/lexicon/memoize.ts";
import { firstNamesAmongWords } from "#lib/lexicon/names.ts";
import { inNarration, type Narration } from "#lib/lexicon/narration.ts";
import { isOpenClass } from "#lib/lexicon/part-of-speech.ts";
import { isPossible } from "#lib/lexicon/possible-readings.ts";
import { rareReadings } from "#lib/lexicon/rare-readings.ts";
import { withSaid } from "#lib/lexicon/said-senses.ts";
import { type Sense, withUsedFirst } from "#lib/lexicon/senses.ts";
import { type TaggedReading, tag, taggedReading } from "#lib/lexicon/tagger.ts";
import { withObjectsSense } from "#lib/lexicon/transitive-senses.ts";

/** An expression where it stands, and why its first sense is the first. */
export interface AnnotatedExpression extends FoundExpression {
  readonly reason: SenseReason;
  /** The expression with its senses as the dictionary has them. */
  readonly listed: Expression;
  /** The English that says it. */
  readonly counterpart?: Counterpart;
  /** What the translation says, where that is no gloss of it and stands first all the same. */
  readonly said?: string;
}

/** A token of a text with its readings where it stands. */
export interface AnnotatedToken {
  readonly token: Token;
  /** The one meant first; empty for numbers and signs, and for words of no known language. */
  readonly readings: readonly WordReading[];
  readonly reason: SenseReason;
  /** The reading meant with its senses in the order that they have without the translation. */
  readonly listed?: WordReading;
  /** The English that says it. */
  readonly counterpart?: Counterpart;
  /** What the translation says, where that is no gloss of it and stands first all the same. */
  readonly said?: string;
  /** The expression that the token belongs to, shared by its tokens. */
  readonly expression?: AnnotatedExpression;
}

/**
 * The tokens of a French text, read in context. `english` is what a translation has for it,
 * `glossary` what the work’s editor says, which comes before all else, and `links` which words of
 * both sides say each other. `narration` is the tense that the whole text is told in, where known.
 */
export function annotate(
  lexicon: Lexicon,
  french: string,
  english?: string,
  glossary?: Glossary,
  links?: readonly WordEvidence[],
  narration?: Narration,
): readonly AnnotatedToken[] {
  const tokens = tokenize(french);
  const beside =
    english === undefined ? undefined : new Beside(english, links, lexicon.englishParts);
  const places = tokens.map(
    ({ startOffset }): Place => ({ start: startOffset, position: startOffset / french.length }),
  );
  const readings: (readonly WordReading[])[] = [];
  const tagged: { readonly key: string; readonly readings: readonly TaggedReading[] }[] = [];
  for (const [index, token] of tokens.entries()) {
    const isAtStart = opensSentence(tokens, index);
    const names = isAtStart ? [] : (beside?.translation.names ?? []);
    const list = withoutImpossible(readingsOf(token, lexicon, names), tokens, index, lexicon);
    readings.push(list);
    const seen = isAtStart ? taggedAtStart(list, token) : taggedInside(list, token);
    tagged.push({
      key: keyInContext(token),
      readings: beside === undefined ? seen : withSupport(seen, list, beside, places[index]),
    });
  }
  const likeliest = tag(tagged).map((chosen, index) => meantFirst(readings[index] ?? [], chosen));
  const meant = inNarration(likeliest, tokens, narration);
  const words = expressionWords(tokens, readings, meant);
  const ordered = meant.map((list, index) => {
    const [first, ...others] = list;
    if (first?.upos !== "VERB") return list;
    if (isReflexive(words, index)) return [pronominal(first, lexicon), ...others];
    const own = withObjectsSense(first, tokens, index);
    return own === first ? list : [own, ...others];
  });
  const found: readonly AnnotatedExpression[] = [
    ...lexicon.expressions.find(words).map((one) => inTranslation(one, places, beside)),
    // The last to name a token has it.
    ...(glossary?.expressions.find(words) ?? []).map((one) => {
      const { counterpart } = inTranslation(one, places, beside);
      const told = counterpart === undefined ? {} : { counterpart };
      return { ...one, reason: "editor", listed: one.expression, ...told } as const;
    }),
  ];
  const expressionOf = new Map<number, AnnotatedExpression>();
  for (const one of found) for (const index of one.tokens) expressionOf.set(index, one);
  const isWhole = (one: FoundExpression) =>
    one.tokens.every((index) => expressionOf.get(index) === one);
  return tokens.map((token, index) => {
    const own = expressionOf.get(index);
    const expression = own !== undefined && isWhole(own) ? own : undefined;
    const list = ordered[index] ?? [];
    const place = places[index] ?? { start: 0, position: 0 };
    const isInExpression = expression !== undefined;
    const reflexive = isReflexive(words, index);
    const context = { glossary, beside, place, isInExpression, isReflexive: reflexive };
    const read = inOrderOfSense(token, isOnlyQue(index, own) ? adverbFirst(list) : list, context);
    const counterpart = read.counterpart ?? expression?.counterpart;
    return {
      token,
      ...(expression === undefined ? {} : { expression }),
      ...read,
      ...(counterpart === undefined ? {} : { counterpart }),
    };
  });
}

/** Where a word begins: its offset, and that as a part of the segment from 0 to 1. */
interface Place {
  readonly start: number;
  readonly position: number;
}

/** What the English beside a word adds to a reading that it is a gloss of. */
const supportWeight = 3.5;

/** Readings with what the English beside them says: *plut* beside “pleased” is of *plaire*. */
function withSupport(
  tagged: readonly TaggedReading[],
  readings: readonly WordReading[],
  beside: Beside,
  place: Place | undefined,
): readonly TaggedReading[] {
  if (place === undefined || readings.length < 2) return tagged;
  const bySenses = new Map<readonly Sense[], number>();
  for (const reading of readings) {
    const { senses, upos } = reading;
    if (upos === "PROPN" || bySenses.has(senses)) continue;
    const isWhole = !(isOpenClass(upos) || upos === "ADV") || isAuxiliary(reading);
    bySenses.set(senses, beside.supports(senses, [place.start], place.position, isWhole));
  }
  const strengths = [...bySenses.values()];
  if (Math.max(0, ...strengths) < 0.1) return tagged;
  return tagged.map((one, index) => {
    const strength = bySenses.get(readings[index]?.senses ?? []) ?? 0;
    return strength === 0 ? one : { ...one, prior: one.prior + strength * supportWeight };
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
  readonly beside: Beside | undefined;
  readonly place: Place;
  readonly isInExpression: boolean;
  readonly isReflexive: boolean;
}

/** A word’s readings with the sense first that the editor gives, else the one of the translation. */
function inOrderOfSense(
  token: Token,
  readings: readonly WordReading[],
  context: SenseContext,
): Pick<AnnotatedToken, "readings" | "reason" | "listed" | "counterpart" | "said"> {
  const [first, ...others] = readings;
  if (token.kind !== "word") return { readings, reason: "likelihood" };
  const editors = editorsSense(token, first, context);
  const listed = editors === undefined ? first : withSense(first ?? unknownReading(token), editors);
  const counterpart = counterpartOf(token, listed, context);
  const told = counterpart === undefined ? {} : { counterpart };
  if (editors !== undefined && listed !== undefined) {
    return { readings: [listed, ...others], reason: "editor", listed, ...told };
  }
  if (listed !== undefined && counterpart?.place !== undefined) {
    const senses = withUsedFirst(listed.senses, counterpart.place);
    return { readings: [{ ...listed, senses }, ...others], reason: "translation", listed, ...told };
  }
  const said = counterpart?.text;
  if (said !== undefined) {
    const own = listed ?? unknownReading(token);
    const reading = { ...own, senses: withSaid(own.senses, said, counterpart?.nearTo) };
    return { readings: [reading, ...others], reason: "translation", listed: own, said, ...told };
  }
  return { readings, reason: "likelihood", ...(listed === undefined ? {} : { listed }), ...told };
}

function withSense(reading: WordReading, sense: Sense): WordReading {
  return { ...reading, senses: [sense, ...reading.senses] };
}

/** The English that says a word, by the dictionaries and the links of the text. */
function counterpartOf(
  token: Token,
  reading: WordReading | undefined,
  { beside, place, isInExpression }: SenseContext,
): Counterpart | undefined {
  if (beside === undefined) return undefined;
  const { position } = place;
  const starts = [place.start];
  if (reading === undefined) {
    const sayable = token.text.length > 1 ? { sayable: unknownReading(token) } : {};
    const found = beside.find({ senses: [], starts, position, ...sayable });
    // A word that the translation kept as it is is marked; it says nothing of what it means.
    if (found?.text === undefined || lookupKey(found.text) !== lookupKey(token.text)) return found;
    const { first, last, probability } = found;
    return { first, last, probability };
  }
  const { upos, senses } = reading;
  if (upos === "PROPN") {
    const listed = beside.find({ senses, starts, position });
    if (listed?.place !== undefined) return listed;
    return beside.findName(token.text, starts, position) ?? listed;
  }
  if (isOfGrammar(reading)) return beside.findGrammar(senses, starts, position);
  const mayBeSaid = isSayable(upos) && !isInExpression && !isAuxiliary(reading);
  const { lemma } = reading;
  const sayable = mayBeSaid ? { sayable: { lemma, upos, printed: token.text } } : {};
  return beside.find({ senses, starts, position, ...sayable });
}

function isSayable(upos: WordReading["upos"]): boolean {
  return /^(?:NOUN|VERB|ADJ|ADV|X)$/.test(upos);
}

function isOfGrammar({ upos }: WordReading): boolean {
  return upos === "PRON" || upos === "DET" || upos === "ADP";
}

function isAuxiliary({ lemma }: WordReading): boolean {
  return lemma === "être" || lemma === "avoir";
}

/** The readings of a word that its neighbours leave possible. */
function withoutImpossible(
  readings: readonly WordReading[],
  tokens: readonly Token[],
  index: number,
  { lookUp }: Lexicon,
): readonly WordReading[] {
  if (readings.length < 2) return readings;
  const possible = readings.filter((reading) => isPossible(reading, tokens, index, lookUp));
  return possible.length === 0 || possible.length === readings.length ? readings : possible;
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
const asClitic = memoizedFor((readings: readonly WordReading[]) =>
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
  return memoizedFor((readings: readonly WordReading[], token: Token) =>
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
  // *les frais* are costs rather than spawn, *les fils* sons rather than threads.
  if (upos === "NOUN" && feats.number === "pl" && isPluralOfAnother(lemma, token, all)) prior -= 1;
  prior += rareReadings.get(`${lookupKey(token.text)} ${lemma} ${upos}`) ?? 0;
  return taggedReading({ key: keyInContext(token), lemma, upos, feats, prior });
}

/** Whether a plural is spelled as a noun of its own. */
function isPluralOfAnother(lemma: string, token: Token, all: readonly WordReading[]): boolean {
  const key = keyOf(token);
  if (lookupKey(lemma) === key) return false;
  return all.some((other) => other.upos === "NOUN" && lookupKey(other.lemma) === key);
}

function meantFirst(readings: readonly WordReading[], chosen: number): readonly WordReading[] {
  const meant = readings[chosen];
  if (meant === undefined || chosen === 0) return readings;
  return [meant, ...readings.filter((_, index) => index !== chosen)];
}

function editorsSense(
  token: Token,
  reading: WordReading | undefined,
  { glossary, isReflexive: hasSe }: SenseContext,
): Sense | undefined {
  const { upos, feats, lemma } = reading ?? {};
  const isPlain = upos === "VERB" && feats?.verbForm !== "ppas" && !hasSe;
  return glossary?.findSense(keyInContext(token), lemma, isPlain);
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
    // “Laissez-moi vous dire”: who says is not who lets.
    if (token.leansOn === "previous") conjugated = actors.get(keys.at(-1) ?? "") ?? conjugated;
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

/** Objects behind an imperative that are who acts in the infinitive behind them. */
const actors: ReadonlyMap<string, string> = new Map([
  ["moi", "1.sg"],
  ["le", "3.sg"],
  ["la", "3.sg"],
  ["lui", "3.sg"],
  ["les", "3.pl"],
  ["leur", "3.pl"],
]);

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
const nounLemmasOf = memoizedFor((readings: readonly WordReading[]): readonly string[] => {
  const nouns = readings.filter(({ upos }) => upos === "NOUN");
  return [...new Set(nouns.map(({ lemma }) => lookupKey(lemma)))];
});

/** The lemmas of adjectives among a word’s readings. */
const adjectiveLemmasOf = memoizedFor((readings: readonly WordReading[]): readonly string[] => {
  const adjectives = readings.filter(({ upos }) => upos === "ADJ");
  return [...new Set(adjectives.map(({ lemma }) => lookupKey(lemma)))];
});

/** An expression with the gloss first that the translation has. */
function inTranslation(
  found: FoundExpression,
  places: readonly Place[],
  beside: Beside | undefined,
): AnnotatedExpression {
  const { expression: listed, tokens } = found;
  const [first = 0] = tokens;
  const position = places[first]?.position ?? 0;
  const starts = tokens.map((token) => places[token]?.start ?? 0);
  const mayBeSaid = listed.upos === "VERB" || listed.upos === "NOUN";
  const sayable = mayBeSaid ? { sayable: { lemma: "", upos: listed.upos } } : {};
  const counterpart = beside?.find({ senses: listed.senses, starts, position, ...sayable });
  const told = counterpart === undefined ? {} : { counterpart };
  if (counterpart?.place !== undefined) {
    const senses = withUsedFirst(listed.senses, counterpart.place);
    return { ...found, expression: { ...listed, senses }, reason: "translation", listed, ...told };
  }
  const said = counterpart?.text;
  if (said === undefined) return { ...found, reason: "likelihood", listed, ...told };
  const expression = { ...listed, senses: withSaid(listed.senses, said, counterpart?.nearTo) };
  return { ...found, expression, reason: "translation", listed, said, ...told };
}

/** Whether its *se* stands before a verb, over *être*, clitics and adverbs at most. */
function isReflexive(words: readonly ExpressionWord[], index: number): boolean {
  // “Dépêchez-vous”
  const behind = words[index + 1];
  if (behind?.isEnclitic && words[index]?.verbForm === "impe") {
    const person = words[index]?.person;
    if (behind.keys.some((key) => reflexivesBehind.get(key) === person)) return true;
  }
  for (let before = index - 1; before >= 0 && before >= index - 4; before--) {
    const word = words[before];
    if (word?.reflexiveOf !== undefined) return isOwnReflexive(words, before, index);
    if (!word?.mayIntervene || word.verbLemma === "avoir") return false;
  }
  return false;
}

const reflexivesBehind: ReadonlyMap<string, string> = new Map([
  ["toi", "2.sg"],
  ["t'", "2.sg"],
  ["nous", "1.pl"],
  ["vous", "2.pl"],
]);

/** A verb with its senses with *se* first, where the dictionaries have them: *se méfier*, “distrust”. */
const pronominal = memoizedFor((reading: WordReading, lexicon: Lexicon): WordReading => {
  if (reading.lemma === "être" || reading.lemma === "avoir") return reading;
  const own = lexicon.senses(pronominalKey(lookupKey(reading.lemma)), "VERB");
  if (own.length === 0) return reading;
  const others = reading.senses.filter((sense) => !own.includes(sense));
  return { ...reading, senses: [...own, ...others] };
});
