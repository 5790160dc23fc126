/**
 * The files of a volume, an index of some works that is complete in itself:
 *
 * - `works.bin`: the units, and the first key of each range of words and each shard.
 * - `c/N.bin`: the chapters of 64 units.
 * - `w/fr/N.bin`, `w/en/N.bin`: forms by their keys, in order.
 * - `e/fr/N.bin`, `e/en/N.bin`: shards of entries in order, with their postings where these are few.
 * - `p/N.bin`: a page of the postings of a frequent entry.
 *
 * Everything is packed by gzip, and is not called so, or servers would unpack it. A small volume is
 * one file, `all.bin`, that has these in it. Beside the folders lies `index.json`, which names them.
 */

import { type EntryKey, textOfEntry } from "#lib/search/entry.ts";
import type { Postings, SaidCount, Unit, UnitChapter, WordRow } from "#lib/search/entry-store.ts";
import { decodePostings, encodePostings, wholePart } from "#lib/search/page-format.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";
import type { Side } from "#lib/text/side.ts";

/** The folder beside `index.json` that has the folders of the volumes, none of which ever changes. */
export const volumeFolder = "v";

/** Goes up whenever the files change. */
export const volumeFormat = 1;

/** The volumes of a site. */
export interface VolumeIndex {
  readonly format: number;
  readonly volumes: readonly VolumeHead[];
}

export interface VolumeHead {
  /** The name of its folder, the hash of what is in it. */
  readonly folder: string;
  /** Whether it is one file. */
  readonly isOneFile: boolean;
  /** Whether it has further editions of works, which a first edition in another volume has. */
  readonly isFurther: boolean;
}

/** What `works.bin` has. */
export interface VolumeWorks {
  readonly format: number;
  readonly units: readonly Unit[];
  /** The first key of each range of words: see `searchKey`. */
  readonly words: Readonly<Record<Side, readonly string[]>>;
  /** The first key of each shard: see `shardKey`. */
  readonly entries: Readonly<Record<Side, readonly string[]>>;
}

/** Units in a file of chapters. */
export const unitsInFile = 64;

/** An entry as a shard has it. */
export interface EntryRecord {
  readonly key: EntryKey;
  /** Of its own postings. */
  readonly count: number;
  readonly linked: readonly { readonly entry: EntryKey; readonly count: number }[];
  /** All of its own, where they are few; else in which pages they are, and the most frequent groups. */
  readonly postings?: Postings;
  readonly said?: readonly SaidCount[];
  readonly pages?: readonly PageRecord[];
}

export interface PageRecord {
  readonly fromUnit: number;
  readonly toUnit: number;
  readonly count: number;
  /** The number of its file. */
  readonly file: number;
}

const kinds = ["said", "expression", "none"] as const;

/** Entries in order, the numbers and texts of all of them together. */
export function encodeShard(entries: readonly EntryRecord[]): Uint8Array {
  const bytes = new ByteWriter(4096);
  bytes.text(entries.map(({ key }) => key).join("\n"));
  for (const { count } of entries) bytes.number(count);
  for (const { linked } of entries) bytes.number(linked.length);
  bytes.text(entries.flatMap(({ linked }) => linked.map(({ entry }) => entry)).join("\n"));
  for (const { linked } of entries) for (const { count } of linked) bytes.number(count);
  for (const { pages } of entries) bytes.number(pages?.length ?? 0);
  for (const { pages, said } of entries)
    if (pages !== undefined) writePages(bytes, pages, said ?? []);
  bytes.bytes(
    encodePostings(entries.flatMap(({ postings }) => (postings ? [wholePart(postings)] : []))),
  );
  return bytes.finish();
}

/** Reads what `encodeShard` wrote. Throws a `RangeError` for what is cut off. */
export function decodeShard(source: Uint8Array): ReadonlyMap<EntryKey, EntryRecord> {
  const bytes = new ByteReader(source);
  const keys = linesOf(bytes.text());
  const counts = keys.map(() => bytes.number());
  const linkedCounts = keys.map(() => bytes.number());
  const linkedKeys = linesOf(bytes.text());
  let at = 0;
  const linked = linkedCounts.map((length) => {
    at += length;
    return linkedKeys.slice(at - length, at).map((entry) => ({ entry, count: bytes.number() }));
  });
  const pageCounts = keys.map(() => bytes.number());
  const pages = pageCounts.map((count) => (count === 0 ? undefined : readPages(bytes, count)));
  const postings = decodePostings(bytes.rest());
  let next = 0;
  return new Map(
    keys.map((key, index) => {
      const count = counts[index] ?? 0;
      const isInline = pages[index] === undefined && count > 0;
      const own = isInline ? postings[next++] : undefined;
      const record = { key, count, linked: linked[index] ?? [], ...pages[index] };
      return [key, own === undefined ? record : { ...record, postings: own }];
    }),
  );
}

