/**
 * Answers queries out of stores, as many as there are: the volumes of a site, a chapter, a reader’s
 * own texts. Counts add up and hits are put in one order, so it is the same how texts are spread
 * over stores.
 */

import { readEntry } from "#lib/search/entry.ts";
import { expressionKey } from "#lib/search/entry-collector.ts";
import {
  compareText,
  compareUnits,
  type EntryStore,
  type SaidCount,
  type StoredEntry,
} from "#lib/search/entry-store.ts";
import { type FindQuery, searchKey } from "#lib/search/find-query.ts";
import {
  expressionGroup,
  findMatches,
  type GroupName,
  type Match,
  rangesOf,
  saidGroup,
} from "#lib/search/match.ts";
import { findNearKeys } from "#lib/search/near-keys.ts";
import { comparePlaces, filterOf, rowInUnit, toHits } from "#lib/search/places.ts";
import { mergeRows, type Plan, planQuery, toSuggestions } from "#lib/search/plan.ts";
import {
  type Group,
  type Groups,
  type HitPage,
  type HitWish,
  noCounterpart,
  type Place,
  type Scope,
  type SearchSource,
  type Suggestion,
} from "#lib/search/search-source.ts";
import type { Side } from "#lib/text/side.ts";

/** A source over all of these stores. They are got anew for each question. */
export function storesSource(getStores: () => Promise<readonly EntryStore[]>): SearchSource {
  return {
    complete: async (typed, side, most = 8) => complete(await getStores(), typed, side, most),
    groups: async (query, scope = {}) => findGroups(await getStores(), query, scope),
    hits: async (query, wish = {}) => findHits(await getStores(), query, wish),
    near: async (typed, side) => findNearKeys(await getStores(), searchKey(typed), side),
  };
}

async function complete(
  stores: readonly EntryStore[],
  typed: string,
  side: Side,
  most: number,
): Promise<readonly Suggestion[]> {
  const key = side === "fr" ? expressionKey(typed) : searchKey(typed.trim());
  if (key === "") return [];
  const rows = mergeRows(await Promise.all(stores.map((store) => store.wordsFrom(side, key))));
  return toSuggestions(rows)
    .map((one) => (searchKey(one.lemma).startsWith(key) ? { ...one, text: one.lemma } : one))
    .slice(0, most);
}

/** Of frequent words no more parts are looked into to count what no head has counted. */
const mostRangesCounted = 8;

async function findGroups(
  stores: readonly EntryStore[],
  query: FindQuery,
  scope: Scope,
): Promise<Groups> {
  const { plan, terms } = await planQuery(query, stores);
  const counter = new GroupCounter();
  const told = { isWhole: true, isUnchecked: false };
  if (plan === undefined) return { ...counter.finish(), ...told, terms };
  const answers = await Promise.all(stores.map((store) => countStore(store, plan, scope, counter)));
  return {
    ...counter.finish(),
    isWhole: answers.every(({ isWhole }) => isWhole),
    isUnchecked: answers.some(({ isUnchecked }) => isUnchecked),
    terms,
  };
}

interface Answered {
  readonly isWhole: boolean;
  readonly isUnchecked: boolean;
}

async function countStore(
  store: EntryStore,
  plan: Plan,
  scope: Scope,
  counter: GroupCounter,
): Promise<Answered> {
  const filter = await filterOf(store, scope);
  if (isPlain(plan) && filter.isAll) return countPlain(store, plan, counter);
  const ranges = filter.within(await rangesOf(store, plan));
  let isWhole = ranges.length <= mostRangesCounted;
  let isUnchecked = false;
  for (const range of ranges.slice(0, mostRangesCounted)) {
    const found = await findMatches(store, plan, range);
    for (const match of found.matches) if (filter.has(match)) counter.addMatch(match);
    isWhole &&= found.isWhole;
    isUnchecked ||= found.isUnchecked;
  }
  return { isWhole, isUnchecked };
}

/** Nothing but one word, in all its forms. */
function isPlain({ anchor, beside, notBeside, across, notAcross }: Plan): boolean {
  return (
    beside.length + notBeside.length + across.length + notAcross.length === 0 &&
    anchor.words.length === 1 &&
    anchor.words[0]?.every(({ forms }) => forms === undefined) === true
  );
}

/** Counts one word: what the head of an entry tells, and the postings of one that has few. */
async function countPlain(store: EntryStore, plan: Plan, counter: GroupCounter): Promise<Answered> {
  const units = { from: 0, to: store.units.length - 1 };
  for (const pick of plan.anchor.words[0] ?? []) {
    const entry = await store.entry(pick.entry);
    if (entry === undefined || countHead(entry, counter)) continue;
    const anchor = { ...plan.anchor, words: [[pick]] };
    const { matches } = await findMatches(store, { ...plan, anchor }, units);
    for (const match of matches) counter.addMatch(match);
  }
  return { isWhole: true, isUnchecked: false };
}

/** Counts what the head of an entry tells; false where it tells nothing. */
function countHead(
  { key, count: all, said, linked, pages }: StoredEntry,
  counter: GroupCounter,
): boolean {
  if (readEntry(key).kind !== "english") {
    if (said === undefined) return false;
    for (const { kind, text, count: own } of said) counter.add(groupOf(kind, text), own);
    counter.addRarer(all - said.reduce((sum, { count: own }) => sum + own, 0));
    return true;
  }
  for (const { entry, count } of linked) counter.add(frenchGroup(entry), count);
  counter.add(
    groupOf("none", ""),
    pages.reduce((sum, { count }) => sum + count, 0),
  );
  return true;
}

