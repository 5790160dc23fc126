import { type Review, replay } from "#lib/study/memory.ts";
import {
  type Change,
  changeSize,
  invertChange,
  keyOf,
  keyText,
  toBackUp,
  type UserData,
} from "#lib/study/user-data.ts";
import { type Key, type TableName, tableNames } from "#lib/study/user-tables.ts";
import type { Word } from "#lib/study/word.ts";
import { database } from "./database.ts";
import { readTexts, restoreTexts, writeTexts } from "./kept-texts.ts";
import { StoreError, stored } from "./store-error.ts";
import type { Undo } from "./stored-rows.ts";
import { type StudyNews, tellChanged } from "./study-news.ts";

/** Everything of the reader’s, in one moment. */
export async function readEverything(): Promise<UserData> {
  const tables = storedTables.map((name) => database.table(name));
  const rows = await stored(() =>
    database.transaction("r", tables, () => Promise.all(tables.map((table) => table.toArray()))),
  );
  const read = storedTables.map((name, index) => [name, rows[index]] as const);
  return toBackUp({ ...(Object.fromEntries(read) as unknown as UserData), texts: readTexts() });
}

/** Progress and cancellation of a long change. */
export interface Watch {
  /** Told the share done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
  readonly signal?: AbortSignal;
}

/**
 * Makes a change that was planned: all of it, or nothing. Keeps what undoes it. Rejects with
 * `stopped` when the signal says so.
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
  return stored(() => database.undos.orderBy("id").last());
}

/** Takes back the change with that number, unless another tab has. */
export async function takeBack(id: number, watch: Watch = {}): Promise<void> {
  const undo = await stored(() => database.undos.get(id));
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

export function stepsOf(size: number, { onProgress, signal }: Watch): Step {
  let done = 0;
  return (rows) => {
    if (signal?.aborted === true) throw new StoreError("stopped");
    done += rows;
    onProgress?.(done / Math.max(1, size));
  };
}

/** Runs `act` in one transaction, and changes the short texts as the change says that it made. */
export async function inOnePiece(
  act: () => Promise<Change>,
  news: StudyNews = "all",
): Promise<void> {
  const oldTexts = readTexts();
  const tables = [...storedTables.map((name) => database.table(name)), database.undos];
  await stored(async () => {
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
  });
  tellChanged(news);
}

/** What takes a change back that is still to be made. */
export async function inverseOf(change: Change, step: Step): Promise<Change> {
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
export async function write(change: Change, step: Step): Promise<void> {
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
export const fewKeys = 500;
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

export async function keepUndo(
  undo: Omit<Undo, "id"> & { readonly change: Change },
): Promise<void> {
  if (undo.count === 0) return;
  await database.undos.add({ ...undo, change: JSON.stringify(undo.change) } as Undo);
  const ids = await database.undos.orderBy("id").primaryKeys();
  await database.undos.bulkDelete(ids.slice(0, Math.max(0, ids.length - mostUndos)));
}

export async function presentWords(keys: readonly string[]): Promise<readonly Word[]> {
  const words = await database.words.bulkGet([...keys]);
  return words.filter((word) => word !== undefined);
}

function* slices<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let at = 0; at < items.length; at += rowsAtOnce) yield items.slice(at, at + rowsAtOnce);
}
