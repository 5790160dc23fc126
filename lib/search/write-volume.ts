/** Works with their occurrences → the files of a volume: see `volume-format.ts`. */

import { countSaid } from "#lib/search/count-said.ts";
import { type EntryKey, sideOfEntry } from "#lib/search/entry.ts";
import { type EntryCollector, WordCollector } from "#lib/search/entry-collector.ts";
import {
  compareText,
  compareUnits,
  type Postings,
  type Unit,
  type UnitChapter,
  type WordRow,
} from "#lib/search/entry-store.ts";
import { encodePostings } from "#lib/search/page-format.ts";
import { chaptersOf, collectWorks, type ScannedWork, unitOf } from "#lib/search/scan-store.ts";
import {
  type EntryRecord,
  encodeShard,
  encodeWordRows,
  formatChapters,
  type PageRecord,
  shardKey,
  unitsInFile,
  type VolumeFile,
  type VolumeWorks,
  volumeFormat,
} from "#lib/search/volume-format.ts";
import type { Side } from "#lib/text/side.ts";

/** Sizes in bytes before packing. */
export interface VolumeSizes {
  /** Postings of an entry up to this many lie in its shard. */
  readonly inline: number;
  readonly shard: number;
  readonly page: number;
  /** Of an entry of more than `pagesUntilLarger` pages. */
  readonly largePage: number;
  readonly pagesUntilLarger: number;
  readonly range: number;
}

export const volumeSizes: VolumeSizes = {
  inline: 16_384,
  shard: 65_536,
  page: 65_536,
  largePage: 163_840,
  pagesUntilLarger: 16,
  range: 49_152,
};

/** The files of a volume of these works. */
export function writeVolume(
  works: readonly ScannedWork[],
  sizes: VolumeSizes = volumeSizes,
): Iterable<VolumeFile> {
  const sorted = [...works].sort(compareUnits);
  return volumeFiles(sorted.map(unitOf), sorted.map(chaptersOf), collectWorks(sorted), sizes);
}

/**
 * The files of a volume whose postings are collected already, one after the other: of many works
 * they are more than need be in memory at a time.
 */
export function* volumeFiles(
  units: readonly Unit[],
  chapters: readonly (readonly UnitChapter[])[],
  collector: EntryCollector,
  sizes: VolumeSizes = volumeSizes,
): Generator<VolumeFile> {
  const words = new WordCollector();
  const writer = new EntryWriter(sizes);
  const keys = { fr: [] as EntryKey[], en: [] as EntryKey[] };
  for (const key of collector.keys()) keys[sideOfEntry(key)].push(key);
  for (const key of inShardOrder(keys.fr)) {
    const postings = collector.postings(key);
    if (postings === undefined) continue;
    words.add(key, postings);
    yield* writer.add("fr", key, postings, []);
  }
  yield* writer.finishShard("fr");
  // What an English word says is known when all French ones are counted.
  for (const key of inShardOrder([...new Set([...keys.en, ...words.linkedKeys()])])) {
    const postings = collector.postings(key);
    if (postings !== undefined) words.add(key, postings);
    yield* writer.add("en", key, postings, words.linkedTo(key));
  }
  yield* writer.finishShard("en");
  for (let from = 0; from < units.length; from += unitsInFile) {
    const text = formatChapters(chapters.slice(from, from + unitsInFile));
    yield { name: `c/${from / unitsInFile}`, parts: [encoder.encode(text)] };
  }
  const ranges = {
    fr: cutRows(words.rows("fr"), sizes.range),
    en: cutRows(words.rows("en"), sizes.range),
  };
  for (const side of ["fr", "en"] as const) {
    for (const [number, rows] of ranges[side].entries()) {
      yield { name: `w/${side}/${number}`, parts: encodeWordRows(rows) };
    }
  }
  const firstKeysOf = (cut: readonly (readonly WordRow[])[]) => cut.map(([row]) => row?.key ?? "");
  const head: VolumeWorks = {
    format: volumeFormat,
    units,
    words: { fr: firstKeysOf(ranges.fr), en: firstKeysOf(ranges.en) },
    entries: writer.firstKeys,
  };
  yield { name: "works", parts: [encoder.encode(JSON.stringify(head))] };
}

const encoder = new TextEncoder();

