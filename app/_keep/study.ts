import { faceKey, localeKey, persistKey, readKept } from "#app/_ui/keep.ts";
import {
  type Change,
  changeSize,
  invertChange,
  type Keepsakes,
  type KeptText,
  type Key,
  keyOf,
  keyText,
  type TableName,
} from "#lib/study/keepsakes.ts";
import { afterReview, type Review, type ReviewGrade, replay } from "#lib/study/memory.ts";
import {
  type Context,
  changeWord,
  makeWord,
  type Word,
  type WordChange,
  type WordName,
  wordKey,
} from "#lib/study/word.ts";
import { database, type Undo } from "./database.ts";
import { tellChanged } from "./study-news.ts";

/** Why nothing was kept: no room is left, or the browser keeps nothing here. */
export type StudyFailure = "full" | "unavailable";

/** What kind of failure an error is; others than these are no failures to keep, and are thrown. */
export function studyFailureOf(error: unknown): StudyFailure {
  for (let one: unknown = error; one !== undefined && one !== null; ) {
    const { name, inner, cause } = one as { name?: string; inner?: unknown; cause?: unknown };
    if (name === "QuotaExceededError") return "full";
    if (name !== undefined && unavailableNames.has(name)) return "unavailable";
    one = inner ?? cause;
  }
  throw error;
}

