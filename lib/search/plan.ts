/** What a query asks of entries, once the words of all texts are known. */

import { isOpenClass } from "#lib/lexicon/part-of-speech.ts";
import { isTelling } from "#lib/lexicon/sense-choice.ts";
import {
  type EntryKey,
  isExpressionEntry,
  readEntry,
  sideOfEntry,
  textOfEntry,
} from "#lib/search/entry.ts";
import { compareText, type EntryStore, type WordRow } from "#lib/search/entry-store.ts";
import {
  type FindQuery,
  type Matching,
  type SideQuery,
  searchKey,
  type Term,
  type TypedWord,
} from "#lib/search/find-query.ts";
import type { Suggestion, TermReading } from "#lib/search/search-source.ts";
import type { Side } from "#lib/text/side.ts";

/** What is looked for. */
export interface Plan {
  /** The side whose words are found; the other says them. */
  readonly side: Side;
  /** What is grouped by what says it. */
  readonly anchor: PlannedTerm;
  /** What stands in the same segment on the same side, and what must not. */
  readonly beside: readonly PlannedTerm[];
  readonly notBeside: readonly PlannedTerm[];
  /** What stands on the other side, and what must not: see `Matching`. */
  readonly across: readonly PlannedTerm[];
  readonly notAcross: readonly PlannedTerm[];
  readonly matching: Matching;
}

/** One word, or several one after the other. */
export interface PlannedTerm {
  readonly side: Side;
  readonly words: readonly PlannedWord[];
  /** The word that groups are made by. */
  readonly main: number;
}

/** The entries that a word may be, any of them. */
export type PlannedWord = readonly Pick[];

export interface Pick {
  readonly entry: EntryKey;
  /** Only these forms; absent for all. */
  readonly forms?: ReadonlySet<string>;
}

export interface Planned {
  /** Absent where a term is found nowhere. */
  readonly plan?: Plan;
  readonly terms: readonly TermReading[];
}

/** Of a prefix no more entries are looked for, the most frequent. */
const mostOfPrefix = 40;
const longestExpression = 7;

/** Finds what the words of a query are in some stores. */
export async function planQuery(query: FindQuery, stores: readonly EntryStore[]): Promise<Planned> {
  if (query.fault !== undefined) return { terms: [] };
  const words = new Words(stores);
  const [fr, en] = await Promise.all([words.side(query.fr, "fr"), words.side(query.en, "en")]);
  const terms = [...fr.readings, ...en.readings];
  const [own, other] = fr.terms.length > 0 ? [fr, en] : [en, fr];
  const isFound = [...own.terms, ...other.terms].every(({ words: all }) =>
    all.every((picks) => picks.length > 0),
  );
  const anchor = own.terms.find(isContent) ?? own.terms[0];
  if (!isFound || anchor === undefined) return { terms };
  const plan = {
    side: anchor.side,
    anchor,
    beside: own.terms.filter((term) => term !== anchor),
    notBeside: own.not,
    across: other.terms,
    notAcross: other.not,
    matching: query.matching,
  };
  return { plan, terms };
}

interface PlannedSide {
  readonly terms: readonly PlannedTerm[];
  readonly not: readonly PlannedTerm[];
  readonly readings: readonly TermReading[];
}

/** The words of all stores. */
class Words {
  readonly #stores: readonly EntryStore[];

  constructor(stores: readonly EntryStore[]) {
    this.#stores = stores;
  }

  async side(query: SideQuery, side: Side): Promise<PlannedSide> {
    const terms: PlannedTerm[] = [];
    const readings: TermReading[] = [];
    for (const term of await this.#withExpressions(query.terms, side)) {
      const found = await this.#term(term, side);
      terms.push(found.term);
      readings.push(found.reading);
    }
    const not = await Promise.all(query.not.map((term) => this.#term(term, side)));
    // What is nowhere need not be left out.
    const known = not.flatMap(({ term }) =>
      term.words.every(({ length }) => length > 0) ? [term] : [],
    );
    return { terms, not: known, readings };
  }

  /** Bare words side by side that are an expression become one term; elided ones alone go. */
  async #withExpressions(terms: readonly Term[], side: Side): Promise<readonly Term[]> {
    if (side === "en") return terms;
    const joined: Term[] = [];
    for (let at = 0; at < terms.length; ) {
      const run = bareRun(terms, at).slice(0, longestExpression);
      const found = await this.#longestExpression(run);
      joined.push(found?.term ?? (terms[at] as Term));
      at += found?.length ?? 1;
    }
    const standing = joined.filter((term) => term.kind !== "word" || term.leans !== true);
    return standing.length > 0 ? standing : joined;
  }

  async #longestExpression(
    run: readonly TypedWord[],
  ): Promise<{ readonly term: Term; readonly length: number } | undefined> {
    for (let length = run.length; length > 1; length--) {
      const words = run.slice(0, length);
      const key = words.map((word) => word.key).join(" ");
      const rows = await this.rows("fr", key);
      const entries = [...new Set(rows.map(({ entry }) => entry))].filter(isExpressionEntry);
      if (entries.length === 0) continue;
      const text = words.map((word) => word.text).join(" ");
      return { term: { kind: "word", text, key, entries }, length };
    }
    return undefined;
  }