function inShardOrder(keys: readonly EntryKey[]): readonly EntryKey[] {
  return keys
    .map((key) => ({ key, order: shardKey(key) }))
    .sort((a, b) => compareText(a.order, b.order))
    .map(({ key }) => key);
}

/** Puts entries into shards, and the postings of frequent ones into pages. */
class EntryWriter {
  readonly firstKeys: Record<Side, string[]> = { fr: [], en: [] };
  readonly #sizes: VolumeSizes;
  #pageFiles = 0;
  #shard: EntryRecord[] = [];
  #shardSize = 0;

  constructor(sizes: VolumeSizes) {
    this.#sizes = sizes;
  }

  *add(
    side: Side,
    key: EntryKey,
    postings: Postings | undefined,
    linked: EntryRecord["linked"],
  ): Generator<VolumeFile> {
    const count = postings?.length ?? 0;
    const size = postings === undefined ? 0 : sizeOf(postings);
    if (postings === undefined) this.#shard.push({ key, count, linked });
    else if (size <= this.#sizes.inline) this.#shard.push({ key, count, linked, postings });
    else {
      const files = this.#pagesOf(postings, size);
      const pages = files.map(({ page }) => page);
      // All that an English entry has of its own is without a counterpart.
      const said = side === "en" ? [] : countSaid(key, postings).slice(0, mostSaid);
      this.#shard.push({ key, count, linked, said, pages });
      for (const { file } of files) yield file;
    }
    const texts = linked.reduce((sum, { entry }) => sum + entry.length + 2, key.length);
    this.#shardSize += texts + (size <= this.#sizes.inline ? size : 0);
    if (this.#shardSize >= this.#sizes.shard) yield* this.finishShard(side);
  }

  *finishShard(side: Side): Generator<VolumeFile> {
    const [first] = this.#shard;
    if (first === undefined) return;
    const number = this.firstKeys[side].push(shardKey(first.key)) - 1;
    yield { name: `e/${side}/${number}`, parts: encodeShard(this.#shard) };
    this.#shard = [];
    this.#shardSize = 0;
  }

  #pagesOf(postings: Postings, size: number) {
    const { page, largePage, pagesUntilLarger } = this.#sizes;
    const pageSize = size > page * pagesUntilLarger ? largePage : page;
    const most = Math.ceil(postings.length / Math.ceil(size / pageSize));
    return cutUnits(postings, most).map(({ from, to }) => {
      const number = this.#pageFiles++;
      const parts = encodePostings([{ postings, from, to, lemma: "" }]);
      const [fromUnit, toUnit] = [postings.unit[from] ?? 0, postings.unit[to - 1] ?? 0];
      const record: PageRecord = { fromUnit, toUnit, count: to - from, file: number };
      return { page: record, file: { name: `p/${number}`, parts } };
    });
  }
}

/** About how many bytes postings come to. */
function sizeOf({ length, forms, said }: Postings): number {
  const texts = [...forms, ...said].reduce((sum, text) => sum + text.length + 1, 0);
  return length * bytesOfPosting + texts;
}

/** About what a posting of the library takes. */
const bytesOfPosting = 6.5;

/** Postings in parts of about so many, no unit in two of them. */
function cutUnits(
  { unit, length }: Postings,
  most: number,
): readonly { readonly from: number; readonly to: number }[] {
  const parts: { from: number; to: number }[] = [];
  for (let from = 0; from < length; ) {
    let to = Math.min(length, from + most);
    while (to < length && unit[to] === unit[to - 1]) to++;
    parts.push({ from, to });
    from = to;
  }
  return parts;
}

/** Groups that the head of a frequent entry has. */
const mostSaid = 300;

/** Rows by their keys, in parts of about so many bytes; no key in two of them. */
function cutRows(rows: readonly WordRow[], size: number): readonly (readonly WordRow[])[] {
  const sorted = [...rows].sort(
    (a, b) =>
      compareText(a.key, b.key) || compareText(a.form, b.form) || compareText(a.entry, b.entry),
  );
  const parts: WordRow[][] = [];
  let [bytes, before] = [size, ""];
  for (const row of sorted) {
    if (bytes >= size && row.key !== before) {
      parts.push([]);
      bytes = 0;
    }
    parts.at(-1)?.push(row);
    bytes += row.form.length + row.entry.length + 8;
    before = row.key;
  }
  return parts;
}
