/**
 * All that a reader has, as rows of named tables: what a backup holds, a restore puts in, and an
 * undo takes back. A change is plain data, so that it can be shown before it is made.
 */

import {
  type Key,
  type RowOf,
  type TableName,
  tableNames,
  tableOf,
} from "#lib/study/user-tables.ts";

/** Every table and its rows. */
export type UserData = { readonly [Name in TableName]: readonly RowOf<Name>[] };

/** Rows to put in, in place of those with the same key, and keys of rows to take out. */
export interface Change {
  readonly puts: { readonly [Name in TableName]?: UserData[Name] };
  readonly deletes: { readonly [Name in TableName]?: readonly Key[] };
}

export const noUserData = Object.fromEntries(
  tableNames.map((name) => [name, []]),
) as unknown as UserData;

/** The primary key of a row. */
export function keyOf<Name extends TableName>(table: Name, row: RowOf<Name>): Key {
  return tableOf(table).key(row);
}

/** The same as one string, to compare by. */
export function keyText(key: Key): string {
  return typeof key === "string" ? key : key.join("\u0000");
}

/** What is wrong with a row read from a file, such as `spans: not in the sentence`; `undefined` if nothing. */
export function faultOf(table: TableName, row: unknown): string | undefined {
  if (typeof row !== "object" || row === null || Array.isArray(row)) return "not a row";
  const fields = row as Record<string, unknown>;
  for (const [name, isRight] of tableOf(table).checks)
    if (!isRight(fields[name], fields)) return name;
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

/** A row that belongs to another which is not there. */
export interface Orphan {
  readonly table: TableName;
  /** From 0. */
  readonly index: number;
  /** The key of what it belongs to. */
  readonly owner: string;
}

/** The rows that belong to others which are not there: what another tab has left behind. */
export function findOrphans(rows: UserData): readonly Orphan[] {
  return tableNames.flatMap((table) => {
    const { owner } = tableOf(table);
    if (owner === undefined) return [];
    const { key } = tableOf(owner.table);
    const there = new Set(rows[owner.table].map((row) => keyText(key(row as never))));
    return rows[table].flatMap((row, index) => {
      const own = owner.keyOf(row as never);
      return there.has(own) ? [] : [{ table, index, owner: own }];
    });
  });
}

/** The rows as a backup has them: none without its owner, nor what can be worked out again. */
export function toBackUp(rows: UserData): UserData {
  const orphans = new Set(findOrphans(rows).map(({ table, index }) => `${table} ${index}`));
  const tables = tableNames.map((table) => {
    const { toKeep = (row: never) => row } = tableOf(table);
    const owned = rows[table].filter((_, index) => !orphans.has(`${table} ${index}`));
    return [table, owned.map((row) => toKeep(row as never))];
  });
  return Object.fromEntries(tables) as UserData;
}
