/**
 * What a reader types to find, taken apart: words, “exact” words and phrases, `prefix*`, and `-word`
 * for what must not be there. Nothing that can be typed is an error; what makes no sense finds
 * nothing, and says why.
 *
 *     parseFindQuery({ fr: "regard", en: "-look" })
 *     // regard, said by anything but look
 */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import { tokenize } from "#lib/french/tokens.ts";
import { englishWords } from "#lib/lexicon/sense-choice.ts";
import { type EntryKey, sideOfEntry, textOfEntry } from "#lib/search/entry.ts";
import { formOfToken } from "#lib/search/token-form.ts";
import type { Side } from "#lib/text/side.ts";

/** What stands in the two fields. */
export interface TypedQuery {
  readonly fr?: string;
  readonly en?: string;
}

/** What is sought: on one side, or on both. */
export interface FindQuery {
  readonly fr: SideQuery;
  readonly en: SideQuery;
  /**
   * With words in both fields: `linked`, where one says the other; `present`, where both are in the
   * segment.
   */
  readonly matching: Matching;
  /** Why there is nothing to find. */
  readonly fault?: QueryFault;
}

export type Matching = "linked" | "present";

/** `no-words`: signs and numbers alone. `too-long`: more than `longestQuery`. */
export type QueryFault = "empty" | "no-words" | "too-long";

export interface SideQuery {
  /** All of these are in the segment. */
  readonly terms: readonly Term[];
  /** None of these is: see `Matching`. */
  readonly not: readonly Term[];
}

/**
 * `word`: any form of it; bare words side by side may be an expression. `exact`: words as typed, one
 * after the other. `prefix`: what begins with it.
 */
export type Term =
  | ({ readonly kind: "word" } & TypedWord)
  | ({ readonly kind: "prefix" } & TypedWord)
  | { readonly kind: "exact"; readonly words: readonly TypedWord[] };

export interface TypedWord {
  /** As typed. */
  readonly text: string;
  /** See `searchKey`. */
  readonly key: string;
  /** Only these entries of it, where someone has chosen. */
  readonly entries?: readonly EntryKey[];
  /** It leans on the next word or the one before: *l’*, *-t-il*. */
  readonly leans?: boolean;
}

/** A query of more letters is none. */
export const longestQuery = 200;
/** Terms after these are not looked for. */
const mostTerms = 12;

/**
 * The spelling that words are found by: small letters without accents, typewriter apostrophe, `oe`
 * for `œ`. `L’Œuvre` → `l'oeuvre`, `élève` → `eleve`.
 */
export function searchKey(printed: string): string {
  return withoutAccents(lookupKey(printed));
}

/** Takes both fields apart. */
export function parseFindQuery(typed: TypedQuery, matching: Matching = "linked"): FindQuery {
  const texts = [typed.fr ?? "", typed.en ?? ""].map((text) => text.trim());
  const fault = (told: QueryFault): FindQuery => ({ fr: none, en: none, matching, fault: told });
  if (texts.some((text) => text.length > longestQuery)) return fault("too-long");
  if (texts.every((text) => text === "")) return fault("empty");
  const [fr, en] = [parseSide(texts[0] ?? "", "fr"), parseSide(texts[1] ?? "", "en")];
  if (fr.terms.length + en.terms.length === 0) return fault("no-words");
  return { fr, en, matching };
}

/** The query for all places of an entry: what a card asks. */
export function queryOfEntry(entry: EntryKey): FindQuery {
  const text = textOfEntry(entry);
  const terms: readonly Term[] = [{ kind: "word", text, key: searchKey(text), entries: [entry] }];
  const isEnglish = sideOfEntry(entry) === "en";
  const [fr, en] = isEnglish ? [none, { terms, not: [] }] : [{ terms, not: [] }, none];
  return { fr, en, matching: "linked" };
}

const none: SideQuery = { terms: [], not: [] };

/** A side’s field: quoted parts, and what stands between them. */
function parseSide(typed: string, side: Side): SideQuery {
  const terms: Term[] = [];
  const not: Term[] = [];
  // A quotation mark that nothing closes quotes all that follows.
  const parts = typed.matchAll(
    /(?<not>(?<![^\s])[-−–])?["“”«»„]\s*(?<exact>[^"“”«»„]*)(?:["“”«»„]|$)|(?<bare>(?:(?!(?<![^\s])[-−–]["“”«»„])[^"“”«»„])+)/gu,
  );
  for (const { groups = {} } of parts) {
    const { exact, bare } = groups;
    if (exact !== undefined) {
      const words = wordsOf(exact, side);
      const list = groups.not === undefined ? terms : not;
      if (words.length > 0) list.push({ kind: "exact", words });
      continue;
    }
    for (const piece of (bare ?? "").split(/\s+/)) readBare(piece, side, terms, not);
  }
  return { terms: terms.slice(0, mostTerms), not: not.slice(0, mostTerms) };
}

function readBare(piece: string, side: Side, terms: Term[], not: Term[]): void {
  const isNot = /^[-−–]/.test(piece);
  const isPrefix = /\*[.,;:!?]*$/.test(piece);
  const words = wordsOf(piece.replaceAll("*", "").replace(/^[-−–]/, ""), side);
  for (const [index, word] of words.entries()) {
    const kind = isPrefix && index === words.length - 1 ? "prefix" : "word";
    (isNot ? not : terms).push({ kind, ...word });
  }
}

/** The words of a text as the texts of the library have them; no marks that stand alone. */
export function wordsOf(text: string, side: Side): readonly TypedWord[] {
  return (side === "fr" ? frenchWords(text) : englishKeys(text)).filter(({ key }) => key !== "");
}

function frenchWords(text: string): readonly TypedWord[] {
  return tokenize(text)
    .filter(({ kind }) => kind === "word")
    .map(({ text: printed, leansOn }) => ({
      text: printed,
      key: withoutAccents(formOfToken(printed)),
      ...(leansOn === undefined ? {} : { leans: true }),
    }));
}

function englishKeys(text: string): readonly TypedWord[] {
  return englishWords(text).map((word) => ({ text: word.text, key: englishKey(word.text) }));
}

/** The key of an English form, without the mark of a genitive: *Anna’s* is found by *Anna*. */
export function englishKey(printed: string): string {
  return searchKey(printed).replace(/'s?$/, "");
}
