/** Finds what a plan asks for in the units of one store. */

import { groupOfPrinted, lemmasOfPrinted } from "#lib/align/counterpart.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { type EntryKey, readEntry, textOfEntry } from "#lib/search/entry.ts";
import type { EntryStore, Postings, StoredEntry, StoredPage } from "#lib/search/entry-store.ts";
import type { Pick, Plan, PlannedTerm, PlannedWord } from "#lib/search/plan.ts";
import { type Group, noCounterpart } from "#lib/search/search-source.ts";

/** A way of saying it, without its count. */
export type GroupName = Omit<Group, "count" | "printed">;

/** Where something stands in a store. */
export interface Match {
  readonly unit: number;
  /** The segment among all of the unit’s. */
  readonly row: number;
  readonly word: number;
  /** The words of the side that is sought, and of the other. */
  readonly own: readonly number[];
  readonly other: readonly number[];
  readonly group: GroupName;
  /** What says it, as printed; empty for nothing. */
  readonly printed: string;
}

/** Units from the first to the last, both included. */
export interface UnitRange {
  readonly from: number;
  readonly to: number;
}

export interface Matches {
  /** In the order of the text. */
  readonly matches: readonly Match[];
  /** Something is too frequent to be looked into, and must be looked for in the text. */
  readonly isUnchecked: boolean;
  /** Some English words are of more French ones than were looked into. */
  readonly isWhole: boolean;
}

/** Of a word that stands beside what is sought no more pages are read. */
const mostPagesBeside = 6;

/** What is found in some units. `groups`: only of these groups, where they are told beforehand. */
export async function findMatches(
  store: EntryStore,
  plan: Plan,
  range: UnitRange,
  groups?: ReadonlySet<string>,
): Promise<Matches> {
  const matcher = new Matcher(store, range);
  const anchors = await matcher.term(plan.anchor, groups);
  const matches = await matcher.filter(anchors, plan);
  return { matches, isUnchecked: matcher.isUnchecked, isWhole: matcher.isWhole };
}

/**
 * The units of a store in parts, each of which can be looked into with a page or so of what is
 * sought.
 */
export async function rangesOf(store: EntryStore, plan: Plan): Promise<readonly UnitRange[]> {
  const picks = plan.anchor.words[plan.anchor.main] ?? [];
  const entries = await Promise.all(picks.map(({ entry }) => store.entry(entry)));
  const pages = entries.flatMap((entry) => (entry === undefined ? [] : [entry.pages]));
  const most = pages.reduce<readonly StoredPage[]>((a, b) => (b.length > a.length ? b : a), []);
  const ends = most.slice(0, -1).map(({ toUnit }) => toUnit);
  const lasts = [...ends, store.units.length - 1];
  return lasts.map((to, index) => ({ from: index === 0 ? 0 : (lasts[index - 1] ?? 0) + 1, to }));
}

class Matcher {
  readonly #store: EntryStore;
  readonly #range: UnitRange;
  isUnchecked = false;
  isWhole = true;

  constructor(store: EntryStore, range: UnitRange) {
    this.#store = store;
    this.#range = range;
  }

