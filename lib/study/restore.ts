/** What a restore would change: planned whole, shown, made in one piece, and taken back. */

import { type Review, replay } from "#lib/study/memory.ts";
import { type Change, keyOf, keyText, type UserData } from "#lib/study/user-data.ts";
import {
  type Key,
  type RowOf,
  type TableName,
  tableNames,
  tableOf,
} from "#lib/study/user-tables.ts";
import type { Word } from "#lib/study/word.ts";

/** `merge` keeps what is only here; `replace` makes all as it is in the file. */
export type RestoreWay = "merge" | "replace";

/** What would become of a table’s rows. */
export interface RestoreCounts {
  /** Only in the file. */
  readonly added: number;
  /** Present, and would change. */
  readonly replaced: number;
  /** Here, and staying as they are. */
  readonly kept: number;
  /** Only here, and going. */
  readonly removed: number;
}

export interface RestorePlan {
  readonly change: Change;
  readonly counts: Readonly<Record<TableName, RestoreCounts>>;
}

/** Plans a restore; neither argument is changed. */
export function planRestore(here: UserData, file: UserData, way: RestoreWay): RestorePlan {
  const wanted = way === "merge" ? mergeUserData(here, file) : file;
  const puts: Record<string, unknown[]> = {};
  const deletes: Record<string, Key[]> = {};
  const counts = tableNames.map((table) => {
    const before = byKey(table, here);
    const after = byKey(table, wanted);
    const put = [...after].filter(([key, row]) => !isSame(before.get(key), row));
    const gone = [...before].filter(([key]) => !after.has(key));
    if (put.length > 0) puts[table] = put.map(([, row]) => row);
    if (gone.length > 0) deletes[table] = gone.map(([, row]) => keyOf(table, row as never));
    const added = put.filter(([key]) => !before.has(key)).length;
    const replaced = put.length - added;
    const kept = before.size - replaced - gone.length;
    return [table, { added, replaced, kept, removed: gone.length }];
  });
  return {
    change: { puts, deletes } as Change,
    counts: Object.fromEntries(counts) as Record<TableName, RestoreCounts>,
  };
}

/**
 * Everything of both: of a work, a mend, a word or a place that both have, what was changed later; every
 * context, review and sitting; of settings, those here. The same file twice changes nothing more.
 */
export function mergeUserData(here: UserData, file: UserData): UserData {
  const merged = Object.fromEntries(
    tableNames.map((table) => [table, union(table, here, file)]),
  ) as unknown as UserData;
  return {
    ...merged,
    chapters: chaptersOf(merged.works, here, file),
    words: withMemories(merged.words, merged.reviews, here, file),
  };
}

/** The chapters of a work come from where the work does. */
function chaptersOf(
  works: UserData["works"],
  here: UserData,
  file: UserData,
): UserData["chapters"] {
  const mine = new Set<unknown>(here.works);
  const fromHere = new Set(works.filter((work) => mine.has(work)).map(({ name }) => name));
  const all = new Set(works.map(({ name }) => name));
  return [
    ...here.chapters.filter(({ work }) => fromHere.has(work) || !all.has(work)),
    ...file.chapters.filter(({ work }) => !fromHere.has(work)),
  ];
}

/** Words with the memory that the reviews of both leave. */
function withMemories(
  words: readonly Word[],
  reviews: readonly Review[],
  here: UserData,
  file: UserData,
): readonly Word[] {
  const [count, countHere, countFile] = [reviews, here.reviews, file.reviews].map(countByWord);
  const wordsHere = byKey("words", here);
  const wordsFile = byKey("words", file);
  const toReplay = new Set<string>();
  const memories = new Map<string, Word["memory"]>();
  for (const { key } of words) {
    // Who has all the reviews has the memory that they leave.
    const all = count?.get(key);
    if (all === countHere?.get(key)) memories.set(key, wordsHere.get(key)?.memory);
    else if (all === countFile?.get(key)) memories.set(key, wordsFile.get(key)?.memory);
    else toReplay.add(key);
  }
  for (const [key, ofWord] of groupByWord(reviews, toReplay)) memories.set(key, replay(ofWord));
  return words.map((word) => {
    const { memory: _, ...rest } = word;
    const memory = memories.get(word.key);
    return memory === undefined ? rest : { ...rest, memory };
  });
}

function union<Name extends TableName>(
  table: Name,
  here: UserData,
  file: UserData,
): readonly RowOf<Name>[] {
  const { merge } = tableOf(table);
  const rows = byKey(table, here);
  for (const [key, theirs] of byKey(table, file)) {
    const mine = rows.get(key);
    rows.set(key, mine === undefined ? theirs : merge(mine, theirs));
  }
  return [...rows.values()];
}

function byKey<Name extends TableName>(table: Name, rows: UserData): Map<string, RowOf<Name>> {
  return new Map(
    rows[table].map((row) => [keyText(keyOf(table, row as never)), row as RowOf<Name>]),
  );
}

function countByWord(reviews: readonly Review[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { word } of reviews) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function groupByWord(
  reviews: readonly Review[],
  words: ReadonlySet<string>,
): ReadonlyMap<string, Review[]> {
  const groups = new Map<string, Review[]>();
  for (const review of reviews) {
    if (!words.has(review.word)) continue;
    const group = groups.get(review.word);
    if (group === undefined) groups.set(review.word, [review]);
    else group.push(review);
  }
  return groups;
}

/** Whether two rows say the same, whatever the order of their fields. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null)
    return false;
  const [fields, others] = [one as Record<string, unknown>, other as Record<string, unknown>];
  const names = Object.keys(fields);
  return (
    names.length === Object.keys(others).length &&
    names.every((name) => isSame(fields[name], others[name]))
  );
}