function groupOf(kind: SaidCount["kind"], text: string): GroupName {
  if (kind === "said") return saidGroup(text);
  return kind === "expression" ? expressionGroup(text) : { kind, name: noCounterpart, text: "" };
}

function frenchGroup(key: string): GroupName {
  const entry = readEntry(key);
  const { name, text } = expressionGroup(key);
  return { kind: "said", name, text, ...(entry.kind === "word" ? { upos: entry.upos } : {}) };
}

/** Printed forms of a group that are told. */
const mostPrinted = 8;

class GroupCounter {
  readonly #groups = new Map<
    string,
    { readonly name: GroupName; count: number; readonly printed: Map<string, number> }
  >();
  #count = 0;
  #rarer = 0;

  add(name: GroupName, count: number, printed = ""): void {
    if (count === 0) return;
    let group = this.#groups.get(name.name);
    if (group === undefined) {
      group = { name, count: 0, printed: new Map() };
      this.#groups.set(name.name, group);
    }
    group.count += count;
    this.#count += count;
    if (printed !== "") group.printed.set(printed, (group.printed.get(printed) ?? 0) + count);
  }

  /** Hits whose groups are not told. */
  addRarer(count: number): void {
    this.#count += count;
    this.#rarer += count;
  }

  addMatch({ group, printed }: Match): void {
    this.add(group, 1, printed);
  }

  finish(): Pick<Groups, "groups" | "count" | "rarer"> {
    const groups = [...this.#groups.values()].map(({ name, count, printed }): Group => {
      const forms = [...printed].map(([text, own]) => ({ text, count: own }));
      return { ...name, count, printed: forms.sort(byCount).slice(0, mostPrinted) };
    });
    const order = { said: 0, expression: 1, none: 2 };
    groups.sort((a, b) => order[a.kind] - order[b.kind] || byCount(a, b));
    return { groups, count: this.#count, rarer: this.#rarer };
  }
}

interface Counted {
  readonly text: string;
  readonly count: number;
  readonly name?: string;
}

function byCount(a: Counted, b: Counted): number {
  return (
    b.count - a.count || compareText(a.text, b.text) || compareText(a.name ?? "", b.name ?? "")
  );
}

const defaultHits = 10;

async function findHits(
  stores: readonly EntryStore[],
  query: FindQuery,
  wish: HitWish,
): Promise<HitPage> {
  const { plan } = await planQuery(query, stores);
  if (plan === undefined) return { hits: [], isUnchecked: false, isWhole: true };
  const most = wish.most ?? defaultHits;
  const answers = await Promise.all(
    stores.map((store) => hitsOfStore(store, plan, wish, most + 1)),
  );
  const hits = answers.flatMap((one) => one.hits).sort((a, b) => comparePlaces(a.place, b.place));
  const page = hits.slice(0, most);
  const last = page.at(-1);
  return {
    hits: page,
    ...(hits.length > most && last !== undefined ? { next: last.place } : {}),
    isUnchecked: answers.some(({ isUnchecked }) => isUnchecked),
    isWhole: answers.every(({ isWhole }) => isWhole),
  };
}

async function hitsOfStore(
  store: EntryStore,
  plan: Plan,
  { scope = {}, only, not, after }: HitWish,
  most: number,
): Promise<HitPage> {
  const filter = await filterOf(store, scope);
  const wanted = only === undefined ? undefined : new Set(only);
  const unwanted = new Set(not);
  const start = after === undefined ? undefined : await startOf(store, after);
  const kept: Match[] = [];
  let [isUnchecked, isWhole] = [false, true];
  for (const range of filter.within(await rangesOf(store, plan))) {
    if (start !== undefined && range.to < start.unit) continue;
    const found = await findMatches(store, plan, range, plan.side === "en" ? wanted : undefined);
    isUnchecked ||= found.isUnchecked;
    isWhole &&= found.isWhole;
    for (const match of found.matches) {
      const { name } = match.group;
      if (wanted?.has(name) === false || unwanted.has(name) || !filter.has(match)) continue;
      if (start !== undefined && !isAfter(match, start)) continue;
      kept.push(match);
      if (kept.length === most) break;
    }
    if (kept.length === most) break;
  }
  return { hits: await toHits(store, kept, plan.side), isUnchecked, isWhole };
}

type StartPlace = Pick<Match, "unit" | "row" | "word">;

/** The place in a store that hits come after; one that it has not lies before the next unit. */
async function startOf({ units, chapters }: EntryStore, after: Place): Promise<StartPlace> {
  const unit = units.findIndex((one) => compareUnits(one, after) >= 0);
  const found = units[unit];
  if (found === undefined) return { unit: units.length, row: 0, word: 0 };
  if (compareUnits(found, after) > 0) return { unit, row: -1, word: -1 };
  return { unit, row: rowInUnit(await chapters(unit), after), word: after.word };
}

function isAfter(match: Match, start: StartPlace): boolean {
  return (match.unit - start.unit || match.row - start.row || match.word - start.word) > 0;
}
