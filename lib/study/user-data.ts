/**
 * All that a reader has, as rows of named tables: what a backup holds, a restore puts in, and an
 * undo takes back. A change is plain data, so that it can be shown before it is made.
 */

import { isPartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Sitting } from "#lib/study/figures.ts";
import type { Review } from "#lib/study/memory.ts";
import {
  areSpans,
  type Context,
  type Span,
  type Word,
  wordKey,
  wordStates,
} from "#lib/study/word.ts";

/** A row of the own works: what else it has is kept as it is. */
export interface OwnWorkRow {
  readonly name: string;
  readonly source: string;
  readonly changedAt: number;
}

export interface OwnChapterRow {
  readonly work: string;
  readonly name: string;
  readonly table: string;
}

/** What the reader has mended in a chapter of the library, as a patch. */
export interface MendRow {
  readonly work: string;
  readonly chapter: string;
  readonly patch: string;
  readonly changedAt: number;
}

/** A short text kept under a name: a setting, or a place in a work. */
export interface KeptText {
  readonly name: string;
  readonly text: string;
}

/** Every table and its rows. */
export interface UserData {
  readonly works: readonly OwnWorkRow[];
  readonly chapters: readonly OwnChapterRow[];
  readonly mends: readonly MendRow[];
  readonly words: readonly Word[];
  readonly contexts: readonly Context[];
  readonly reviews: readonly Review[];
  readonly sittings: readonly Sitting[];
  readonly texts: readonly KeptText[];
}

export type TableName = keyof UserData;
export type RowOf<Name extends TableName> = UserData[Name][number];

/** A primary key as IndexedDB has it. */
export type Key = string | readonly (string | number)[];

/** In the order in which they are written and told. */
export const tableNames = [
  "works",
  "chapters",
  "mends",
  "words",
  "contexts",
  "reviews",
  "sittings",
  "texts",
] as const satisfies readonly TableName[];

/** Rows to put in, in place of those with the same key, and keys of rows to take out. */
export interface Change {
  readonly puts: { readonly [Name in TableName]?: UserData[Name] };
  readonly deletes: { readonly [Name in TableName]?: readonly Key[] };
}

export const noUserData: UserData = {
  works: [],
  chapters: [],
  mends: [],
  words: [],
  contexts: [],
  reviews: [],
  sittings: [],
  texts: [],
};

/** The primary key of a row. */
export function keyOf<Name extends TableName>(table: Name, row: RowOf<Name>): Key {
  return keys[table](row);
}

/** The same as one string, to compare by. */
export function keyText(key: Key): string {
  return typeof key === "string" ? key : key.join("\u0000");
}

/** What is wrong with a row read from a file, such as `spans: not in the sentence`; `undefined` if nothing. */
export function faultOf(table: TableName, row: unknown): string | undefined {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return "not a row";
  const fields = row as Record<string, unknown>;
  for (const [name, isRight] of checks[table]) if (!isRight(fields[name], fields)) return name;
  return undefined;
}

/** Makes a change to rows in memory. */
export function applyChange(before: UserData, change: Change): UserData {
  const tables = tableNames.map((table) => {
    const deleted = new Set((change.deletes[table] ?? []).map(keyText));
    const rows = new Map<string, unknown>();
    for (const row of before[table]) {
      const key = keyText(keyOf(table, row as never));
      if (!deleted.has(key)) rows.set(key, row);
    }
    for (const row of change.puts[table] ?? []) rows.set(keyText(keyOf(table, row as never)), row);
    return [table, [...rows.values()]];
  });
  return Object.fromEntries(tables) as UserData;
}

/** The change that takes another back: `find` gives the rows of now by key. */
export function invertChange(
  change: Change,
  find: <Name extends TableName>(table: Name, key: string) => RowOf<Name> | undefined,
): Change {
  const puts: Record<string, unknown[]> = {};
  const deletes: Record<string, Key[]> = {};
  for (const table of tableNames) {
    const put = new Map(
      (change.puts[table] ?? []).map((row) => {
        const key = keyOf(table, row as never);
        return [keyText(key), key];
      }),
    );
    const deleted = (change.deletes[table] ?? []).map((key) => [keyText(key), key] as const);
    const before = [...new Map([...put, ...deleted]).keys()].flatMap(
      (key) => find(table, key) ?? [],
    );
    const added = [...put].filter(([key]) => find(table, key) === undefined);
    if (before.length > 0) puts[table] = before;
    if (added.length > 0) deletes[table] = added.map(([, key]) => key);
  }
  return { puts, deletes } as Change;
}

