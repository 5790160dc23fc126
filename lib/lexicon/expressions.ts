/**
 * Expressions of several words and where they are in a sentence. The table is
 * `lib/lexicon/data/expressions.tsv`; nouns and adverbs of several words in the table of senses
 * are expressions too.
 */

import { lookupKey } from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";
import {
  type ContextTest,
  isInContext,
  type NeighbourWord,
  parseContextTest,
} from "#lib/lexicon/expression-contexts.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { type Entry, parseSense, type Sense } from "#lib/lexicon/senses.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** An expression as a dictionary prints it: `se rendre compte`, `ne … que`. */
export interface Expression {
  readonly text: string;
  readonly upos: PartOfSpeech;
  readonly senses: readonly Sense[];
  /** What stands beside it where it is no expression. */
  readonly contexts?: readonly ContextTest[];
}

/** An expression in a text, with the numbers of its tokens, upwards, from 0. */
export interface FoundExpression {
  readonly expression: Expression;
  readonly tokens: readonly number[];
}

/** What an expression is compared with: a token’s look-up keys and the lemmas it may have. */
export interface ExpressionWord extends NeighbourWord {
  /** The key without elision, or for a contraction its words’: *du* is found by *de*. */
  readonly keys: readonly string[];
  /** Of which person it is *se*, as `1.sg`, or `any`; `undefined` for what is no such pronoun. */
  readonly reflexiveOf: string | undefined;
  /** The person of a verb, or for an infinitive or participle of the conjugated verb before it. */
  readonly person: string | undefined;
  readonly nounLemmas: readonly string[];
  readonly adjectiveLemmas: readonly string[];
  /** Whether it leans on the word before: *-toi*. */
  readonly isEnclitic: boolean;
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
    const isContext = (cell: string) => /^[<>]!? /.test(cell);
    const senses = cells.filter((cell) => !isContext(cell)).map(parseSense);
    const contexts = cells.filter(isContext).map(parseContextTest);
    if (!/[ ’]/.test(text) || !isPartOfSpeech(upos) || senses.length === 0) {
      const cure = "write the words with spaces between, a part of speech and senses";
      throw new TextError({ file, line, reason: `no expression: “${row}”`, cure });
    }
    return { text, upos, senses, ...(contexts.length === 0 ? {} : { contexts }) };
  });
}

/** The nouns and adverbs of several words among the entries, but for those that mislead. */
export function expressionsAmong(entries: readonly Entry[]): readonly Expression[] {
  return entries
    .filter(({ lemma, upos }) => {
      const words = lemma.split(/[ ’]/);
      if (words.length < 2 || (upos !== "NOUN" && upos !== "ADV")) return false;
      return (
        words.filter((word) => word.length > 2).length >= 2 || /^(?:à |en |de |d’).{4}/.test(lemma)
      );
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
  "plus haut",
  "plus loin",
  "deux pattes",
  "pour mille",
  "petit bois",
  "pauvre monde",
  "grande puissance",
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
  readonly isVerbal: boolean;
  /** Whether it is a verb, perhaps with *se*, and a preposition: *tenir à*, *se servir de*. */
  readonly endsInPreposition: boolean;
}

interface FoundPattern {
  readonly pattern: Pattern;
  readonly tokens: readonly number[];
}

interface Part {
  readonly key: string;
  /** Whether it is the last: the *de* of *au bout de* is also in *du*, that of *de même* is not. */
  readonly isLast: boolean;
  readonly kind: "key" | "verb" | "noun" | "adjective" | "enclitic";
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
    for (const one of [pattern, ...withEnclitics(pattern)]) {
      const key = one.parts[0]?.key ?? "";
      const known = patterns.get(key);
      if (known === undefined) patterns.set(key, [one]);
      else known.push(one);
    }
  }
  return { find: (words) => findAll(words, patterns) };
}

/** “Va-t’en”, “rends-toi compte”: an imperative has its pronouns behind it. */
function withEnclitics(pattern: Pattern): readonly Pattern[] {
  const { parts } = pattern;
  const verb = parts.findIndex(({ kind }) => kind === "verb");
  const clitics = parts.slice(0, Math.max(0, verb));
  const [first] = parts.slice(verb);
  if (first === undefined || clitics.length === 0) return [];
  if (!clitics.every(({ key }) => movable.has(key))) return [];
  const behind = clitics.map((part) => ({ ...part, kind: "enclitic", gap: 0 }) as const);
  return [{ ...pattern, parts: [first, ...behind, ...parts.slice(verb + 1)] }];
}

const movable: ReadonlySet<string> = new Set(["se", "en", "y", "le", "la", "les", "lui"]);

function toPattern(expression: Expression): Pattern {
  // *il convient de* is conjugated as it stands: “il convient donc de”.
  const isImpersonal = /^il /.test(expression.text);
  const isVerbal = expression.upos === "VERB" && !isImpersonal;
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
    const isVerb: boolean = isVerbal && !hasVerb && !/^(?:se|en|y|ne|le|la|les|lui)$/.test(key);
    hasVerb ||= isVerb;
    const mayStandApart =
      (isVerbal || isImpersonal) && parts.length > 0 && !isVerbWithPreposition(tokens);
    const gap = afterEllipsis ? longestGap : mayStandApart ? longestIntervention : 0;
    const kind = isVerb ? "verb" : kindOf(expression.upos, parts.length);
    parts.push({ key, isLast: index === tokens.length - 1, kind, gap, anyInGap: afterEllipsis });
    afterEllipsis = false;
  }
  const endsInPreposition =
    isVerbal && hasVerb && isVerbWithPreposition(tokens.slice(parts[0]?.key === "se" ? 1 : 0));
  return { expression, parts, isVerbal, endsInPreposition };
}

