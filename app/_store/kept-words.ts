import type { Table } from "dexie";
import type { Sitting } from "#lib/study/figures.ts";
import { afterReview, type Review, type ReviewGrade, replay } from "#lib/study/memory.ts";
import { type Change, keyOf } from "#lib/study/user-data.ts";
import type { Key } from "#lib/study/user-tables.ts";
import {
  type Context,
  changeWord,
  makeWord,
  type Word,
  type WordChange,
  type WordName,
  type WordState,
  wordKey,
} from "#lib/study/word.ts";
import { database } from "./database.ts";
import { StoreError, stored } from "./store-error.ts";
import type { Undo } from "./stored-rows.ts";
import { tellChanged } from "./study-news.ts";
import {
  fewKeys,
  inOnePiece,
  inverseOf,
  keepUndo,
  presentWords,
  stepsOf,
  write,
} from "./user-data.ts";

/** The work behind a kept word and its occurrence, as the reading page knows them. */
export type MetContext = Omit<Context, "word" | "metAt">;

/**
 * Keeps a word, or changes one that is kept, with the place where it was met; only what is given
 * is changed, so that another tab’s changes stay.
 */
export async function keepWord(
  name: WordName,
  change: WordChange,
  met: MetContext | undefined,
  now: number,
): Promise<Word> {
  const key = wordKey(name);
  const word = await inTransaction([database.words, database.contexts], async () => {
    const before = await database.words.get(key);
    const forms = met === undefined ? [] : [met.form];
    const after =
      before === undefined
        ? makeWord(name, { state: "learning", ...change }, forms, now)
        : changeWord(before, withoutEmptySense(change, before), forms, now);
    if (after !== before) await database.words.put(after);
    if (met !== undefined) {
      const context: Context = { ...met, word: key, metAt: now };
      const contextKey = keyOf("contexts", context) as [string, string, string, string];
      if ((await database.contexts.get(contextKey)) === undefined)
        await database.contexts.put(context);
    }
    return after;
  });
  tellChanged({ words: [key] });
  return word;
}

/** A sense that the reader has chosen is not taken away by looking the word up elsewhere. */
function withoutEmptySense(change: WordChange, before: Word): WordChange {
  if (change.sense === undefined || before.sense === "") return change;
  const { sense: _, ...rest } = change;
  return rest;
}

/** Changes what is kept of some words, in one piece, to be undone in one. */
export async function changeWords(
  keys: readonly string[],
  change: WordChange,
  what: Undo["what"],
  now: number,
): Promise<void> {
  await inTransaction([database.words, database.undos], async () => {
    const before = await presentWords(keys);
    const after = before.map((word) => changeWord(word, change, [], now));
    const changed = after.filter((word, index) => word !== before[index]);
    await database.words.bulkPut(changed);
    const old = before.filter((word, index) => word !== after[index]);
    await keepUndo({
      what,
      count: old.length,
      at: now,
      change: { puts: { words: old }, deletes: {} },
    });
  });
  tellChanged({ words: keys });
}

/** Takes words out, with their contexts and reviews. */
export async function removeWords(keys: readonly string[], now: number): Promise<void> {
  const step = stepsOf(0, {});
  await inOnePiece(
    async () => {
      const [contexts, reviews] = [
        await keysOfWords("contexts", keys),
        await keysOfWords("reviews", keys),
      ];
      const change: Change = { puts: {}, deletes: { words: keys, contexts, reviews } };
      const inverse = await inverseOf(change, step);
      await write(change, step);
      const count = inverse.puts.words?.length ?? 0;
      await keepUndo({ what: "remove", count, at: now, change: inverse });
      return change;
    },
    { words: keys },
  );
}

/** The keys of what belongs to some words: a key begins with its word. */
async function keysOfWords(
  name: "contexts" | "reviews",
  words: readonly string[],
): Promise<readonly Key[]> {
  const table = database.table(name);
  if (words.length < fewKeys)
    return (await table.where("word").anyOf(words).primaryKeys()) as Key[];
  const wanted = new Set(words);
  const all = (await table.toCollection().primaryKeys()) as [word: string, ...rest: never[]][];
  return all.filter(([word]) => wanted.has(word));
}

/**
 * Keeps an answer, and what the word’s memory is after it, unless another tab has answered since
 * `reviewedAt`, when the word was answered last.
 */
