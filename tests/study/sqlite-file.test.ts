import initSqlJs from "sql.js";
import { expect, test } from "vitest";
import { formatSqliteFile } from "#lib/study/sqlite-file.ts";
import fc from "../property.ts";

const sql = await initSqlJs();

test("any rows written are read back by SQLite, which finds the file sound", {
  timeout: 60_000,
}, () => {
  const row = fc.record({
    id: fc.integer({ min: 0, max: 2 ** 45 }),
    number: fc.oneof(
      fc.integer({ min: -(2 ** 47), max: 2 ** 47 - 1 }),
      fc.constantFrom(0, 1, -1, 127, 128, -128, -129, 32767, 32768, 8388607, 8388608, 2 ** 31),
    ),
    text: fc.oneof(
      fc.string({ unit: "grapheme", maxLength: 20 }),
      fc.integer({ min: 3900, max: 13000 }).map((length) => "é".repeat(length / 2)),
    ),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(row, { selector: ({ id }) => id, maxLength: 400, size: "max" }),
      (rows) => {
        const file = formatSqliteFile([
          {
            name: "things",
            sql: "CREATE TABLE things (id integer primary key, number integer not null, text text not null)",
            columns: ["id", "number", "text"],
            hasKey: true,
            rows: rows.map((each) => ({ ...each, text: each.text.replaceAll("\0", "") })),
            indices: [
              {
                name: "by_number",
                sql: "CREATE INDEX by_number ON things (number)",
                columns: ["number"],
              },
            ],
          },
        ]);
        const database = new sql.Database(file);
        const values = (query: string) => database.exec(query)[0]?.values ?? [];
        expect(values("PRAGMA integrity_check")).toEqual([["ok"]]);
        expect(values("SELECT id, number, text FROM things ORDER BY id")).toEqual(
          [...rows]
            .sort((a, b) => a.id - b.id)
            .map(({ id, number, text }) => [id, number, text.replaceAll("\0", "")]),
        );
        database.close();
      },
    ),
    { numRuns: 20 },
  );
});

test("an index of hundreds of pages is found through", { timeout: 60_000 }, () => {
  const rows = Array.from({ length: 30_000 }, (_, index) => ({
    id: index + 1,
    number: (index * 7919) % 30_011,
  }));
  const database = new sql.Database(
    formatSqliteFile([
      {
        name: "things",
        sql: "CREATE TABLE things (id integer primary key, number integer not null)",
        columns: ["id", "number"],
        hasKey: true,
        rows,
        indices: [
          {
            name: "by_number",
            sql: "CREATE INDEX by_number ON things (number)",
            columns: ["number"],
          },
        ],
      },
    ]),
  );
  const values = (query: string) => database.exec(query)[0]?.values;
  expect(values("PRAGMA integrity_check")).toEqual([["ok"]]);
  expect(values("SELECT id FROM things INDEXED BY by_number WHERE number = 7919")).toEqual([[2]]);
  database.close();
});

test("what the format cannot hold is refused", () => {
  const table = (id: unknown) =>
    formatSqliteFile([
      {
        name: "things",
        sql: "CREATE TABLE things (id integer primary key)",
        columns: ["id"],
        hasKey: true,
        rows: [{ id: id as number }],
        indices: [],
      },
    ]);
  expect(() => table(1.5)).toThrow("1.5 is no whole number");
  expect(() => table(-3)).toThrow(RangeError);
});