/** Finds rows by key in memory, for `invertChange`. */
export function finderIn(
  rows: UserData,
): <Name extends TableName>(table: Name, key: string) => RowOf<Name> | undefined {
  const indices = new Map<TableName, Map<string, unknown>>();
  return <Name extends TableName>(table: Name, key: string) => {
    let index = indices.get(table);
    if (index === undefined) {
      index = new Map(rows[table].map((row) => [keyText(keyOf(table, row as never)), row]));
      indices.set(table, index);
    }
    return index.get(key) as RowOf<Name> | undefined;
  };
}

/** How many rows a change touches. */
export function changeSize(change: Change): number {
  return tableNames.reduce(
    (sum, table) => sum + (change.puts[table]?.length ?? 0) + (change.deletes[table]?.length ?? 0),
    0,
  );
}

const keys: { readonly [Name in TableName]: (row: RowOf<Name>) => Key } = {
  works: ({ name }) => name,
  chapters: ({ work, name }) => [work, name],
  mends: ({ work, chapter }) => [work, chapter],
  words: ({ key }) => key,
  contexts: ({ word, work, chapter, segment }) => [word, work, chapter, segment],
  reviews: ({ word, at }) => [word, at],
  sittings: ({ startedAt, work }) => [startedAt, work],
  texts: ({ name }) => name,
};

type Check = (value: unknown, row: Record<string, unknown>) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFilledText: Check = (value) => typeof value === "string" && value !== "";
const isFlag: Check = (value) => typeof value === "boolean";
const isTime: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isOneOf =
  (allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);

const memoryFields: readonly (readonly [string, Check])[] = [
  ["dueAt", isTime],
  ["stability", isNumber],
  ["difficulty", isNumber],
  ["scheduledDays", isNumber],
  ["steps", isNumber],
  ["reviews", isNumber],
  ["lapses", isNumber],
  ["phase", isOneOf([0, 1, 2, 3])],
  ["reviewedAt", isTime],
];

const isMemory: Check = (value) => {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Record<string, unknown>;
  return memoryFields.every(([name, isRight]) => isRight(fields[name], fields));
};

const areTexts: Check = (value) =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

const areSpansOf: Check = (value, { fr }) =>
  Array.isArray(value) &&
  typeof fr === "string" &&
  value.every((span) => Array.isArray(span) && span.length === 2 && span.every(Number.isInteger)) &&
  areSpans(value as Span[], fr.length);

/** Field by field, so that a message can name the one that is wrong. */
const checks: Readonly<Record<TableName, readonly (readonly [string, Check])[]>> = {
  works: [
    ["name", isFilledText],
    ["source", isText],
    ["overview", (value) => Array.isArray(value)],
    ["isDraft", isFlag],
    ["changedAt", isTime],
  ],
  chapters: [
    ["work", isFilledText],
    ["name", isFilledText],
    ["table", isText],
    ["confidence", (value) => typeof value === "object" && value !== null],
  ],
  mends: [
    ["work", isFilledText],
    ["chapter", isFilledText],
    ["patch", isText],
    ["changedAt", isTime],
  ],
  words: [
    ["lemma", isFilledText],
    ["upos", (value) => typeof value === "string" && isPartOfSpeech(value)],
    ["isExpression", isFlag],
    ["key", (value, row) => value === wordKey(row as unknown as Word)],
    ["state", isOneOf(wordStates)],
    ["sense", isText],
    ["note", isText],
    ["forms", areTexts],
    ["keptAt", isTime],
    ["changedAt", isTime],
    ["memory", isMemory],
  ],
  contexts: [
    ["word", isFilledText],
    ["work", isText],
    ["chapter", isText],
    ["segment", isText],
    ["edition", isText],
    ["title", isText],
    ["form", isText],
    ["fr", isText],
    ["en", isText],
    ["spans", areSpansOf],
    ["metAt", isTime],
  ],
  reviews: [
    ["word", isFilledText],
    ["at", isTime],
    ["grade", isOneOf([1, 2, 3, 4])],
    ["phase", isOneOf([0, 1, 2, 3])],
  ],
  sittings: [
    ["startedAt", isTime],
    ["work", isFilledText],
    ["chapter", isText],
    ["seconds", isTime],
  ],
  texts: [
    ["name", isFilledText],
    ["text", isText],
  ],
};
