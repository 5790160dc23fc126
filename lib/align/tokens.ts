/**
 * The tokens of a sentence as the aligner compares them. French ones are those that a reader points
 * at (`lib/french/tokens.ts`); English ones are words, with `n’t` and `’s` on their own.
 */

import type { Language } from "#lib/align/stems.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { type Token, tokenize } from "#lib/french/tokens.ts";

/** A token; offsets count UTF-16 code units of the sentence from 0, end not included. */
export interface AlignToken {
  /** In look-up spelling; a quotation mark or a dash of any kind is `"`, an ellipsis `…`. */
  readonly form: string;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** The tokens of a text in order; what lies between them is white space. */
export function alignTokens(text: string, language: Language): readonly AlignToken[] {
  return language === "fr" ? frenchTokens(text) : englishTokens(text);
}

/** Whether a form is a sign and not a word or a number. */
export function isSign(form: string): boolean {
  return !/[\p{L}\p{N}]/u.test(form);
}

function frenchTokens(text: string): readonly AlignToken[] {
  return tokenize(text).map((token) => ({
    form: frenchForm(token),
    startOffset: token.startOffset,
    endOffset: token.endOffset,
  }));
}

function frenchForm({ kind, text, words }: Token): string {
  if (kind === "sign") return signForm(text);
  // A clitic is without its hyphens; a contraction is two words.
  const [word] = words;
  return word === undefined || words.length > 1 ? lookupKey(text) : word;
}

// A word with what hyphens and apostrophes join to it; a number; a clitic on its own, as in
// tokenised text; dots; any other sign.
const englishRun =
  /[\p{L}\p{M}]+(?:[\p{N}]|['’‘ʼ‐‑-](?=[\p{L}])[\p{L}\p{M}]+)*|\p{N}+(?:[.,]\p{N}+)*[\p{L}]*|['’](?:s|t|ll|re|ve|d|m)(?![\p{L}])|\.{2,}|-{2,}|\S/giu;

const negations: ReadonlyMap<string, string> = new Map([
  ["can't", "can"],
  ["won't", "will"],
  ["shan't", "shall"],
  ["don", "do"],
]);

/** Pieces of a printed run of English: their forms, and where each ends in it. */
type Pieces = readonly { readonly form: string; readonly end: number }[];

/** A book says most of its words again and again: runs that were taken apart, up to so many. */
const knownRuns = new Map<string, Pieces>();
const mostKnownRuns = 30_000;

function englishTokens(text: string): readonly AlignToken[] {
  const tokens: AlignToken[] = [];
  englishRun.lastIndex = 0;
  for (let match = englishRun.exec(text); match !== null; match = englishRun.exec(text)) {
    let startOffset = match.index;
    for (const { form, end } of piecesOfRun(match[0])) {
      const endOffset = match.index + end;
      tokens.push({ form, startOffset, endOffset });
      startOffset = endOffset;
    }
  }
  return tokens;
}

function piecesOfRun(printed: string): Pieces {
  let pieces = knownRuns.get(printed);
  if (pieces === undefined) {
    pieces = takeApart(printed);
    if (knownRuns.size >= mostKnownRuns) knownRuns.clear();
    knownRuns.set(printed, pieces);
  }
  return pieces;
}

function takeApart(printed: string): Pieces {
  const end = printed.length;
  if (isSign(printed)) return [{ form: signForm(printed), end }];
  const key = lookupKey(printed);
  const clitic = /(?:n't|'(?:s|ll|re|ve|d|m|t))$/.exec(key)?.[0];
  // Lengths of key and print differ by ligatures; these words are taken whole.
  const isPlain = key.length === printed.length;
  if (clitic === undefined || clitic.length === key.length || !isPlain) {
    return [{ form: clitic === "'t" ? "not" : (negations.get(key) ?? key), end }];
  }
  return [
    {
      form: negations.get(key) ?? key.slice(0, -clitic.length),
      end: end - clitic.length,
    },
    { form: clitic === "n't" ? "not" : clitic, end },
  ];
}

function signForm(printed: string): string {
  if (/^(?:[«»"“”„‟‹›—–]|-{2,})$/u.test(printed)) return '"';
  if (/^(?:…|\.{2,})$/u.test(printed)) return "…";
  return printed;
}