  async #term(
    term: Term,
    side: Side,
  ): Promise<{ readonly term: PlannedTerm; readonly reading: TermReading }> {
    if (term.kind === "exact") {
      const words = await Promise.all(term.words.map((word) => this.#exact(word, side)));
      const main = Math.max(0, words.findIndex(isContentWord));
      const text = term.words.map((word) => word.text).join(" ");
      const entries = (words[main] ?? []).length;
      const rows = entries === 0 ? [] : await this.rows(side, term.words[main]?.key ?? "");
      const used = new Set(words[main]?.map(({ entry }) => entry));
      const own = rows.filter(({ entry }) => used.has(entry));
      return {
        term: { side, words, main },
        reading: { side, text, entries: toSuggestions(own), others: [] },
      };
    }
    const rows =
      term.kind === "prefix"
        ? await this.#rowsFrom(side, term.key)
        : await this.rows(side, term.key);
    const chosen = term.kind === "prefix" ? rows : chooseRows(rows, term);
    const others = rows.filter(({ entry }) => !chosen.some((row) => row.entry === entry));
    const picks =
      term.kind === "prefix"
        ? picksByForm(chosen)
        : [...new Set(chosen.map(({ entry }) => entry))].map((entry) => ({ entry }));
    const known = term.kind === "word" && picks.length === 0 ? (term.entries ?? []) : [];
    return {
      term: { side, words: [[...picks, ...known.map((entry) => ({ entry }))]], main: 0 },
      reading: {
        side,
        text: term.text,
        entries: toSuggestions(chosen),
        others: toSuggestions(others),
      },
    };
  }

  async #exact(word: TypedWord, side: Side): Promise<PlannedWord> {
    const rows = await this.rows(side, word.key);
    return picksByForm(
      withTypedAccents(rows, word).filter(({ entry }) => !isExpressionEntry(entry)),
    );
  }

  async rows(side: Side, key: string): Promise<readonly WordRow[]> {
    return mergeRows(await Promise.all(this.#stores.map((store) => store.words(side, key))));
  }

  async #rowsFrom(side: Side, prefix: string): Promise<readonly WordRow[]> {
    const found = await Promise.all(this.#stores.map((store) => store.wordsFrom(side, prefix)));
    const words = mergeRows(found).filter(({ entry }) => !isExpressionEntry(entry));
    const kept = new Set(
      toSuggestions(words)
        .slice(0, mostOfPrefix)
        .map(({ entry }) => entry),
    );
    return words.filter(({ entry }) => kept.has(entry));
  }
}

function bareRun(terms: readonly Term[], from: number): readonly TypedWord[] {
  const run: TypedWord[] = [];
  for (const term of terms.slice(from)) {
    if (term.kind !== "word" || term.entries !== undefined) break;
    run.push(term);
  }
  return run;
}

/** The rows of several stores as those of one. */
export function mergeRows(lists: readonly (readonly WordRow[])[]): readonly WordRow[] {
  if (lists.length === 1) return lists[0] ?? [];
  const merged = new Map<string, WordRow>();
  for (const row of lists.flat()) {
    const id = `${row.key}\t${row.form}\t${row.entry}`;
    const known = merged.get(id);
    const [count, total] = [known?.count ?? 0, known?.total ?? 0];
    merged.set(id, { ...row, count: row.count + count, total: row.total + total });
  }
  return [...merged.values()];
}

/**
 * What a bare word is taken to be: the entries chosen, else those with the accents that are typed,
 * and of them the ones that it is the dictionary form of.
 */
function chooseRows(rows: readonly WordRow[], word: TypedWord): readonly WordRow[] {
  const { entries } = word;
  if (entries !== undefined) return rows.filter(({ entry }) => entries.includes(entry));
  const words = withTypedAccents(rows, word).filter(({ entry }) => !isExpressionEntry(entry));
  const lemmas = words.filter(({ entry }) => searchKey(textOfEntry(entry)) === word.key);
  return lemmas.length > 0 ? lemmas : words;
}

/** With accents typed only forms that have them, where there are any. */
function withTypedAccents(rows: readonly WordRow[], { text, key }: TypedWord): readonly WordRow[] {
  const small = text.toLowerCase().normalize("NFC").replace(/[’‘ʼ]/g, "'");
  if (small.replaceAll("œ", "oe").replaceAll("æ", "ae") === key) return rows;
  const exact = rows.filter(
    ({ form }) => form === small.replaceAll("œ", "oe").replaceAll("æ", "ae"),
  );
  return exact.length > 0 ? exact : rows;
}

function picksByForm(rows: readonly WordRow[]): PlannedWord {
  const forms = new Map<EntryKey, Set<string>>();
  for (const { entry, form } of rows) {
    const known = forms.get(entry) ?? new Set<string>();
    forms.set(entry, known.add(form));
  }
  return [...forms].map(([entry, own]) => ({ entry, forms: own }));
}

/** The entries of rows, the most frequent first. */
export function toSuggestions(rows: readonly WordRow[]): readonly Suggestion[] {
  const byEntry = new Map<EntryKey, WordRow>();
  for (const row of rows) {
    const known = byEntry.get(row.entry);
    if (known === undefined || row.count > known.count) byEntry.set(row.entry, row);
  }
  return [...byEntry.values()]
    .sort((a, b) => b.total - a.total || compareText(a.entry, b.entry))
    .map(({ entry, form, total }) => {
      const read = readEntry(entry);
      const lemma = textOfEntry(entry);
      const told = read.kind === "word" ? { upos: read.upos } : {};
      return { text: form, side: sideOfEntry(entry), entry, lemma, ...told, count: total };
    });
}

function isContent({ words, main }: PlannedTerm): boolean {
  return isContentWord(words[main] ?? []);
}

function isContentWord(picks: PlannedWord): boolean {
  return picks.some(({ entry }) => {
    const read = readEntry(entry);
    if (read.kind === "word") return isOpenClass(read.upos) || read.upos === "ADV";
    return read.kind === "expression" || isTelling(read.lemma);
  });
}
