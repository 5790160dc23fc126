/** Works with their occurrences → the files of a volume: see `volume-format.ts`. */

import { type EntryKey, sideOfEntry } from "#lib/search/entry.ts";
import { type EntryCollector, WordCollector } from "#lib/search/entry-collector.ts";
import {
  compareText,
  compareUnits,
  type Postings,
  type SaidCount,
  type Unit,
  type UnitChapter,
  type WordRow,
} from "#lib/search/entry-store.ts";
import { encodePage } from "#lib/search/page-format.ts";
import { chaptersOf, collectWorks, type ScannedWork, unitOf } from "#lib/search/scan-store.ts";
import { keySum } from "#lib/search/text-sum.ts";
import {
  type EntryRecord,
  encodeEntry,
  formatChapters,
  formatWordRows,
  joinParts,
  type PageRecord,
  unitsInFile,
  type VolumeWorks,
  volumeFormat,
} from "#lib/search/volume-format.ts";

/** A file of a volume, not yet packed. */
export interface VolumeFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

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
  shard: 32_768,
  page: 65_536,
  largePage: 163_840,
  pagesUntilLarger: 16,
  range: 24_576,
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
  const keys = [...collector.keys()].sort(compareText);
  const entries: { readonly key: EntryKey; readonly bytes: Uint8Array }[] = [];
  let pageFiles = 0;
  const french = keys.filter((key) => sideOfEntry(key) === "fr");
  const english = keys.filter((key) => sideOfEntry(key) === "en");
  for (const key of french) {
    const postings = collector.postings(key);
    if (postings === undefined) continue;
    words.add(key, postings);
    const { record, files } = packEntry(key, postings, [], pageFiles, sizes);
    yield* files;
    pageFiles += files.length;
    entries.push({ key, bytes: encodeEntry(record) });
  }
  for (const key of [...new Set([...english, ...words.linkedKeys()])].sort(compareText)) {
    const postings = collector.postings(key);
    if (postings !== undefined) words.add(key, postings);
    const { record, files } = packEntry(key, postings, words.linkedTo(key), pageFiles, sizes);
    yield* files;
    pageFiles += files.length;
    entries.push({ key, bytes: encodeEntry(record) });
  }
  const shards = shardEntries(entries, sizes.shard);
  for (const [number, shard] of shards.entries())
    yield { name: `e/${number}`, bytes: joinParts(shard) };
  for (let from = 0; from < units.length; from += unitsInFile) {
    const text = formatChapters(chapters.slice(from, from + unitsInFile));
    yield { name: `c/${from / unitsInFile}`, bytes: encoder.encode(text) };
  }
  const ranges = {
    fr: cutRows(words.rows("fr"), sizes.range),
    en: cutRows(words.rows("en"), sizes.range),
  };
  for (const side of ["fr", "en"] as const) {
    for (const [number, rows] of ranges[side].entries()) {
      yield { name: `w/${side}/${number}`, bytes: encoder.encode(formatWordRows(rows)) };
    }
  }
  const firstKeysOf = (cut: readonly (readonly WordRow[])[]) => cut.map(([row]) => row?.key ?? "");
  const head: VolumeWorks = {
    format: volumeFormat,
    shards: shards.length,
    units,
    firstKeys: { fr: firstKeysOf(ranges.fr), en: firstKeysOf(ranges.en) },
  };
  yield { name: "works", bytes: encoder.encode(JSON.stringify(head)) };
}

const encoder = new TextEncoder();

function packEntry(
  key: EntryKey,
  postings: Postings | undefined,
  linked: EntryRecord["linked"],
  firstFile: number,
  sizes: VolumeSizes,
): { readonly record: EntryRecord; readonly files: readonly VolumeFile[] } {
  if (postings === undefined) return { record: { key, count: 0, linked }, files: [] };
  const count = postings.length;
  const page = encodePage(postings);
  if (page.length <= sizes.inline) return { record: { key, count, linked, page }, files: [] };
  const isLarge = page.length > sizes.page * sizes.pagesUntilLarger;
  const pageSize = isLarge ? sizes.largePage : sizes.page;
  const files: VolumeFile[] = [];
  const pages = cutUnits(postings, Math.ceil(count / Math.ceil(page.length / pageSize))).map(
    ({ from, to }): PageRecord => {
      const file = firstFile + files.length;
      files.push({ name: `p/${file}`, bytes: encodePage(postings, from, to) });
      const [fromUnit, toUnit] = [postings.unit[from] ?? 0, postings.unit[to - 1] ?? 0];
      return { fromUnit, toUnit, count: to - from, file };
    },
  );
  return { record: { key, count, linked, said: countSaid(postings), pages }, files };
}

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

function countSaid(postings: Postings): readonly SaidCount[] {
  const counts = new Map<string, { kind: SaidCount["kind"]; text: string; count: number }>();
  for (let at = 0; at < postings.length; at++) {
    const by = postings.saidBy[at] ?? 0;
    const kind = by > 0 ? "said" : by < 0 ? "expression" : "none";
    const group = by > 0 ? postings.said[by - 1]?.group : postings.expressions[-1 - by];
    const text = by === 0 ? "" : (group ?? "");
    const known = counts.get(`${kind}\t${text}`);
    if (known === undefined) counts.set(`${kind}\t${text}`, { kind, text, count: 1 });
    else known.count++;
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count || compareText(a.text, b.text))
    .slice(0, mostSaid);
}

function shardEntries(
  entries: readonly { readonly key: EntryKey; readonly bytes: Uint8Array }[],
  size: number,
): readonly (readonly (readonly [EntryKey, Uint8Array])[])[] {
  const total = entries.reduce((sum, { key, bytes }) => sum + key.length + bytes.length, 0);
  const shards = Array.from(
    { length: Math.max(1, Math.ceil(total / size)) },
    () => [] as [EntryKey, Uint8Array][],
  );
  for (const { key, bytes } of entries) shards[keySum(key) % shards.length]?.push([key, bytes]);
  return shards;
}

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
