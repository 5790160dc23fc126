/** Occurrences in memory as a store: for a chapter, and for a reader’s own texts. */

import { countSaid } from "#lib/search/count-said.ts";
import { type EntryKey, sideOfEntry } from "#lib/search/entry.ts";
import { EntryCollector, WordCollector } from "#lib/search/entry-collector.ts";
import {
  compareUnits,
  type EntryStore,
  type Postings,
  rowsByKey,
  type StoredEntry,
  type StoredPage,
  type Unit,
  type UnitChapter,
} from "#lib/search/entry-store.ts";
import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import type { EditionName, Level } from "#lib/text/model.ts";

/** A work in one English edition, with its occurrences. */
export interface ScannedWork {
  readonly work: string;
  readonly level: Level;
  readonly edition: EditionName;
  /** Whether the edition is the work’s first English one. */
  readonly isFirst: boolean;
  readonly chapters: readonly {
    readonly name: string;
    readonly occurrences: ChapterOccurrences;
  }[];
}

/** A store of these works. */
export function scanStore(works: readonly ScannedWork[]): EntryStore {
  const sorted = [...works].sort(compareUnits);
  const collector = collectWorks(sorted);
  const words = new WordCollector();
  const postings = new Map<EntryKey, Postings>();
  for (const key of collector.keys()) {
    const own = collector.postings(key);
    if (own === undefined) continue;
    words.add(key, own);
    postings.set(key, own);
  }
  const chapters = sorted.map(chaptersOf);
  const entries = new Map<EntryKey, StoredEntry>();
  const rows = { fr: rowsByKey(words.rows("fr")), en: rowsByKey(words.rows("en")) };
  return {
    units: sorted.map(unitOf),
    chapters: async (unit) => chapters[unit] ?? [],
    mostLinked: Number.POSITIVE_INFINITY,
    words: async (side, key) => rows[side].get(key) ?? [],
    wordsFrom: async (side, prefix) =>
      [...rows[side]].filter(([key]) => key.startsWith(prefix)).flatMap(([, own]) => own),
    entry: async (key) => {
      const known = entries.get(key);
      if (known !== undefined) return known;
      const entry = storedEntry(key, postings.get(key), words.linkedTo(key));
      if (entry !== undefined) entries.set(key, entry);
      return entry;
    },
  };
}

/** Collects the postings of works in their order. */
export function collectWorks(sorted: readonly ScannedWork[]): EntryCollector {
  const collector = new EntryCollector();
  for (const [unit, { chapters }] of sorted.entries()) {
    let row = 0;
    for (const { occurrences } of chapters) {
      collector.add(unit, row, occurrences);
      row += occurrences.kinds.length;
    }
  }
  return collector;
}

/** A work without its chapters. */
export function unitOf({ work, level, edition, isFirst }: ScannedWork): Unit {
  return { work, level, edition, isFirst };
}

/** The chapters of a work without their occurrences. */
export function chaptersOf({ chapters }: ScannedWork): readonly UnitChapter[] {
  return chapters.map(({ name, occurrences: { kinds, sum } }) => ({ name, kinds, sum }));
}

/** Of more places than these only the counts are told, without making a match of each. */
const mostMatched = 500;

function storedEntry(
  key: EntryKey,
  postings: Postings | undefined,
  linked: StoredEntry["linked"],
): StoredEntry | undefined {
  if (postings === undefined && linked.length === 0) return undefined;
  const pages = postings === undefined ? [] : [pageOf(postings)];
  const own = postings?.length ?? 0;
  const stored = { key, count: linked.reduce((sum, { count }) => sum + count, own), pages, linked };
  const isFrequent = own > mostMatched && sideOfEntry(key) === "fr";
  return isFrequent && postings ? { ...stored, said: countSaid(key, postings) } : stored;
}

function pageOf(postings: Postings): StoredPage {
  return {
    fromUnit: postings.unit[0] ?? 0,
    toUnit: postings.unit.at(-1) ?? 0,
    count: postings.length,
    load: async () => postings,
  };
}
