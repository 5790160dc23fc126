/**
 * What an index has of a chapter: each French word and expression with what says it, and each
 * English word that says nothing of the French. Everything comes from the chapter’s compiled
 * words, so that a card, a mark and a search have one answer.
 */

import { type Claimant, findSaid, type Said } from "#lib/align/counterpart.ts";
import { englishLemma } from "#lib/english/lemma.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import type {
  ChapterLexicon,
  LookedUpExpression,
  LookedUpWord,
  SegmentWords,
} from "#lib/lexicon/chapter-lexicon.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import { type EntryKey, englishEntry, expressionEntry, wordEntry } from "#lib/search/entry.ts";
import { textSum } from "#lib/search/text-sum.ts";
import { formOfToken } from "#lib/search/token-form.ts";

/** A chapter’s occurrences. Rows are segments, and words those of a segment, all from 0. */
export interface ChapterOccurrences {
  /** The kind of each segment’s block, a letter each: see `BlockKind`. */
  readonly kinds: string;
  /** See `textSum`. */
  readonly sum: number;
  readonly entries: readonly EntryKey[];
  /** Forms in small letters, of French and of unlinked English words. */
  readonly forms: readonly string[];
  /** Counterparts as printed: see `Said`. */
  readonly said: readonly string[];
  /** French words in the order of the text, so many numbers each: see `wordFields`. */
  readonly words: Int32Array;
  /** French expressions in the order of the text: see `expressionFields`; then their words. */
  readonly expressions: Int32Array;
  /** Unlinked English words in the order of the text: see `unlinkedFields`. */
  readonly unlinked: Int32Array;
}

/**
 * Of a French word. `said` is 0 for nothing, else 1 and a number in `said`; below 0 it is the
 * entry of an expression that the word is part of, from -1 on. `first` and `last` are English words.
 */
export const wordFields = ["row", "word", "entry", "form", "said", "first", "last"] as const;
/** Of an expression; after these come the numbers of its words, `count` of them. */
export const expressionFields = ["row", "entry", "said", "first", "last", "count"] as const;
export const unlinkedFields = ["row", "word", "entry", "form"] as const;

/** A chapter’s occurrences, from its segments and their compiled words. */
export function readOccurrences(
  segments: readonly SegmentWords[],
  lexicon: ChapterLexicon,
): ChapterOccurrences {
  const writer = new OccurrenceWriter();
  for (const [row, segment] of segments.entries()) writer.add(row, segment, lexicon);
  const kinds = segments.map(({ id }) => id[0] ?? "p").join("");
  return { kinds, sum: textSum(segments), ...writer.finish() };
}

class OccurrenceWriter {
  readonly #entries = new Numbering();
  readonly #forms = new Numbering();
  readonly #said = new Numbering();
  readonly #words: number[] = [];
  readonly #expressions: number[] = [];
  readonly #unlinked: number[] = [];

  add(row: number, { id, fr, en }: SegmentWords, lexicon: ChapterLexicon): void {
    const words = lexicon.wordsOf(id);
    const english = englishWords(en).map(({ text }) => text);
    const found = [...new Set(words.flatMap(({ expression }) => expression ?? []))];
    const claimants = [
      ...words.map((word): Claimant => claimantOf(word)),
      ...found.map((expression) => expressionClaimant(expression, words)),
    ];
    const said = findSaid(claimants, english);
    const isLinked = new Uint8Array(english.length);
    for (const one of said) {
      if (one !== undefined) isLinked.fill(1, one.first, one.last + 1);
    }
    for (const [index, word] of words.entries()) {
      const printed = fr.slice(word.startOffset, word.endOffset);
      const { expression } = word;
      const by = expression === undefined ? index : words.length + found.indexOf(expression);
      this.#addWord(row, index, word, printed, said[by]);
    }
    for (const [index, expression] of found.entries()) {
      const own = said[words.length + index];
      const entry = this.#entries.of(expressionEntry(expression.text, expression.upos));
      this.#expressions.push(row, entry, ...this.#saidFields(own), expression.words.length);
      this.#expressions.push(...expression.words);
    }
    for (const [index, printed] of english.entries()) {
      if (isLinked[index] === 1) continue;
      const form = this.#forms.of(lookupKey(printed));
      this.#unlinked.push(row, index, this.#entries.of(englishEntry(englishLemma(printed))), form);
    }
  }

  finish(): Omit<ChapterOccurrences, "kinds" | "sum"> {
    return {
      entries: this.#entries.all,
      forms: this.#forms.all,
      said: this.#said.all,
      words: Int32Array.from(this.#words),
      expressions: Int32Array.from(this.#expressions),
      unlinked: Int32Array.from(this.#unlinked),
    };
  }

  #addWord(
    row: number,
    index: number,
    { reading, expression }: LookedUpWord,
    printed: string,
    said: Said | undefined,
  ): void {
    const form = formOfToken(printed);
    // What no dictionary has is a name, or foreign, and its own lemma.
    const entry = this.#entries.of(wordEntry(reading?.lemma ?? form, reading?.upos ?? "X"));
    const [number, first, last] = this.#saidFields(said);
    // What an expression says is the expression’s, not its words’.
    const partOf =
      expression === undefined
        ? number
        : -1 - this.#entries.of(expressionEntry(expression.text, expression.upos));
    this.#words.push(row, index, entry, this.#forms.of(form), partOf, first, last);
  }

  #saidFields(said: Said | undefined): readonly [said: number, first: number, last: number] {
    if (said === undefined) return [0, 0, -1];
    const { printed, first, last } = said;
    return [1 + this.#said.of(printed), first, last];
  }
}

function claimantOf({ reading, expression, english }: LookedUpWord): Claimant {
  const { lemma, upos } = reading ?? { lemma: "", upos: "X" };
  if (english === undefined || expression !== undefined) return { lemma, upos };
  return { lemma, upos, english };
}

/** An expression stands for the English that most of its words stand for. */
function expressionClaimant(
  { text, upos, words: own }: LookedUpExpression,
  words: readonly LookedUpWord[],
): Claimant {
  const spans = own.flatMap((index) => words[index]?.english ?? []);
  const votes = (span: { first: number; last: number }) =>
    spans.filter(({ first, last }) => first <= span.last && last >= span.first).length;
  const [english] = spans
    .map((span) => ({ span, weight: votes(span) + (span.last - span.first) / 10 }))
    .sort((a, b) => b.weight - a.weight)
    .map(({ span }) => span);
  return { lemma: text, upos, isExpression: true, ...(english === undefined ? {} : { english }) };
}

/** Numbers texts by their first appearance, from 0. */
class Numbering {
  readonly all: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    let number = this.#numbers.get(text);
    if (number === undefined) {
      number = this.all.push(text) - 1;
      this.#numbers.set(text, number);
    }
    return number;
  }
}