  /** All places of a term, in the order of the text. */
  async term(term: PlannedTerm, groups?: ReadonlySet<string>): Promise<readonly Match[]> {
    const found = await this.#word(term.words[term.main] ?? [], groups);
    if (term.words.length === 1) return found;
    const rows = await Promise.all(
      term.words.map((word, index) => (index === term.main ? undefined : this.#places(word))),
    );
    return found.flatMap((match) => {
      const first = match.word - term.main;
      const isThere = rows.every(
        (places, index) =>
          places === undefined || places.has(placeNumber(match.unit, match.row, first + index)),
      );
      if (first < 0 || !isThere) return [];
      return [{ ...match, word: first, own: term.words.map((_, index) => first + index) }];
    });
  }

  /** Keeps the matches whose segments have all else that is asked for. */
  async filter(matches: readonly Match[], plan: Plan): Promise<readonly Match[]> {
    const kept = matches.map((match) => ({ match, own: [...match.own], other: [...match.other] }));
    let left = kept;
    for (const term of plan.beside) {
      const rows = await this.#rows(term);
      if (rows === undefined) continue;
      left = left.filter(({ match, own }) => {
        const there = rows.get(rowNumber(match))?.filter((words) => !overlaps(words, match.own));
        for (const words of there ?? []) own.push(...words);
        return there !== undefined && there.length > 0;
      });
    }
    for (const term of plan.notBeside) {
      const rows = await this.#rows(term);
      if (rows !== undefined) left = left.filter(({ match }) => !rows.has(rowNumber(match)));
    }
    for (const [index, term] of plan.across.entries()) {
      // Of several words on the other side the first says what is sought; the others are beside it.
      if (plan.matching === "linked" && index === 0) {
        left = left.filter(({ match }) => isSaidBy(match, term));
        continue;
      }
      const rows = await this.#rows(term);
      if (rows === undefined) continue;
      left = left.filter(({ match, other }) => {
        const there = rows.get(rowNumber(match));
        for (const words of there ?? []) other.push(...words);
        return there !== undefined;
      });
    }
    for (const term of plan.notAcross) {
      if (plan.matching === "linked") {
        left = left.filter(({ match }) => !isSaidBy(match, term));
        continue;
      }
      const rows = await this.#rows(term);
      if (rows !== undefined) left = left.filter(({ match }) => !rows.has(rowNumber(match)));
    }
    return left.map(({ match, own, other }) => ({
      ...match,
      own: ascending(own),
      other: ascending(other),
    }));
  }

  async #word(picks: PlannedWord, groups?: ReadonlySet<string>): Promise<readonly Match[]> {
    const found = await Promise.all(picks.map((pick) => this.#pick(pick, groups)));
    return found.length === 1 ? (found[0] ?? []) : found.flat().sort(inOrder);
  }

  async #pick(pick: Pick, groups?: ReadonlySet<string>): Promise<readonly Match[]> {
    const entry = await this.#store.entry(pick.entry);
    if (entry === undefined) return [];
    const read = readEntry(pick.entry);
    if (read.kind !== "english") {
      const pages = await this.#pages(entry);
      return pages.flatMap((page) => this.#french(page, read, pick));
    }
    const wanted = entry.linked.filter(({ entry: key }) => groups?.has(key) ?? true);
    const linked = wanted.slice(0, groups === undefined ? this.#store.mostLinked : wanted.length);
    if (linked.length < wanted.length) this.isWhole = false;
    const french = await Promise.all(
      linked.map(async ({ entry: key }) => {
        const own = await this.#store.entry(key);
        const pages = own === undefined ? [] : await this.#pages(own);
        return pages.flatMap((page) => this.#linked(page, key, read.lemma, pick));
      }),
    );
    const isAsked = groups?.has(noCounterpart) ?? true;
    const alone = isAsked ? await this.#pages(entry) : [];
    return [...french.flat(), ...alone.flatMap((page) => this.#unlinked(page, pick))].sort(inOrder);
  }

  #pages({ pages }: StoredEntry): Promise<readonly Postings[]> {
    const { from, to } = this.#range;
    return Promise.all(
      pages
        .filter(({ fromUnit, toUnit }) => fromUnit <= to && toUnit >= from)
        .map((page) => page.load()),
    );
  }

  /** The places of a French word or expression. */
  #french(
    page: Postings,
    { upos }: { readonly upos: PartOfSpeech },
    { forms }: Pick,
  ): readonly Match[] {
    const isForm = page.forms.map((form) => forms?.has(form) ?? true);
    const names = new GroupNames(page, upos);
    return this.#postings(page, (at) => {
      if (isForm[page.form[at] ?? 0] !== true) return undefined;
      const own = ownWords(page, at);
      const by = page.saidBy[at] ?? 0;
      return { own, other: saidWords(page, at), group: names.of(by), printed: printedOf(page, by) };
    });
  }

  /** The places of an English word where it says a French one. */
  #linked(page: Postings, key: EntryKey, lemma: string, { forms }: Pick): readonly Match[] {
    const entry = readEntry(key);
    if (entry.kind === "english") return [];
    const group: GroupName = {
      kind: "said",
      name: key,
      text: textOfEntry(key),
      ...(entry.kind === "word" ? { upos: entry.upos } : {}),
    };
    const places = page.said.map((printed) => {
      const words = printed.split(" ").filter((word) => word !== "…");
      return lemmasOfPrinted(printed, entry.upos).findIndex(
        (one, index) => one === lemma && (forms?.has(words[index] ?? "") ?? true),
      );
    });
    return this.#postings(page, (at) => {
      const place = places[(page.saidBy[at] ?? 0) - 1] ?? -1;
      if (place < 0) return undefined;
      const own = saidWords(page, at);
      const printed = page.forms[page.form[at] ?? 0] ?? "";
      return { own, other: ownWords(page, at), group, printed, word: own[place] ?? own[0] ?? 0 };
    });
  }

