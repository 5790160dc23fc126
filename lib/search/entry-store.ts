/**
 * Where entries and their postings lie: in memory, or in the files of a volume. Whoever answers a
 * query asks a store, and knows nothing of files.
 */

import type { EntryKey } from "#lib/search/entry.ts";
import type { EditionName, Level } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";

/** A work in French and one of its English editions: what a posting is counted in. */
export interface Unit {
  readonly work: string;
  readonly level: Level;
  readonly edition: EditionName;
  /** Whether the edition is the work’s first. */
  readonly isFirst: boolean;
}

export interface UnitChapter {
  readonly name: string;
  /** See `textSum`. */
  readonly sum: number;
  /** The kind of each segment’s block, a letter each. */
  readonly kinds: string;
}

export interface EntryStore {
  /** In their order: see `compareUnits`. */
  readonly units: readonly Unit[];
  /** The chapters of a unit, by its number. */
  readonly chapters: (unit: number) => Promise<readonly UnitChapter[]>;
  /** For hits of an English entry no more than so many French ones are looked into. */
  readonly mostLinked: number;
  /** The forms, lemmas and expressions of a key: see `searchKey`. */
  readonly words: (side: Side, key: string) => Promise<readonly WordRow[]>;
  /** Those whose keys begin so. */
  readonly wordsFrom: (side: Side, prefix: string) => Promise<readonly WordRow[]>;
  readonly entry: (key: EntryKey) => Promise<StoredEntry | undefined>;
}

/** That an entry has a form, and how often. */
export interface WordRow {
  readonly key: string;
  /** In small letters, with accents; of an expression the whole of it. */
  readonly form: string;
  readonly entry: EntryKey;
  readonly count: number;
  /** How often the entry has any form. */
  readonly total: number;
}

export interface StoredEntry {
  readonly key: EntryKey;
  /** All postings; of an English entry those of its `linked` ones too. */
  readonly count: number;
  /** Postings by rising units. Of an English entry: where nothing French is known to be said by it. */
  readonly pages: readonly StoredPage[];
  /** Of an English entry: the French ones that it says, the most frequent first. */
  readonly linked: readonly { readonly entry: EntryKey; readonly count: number }[];
  /** Where there are several pages: the most frequent groups over all of them. */
  readonly said?: readonly SaidCount[];
}

/** A counterpart and how often it is; an `expression` that the word is part of; or nothing. */
export interface SaidCount {
  readonly kind: "said" | "expression" | "none";
  readonly text: string;
  readonly count: number;
}

export interface StoredPage {
  /** Numbers of units, the last one included. */
  readonly fromUnit: number;
  readonly toUnit: number;
  readonly count: number;
  readonly load: () => Promise<Postings>;
}

/** Postings by rising unit, row and word, a column for each of their numbers. */
export interface Postings {
  readonly length: number;
  readonly unit: Int32Array;
  /** The segment among all of the unit’s chapters, from 0. */
  readonly row: Int32Array;
  readonly word: Int32Array;
  /** A number in `forms`. */
  readonly form: Int32Array;
  /** 0 for nothing, 1 and a number in `said`, or below 0, from -1 on, one in `expressions`. */
  readonly saidBy: Int32Array;
  /** The English words; where there are none, `last` is less than `first`. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Of expressions: the words after the first, for each posting. */
  readonly more?: readonly (readonly number[])[];
  readonly forms: readonly string[];
  /** Counterparts as printed: see `Said`. */
  readonly said: readonly string[];
  readonly expressions: readonly EntryKey[];
}

const levelOrder = "A1A2B1B2C1C2";

/** The order of units, and so of hits: the easier first, then by the names of works. */
export function compareUnits(a: UnitPlace, b: UnitPlace): number {
  return (
    levelOrder.indexOf(a.level) - levelOrder.indexOf(b.level) ||
    compareText(a.work, b.work) ||
    compareText(a.edition, b.edition)
  );
}

type UnitPlace = Pick<Unit, "level" | "work" | "edition">;

/** By code units: the same on every machine. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rows under their keys. */
export function rowsByKey(rows: readonly WordRow[]): ReadonlyMap<string, readonly WordRow[]> {
  const byKey = new Map<string, WordRow[]>();
  for (const row of rows) {
    const known = byKey.get(row.key);
    if (known === undefined) byKey.set(row.key, [row]);
    else known.push(row);
  }
  return byKey;
}
