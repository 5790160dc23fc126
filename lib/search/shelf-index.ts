/** Finds works on the shelf, by what is said of them and by how long and how hard they are. */

import MiniSearch from "minisearch";
import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import {
  type ShelfLength,
  type ShelfOrder,
  type ShelfQuery,
  shelfLengths,
} from "#lib/search/shelf-query.ts";
import type { Genre, Level, Subject } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";

/** A work as the shelf has it. */
export interface ShelfEntry {
  /** The work’s key: see `address.ts`. */
  readonly key: string;
  /** In both languages, the reader’s first. */
  readonly titles: readonly string[];
  readonly author: string;
  /** What it is about, in both languages. */
  readonly summaries: readonly string[];
  /** Absent for a text of the reader’s own that has none. */
  readonly level: Level | undefined;
  /** Absent where the work does not say. */
  readonly genre: Genre | undefined;
  /** Empty where the work does not say. */
  readonly subjects: readonly Subject[];
  /** How long the French takes to read. */
  readonly minutes: number;
}

/** How much of the words of a work the reader knows, 0 to 1, by its key; absent where unknown. */
export type KnownShares = ReadonlyMap<string, number>;

/** Longer queries are no titles. */
const longestQuery = 200;

/** A shelf that can be asked. */
export interface ShelfIndex {
  readonly find: (query: ShelfQuery, known?: KnownShares) => readonly ShelfEntry[];
}

/** Makes a shelf ready to be asked. */
export function indexShelf(entries: readonly ShelfEntry[]): ShelfIndex {
  const search = new MiniSearch<{
    id: number;
    titles: string;
    author: string;
    level: string;
    about: string;
  }>({
    fields: ["titles", "author", "level", "about"],
    tokenize: wordsOf,
    processTerm: (term) => term,
  });
  search.addAll(
    entries.map(({ titles, author, level, summaries }, id) => ({
      id,
      titles: titles.join("\n"),
      author,
      level: level ?? "",
      about: summaries.join("\n"),
    })),
  );
  const matching = (text: string): readonly ShelfEntry[] => {
    const words = wordsOf(text);
    if (words.length === 0) return /\S/.test(text) ? [] : entries;
    const options = {
      combineWith: "AND",
      prefix: true,
      boost: { titles: 4, author: 3, level: 2 },
    } as const;
    const found = search.search(text, options);
    // Only where nothing has the words as they are typed are they taken for a slip.
    const close = found.length > 0 ? found : search.search(text, { ...options, fuzzy: slipsIn });
    return close.flatMap(({ id }) => entries[id as number] ?? []);
  };
  return {
    find: (query, known = new Map()) =>
      inOrder(
        matching(query.text.slice(0, longestQuery)).filter((entry) => isAsked(entry, query, known)),
        query.order,
        known,
      ),
  };
}

/** Which of the lengths a work has. */
export function shelfLengthOf(minutes: number): ShelfLength {
  return shelfLengths.find((length) => minutes <= mostMinutes[length]) ?? "very-long";
}

/** The most minutes of each length: a sitting, an evening, a week, and more. */
const mostMinutes: Readonly<Record<ShelfLength, number>> = {
  short: 15,
  medium: 60,
  long: 300,
  "very-long": Number.POSITIVE_INFINITY,
};

function isAsked(
  { key, level, genre, subjects, minutes }: ShelfEntry,
  query: ShelfQuery,
  known: KnownShares,
) {
  return (
    (query.level === undefined || level === query.level) &&
    (query.genre === undefined || genre === query.genre) &&
    (query.subject === undefined || subjects.includes(query.subject)) &&
    (query.length === undefined || shelfLengthOf(minutes) === query.length) &&
    (query.leastKnown === undefined || (known.get(key) ?? 0) >= query.leastKnown)
  );
}

function inOrder(
  entries: readonly ShelfEntry[],
  order: ShelfOrder,
  known: KnownShares,
): readonly ShelfEntry[] {
  const levelOf = ({ level }: ShelfEntry) =>
    level === undefined ? levels.length : levels.indexOf(level);
  // As in a library, *L’Été* stands under E.
  const titleOf = ({ titles }: ShelfEntry) => (titles[0] ?? "").replace(article, "");
  const comparisons: Record<ShelfOrder, (a: ShelfEntry, b: ShelfEntry) => number> = {
    best: () => 0,
    level: (a, b) => levelOf(a) - levelOf(b),
    title: (a, b) => collator.compare(titleOf(a), titleOf(b)),
    // Those without an author come last.
    author: (a, b) =>
      Number(a.author === "") - Number(b.author === "") || collator.compare(a.author, b.author),
    length: (a, b) => a.minutes - b.minutes,
    known: (a, b) => (known.get(b.key) ?? -1) - (known.get(a.key) ?? -1),
  };
  return [...entries].sort(comparisons[order]);
}

const article = /^(?:l[’']|(?:le|la|les|un|une|des|the|an?)\s)/i;
const collator = new Intl.Collator("fr", { sensitivity: "base", ignorePunctuation: true });

/** The words of a text as they are compared: `L’Étranger` → `l`, `etranger`. */
function wordsOf(text: string): string[] {
  return withoutAccents(lookupKey(text)).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** How many letters of a word may be wrong, as a share of its length. */
function slipsIn(word: string): number | false {
  return word.length > 4 && 0.25;
}
