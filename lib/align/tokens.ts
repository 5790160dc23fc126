/**
 * The tokens of a sentence as the aligner compares them. French ones are those that a reader points
 * at (`lib/french/tokens.ts`); English ones are words, with `n’t` and `’s` on their own.
 */

import type { Language } from "#lib/align/stems.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { tokenize } from "#lib/french/tokens.ts";

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
  return tokenize(text).map(({ kind, text: printed, words, leansOn, startOffset, endOffset }) => {
    const isClitic = leansOn === "previous" && words.length === 1;
    const form =
      kind === "sign" ? signForm(printed) : isClitic ? (words[0] ?? "") : lookupKey(printed);
    return { form, startOffset, endOffset };
  });
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

function englishTokens(text: string): readonly AlignToken[] {
  const tokens: AlignToken[] = [];
  for (const { 0: printed, index } of text.matchAll(englishRun)) {
    const end = index + printed.length;
    if (isSign(printed)) {
      tokens.push({ form: signForm(printed), startOffset: index, endOffset: end });
      continue;
    }
    const key = lookupKey(printed);
    const clitic = /(?:n't|'(?:s|ll|re|ve|d|m|t))$/.exec(key)?.[0];
    // Lengths of key and print differ by ligatures; these words are taken whole.
    const isPlain = key.length === printed.length;
    if (clitic === undefined || clitic.length === key.length || !isPlain) {
      const form = clitic === "'t" ? "not" : (negations.get(key) ?? key);
      tokens.push({ form, startOffset: index, endOffset: end });
      continue;
    }
    const cut = end - clitic.length;
    const form = negations.get(key) ?? key.slice(0, -clitic.length);
    tokens.push({ form, startOffset: index, endOffset: cut });
    tokens.push({
      form: clitic === "n't" ? "not" : clitic,
      startOffset: cut,
      endOffset: end,
    });
  }
  return tokens;
}

function signForm(printed: string): string {
  if (/^(?:[«»"“”„‟‹›—–]|-{2,})$/u.test(printed)) return '"';
  if (/^(?:…|\.{2,})$/u.test(printed)) return "…";
  return printed;
}
