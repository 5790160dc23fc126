/**
 * Expressions of several words and where they are in a sentence. The table is
 * `lib/lexicon/data/expressions.tsv`; nouns and adverbs of several words in the table of senses
 * are expressions too.
 */

import { lookupKey } from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { type Entry, parseSense, type Sense } from "#lib/lexicon/senses.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** An expression as a dictionary prints it: `se rendre compte`, `ne … que`. */
export interface Expression {
  readonly text: string;
  readonly upos: PartOfSpeech;
  readonly senses: readonly Sense[];
}

/** An expression in a text, with the numbers of its tokens, upwards, from 0. */
export interface FoundExpression {
  readonly expression: Expression;
  readonly tokens: readonly number[];
}

/** What an expression is compared with: a token’s look-up keys and the lemmas it may have. */
export interface ExpressionWord {
  /** The key without elision, or for a contraction its words’: *du* is found by *de*. */
  readonly keys: readonly string[];
  /** Whether it may stand for *se*: *me, te, nous, vous, se*. */
  readonly isReflexive: boolean;
  readonly verbLemma: string | undefined;
  readonly nounLemmas: readonly string[];
  /** Whether it may stand inside an expression of a verb: a clitic, an adverb, an auxiliary. */
  readonly mayIntervene: boolean;
  /** Whether no expression goes over it: a sign such as a full stop. */
  readonly isBoundary: boolean;
}

/** Expressions ready to be looked for. */
export interface Expressions {
  /** Those in the words of a text, in their order; the longest of those that overlap. */
  readonly find: (words: readonly ExpressionWord[]) => readonly FoundExpression[];
}

/** A table → its expressions. Throws a `TextError`. */
export function parseExpressions(source: string, file: string): readonly Expression[] {
  return [...tableRows(source)].map(({ row, line }) => {
    const [text = "", upos = "", ...cells] = row.split("\t");
    const senses = cells.map(parseSense);
    if (!text.includes(" ") || !isPartOfSpeech(upos) || senses.length === 0) {
      const cure = "write the words with spaces between, a part of speech and senses";
      throw new TextError({ file, line, reason: `no expression: “${row}”`, cure });
    }
    return { text, upos, senses };
  });
}

/** The nouns and adverbs of several words among the entries, but for those that mislead. */
export function expressionsAmong(entries: readonly Entry[]): readonly Expression[] {
  return entries
    .filter(({ lemma, upos }) => {
      const words = lemma.split(/[ ’]/);
      if (words.length < 2 || (upos !== "NOUN" && upos !== "ADV")) return false;
      return words.filter((word) => word.length > 2).length >= 2 || /^(?:à|en|de) .{4}/.test(lemma);
    })
    .filter(({ lemma }) => !misleading.has(lemma))
    .map(({ lemma, upos, senses }) => ({ text: lemma, upos, senses }));
}

/** Free groups of words far more often than expressions. */
const misleading: ReadonlySet<string> = new Set([
  "petite souris",
  "de force",
  "quatre heures",
  "à la fin",
  "après coup",
  "à la",
  "de la",
  "en plein",
  "de mon",
  "en un",
  "à deux",
  "de lui",
  "de ce",
  "à elle",
  "un peu",
  "le plus",
  "tous les",
]);

/** How many words may stand where `…` does, and between the parts of a verb’s expression. */
const longestGap = 9;
const longestIntervention = 3;
const ellipsis = "…";

interface Pattern {
  readonly expression: Expression;
  readonly parts: readonly Part[];
}

interface Part {
  readonly key: string;
  /** Whether it is the last: the *de* of *au bout de* is also in *du*, that of *de même* is not. */
  readonly isLast: boolean;
  readonly kind: "key" | "verb" | "noun";
  /** How many words may stand before it, and whether any may or only clitics and the like. */
  readonly gap: number;
  readonly anyInGap: boolean;
}

/** The first of several expressions of the same words wins. */
export function makeExpressions(expressions: readonly Expression[]): Expressions {
  const patterns = new Map<string, Pattern[]>();
  for (const expression of expressions) {
    const pattern = toPattern(expression);
    // *aujourd’hui* and *chef-d’œuvre* are words.
    if (pattern.parts.length < 2) continue;
    const key = pattern.parts[0]?.key ?? "";
    const known = patterns.get(key);
    if (known === undefined) patterns.set(key, [pattern]);
    else known.push(pattern);
  }
  return { find: (words) => findAll(words, patterns) };
}

const pronominal = new Set(["se", "s'"]);

function toPattern(expression: Expression): Pattern {
  const isVerbal = expression.upos === "VERB";
  const parts: Part[] = [];
  let hasVerb: boolean = false;
  let afterEllipsis = false;
  const tokens = tokenize(expression.text);
  for (const [index, { text }] of tokens.entries()) {
    if (text === ellipsis) {
      afterEllipsis = true;
      continue;
    }
    const key = withoutElision(lookupKey(text));
    const isVerb: boolean =
      isVerbal && !hasVerb && !pronominal.has(key) && !/^(?:en|y|il)$/.test(key);
    hasVerb ||= isVerb;
    const mayStandApart = isVerbal && parts.length > 0 && !isVerbWithPreposition(tokens);
    const gap = afterEllipsis ? longestGap : mayStandApart ? longestIntervention : 0;
    const kind = isVerb ? "verb" : expression.upos === "NOUN" ? "noun" : "key";
    parts.push({ key, isLast: index === tokens.length - 1, kind, gap, anyInGap: afterEllipsis });
    afterEllipsis = false;
  }
  return { expression, parts };
}