const unavailableNames = new Set([
  ...["OpenFailedError", "MissingAPIError", "InvalidStateError", "UnknownError", "VersionError"],
  ...["DatabaseClosedError", "SecurityError", "BlockedError", "UpgradeError"],
]);

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
  const word = await database.transaction("rw", database.words, database.contexts, async () => {
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
  await database.transaction("rw", database.words, database.undos, async () => {
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
  const { words, contexts, reviews, undos } = database;
  await database.transaction("rw", words, contexts, reviews, undos, async () => {
    const gone = {
      words: await presentWords(keys),
      contexts: await contexts.where("word").anyOf(keys).toArray(),
      reviews: await reviews.where("word").anyOf(keys).toArray(),
    };
    await words.bulkDelete([...keys]);
    await contexts.where("word").anyOf(keys).delete();
    await reviews.where("word").anyOf(keys).delete();
    const change: Change = { puts: gone, deletes: {} };
    await keepUndo({ what: "remove", count: gone.words.length, at: now, change });
  });
  tellChanged({ words: keys });
}

/** Keeps an answer, and what the word’s memory is after it. */
export async function keepReview(key: string, grade: ReviewGrade, now: number): Promise<Review> {
  const { words, reviews } = database;
  const review = await database.transaction("rw", words, reviews, async () => {
    const word = await words.get(key);
    if (word === undefined) throw new RangeError(`no word ${key}`);
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
  await database.transaction("rw", words, reviews, async () => {
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
  await database.sittings.put({ startedAt, work, chapter, seconds });
}

/** Everything of the reader’s, in one moment. */
export async function readEverything(): Promise<Keepsakes> {
  const { works, chapters, words, contexts, reviews, sittings } = database;
  const tables = [works, chapters, words, contexts, reviews, sittings];
  const rows = await database.transaction("r", tables, () =>
    Promise.all([
      works.toArray(),
      chapters.toArray(),
      words.toArray(),
      contexts.toArray(),
      reviews.toArray(),
      sittings.toArray(),
    ]),
  );
  const [workRows, chapterRows, wordRows, contextRows, reviewRows, sittingRows] = rows;
  // What an undo or another tab has left without its owner is nothing to keep.
  const kept = new Set(wordRows.map(({ key }) => key));
  const owned = new Set(workRows.map(({ name }) => name));
  return {
    works: workRows,
    // What was counted in a chapter can be counted again.
    chapters: chapterRows
      .filter(({ work }) => owned.has(work))
      .map(({ counted: _, ...chapter }) => chapter),
    words: wordRows,
    contexts: contextRows.filter(({ word }) => kept.has(word)),
    reviews: reviewRows.filter(({ word }) => kept.has(word)),
    sittings: sittingRows,
    texts: readTexts(),
  };
}

/** The reader stopped a long change; nothing has been changed. */
export class StoppedError extends Error {
  override readonly name = "StoppedError";
}

/**
 * Makes a change that was planned: all of it, or nothing. `onProgress` is told the share done, 0 to
 * 1. Keeps what undoes it. Throws a `StoppedError` when the signal says so.
 */
export async function makeChange(
  change: Change,
  what: Undo["what"],
  count: number,
  now: number,
  { onProgress, signal }: { onProgress?: (share: number) => void; signal?: AbortSignal } = {},
): Promise<void> {
  const undo = await inTables(change, { onProgress, signal }, async (inverse) => {
    await keepUndo({ what, count, at: now, change: inverse });
  });
  tellChanged(undo);
}

/** The last change that can be taken back. */
export async function lastUndo(): Promise<Undo | undefined> {
  return database.undos.orderBy("id").last();
}

/** Takes back the change with that number, unless another tab has. */
export async function takeBack(id: number): Promise<void> {
  const undo = await database.undos.get(id);
  if (undo === undefined) return;
  const told = await inTables(undo.change, {}, async () => {
    await settleMemories((undo.change.puts.words ?? []).map(({ key }) => key));
    await database.undos.delete(id);
  });
  tellChanged(told);
}

const tableNames = ["works", "chapters", "words", "contexts", "reviews", "sittings"] as const;
const rowsAtOnce = 2000;
const mostUndos = 10;

/** Puts and deletes in one transaction, short texts with it; `also` is given what takes it back. */
async function inTables(
  change: Change,
  {
    onProgress,
    signal,
  }: { onProgress?: ((share: number) => void) | undefined; signal?: AbortSignal | undefined },
  also: (inverse: Change) => PromiseLike<unknown>,
): Promise<"all"> {
  const size = Math.max(1, changeSize(change));
  let done = 0;
  const oldTexts = readTexts();
  const stopIfAsked = () => {
    if (signal?.aborted === true) throw new StoppedError();
  };
  try {
    await database.transaction(
      "rw",
      [...tableNames.map((name) => database.table(name)), database.undos],
      async () => {
        const before = new Map<string, unknown>();
        for (const name of tableNames) {
          const table = database.table(name);
          const deletes = change.deletes[name] ?? [];
          const puts = change.puts[name] ?? [];
          const keys = [...deletes, ...puts.map((row) => keyOf(name, row as never))];
          for (const part of slices<Key>(keys)) {
            stopIfAsked();
            for (const [index, row] of (await table.bulkGet([...part] as never[])).entries())
              if (row !== undefined) before.set(`${name} ${keyText(part[index] ?? "")}`, row);
          }
          for (const part of slices<Key>(deletes)) await table.bulkDelete([...part] as never[]);
          for (const part of slices<unknown>(puts)) {
            stopIfAsked();
            await table.bulkPut([...part]);
            done += part.length;
            onProgress?.(done / size);
          }
        }
        const texts = new Map(oldTexts.map((row) => [row.name, row]));
        await also(
          invertChange(
            change,
            (name: TableName, key: string) =>
              (name === "texts" ? texts.get(key) : before.get(`${name} ${key}`)) as never,
          ),
        );
        stopIfAsked();
        // Last, for the browser cannot take these back by itself.
        writeTexts(change);
      },
    );
  } catch (error) {
    restoreTexts(oldTexts);
    throw error;
  }
  return "all";
}

/** Answers given since a change stay when it is taken back, and the memories follow from them. */
async function settleMemories(keys: readonly string[]): Promise<void> {
  for (const part of slices(keys)) {
    const answers = new Map<string, Review[]>();
    for (const review of await database.reviews.where("word").anyOf(part).toArray())
      answers.set(review.word, [...(answers.get(review.word) ?? []), review]);
    const settled = (await presentWords(part)).flatMap(({ memory, ...word }) => {
      const given = answers.get(word.key) ?? [];
      if (given.length === (memory?.reviews ?? 0)) return [];
      const after = replay(given);
      return [after === undefined ? word : { ...word, memory: after }];
    });
    await database.words.bulkPut(settled);
  }
}

async function keepUndo(undo: Omit<Undo, "id">): Promise<void> {
  if (undo.count === 0) return;
  await database.undos.add(undo as Undo);
  const ids = await database.undos.orderBy("id").primaryKeys();
  await database.undos.bulkDelete(ids.slice(0, Math.max(0, ids.length - mostUndos)));
}

async function presentWords(keys: readonly string[]): Promise<readonly Word[]> {
  const words = await database.words.bulkGet([...keys]);
  return words.filter((word) => word !== undefined);
}

/** What belongs to this browser, and to no other that a backup may come to. */
const ofThisBrowser = new Set([faceKey, localeKey, persistKey]);

/** Everything kept by name that is the reader’s. */
function readTexts(): readonly KeptText[] {
  let names: readonly string[];
  try {
    names = Object.keys(localStorage);
  } catch {
    return [];
  }
  return names
    .filter((name) => name.startsWith("en-regard:") && !ofThisBrowser.has(name))
    .sort()
    .map((name) => ({ name, text: readKept(name) ?? "" }));
}

function writeTexts({ puts, deletes }: Change): void {
  for (const { name, text } of puts.texts ?? [])
    if (name.startsWith("en-regard:")) localStorage.setItem(name, text);
  for (const name of deletes.texts ?? [])
    if (typeof name === "string") localStorage.removeItem(name);
}

function restoreTexts(old: readonly KeptText[]): void {
  const names = new Set(old.map(({ name }) => name));
  for (const { name } of readTexts()) if (!names.has(name)) localStorage.removeItem(name);
  for (const { name, text } of old) if (readKept(name) !== text) localStorage.setItem(name, text);
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
