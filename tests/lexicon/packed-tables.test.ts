import { expect, test } from "vitest";
import { parseBands } from "#lib/lexicon/bands.ts";
import { packTables, unpackTables } from "#lib/lexicon/packed-tables.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { loadTables } from "#lib/library/lexicon-files.ts";

const tables = loadTables();
const packed = packTables(tables);

test("tables come out of their file as they went in", () => {
  const unpacked = unpackTables(packed);
  if (unpacked === undefined) throw new Error("not unpacked");
  const { bands, pronunciations, ...others } = tables;
  for (const name of Object.keys(others) as (keyof typeof others)[])
    expect(unpacked[name] === tables[name], name).toBe(true);
  const rowsOf = (table: string) => [...tableRows(table)].map(({ row }) => row).join("\n");
  expect(rowsOf(unpacked.pronunciations) === rowsOf(pronunciations)).toBe(true);
  const sorted = (table: string) => [...parseBands(table, "bands")].map(String).sort().join("\n");
  expect(sorted(unpacked.bands) === sorted(bands)).toBe(true);
}, 30_000);

test("a file that is cut off, or lacks a table, is none", () => {
  expect(unpackTables(packed.slice(0, -1))).toBeUndefined();
  expect(unpackTables("")).toBeUndefined();
  expect(unpackTables("null")).toBeUndefined();
  expect(
    unpackTables(JSON.stringify({ ...JSON.parse(packed), senses: undefined })),
  ).toBeUndefined();
});
