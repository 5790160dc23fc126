import { useSyncExternalStore } from "react";
import type { Review } from "#lib/study/memory.ts";
import { dayStart } from "#lib/study/queue.ts";
import { type Word, type WordState, wordStates } from "#lib/study/word.ts";
import { database } from "./database.ts";
import { type StoreFailure, stored, storeFailureOf } from "./store-error.ts";
import { onStudyNews } from "./study-news.ts";

/** The words as this page has them now. */
export interface WordsNow {
  /** The newest first. Until all are there, the newest alone. */
  readonly words: readonly Word[];
  readonly byKey: ReadonlyMap<string, Word>;
  /** How many there are of each state, whether or not they are read yet. */
  readonly counts: Readonly<Record<WordState, number>>;
  /** The answers given today, at least: of the same moment as the words. */
  readonly today: readonly Review[];
  /** How far reading them is. */
  readonly state: "loading" | "begun" | "ready";
  readonly failure?: StoreFailure;
}

/** As many as the first screen shows are there at once; the others take longer. */
const firstWords = 60;

/** So long the first words have the page for themselves, to be drawn with their sentences. */
const headStartMs = 60;

/** Words read per batch; the page can paint between two. */
const wordsAtOnce = 1000;

const nothing: WordsNow = {
  words: [],
  byKey: new Map(),
  counts: { new: 0, learning: 0, known: 0, ignored: 0 },
  today: [],
  state: "loading",
};
let now: WordsNow = nothing;
let isOpen = false;
const listeners = new Set<() => void>();

/** All words kept, always as they are. */
export function useWords(): WordsNow {
  return useSyncExternalStore(subscribeToWords, getWords, () => nothing);
}

export function getWords(): WordsNow {
  return now;
}

export function subscribeToWords(listener: () => void): () => void {
  listeners.add(listener);
  openWords();
  return () => listeners.delete(listener);
}

/** Begins to read; may be called before anything is shown. */
export function openWords(): void {
  if (isOpen) return;
  isOpen = true;
  let last = readAll();
  onStudyNews((news) => {
    const next = () => (news === "all" ? readAll() : readSome(news.words));
    // One after the other, so that what was read last is what is shown.
    last = last.then(next, next);
  });
}

async function readAll(): Promise<void> {
  try {
    if (now.state === "loading") {
      const count = await readFirst();
      if (count === firstWords) await pause(headStartMs);
    }
    const [all, today] = [await readWords(), await stored(readToday)];
    set(all.sort(newestFirst), today);
  } catch (error) {
    fail(storeFailureOf(error));
  }
}

/** The newest words, and how many there are; answers how many it has read. */
async function readFirst(): Promise<number> {
  const { words } = database;
  const [newest, ...counts] = await stored(() =>
    database.transaction("r", words, () =>
      Promise.all([
        words.orderBy("keptAt").reverse().limit(firstWords).toArray(),
        ...wordStates.map((state) => words.where({ state }).count()),
      ]),
    ),
  );
  show({
    words: newest,
    byKey: keyed(newest),
    counts: Object.fromEntries(
      wordStates.map((state, index) => [state, counts[index]]),
    ) as WordsNow["counts"],
    today: [],
    state: "begun",
  });
  return newest.length;
}

async function readWords(): Promise<Word[]> {
  const { words } = database;
  const all: Word[] = [];
  for (;;) {
    const last = all.at(-1);
    const rest = last === undefined ? words.toCollection() : words.where("key").above(last.key);
    const part = await stored(() => rest.limit(wordsAtOnce).toArray());
    all.push(...part);
    if (part.length < wordsAtOnce) return all;
    await pause(0);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, ms));
}

async function readSome(keys: readonly string[]): Promise<void> {
  if (keys.length > 1000) return readAll();
  try {
    const [found, today] = await stored(() =>
      Promise.all([database.words.bulkGet([...keys]), readToday()]),
    );
    const byKey = new Map(now.byKey);
    let isNew = false;
    for (const [index, key] of keys.entries()) {
      const word = found[index];
      isNew ||= word !== undefined && !byKey.has(key);
      if (word === undefined) byKey.delete(key);
      else byKey.set(key, word);
    }
    const words = isNew
      ? [...byKey.values()].sort(newestFirst)
      : now.words.flatMap(({ key }) => byKey.get(key) ?? []);
    set(words, today, byKey);
  } catch (error) {
    fail(storeFailureOf(error));
  }
}

function readToday(): PromiseLike<Review[]> {
  return database.reviews.where("at").aboveOrEqual(dayStart(Date.now())).toArray();
}

function fail(failure: StoreFailure): void {
  show({ ...now, state: "ready", failure });
}

/** All words are there. */
function set(words: readonly Word[], today: readonly Review[], byKey = keyed(words)): void {
  const counts = { ...nothing.counts };
  for (const { state } of words) counts[state]++;
  show({ words, byKey, counts, today, state: "ready" });
}

function show(next: WordsNow): void {
  now = next;
  for (const listener of listeners) listener();
}

function keyed(words: readonly Word[]): Map<string, Word> {
  return new Map(words.map((word) => [word.key, word]));
}

/** As the database has them when it is read from the end. */
function newestFirst(a: Word, b: Word): number {
  return b.keptAt - a.keptAt || (a.key > b.key ? -1 : 1);
}