function kindOf(upos: PartOfSpeech, before: number): Part["kind"] {
  if (upos === "NOUN") return "noun";
  // “tirée par les cheveux”: the first word of an adjective of several is inflected.
  return upos === "ADJ" && before === 0 ? "adjective" : "key";
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

/** What else may stand where an expression has *son*, *sa* or *ses*, and in a verb’s *lui*. */
const possessives: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ["son", new Set("mon ton notre votre leur".split(" "))],
  ["sa", new Set("ma ta mon ton son notre votre leur".split(" "))],
  ["ses", new Set("mes tes nos vos leurs".split(" "))],
]);
const datives: ReadonlySet<string> = new Set("me te lui nous vous leur m' t'".split(" "));
const reflexiveEnclitics: ReadonlySet<string> = new Set(["toi", "t'", "nous", "vous"]);

/** Of which person a pronoun in look-up spelling, without elision, may be *se*: `1.sg`, or `any`. */
export const reflexives: ReadonlyMap<string, string> = new Map([
  ["me", "1.sg"],
  ["m'", "1.sg"],
  ["te", "2.sg"],
  ["t'", "2.sg"],
  ["nous", "1.pl"],
  ["vous", "2.pl"],
  ["se", "any"],
]);

function findAll(
  words: readonly ExpressionWord[],
  patterns: ReadonlyMap<string, readonly Pattern[]>,
): readonly FoundExpression[] {
  const found: FoundPattern[] = [];
  for (const [start, word] of words.entries()) {
    let best: FoundPattern | undefined;
    for (const key of startKeys(word)) {
      for (const pattern of patterns.get(key) ?? []) {
        const tokens = match(pattern, words, start);
        if (tokens === undefined || (best !== undefined && !isBetter(tokens, best.tokens)))
          continue;
        if (!fits(pattern, words, tokens)) continue;
        best = { pattern, tokens };
      }
    }
    if (best !== undefined) found.push(best);
  }
  return withoutOverlaps(found);
}

/** Whether a pattern that is there is meant: see `expression-contexts.ts`. */
function fits(
  { expression, parts, isVerbal }: Pattern,
  words: readonly ExpressionWord[],
  tokens: readonly number[],
): boolean {
  const [first = 0] = tokens;
  const last = tokens.at(-1) ?? first;
  const [{ key, kind } = { key: "", kind: "key" }] = parts;
  const verb = tokens.find((token) => words[token]?.verbLemma !== undefined) ?? first;
  if (key === "se" && !isOwnReflexive(words, first, verb)) return false;
  // “il en fait”, “n’en plus finir”: *en* is a pronoun, not the preposition of *en fait*; that of
  // *en vouloir à* is one.
  if (
    !isVerbal &&
    key === "en" &&
    kind === "key" &&
    words[first - 1]?.keys.some((own) => hosts.has(own))
  ) {
    return false;
  }
  if (expression.text === "ne … que" && isThatClause(words, first, last)) return false;
  return isInContext(expression.text, words, first, last, expression.contexts);
}