  #unlinked(page: Postings, { forms }: Pick): readonly Match[] {
    const isForm = page.forms.map((form) => forms?.has(form) ?? true);
    return this.#postings(page, (at) => {
      if (isForm[page.form[at] ?? 0] !== true) return undefined;
      return { own: [page.word[at] ?? 0], other: [], group: nothing, printed: "" };
    });
  }

  #postings(page: Postings, read: (at: number) => FoundWords | undefined): readonly Match[] {
    const { from, to } = this.#range;
    const found: Match[] = [];
    for (let at = 0; at < page.length; at++) {
      const unit = page.unit[at] ?? 0;
      if (unit < from || unit > to) continue;
      const words = read(at);
      if (words === undefined) continue;
      const { word = page.word[at] ?? 0, ...rest } = words;
      found.push({ unit, row: page.row[at] ?? 0, word, ...rest });
    }
    return found;
  }

  /** The words of a term in each segment that has it; `undefined` where that is too much to read. */
  async #rows(
    term: PlannedTerm,
  ): Promise<ReadonlyMap<number, readonly (readonly number[])[]> | undefined> {
    if (await this.#isTooFrequent(term.words[term.main] ?? [])) return undefined;
    const rows = new Map<number, (readonly number[])[]>();
    for (const match of await this.term(term)) {
      const known = rows.get(rowNumber(match));
      if (known === undefined) rows.set(rowNumber(match), [match.own]);
      else known.push(match.own);
    }
    return rows;
  }

  async #places(picks: PlannedWord): Promise<ReadonlySet<number> | undefined> {
    if (await this.#isTooFrequent(picks)) return undefined;
    const found = await this.#word(picks);
    return new Set(found.map(({ unit, row, word }) => placeNumber(unit, row, word)));
  }

  async #isTooFrequent(picks: PlannedWord): Promise<boolean> {
    const { from, to } = this.#range;
    const entries = await Promise.all(picks.map(({ entry }) => this.#store.entry(entry)));
    const pages = entries.flatMap((entry) => entry?.pages ?? []);
    const read = pages.filter(({ fromUnit, toUnit }) => fromUnit <= to && toUnit >= from);
    if (read.length - picks.length < mostPagesBeside) return false;
    this.isUnchecked = true;
    return true;
  }
}

interface FoundWords extends Omit<Match, "unit" | "row" | "word"> {
  readonly word?: number;
}

const nothing: GroupName = { kind: "none", name: noCounterpart, text: "" };

/** The groups of a page’s postings, each made once. */
class GroupNames {
  readonly #page: Postings;
  readonly #upos: PartOfSpeech;
  readonly #known = new Map<number, GroupName>();

  constructor(page: Postings, upos: PartOfSpeech) {
    this.#page = page;
    this.#upos = upos;
  }

  of(saidBy: number): GroupName {
    if (saidBy === 0) return nothing;
    let name = this.#known.get(saidBy);
    if (name === undefined) {
      name = saidBy > 0 ? this.#said(saidBy - 1) : this.#expression(-1 - saidBy);
      this.#known.set(saidBy, name);
    }
    return name;
  }

  #said(number: number): GroupName {
    return saidGroup(groupOfPrinted(this.#page.said[number] ?? "", this.#upos));
  }

  #expression(number: number): GroupName {
    return expressionGroup(this.#page.expressions[number] ?? "");
  }
}

/** The group of an English lemma or phrase. */
export function saidGroup(text: string): GroupName {
  return { kind: "said", name: text, text };
}

/** The group of the places where a word is part of an expression. */
export function expressionGroup(entry: EntryKey): GroupName {
  return { kind: "expression", name: entry, text: textOfEntry(entry) };
}

function printedOf(page: Postings, saidBy: number): string {
  return saidBy > 0 ? (page.said[saidBy - 1] ?? "") : "";
}

function ownWords(page: Postings, at: number): readonly number[] {
  return [page.word[at] ?? 0, ...(page.more?.[at] ?? [])];
}

function saidWords(page: Postings, at: number): readonly number[] {
  const by = page.saidBy[at] ?? 0;
  const [first, last] = [page.first[at] ?? 0, page.last[at] ?? -1];
  if (by === 0 || last < first) return [];
  if (by > 0 && page.said[by - 1]?.includes("…")) return [first, last];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

/** Whether what says a match is a form of a term. */
function isSaidBy({ group, printed }: Match, { side, words, main }: PlannedTerm): boolean {
  return (words[main] ?? []).some(({ entry, forms }) => {
    if (side === "fr") return group.name === entry && (forms?.has(printed) ?? true);
    if (group.kind !== "said") return false;
    const parts = printed.split(" ");
    const lemma = textOfEntry(entry);
    return (
      (forms === undefined && group.text.split(" ").includes(lemma)) ||
      parts.some((part) => forms?.has(part) ?? false)
    );
  });
}

/** Segments and places as numbers: a unit has fewer than 2²⁰ segments, those fewer than 2¹⁴ words. */
function rowNumber({ unit, row }: InRow): number {
  return unit * 2 ** 20 + row;
}

type InRow = { readonly unit: number; readonly row: number };

function placeNumber(unit: number, row: number, word: number): number {
  return rowNumber({ unit, row }) * 2 ** 14 + word;
}

function overlaps(a: readonly number[], b: readonly number[]): boolean {
  return a.some((word) => b.includes(word));
}

function ascending(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function inOrder(a: Match, b: Match): number {
  return a.unit - b.unit || a.row - b.row || a.word - b.word;
}
