import { useSyncExternalStore } from "react";
import type { Review } from "#lib/study/memory.ts";
import { dayStart } from "#lib/study/queue.ts";
import type { Word } from "#lib/study/word.ts";
import { database } from "./database.ts";
import { type StudyFailure, studyFailureOf } from "./study.ts";
import { onStudyNews } from "./study-news.ts";

/** The words as this page has them now. */
export interface WordsNow {
  /** The newest first. Until all are there, the newest alone. */
  readonly words: readonly Word[];
  readonly byKey: ReadonlyMap<string, Word>;
  /** The answers given today, at least: of the same moment as the words. */
  readonly today: readonly Review[];
  /** How far reading them is. */
  readonly state: "loading" | "begun" | "ready";
  readonly failure?: StudyFailure;
}

/** As many as the first screen shows are there at once; the others take longer. */
const firstWords = 60;

const nothing: WordsNow = { words: [], byKey: new Map(), today: [], state: "loading" };
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
  const waiting: Promise<unknown> = readAll();
  onStudyNews((news) => {
    void waiting.then(() => (news === "all" ? readAll() : readSome(news.words)));
  });
}

async function readAll(): Promise<void> {
  try {
    if (now.state === "loading") {
      const newest = await database.words.orderBy("keptAt").reverse().limit(firstWords).toArray();
      show(newest, [], "begun");
    }
    const [all, today] = await Promise.all([database.words.toArray(), readToday()]);
    show(all.sort(newestFirst), today, "ready");
  } catch (error) {
    fail(studyFailureOf(error));
  }
}

async function readSome(keys: readonly string[]): Promise<void> {
  if (keys.length > 1000) return readAll();
  try {
    const [found, today] = await Promise.all([database.words.bulkGet([...keys]), readToday()]);
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
    set({ words, byKey, today, state: "ready" });
  } catch (error) {
    fail(studyFailureOf(error));
  }
}

function readToday(): PromiseLike<Review[]> {
  return database.reviews.where("at").aboveOrEqual(dayStart(Date.now())).toArray();
}

function show(words: readonly Word[], today: readonly Review[], state: WordsNow["state"]): void {
  set({ words, byKey: new Map(words.map((word) => [word.key, word])), today, state });
}

function fail(failure: StudyFailure): void {
  set({ ...now, state: "ready", failure });
}

function set(next: WordsNow): void {
  now = next;
  for (const listener of listeners) listener();
}

function newestFirst(a: Word, b: Word): number {
  return b.keptAt - a.keptAt || (a.key < b.key ? -1 : 1);
}
