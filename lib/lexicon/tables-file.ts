/** The tables of the lexicon in one file, as a browser fetches them. */

import { type LexiconTables, lexiconFiles } from "#lib/lexicon/lexicon.ts";

/** Tables → their file. */
export function formatTables(tables: LexiconTables): string {
  return JSON.stringify(tables);
}

/** A file → its tables, or `undefined` where it is cut off or lacks one. */
export function parseTables(source: string): LexiconTables | undefined {
  let value: unknown;
  try {
    value = JSON.parse(source);
  } catch {
    return undefined;
  }
  if (typeof value !== "object" || value === null) return undefined;
  const tables = value as Partial<Record<string, unknown>>;
  const isWhole = Object.keys(lexiconFiles).every((name) => typeof tables[name] === "string");
  return isWhole ? (value as LexiconTables) : undefined;
}
