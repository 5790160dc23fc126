import { faceKey, localeKey, persistKey, readKept } from "#app/_store/local-storage.ts";
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
  tableNames,
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
import { database } from "./database.ts";
import type { Undo } from "./stored-rows.ts";
import { type StudyNews, tellChanged } from "./study-news.ts";

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
  const { works, chapters, mends, words, contexts, reviews, sittings } = database;
  const tables = [works, chapters, mends, words, contexts, reviews, sittings];
  const rows = await database.transaction("r", tables, () =>
    Promise.all([
      works.toArray(),
      chapters.toArray(),
      mends.toArray(),
      words.toArray(),
      contexts.toArray(),
      reviews.toArray(),
      sittings.toArray(),
    ]),
  );
  const [workRows, chapterRows, mendRows, wordRows, contextRows, reviewRows, sittingRows] = rows;
  // What an undo or another tab has left without its owner is nothing to keep.
  const kept = new Set(wordRows.map(({ key }) => key));
  const owned = new Set(workRows.map(({ name }) => name));
  return {
    works: workRows,
    // What was counted in a chapter can be counted again.
    chapters: chapterRows
      .filter(({ work }) => owned.has(work))
      .map(({ counted: _, ...chapter }) => chapter),
    mends: mendRows,
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

/** How far a long change is is told, and it may be stopped. */
export interface Watch {
  /** Told the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a change that was planned: all of it, or nothing. Keeps what undoes it. Throws a
 * `StoppedError` when the signal says so.
 */
export async function makeChange(
  change: Change,
  what: Undo["what"],
  count: number,
  now: number,
  watch: Watch = {},
): Promise<void> {
  const step = stepsOf(2 * changeSize(change), watch);
  await inOnePiece(async () => {
    const inverse = await inverseOf(change, step);
    await write(change, step);
    await keepUndo({ what, count, at: now, change: inverse });
    step(0);
    return change;
  });
}

/** The last change that can be taken back. */
export async function lastUndo(): Promise<Undo | undefined> {
  return database.undos.orderBy("id").last();
}

/** Takes back the change with that number, unless another tab has. */
export async function takeBack(id: number, watch: Watch = {}): Promise<void> {
  const undo = await database.undos.get(id);
  if (undo === undefined) return;
  const change: Change = typeof undo.change === "string" ? JSON.parse(undo.change) : undo.change;
  const step = stepsOf(changeSize(change), watch);
  await inOnePiece(async () => {
    await write(change, step);
    await settleMemories((change.puts.words ?? []).map(({ key }) => key));
    await database.undos.delete(id);
    return change;
  });
}

type StoredTable = Exclude<TableName, "texts">;
const storedTables = tableNames.filter((name): name is StoredTable => name !== "texts");
const rowsAtOnce = 2000;
const mostUndos = 10;

/** Tells how far a change is, so many rows further; throws where it is to stop. */
type Step = (rows: number) => void;

function stepsOf(size: number, { onProgress, signal }: Watch): Step {
  let done = 0;
  return (rows) => {
    if (signal?.aborted === true) throw new StoppedError();
    done += rows;
    onProgress?.(done / Math.max(1, size));
  };
}

/** Runs `act` in one transaction, and changes the short texts as the change says that it made. */
async function inOnePiece(act: () => Promise<Change>, news: StudyNews = "all"): Promise<void> {
  const oldTexts = readTexts();
  const tables = [...storedTables.map((name) => database.table(name)), database.undos];
  try {
    await database.transaction("rw", tables, async () => {
      const change = await act();
      // Last, for the browser cannot take these back by itself.
      writeTexts(change);
    });
  } catch (error) {
    restoreTexts(oldTexts);
    throw error;
  }
  tellChanged(news);
}

/** What takes a change back that is still to be made. */
async function inverseOf(change: Change, step: Step): Promise<Change> {
  const before = new Map<string, unknown>(readTexts().map((row) => [`texts ${row.name}`, row]));
  for (const name of storedTables) {
    const puts = change.puts[name] ?? [];
    const keys = [...(change.deletes[name] ?? []), ...puts.map((row) => keyOf(name, row as never))];
    const keep = (row: unknown) => before.set(`${name} ${keyText(keyOf(name, row as never))}`, row);
    const { runs, others } = await findKeys(name, keys);
    for (const run of runs) {
      for (const row of await inRun(name, run).toArray()) keep(row);
      step(run.length);
    }
    for (const part of slices(others)) {
      const rows = await database.table(name).bulkGet([...part] as never[]);
      for (const row of rows) if (row !== undefined) keep(row);
      step(part.length);
    }
    step(keys.length - runs.flat().length - others.length);
  }
  return invertChange(
    change,
    (name: TableName, key: string) => before.get(`${name} ${key}`) as never,
  );
}
/** Puts rows in and takes rows out, in a transaction. */
async function write(change: Change, step: Step): Promise<void> {
  for (const name of storedTables) {
    const table = database.table(name);
    const keys = change.deletes[name] ?? [];
    const { runs, others } = await findKeys(name, keys);
    for (const run of runs) {
      await inRun(name, run).delete();
      step(run.length);
    }
    for (const part of slices(others)) {
      await table.bulkDelete([...part] as never[]);
      step(part.length);
    }
    step(keys.length - runs.flat().length - others.length);
    for (const part of slices<unknown>(change.puts[name] ?? [])) {
      await table.bulkPut([...part]);
      step(part.length);
    }
  }
}

/** Fewer keys than these are not worth a look at all that are there. */
const fewKeys = 500;
const shortRun = 8;

/**
 * Those of many keys that are there: in runs, with no other key between the first and the last of
 * one, which the database reads and deletes much quicker than each by itself; and the others.
 */
async function findKeys(
  name: StoredTable,
  keys: readonly Key[],
): Promise<{ readonly runs: readonly (readonly Key[])[]; readonly others: readonly Key[] }> {
  if (keys.length < fewKeys) return { runs: [], others: keys };
  const wanted = new Set(keys.map(keyText));
  const all: Key[][] = [[]];
  for (const key of (await database.table(name).toCollection().primaryKeys()) as Key[]) {
    const isWanted = wanted.has(keyText(key));
    const run = all.at(-1);
    if (isWanted && run !== undefined && run.length < rowsAtOnce) run.push(key);
    else if (isWanted) all.push([key]);
    else if (run?.length !== 0) all.push([]);
  }
  return {
    runs: all.filter((run) => run.length >= shortRun),
    others: all.filter((run) => run.length < shortRun).flat(),
  };
}

function inRun(name: StoredTable, run: readonly Key[]) {
  return database.table(name).where(":id").between(run[0], run.at(-1), true, true);
}

/** Answers given since a change stay when it is taken back, and the memories follow from them. */
async function settleMemories(keys: readonly string[]): Promise<void> {
  const { reviews } = database;
  const isFew = keys.length < fewKeys;
  const given = new Map<string, Review[]>(keys.map((key) => [key, []]));
  for (const review of await (isFew ? reviews.where("word").anyOf(keys) : reviews).toArray())
    given.get(review.word)?.push(review);
  for (const part of slices(keys)) {
    const settled = (await presentWords(part)).flatMap(({ memory, ...word }) => {
      const answers = given.get(word.key) ?? [];
      if (answers.length === (memory?.reviews ?? 0)) return [];
      const after = replay(answers);
      return [after === undefined ? word : { ...word, memory: after }];
    });
    await database.words.bulkPut(settled);
  }
}

async function keepUndo(undo: Omit<Undo, "id"> & { readonly change: Change }): Promise<void> {
  if (undo.count === 0) return;
  await database.undos.add({ ...undo, change: JSON.stringify(undo.change) } as Undo);
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