function writePages(
  bytes: ByteWriter,
  pages: readonly PageRecord[],
  said: readonly SaidCount[],
): void {
  bytes.number(said.length);
  for (const { kind, text, count } of said) {
    bytes.number(kinds.indexOf(kind));
    bytes.text(text);
    bytes.number(count);
  }
  for (const { fromUnit, toUnit, count, file } of pages) {
    for (const number of [fromUnit, toUnit - fromUnit, count, file]) bytes.number(number);
  }
}

function readPages(bytes: ByteReader, length: number): Pick<EntryRecord, "said" | "pages"> {
  const said = Array.from({ length: bytes.number() }, (): SaidCount => {
    const kind = kinds[bytes.number()] ?? "none";
    const text = bytes.text();
    return { kind, text, count: bytes.number() };
  });
  const pages = Array.from({ length }, (): PageRecord => {
    const fromUnit = bytes.number();
    const toUnit = fromUnit + bytes.number();
    const count = bytes.number();
    return { fromUnit, toUnit, count, file: bytes.number() };
  });
  return { said, pages };
}

function linesOf(text: string): readonly string[] {
  return text === "" ? [] : text.split("\n");
}

/** Entries in the order of shards: those of one spelling side by side. */
export function shardKey(entry: EntryKey): string {
  return `${textOfEntry(entry)} ${entry}`;
}

/** Several named parts as one. */
export function joinParts(parts: Iterable<readonly [name: string, bytes: Uint8Array]>): Uint8Array {
  const joined = new ByteWriter(1024);
  for (const [name, bytes] of parts) {
    joined.text(name);
    joined.number(bytes.length);
    joined.bytes(bytes);
  }
  return joined.finish();
}

export function splitParts(source: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = new ByteReader(source);
  const parts = new Map<string, Uint8Array>();
  while (!bytes.isAtEnd) {
    const name = bytes.text();
    parts.set(name, bytes.bytes(bytes.number()));
  }
  return parts;
}

/** A line for each form: it, then its entries with their counts. Those of its own lemma are short. */
export function formatWordRows(rows: readonly WordRow[]): string {
  const byForm = new Map<string, WordRow[]>();
  for (const row of rows) {
    const id = `${row.key}\t${row.form}`;
    const known = byForm.get(id);
    if (known === undefined) byForm.set(id, [row]);
    else known.push(row);
  }
  return [...byForm]
    .map(([id, own]) => {
      const [key = "", form = ""] = id.split("\t");
      const cells = own.map(({ entry, count, total }) => {
        const suffix = ` ${form}`;
        const short = entry.endsWith(suffix) ? entry.slice(0, -suffix.length) : entry;
        return `${short}\t${count}\t${total}`;
      });
      return [key === form ? "" : key, form, ...cells].join("\t");
    })
    .join("\n");
}

export function parseWordRows(text: string): readonly WordRow[] {
  return text.split("\n").flatMap((line) => {
    const [written = "", form = "", ...cells] = line.split("\t");
    return Array.from({ length: Math.floor(cells.length / 3) }, (_, index): WordRow => {
      const [short = "", count, total] = cells.slice(3 * index, 3 * index + 3);
      const entry = short.includes(" ") ? short : `${short} ${form}`;
      const key = written === "" ? form : written;
      return { key, form, entry, count: Number(count), total: Number(total) };
    });
  });
}

/** A line for each unit, its chapters with the kinds of their blocks as runs: `t1p230`. */
export function formatChapters(units: readonly (readonly UnitChapter[])[]): string {
  return units
    .map((chapters) =>
      chapters
        .map(({ name, sum, kinds: own }) => {
          const runs = own.replace(/(.)\1*/gs, (run) => `${run[0]}${run.length}`);
          return [name, sum.toString(36), runs].join("\t");
        })
        .join("\t"),
    )
    .join("\n");
}

export function parseChapters(text: string): readonly (readonly UnitChapter[])[] {
  return text.split("\n").map((line) => {
    const cells = line === "" ? [] : line.split("\t");
    return Array.from({ length: Math.floor(cells.length / 3) }, (_, index): UnitChapter => {
      const [name = "", sum = "", runs = ""] = cells.slice(3 * index, 3 * index + 3);
      const own = runs.replace(/(\D)(\d+)/g, (_run, kind: string, count: string) =>
        kind.repeat(Number(count)),
      );
      return { name, sum: Number.parseInt(sum, 36), kinds: own };
    });
  });
}
