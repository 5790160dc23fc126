/** The reader’s words: what is kept of each, and how two tellings of the same word become one. */

import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Memory } from "#lib/study/memory.ts";

/** What a word is to the reader, in the order in which they mostly come. */
export const wordStates = ["new", "learning", "known", "ignored"] as const;
export type WordState = (typeof wordStates)[number];

/** A lemma with all its forms, or an expression. */
export interface Word {
  /** See `wordKey`. */
  readonly key: string;
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly isExpression: boolean;
  /** A word without a record is `new` too. */
  readonly state: WordState;
  /** What it means in English, as chosen or written by the reader; may be empty. */
  readonly sense: string;
  readonly note: string;
  /** The forms met, each once, in the order of their code units. */
  readonly forms: readonly string[];
  /** Milliseconds since 1970, as all times here. */
  readonly keptAt: number;
  /** The last change of state, sense or note. */
  readonly changedAt: number;
  /** Absent until the first review. It follows from the reviews alone: see `replay`. */
  readonly memory?: Memory;
}

/** What tells a word from all others. */
export type WordName = Pick<Word, "lemma" | "upos" | "isExpression">;

/** What a reader changes in a word. */
export type WordChange = Partial<Pick<Word, "state" | "sense" | "note">>;

/** Two offsets in a French sentence, in UTF-16 code units, the end not included. */
export type Span = readonly [startOffset: number, endOffset: number];

/** A segment in which the reader met a word. */
export interface Context {
  /** The word’s key. */
  readonly word: string;
  readonly work: string;
  readonly chapter: string;
  readonly segment: string;
  /** The English edition, `en` or `en.smollett`. */
  readonly edition: string;
  /** The work’s title in French. */
  readonly title: string;
  readonly form: string;
  /** Both sides as plain text; the English may be empty. */
  readonly fr: string;
  readonly en: string;
  /** Where the word stands in `fr`: in one or more pieces, in order, none touching the next. */
  readonly spans: readonly Span[];
  readonly metAt: number;
}

/** `VERB:voir`; `+:tout à coup` for an expression. */
export function wordKey({ lemma, upos, isExpression }: WordName): string {
  return `${isExpression ? "+" : upos}:${lemma}`;
}

/** A word kept for the first time. */
export function makeWord(
  name: WordName,
  { state, sense = "", note = "" }: WordChange & Pick<Word, "state">,
  forms: readonly string[],
  now: number,
): Word {
  const { lemma, upos, isExpression } = name;
  const unique = sortedForms(forms);
  const base = { key: wordKey(name), lemma, upos, isExpression, state, sense, note };
  return { ...base, forms: unique, keptAt: now, changedAt: now };
}

/** The word after a change; the same object where nothing changes. */
export function changeWord(
  word: Word,
  change: WordChange,
  forms: readonly string[],
  now: number,
): Word {
  const isSame = (Object.keys(change) as (keyof WordChange)[]).every(
    (name) => change[name] === word[name],
  );
  const hasForms = forms.every((form) => word.forms.includes(form));
  if (isSame && hasForms) return word;
  return {
    ...word,
    ...change,
    forms: hasForms ? word.forms : sortedForms([...word.forms, ...forms]),
    // A clock set back must not make the change look older than what it changes.
    changedAt: isSame ? word.changedAt : Math.max(now, word.changedAt + 1),
  };
}

/**
 * One word out of two tellings of it: the later change decides, the forms are joined. The order
 * does not matter, and doing it twice changes nothing. The memory is that of the one that decides;
 * whoever joins the reviews makes it anew.
 */
export function mergeWords(one: Word, other: Word): Word {
  const [first, second] = decides(one, other) ? [one, other] : [other, one];
  return {
    ...first,
    forms: sortedForms([...first.forms, ...second.forms]),
    keptAt: Math.min(first.keptAt, second.keptAt),
  };
}

/** Offsets that stand in the order of the text and inside it. */
export function areSpans(spans: readonly Span[], length: number): boolean {
  let end = 0;
  return spans.every(([from, to], index) => {
    const fits = from < to && to <= length && (index === 0 ? from >= 0 : from > end);
    end = to;
    return fits;
  });
}

function decides(one: Word, other: Word): boolean {
  if (one.changedAt !== other.changedAt) return one.changedAt > other.changedAt;
  const text = ({ state, sense, note }: Word) => JSON.stringify([state, sense, note]);
  return text(one) >= text(other);
}

function sortedForms(forms: readonly string[]): readonly string[] {
  return [...new Set(forms)].sort();
}
