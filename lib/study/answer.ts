/** Gaps in sentences, and whether what a reader typed is the word. */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import type { Span } from "#lib/study/word.ts";

/** A piece of a sentence: the word, or what is around it. */
export interface Piece {
  readonly text: string;
  readonly isWord: boolean;
}

/** The sentence cut where the word begins and ends; no piece is empty. */
export function cutAround(sentence: string, spans: readonly Span[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let end = 0;
  for (const [from, to] of spans) {
    pieces.push({ text: sentence.slice(end, from), isWord: false });
    pieces.push({ text: sentence.slice(from, to), isWord: true });
    end = to;
  }
  pieces.push({ text: sentence.slice(end), isWord: false });
  return pieces.filter(({ text }) => text !== "");
}

/** A difference that still counts as nearly right. */
export type Difference = "accents" | "article" | "elision" | "letter" | "otherForm";

/** What a typed answer is worth. */
export interface Verdict {
  /** `nearly`: the word, but for the differences named. */
  readonly verdict: "right" | "nearly" | "wrong";
  readonly differences: readonly Difference[];
  /** The expected text that it comes nearest to; the first where it is wrong. */
  readonly expected: string;
}

/**
 * Compares a typed French word with the form in the sentence; its lemma and other forms count as
 * nearly right. Capitals, typewriter apostrophes and ligatures make no difference.
 */
export function checkFrench(
  typed: string,
  form: string,
  otherForms: readonly string[] = [],
): Verdict {
  const inSentence = compare(typed, form, stripFrench);
  if (inSentence !== undefined) return verdictOf(inSentence, form);
  for (const other of otherForms) {
    const differences = compare(typed, other, stripFrench);
    if (differences !== undefined) return verdictOf([...differences, "otherForm"], form);
  }
  return { verdict: "wrong", differences: [], expected: form };
}

/**
 * Compares a typed English meaning with a sense, whose meanings stand between commas or
 * semicolons: any one of them will do, with or without *a*, *the*, *to* and what is in brackets.
 */
export function checkEnglish(typed: string, sense: string): Verdict {
  const meanings = sense
    .split(/[,;/]/)
    .map((meaning) => meaning.trim())
    .filter((meaning) => meaning !== "");
  const all = [sense.trim(), ...meanings];
  const verdicts = all.flatMap((meaning) => {
    const differences = compare(typed, meaning, stripEnglish);
    // Whether *the* stands before an English word is no matter of knowing the French one.
    const told = differences?.filter((difference) => difference !== "article");
    return told === undefined ? [] : [verdictOf(told, meaning)];
  });
  return (
    verdicts.find(({ verdict }) => verdict === "right") ??
    verdicts[0] ?? { verdict: "wrong", differences: [], expected: sense }
  );
}

type Strip = (key: string) => { readonly bare: string; readonly stripped?: Difference };

/** What differs, from least to most that is let pass; `undefined` for another word. */
function compare(typed: string, expected: string, strip: Strip): Difference[] | undefined {
  const [given, wanted] = [tidy(typed), tidy(expected)];
  if (given === "" || wanted === "") return undefined;
  if (given === wanted) return [];
  const [one, other] = [strip(given), strip(wanted)];
  const stripped = one.stripped ?? other.stripped;
  const isStripped = one.bare !== given || other.bare !== wanted;
  const outer: Difference[] = isStripped && stripped !== undefined ? [stripped] : [];
  if (one.bare === "" || other.bare === "") return undefined;
  if (one.bare === other.bare) return outer;
  const [plain, plainWanted] = [withoutAccents(one.bare), withoutAccents(other.bare)];
  if (plain === plainWanted) return [...outer, "accents"];
  // One letter of a short word makes another word: *pain*, *main*.
  if (plainWanted.length >= 6 && isOneLetterOff(plain, plainWanted)) return [...outer, "letter"];
  return undefined;
}

function verdictOf(differences: readonly Difference[], expected: string): Verdict {
  return { verdict: differences.length === 0 ? "right" : "nearly", differences, expected };
}

function tidy(text: string): string {
  return lookupKey(text)
    .replace(/[\s\u00a0\u202f]+/g, " ")
    .replace(/^[ .!?…«»“”"]+|[ .!?…«»“”"]+$/g, "");
}

const frenchArticle = /^(?:le|la|les|un|une|des|du|de la|se) (?=\S)/;
const frenchElision = /^(?:l|d|j|m|t|s|n|c|qu|jusqu|lorsqu|puisqu)'(?=\S)/;

function stripFrench(key: string): ReturnType<Strip> {
  const elided = key.replace(frenchElision, "");
  if (elided !== key) return { bare: elided, stripped: "elision" };
  const bare = key.replace(frenchArticle, "");
  return bare === key ? { bare } : { bare, stripped: "article" };
}

function stripEnglish(key: string): ReturnType<Strip> {
  const bare = key
    .replace(/\([^)]*\)/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|an?|to) (?=\S)/, "");
  return bare === key ? { bare } : { bare, stripped: "article" };
}

/** One letter left out, put in, or changed, or two neighbours swapped. */
function isOneLetterOff(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  let start = 0;
  while (start < short.length && short[start] === long[start]) start++;
  if (long.length === short.length + 1) return short.slice(start) === long.slice(start + 1);
  if (long.length !== short.length) return false;
  if (short.slice(start + 1) === long.slice(start + 1)) return true;
  return (
    short[start] === long[start + 1] &&
    short[start + 1] === long[start] &&
    short.slice(start + 2) === long.slice(start + 2)
  );
}
