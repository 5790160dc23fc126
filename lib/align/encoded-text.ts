/**
 * One side as the search reads it: sentences of stem numbers, one after the other in typed arrays,
 * so that a novel takes a few megabytes.
 */

import { type Language, stemOf } from "#lib/align/stems.ts";
import { alignTokens, isSign } from "#lib/align/tokens.ts";

/** Numbers for the stems of one language, from 0 in the order they are met. */
export class Vocabulary {
  readonly language: Language;
  readonly stems: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #numbersOfForms = new Map<string, number>();

  constructor(language: Language) {
    this.language = language;
  }

  /** The number of a form’s stem; a new one if it has none yet. */
  numberOf(form: string): number {
    let number = this.#numbersOfForms.get(form);
    if (number === undefined) {
      const stem = stemOf(form, this.language);
      number = this.#numbers.get(stem);
      if (number === undefined) {
        number = this.stems.length;
        this.stems.push(stem);
        this.#numbers.set(stem, number);
      }
      this.#numbersOfForms.set(form, number);
    }
    return number;
  }

  /** The number of a stem, if it is known. */
  find(stem: string): number | undefined {
    return this.#numbers.get(stem);
  }
}

/** Sentences of one language. Sentence i has the tokens `tokenStarts[i]` to `tokenStarts[i + 1]`. */
export interface EncodedText {
  readonly vocabulary: Vocabulary;
  /** Stem numbers. */
  readonly tokens: Int32Array;
  readonly tokenStarts: Int32Array;
  /** `lengthStarts[i]`: characters without spaces before sentence i, each sentence’s end being one. */
  readonly lengthStarts: Float64Array;
  /** How each sentence ends: a number for `.`, `?`, `!`, `…`, a sign within, or none. */
  readonly endMarks: Uint8Array;
  /** 1 for a sentence that begins with a quotation mark, a dash or a bracket. */
  readonly opensSpeech: Uint8Array;
}

/** The number of sentences. */
export function sentenceCount(text: EncodedText): number {
  return text.tokenStarts.length - 1;
}

/** Full stops and commas are in every sentence and tell nothing, as these do. */
function isIdleSign(form: string): boolean {
  return !'?!;:…"'.includes(form) && isSign(form);
}

/** Sentences between two reports of progress. */
const sentencesPerReport = 256;

/** Sentences (plain text, without markup) → their stems, yielding how many are read. */
export function* encodeSentences(
  sentences: readonly string[],
  vocabulary: Vocabulary,
): Generator<number, EncodedText> {
  const tokenStarts = new Int32Array(sentences.length + 1);
  const lengthStarts = new Float64Array(sentences.length + 1);
  const endMarks = new Uint8Array(sentences.length);
  const opensSpeech = new Uint8Array(sentences.length);
  let tokens = new Int32Array(1024);
  let count = 0;
  for (const [i, sentence] of sentences.entries()) {
    if (i % sentencesPerReport === 0) yield i;
    for (const { form } of alignTokens(sentence, vocabulary.language)) {
      if (form.length === 1 && isIdleSign(form)) continue;
      if (count === tokens.length) {
        const longer = new Int32Array(count * 2);
        longer.set(tokens);
        tokens = longer;
      }
      tokens[count++] = vocabulary.numberOf(form);
    }
    tokenStarts[i + 1] = count;
    endMarks[i] = endMarkOf(sentence);
    opensSpeech[i] = speechOpening.test(sentence) ? 1 : 0;
    lengthStarts[i + 1] = lengthStarts[i]! + inkLength(sentence) + 1;
  }
  return {
    vocabulary,
    tokens: tokens.slice(0, count),
    tokenStarts,
    lengthStarts,
    endMarks,
    opensSpeech,
  };
}

/** Code units that are no white space. */
function inkLength(sentence: string): number {
  return sentence.length - (sentence.match(/\s/g)?.length ?? 0);
}

const speechOpening = /^\s*(?:[«“"‘'(]|[—–]|--|-\s)/u;
const closingMark = /[\s"'»”’)\]*_]/;

function endMarkOf(sentence: string): number {
  let end = sentence.length;
  while (end > 0 && closingMark.test(sentence[end - 1] ?? "")) end--;
  const mark = sentence[end - 1] ?? "";
  if (mark === "…" || (mark === "." && sentence[end - 2] === ".")) return 3;
  const known = [".", "?", "!"].indexOf(mark);
  if (known !== -1) return known;
  return ":;,".includes(mark) && mark !== "" ? 4 : 5;
}

/** The sentences from `start` to before `end`, as a text of their own. */
export function sliceSentences(text: EncodedText, start: number, end: number): EncodedText {
  const firstToken = text.tokenStarts[start]!;
  const firstLength = text.lengthStarts[start]!;
  return {
    vocabulary: text.vocabulary,
    tokens: text.tokens.subarray(firstToken, text.tokenStarts[end]!),
    tokenStarts: text.tokenStarts.subarray(start, end + 1).map((at) => at - firstToken),
    lengthStarts: text.lengthStarts.subarray(start, end + 1).map((at) => at - firstLength),
    endMarks: text.endMarks.subarray(start, end),
    opensSpeech: text.opensSpeech.subarray(start, end),
  };
}

/** The sentences from each start to before the next one, as one sentence each. */
export function joinSentences(text: EncodedText, starts: readonly number[]): EncodedText {
  const first = starts[0] ?? 0;
  const part = sliceSentences(text, first, starts.at(-1) ?? first);
  const at = starts.map((start) => start - first);
  const pick = (values: Uint8Array, places: readonly number[]) =>
    Uint8Array.from(places, (place) => values[place] ?? 0);
  return {
    ...part,
    tokenStarts: Int32Array.from(at, (start) => part.tokenStarts[start]!),
    lengthStarts: Float64Array.from(at, (start) => part.lengthStarts[start]!),
    endMarks: pick(
      part.endMarks,
      at.slice(1).map((end) => end - 1),
    ),
    opensSpeech: pick(part.opensSpeech, at.slice(0, -1)),
  };
}

/** Where each stem occurs: token positions `positions[starts[s]]` to before `starts[s + 1]`, rising. */
export interface Occurrences {
  readonly starts: Int32Array;
  readonly positions: Int32Array;
}

/** The occurrences of every stem of a text. */
export function findOccurrences(text: EncodedText): Occurrences {
  const starts = new Int32Array(text.vocabulary.stems.length + 1);
  for (const stem of text.tokens) starts[stem + 1]!++;
  for (let stem = 1; stem < starts.length; stem++) starts[stem]! += starts[stem - 1]!;
  const next = starts.slice();
  const positions = new Int32Array(text.tokens.length);
  for (let at = 0; at < text.tokens.length; at++) positions[next[text.tokens[at]!]!++] = at;
  return { starts, positions };
}

/** The first of a stem’s occurrences that is not before a token, as a place in `positions`. */
export function firstFrom({ starts, positions }: Occurrences, stem: number, token: number): number {
  let from = starts[stem]!;
  let to = starts[stem + 1]!;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (positions[middle]! < token) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** How likely each stem is at any place of the text, smoothed by half a count. */
export function stemProbabilities(text: EncodedText): Float64Array {
  const probabilities = new Float64Array(text.vocabulary.stems.length).fill(0.5);
  for (const stem of text.tokens) probabilities[stem]!++;
  const total = text.tokens.length + 0.5 * probabilities.length;
  return probabilities.map((count) => count / total);
}