/** “il ne vient, et je crois que”, “et que”: the *que* begins a clause. */
function isThatClause(words: readonly ExpressionWord[], first: number, last: number): boolean {
  if (words[last - 1]?.upos === "CCONJ") return true;
  const isConjugated = ({ verbForm = "infi" }: ExpressionWord) => !/^(?:infi|pp)/.test(verbForm);
  const verbs = words.slice(first, last).filter(isConjugated);
  return verbs.length > 1 && verbs.at(-1) === words[last - 1];
}

/** What stands before a pronoun *en*, and not before a preposition. */
const hosts: ReadonlySet<string> = new Set("je j' tu il ils on ne m' t' se l' y".split(" "));

/**
 * Whether a pronoun is the *se* of a verb: “je me trouve”, but not “il me trouve”, nor “nous
 * trouvons”. Both by the number of the word.
 */
export function isOwnReflexive(
  words: readonly ExpressionWord[],
  pronoun: number,
  verb: number,
): boolean {
  const wanted = words[pronoun]?.reflexiveOf;
  const { person, verbForm = "" } = words[verb] ?? {};
  if (wanted === undefined || wanted === "any" || person === undefined) return wanted !== undefined;
  if (person !== wanted) return false;
  if (!wanted.endsWith("pl") || /^(?:infi|ppre)$/.test(verbForm)) return true;
  // “nous ne nous trouvons pas”: one is the subject.
  const before = words.slice(Math.max(0, pronoun - 2), pronoun);
  return before.some(({ reflexiveOf }) => reflexiveOf === wanted);
}

/** Longer, or as long and closer together: *ne … plus* before *ne … que* further on. */
function isBetter(tokens: readonly number[], others: readonly number[]): boolean {
  if (tokens.length !== others.length) return tokens.length > others.length;
  return (tokens.at(-1) ?? 0) < (others.at(-1) ?? 0);
}

/** What an expression that begins with a word may be found by. */
function startKeys(word: ExpressionWord): readonly string[] {
  const { keys, verbLemma, nounLemmas, adjectiveLemmas, reflexiveOf } = word;
  const all = [...keys, ...nounLemmas, ...adjectiveLemmas];
  if (verbLemma !== undefined) all.push(verbLemma);
  if (reflexiveOf !== undefined) all.push("se");
  if (keys.some((key) => datives.has(key))) all.push("lui");
  return [...new Set(all)];
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
  if (kind === "enclitic") return word.isEnclitic && isEncliticAs(key, word.keys);
  if (word.keys[0] === key || (isLast && word.keys.includes(key))) return true;
  if (kind === "noun") return word.nounLemmas.includes(key);
  if (kind === "adjective") return word.adjectiveLemmas.includes(key);
  const [own = ""] = word.keys;
  if (possessives.get(key)?.has(own) === true) return true;
  if (key === "lui") return datives.has(own);
  return key === "se" && word.reflexiveOf !== undefined;
}

function isEncliticAs(key: string, keys: readonly string[]): boolean {
  if (key === "se") return keys.some((own) => reflexiveEnclitics.has(own));
  if (key === "lui") return keys.some((own) => datives.has(own) || own === "moi" || own === "toi");
  return keys.includes(key);
}

/** The longest of those that share a token; of those as long the closest together. */
function withoutOverlaps(found: readonly FoundPattern[]): readonly FoundExpression[] {
  const taken = new Set<number>();
  const phraseStarts = new Set(
    found.filter(({ pattern }) => !pattern.isVerbal).map(({ tokens }) => startOf(tokens)),
  );
  const longestFirst = found
    // “tenir à la main”: the preposition is that of *à la main*.
    .filter(
      ({ pattern, tokens }) =>
        !(pattern.endsInPreposition && phraseStarts.has(tokens.at(-1) ?? -1)),
    )
    .sort(
      (a, b) =>
        b.tokens.length - a.tokens.length ||
        spanOf(a.tokens) - spanOf(b.tokens) ||
        // “d’un coup d’État”: *coup d’État* rather than *d’un coup*.
        b.pattern.expression.text.length - a.pattern.expression.text.length ||
        startOf(a.tokens) - startOf(b.tokens),
    );
  return longestFirst
    .filter(({ tokens }) => {
      if (tokens.some((token) => taken.has(token))) return false;
      for (const token of tokens) taken.add(token);
      return true;
    })
    .sort((a, b) => startOf(a.tokens) - startOf(b.tokens))
    .map(({ pattern, tokens }) => ({ expression: pattern.expression, tokens }));
}

function startOf(tokens: readonly number[]): number {
  return tokens[0] ?? 0;
}

function spanOf(tokens: readonly number[]): number {
  return (tokens.at(-1) ?? 0) - (tokens[0] ?? 0);
}