/** *tenir à*, *donner sur*: with a word between, the preposition is mostly another’s. */
function isVerbWithPreposition(tokens: readonly Token[]): boolean {
  return tokens.length === 2 && /^(?:à|de|sur|en|pour)$/.test(tokens[1]?.text ?? "");
}

const elided: ReadonlyMap<string, string> = new Map([
  ["d'", "de"],
  ["qu'", "que"],
  ["s'", "se"],
  ["n'", "ne"],
  ["jusqu'", "jusque"],
]);

/** A look-up key as expressions have it: `qu'` is `que`. */
export function withoutElision(key: string): string {
  return elided.get(key) ?? key;
}

const reflexives: ReadonlySet<string> = new Set("me m' te t' nous vous s' se".split(" "));

/** Whether a word, in look-up spelling, may stand for the *se* of an expression. */
export function isReflexivePronoun(key: string): boolean {
  return reflexives.has(key);
}

function findAll(
  words: readonly ExpressionWord[],
  patterns: ReadonlyMap<string, readonly Pattern[]>,
): readonly FoundExpression[] {
  const found: FoundExpression[] = [];
  for (const [start, word] of words.entries()) {
    let best: FoundExpression | undefined;
    for (const key of startKeys(word)) {
      for (const pattern of patterns.get(key) ?? []) {
        const tokens = match(pattern, words, start);
        if (tokens === undefined || (best !== undefined && !isBetter(tokens, best.tokens)))
          continue;
        best = { expression: pattern.expression, tokens };
      }
    }
    if (best !== undefined) found.push(best);
  }
  return withoutOverlaps(found);
}

/** Longer, or as long and closer together: *ne … plus* before *ne … que* further on. */
function isBetter(tokens: readonly number[], others: readonly number[]): boolean {
  if (tokens.length !== others.length) return tokens.length > others.length;
  return (tokens.at(-1) ?? 0) < (others.at(-1) ?? 0);
}

/** What an expression that begins with a word may be found by; some keys may come twice. */
function startKeys(word: ExpressionWord): readonly string[] {
  const { keys, verbLemma, nounLemmas, isReflexive } = word;
  if (verbLemma === undefined && nounLemmas.length === 0 && !isReflexive) return keys;
  const all = [...keys, ...nounLemmas];
  if (verbLemma !== undefined) all.push(verbLemma);
  if (isReflexive) all.push("se");
  return all;
}

/** The tokens that a pattern has from `start` on, or `undefined` where it is not there. */
function match(
  { parts }: Pattern,
  words: readonly ExpressionWord[],
  start: number,
): readonly number[] | undefined {
  let tokens: number[] | undefined;
  let from = start;
  for (const part of parts) {
    const position = findPart(part, words, from);
    if (position === undefined) return undefined;
    // Most patterns end at their second part, which is not there.
    if (tokens !== undefined) tokens.push(position);
    else if (position > start) tokens = [start, position];
    from = position + 1;
  }
  return tokens;
}

function findPart(part: Part, words: readonly ExpressionWord[], from: number): number | undefined {
  for (let position = from; position <= from + part.gap; position++) {
    const word = words[position];
    if (word === undefined) return undefined;
    if (isMatch(part, word)) return position;
    if (word.isBoundary || !(part.anyInGap || word.mayIntervene)) return undefined;
  }
  return undefined;
}

function isMatch({ key, isLast, kind }: Part, word: ExpressionWord): boolean {
  if (kind === "verb") return word.verbLemma === key;
  if (word.keys[0] === key || (isLast && word.keys.includes(key))) return true;
  if (kind === "noun") return word.nounLemmas.includes(key);
  return key === "se" && word.isReflexive;
}

/** The longest of those that share a token; of those as long the closest together. */
function withoutOverlaps(found: readonly FoundExpression[]): readonly FoundExpression[] {
  const taken = new Set<number>();
  const longestFirst = [...found].sort(
    (a, b) =>
      b.tokens.length - a.tokens.length ||
      spanOf(a) - spanOf(b) ||
      // “d’un coup d’État”: *coup d’État* rather than *d’un coup*.
      b.expression.text.length - a.expression.text.length ||
      startOf(a) - startOf(b),
  );
  return longestFirst
    .filter(({ tokens }) => {
      if (tokens.some((token) => taken.has(token))) return false;
      for (const token of tokens) taken.add(token);
      return true;
    })
    .sort((a, b) => startOf(a) - startOf(b));
}

function startOf({ tokens }: FoundExpression): number {
  return tokens[0] ?? 0;
}

function spanOf({ tokens }: FoundExpression): number {
  return (tokens.at(-1) ?? 0) - (tokens[0] ?? 0);
}