export async function keepReview(
  key: string,
  grade: ReviewGrade,
  now: number,
  reviewedAt: number,
): Promise<Review> {
  const { words, reviews } = database;
  const review = await inTransaction([words, reviews], async () => {
    const word = await words.get(key);
    if (word === undefined || (word.memory?.reviewedAt ?? 0) !== reviewedAt)
      throw new StoreError("changed-elsewhere");
    // Two answers in one millisecond, or by a clock set back, would be one.
    const at = Math.max(now, (word.memory?.reviewedAt ?? 0) + 1);
    const made: Review = { word: key, at, grade, phase: word.memory?.phase ?? 0 };
    await reviews.add(made);
    await words.put({ ...word, memory: afterReview(word.memory, grade, at) });
    return made;
  });
  tellChanged({ words: [key] });
  return review;
}

/** Takes an answer back. */
export async function undoReview({ word: key, at }: Review): Promise<void> {
  const { words, reviews } = database;
  await inTransaction([words, reviews], async () => {
    await reviews.delete([key, at]);
    const word = await words.get(key);
    if (word === undefined) return;
    const memory = replay(await reviews.where("word").equals(key).toArray());
    const { memory: _, ...rest } = word;
    await words.put(memory === undefined ? rest : { ...rest, memory });
  });
  tellChanged({ words: [key] });
}

/** Adds the seconds of a sitting to what is kept of it. */
export async function keepSitting(
  startedAt: number,
  work: string,
  chapter: string,
  seconds: number,
): Promise<void> {
  await stored(() => database.sittings.put({ startedAt, work, chapter, seconds }));
}

function inTransaction<T>(tables: readonly Table[], act: () => Promise<T>): Promise<T> {
  return stored(() => database.transaction("rw", [...tables], act));
}

/** What is kept of some words, as the card of a word at one place shows it. */
export interface KeptStates {
  readonly states: ReadonlyMap<string, WordState>;
  /** The words whose contexts have the sentence at that place. */
  readonly hasContext: ReadonlySet<string>;
}

/** What is kept of words, by their keys, and of their sentence at a place. */
export function readStates(
  keys: readonly string[],
  place: Pick<Context, "work" | "chapter" | "segment"> | undefined,
): Promise<KeptStates> {
  return stored(async () => {
    const found = await presentWords(keys);
    const contexts =
      place === undefined
        ? []
        : await database.contexts.bulkGet(
            found.map(({ key }) => keyOf("contexts", { ...place, word: key } as Context) as never),
          );
    return {
      states: new Map(found.map(({ key, state }) => [key, state])),
      hasContext: new Set(contexts.flatMap((context) => context?.word ?? [])),
    };
  });
}

/** The contexts of some words, the first met first. */
export async function readContexts(keys: readonly string[]): Promise<readonly Context[]> {
  const contexts = await stored(() => database.contexts.where("word").anyOf(keys).toArray());
  return contexts.sort((a, b) => a.metAt - b.metAt);
}

/** The keys of the words that were met in a work. */
export async function wordsMetIn(work: string): Promise<ReadonlySet<string>> {
  const contexts = await stored(() => database.contexts.where("work").equals(work).toArray());
  return new Set(contexts.map(({ word }) => word));
}

export interface MetWork {
  readonly name: string;
  /** As it was when a word was met there. */
  readonly title: string;
}

/** The works that words were met in. */
export function listMetWorks(): Promise<readonly MetWork[]> {
  return stored(async () => {
    const names = (await database.contexts.orderBy("work").uniqueKeys()).map(String);
    return Promise.all(
      names
        .filter((name) => name !== "")
        .map(async (name) => {
          const context = await database.contexts.where("work").equals(name).first();
          return { name, title: context?.title || name };
        }),
    );
  });
}

/** What the figures are made of, besides the words. */
export interface StudyRecord {
  /** When each sentence was kept, in milliseconds since 1970. */
  readonly metAts: readonly number[];
  readonly reviews: readonly Review[];
  readonly sittings: readonly Sitting[];
}

export function readStudyRecord(): Promise<StudyRecord> {
  return stored(async () => {
    const [contexts, reviews, sittings] = await Promise.all([
      database.contexts.toArray(),
      database.reviews.toArray(),
      database.sittings.toArray(),
    ]);
    return { metAts: contexts.map(({ metAt }) => metAt), reviews, sittings };
  });
}
