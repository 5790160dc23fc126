/**
 * The files of a volume, an index of some works that is complete in itself:
 *
 * - `works.bin`: the units, how many shards there are, and the first key of each range of words.
 * - `c/N.bin`: the chapters of 64 units.
 * - `w/fr/N.bin`, `w/en/N.bin`: forms by their keys, in order.
 * - `e/N.bin`: entries by the sum of their keys; with their postings, where these are few.
 * - `p/N.bin`: a page of the postings of a frequent entry.
 *
 * Everything is packed by gzip, and is not called so, or servers would unpack it. A small volume is
 * one file, `all.bin`, that has these in it. Beside the folders lies `index.json`, which names them.
 */

import type { EntryKey } from "#lib/search/entry.ts";
import type { SaidCount, Unit, UnitChapter, WordRow } from "#lib/search/entry-store.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";

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
  readonly shards: number;
  readonly units: readonly Unit[];
  readonly firstKeys: { readonly fr: readonly string[]; readonly en: readonly string[] };
}

/** Units in a file of chapters. */
export const unitsInFile = 64;

/** An entry as a shard has it. */
export interface EntryRecord {
  readonly key: EntryKey;
  /** Of its own postings. */
  readonly count: number;
  readonly linked: readonly { readonly entry: EntryKey; readonly count: number }[];
  /** Its only page, or its pages in their files. */
  readonly page?: Uint8Array;
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

const inline = 0;
const paged = 1;
const kinds = ["said", "expression", "none"] as const;

export function encodeEntry({ count, linked, page, said, pages }: EntryRecord): Uint8Array {
  const bytes = new ByteWriter(64);
  bytes.number(count);
  bytes.number(linked.length);
  for (const { entry, count: own } of linked) {
    bytes.text(entry);
    bytes.number(own);
  }
  bytes.number(pages === undefined ? inline : paged);
  if (pages === undefined) {
    if (page !== undefined) bytes.bytes(page);
    return bytes.finish();
  }
  bytes.number(said?.length ?? 0);
  for (const { kind, text, count: own } of said ?? []) {
    bytes.number(kinds.indexOf(kind));
    bytes.text(text);
    bytes.number(own);
  }
  bytes.number(pages.length);
  for (const { fromUnit, toUnit, count: own, file } of pages) {
    for (const number of [fromUnit, toUnit - fromUnit, own, file]) bytes.number(number);
  }
  return bytes.finish();
}

export function decodeEntry(key: EntryKey, source: Uint8Array): EntryRecord {
  const bytes = new ByteReader(source);
  const count = bytes.number();
  const linked = Array.from({ length: bytes.number() }, () => {
    const entry = bytes.text();
    return { entry, count: bytes.number() };
  });
  if (bytes.number() === inline) {
    return { key, count, linked, ...(bytes.isAtEnd ? {} : { page: bytes.rest() }) };
  }
  const said = Array.from({ length: bytes.number() }, (): SaidCount => {
    const kind = kinds[bytes.number()] ?? "none";
    const text = bytes.text();
    return { kind, text, count: bytes.number() };
  });
  const pages = Array.from({ length: bytes.number() }, (): PageRecord => {
    const fromUnit = bytes.number();
    const toUnit = fromUnit + bytes.number();
    const own = bytes.number();
    return { fromUnit, toUnit, count: own, file: bytes.number() };
  });
  return { key, count, linked, said, pages };
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
