/**
 * The files of a volume, an index of some works that is complete in itself:
 *
 * - `works.bin`: the units, and the first key of each range of words and each shard.
 * - `c/N.bin`: the chapters of 64 units.
 * - `w/fr/N.bin`, `w/en/N.bin`: forms and dictionary forms by their keys, in order.
 * - `e/fr/N.bin`, `e/en/N.bin`: shards of entries in order, with their postings where these are few.
 * - `p/N.bin`: a page of the postings of a frequent entry.
 *
 * Everything is packed by gzip, and is not called so, or servers would unpack it. A small volume is
 * one file, `all.bin`, that has these in it. Beside the folders lies `index.json`, which names them.
 */

import { type EntryKey, textOfEntry } from "#lib/search/entry.ts";
import type { Postings, SaidCount, Unit, UnitChapter, WordRow } from "#lib/search/entry-store.ts";
import { decodePostings, encodePostings } from "#lib/search/page-format.ts";
import { entryOfKind, kindNumber, TextReader, TextWriter } from "#lib/search/text-column.ts";
import { ByteReader, ByteWriter } from "#lib/search/varints.ts";
import type { Side } from "#lib/text/side.ts";

/** The folder beside `index.json` that has the folders of the volumes, none of which ever changes. */
export const volumeFolder = "v";

/** Goes up whenever the files change. */
export const volumeFormat = 2;

/** A file of a volume, not yet packed, in parts that follow one another and pack best apart. */
export interface VolumeFile {
  readonly name: string;
  readonly parts: readonly Uint8Array[];
}

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

/** Entries in order, the numbers and texts of all of them together, in parts that pack best apart. */
export function encodeShard(entries: readonly EntryRecord[]): readonly Uint8Array[] {
  const heads = new ByteWriter(4096);
  heads.number(entries.length);
  for (const { key } of entries) heads.number(kindNumber(key));
  for (const { count } of entries) heads.number(count);
  for (const { linked } of entries) heads.number(linked.length);
  for (const { pages } of entries) heads.number(pages?.length ?? 0);
  const kindsOfLinked = new ByteWriter(1024);
  for (const { linked } of entries) {
    for (const { entry } of linked) kindsOfLinked.number(kindNumber(entry));
  }
  const counts = new ByteWriter(1024);
  for (const { linked } of entries) for (const { count } of linked) counts.number(count);
  const pages = new ByteWriter(1024);
  for (const { pages: own, said } of entries) if (own) writePages(pages, own, said ?? []);
  const [keys, linked] = [new TextWriter(), new TextWriter()];
  let before = "";
  for (const { key, linked: own } of entries) {
    const text = textOfEntry(key);
    keys.add(text, before);
    for (const { entry } of own) linked.add(textOfEntry(entry), text);
    before = text;
  }
  const postings = entries.flatMap(({ key, postings: own }) =>
    own === undefined ? [] : [{ postings: own, from: 0, to: own.length, lemma: textOfEntry(key) }],
  );
  return [
    heads.finish(),
    ...keys.parts(),
    kindsOfLinked.finish(),
    ...linked.parts(),
    counts.finish(),
    pages.finish(),
    ...encodePostings(postings),
  ];
}

/** Reads what `encodeShard` wrote. Throws a `RangeError` for what is cut off. */
export function decodeShard(source: Uint8Array): ReadonlyMap<EntryKey, EntryRecord> {
  const bytes = new ByteReader(source);
  const size = bytes.number();
  const [kindsOfKeys = [], counts = [], linkedCounts = [], pageCounts = []] = [1, 2, 3, 4].map(() =>
    bytes.numbers(size),
  );
  const texts = new TextReader(bytes, size);
  let before = "";
  const keys = kindsOfKeys.map((kind) => {
    before = texts.next(before);
    return entryOfKind(kind, before);
  });
  const linked = readLinked(bytes, keys, linkedCounts);
  const pages = pageCounts.map((count) => (count === 0 ? undefined : readPages(bytes, count)));
  const isInline = keys.map((_, index) => !pages[index] && (counts[index] ?? 0) > 0);
  const inline = keys.filter((_, index) => isInline[index]);
  const postings = decodePostings(bytes.rest(), inline.map(textOfEntry));
  let next = 0;
  return new Map(
    keys.map((key, index) => {
      const own = isInline[index] ? postings[next++] : undefined;
      const record = {
        key,
        count: counts[index] ?? 0,
        linked: linked[index] ?? [],
        ...pages[index],
      };
      return [key, own === undefined ? record : { ...record, postings: own }];
    }),
  );
}

function readLinked(
  bytes: ByteReader,
  keys: readonly EntryKey[],
  lengths: readonly number[],
): readonly EntryRecord["linked"][] {
  const kindsOfLinked = bytes.numbers(lengths.reduce((sum, length) => sum + length, 0));
  const texts = new TextReader(bytes, kindsOfLinked.length);
  const counts = bytes.numbers(kindsOfLinked.length);
  let at = 0;
  return lengths.map((length, index) => {
    const own = textOfEntry(keys[index] ?? "");
    return Array.from({ length }, () => {
      const entry = entryOfKind(kindsOfLinked[at] ?? 0, texts.next(own));
      return { entry, count: counts[at++] ?? 0 };
    });
  });
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

/** Entries in the order of shards: those of one spelling side by side. */
export function shardKey(entry: EntryKey): string {
  return `${textOfEntry(entry)} ${entry}`;
}

/** Several files as the parts of one. */
export function joinFiles(files: Iterable<VolumeFile>): readonly Uint8Array[] {
  return [...files].flatMap(({ name, parts }) => {
    const head = new ByteWriter(64);
    head.text(name);
    head.number(parts.reduce((sum, { length }) => sum + length, 0));
    return [head.finish(), ...parts];
  });
}

/** The files of one, by their names. */
export function splitFiles(source: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const bytes = new ByteReader(source);
  const parts = new Map<string, Uint8Array>();
  while (!bytes.isAtEnd) {
    const name = bytes.text();
    parts.set(name, bytes.bytes(bytes.number()));
  }
  return parts;
}

/** Forms in the order of their keys, with their entries, in parts that pack best apart. */
export function encodeWordRows(rows: readonly WordRow[]): readonly Uint8Array[] {
  const [keys, forms, lemmas] = [new TextWriter(), new TextWriter(), new TextWriter()];
  const numbers = [0, 1, 2, 3].map(() => new ByteWriter(1024));
  const [entries, kindsOfEntries, counts, totals] = numbers as [
    ByteWriter,
    ByteWriter,
    ByteWriter,
    ByteWriter,
  ];
  const cut = byForm(rows);
  let before = "";
  for (const own of cut) {
    const { key = "", form = "" } = own[0] ?? {};
    keys.add(key, before);
    forms.add(form === key ? "" : form, key);
    entries.number(own.length);
    for (const { entry, count, total } of own) {
      kindsOfEntries.number(kindNumber(entry));
      lemmas.add(textOfEntry(entry), form);
      counts.number(count);
      totals.number(total - count);
    }
    before = key;
  }
  const size = new ByteWriter();
  size.number(cut.length);
  return [
    size.finish(),
    ...keys.parts(),
    ...forms.parts(),
    entries.finish(),
    kindsOfEntries.finish(),
    ...lemmas.parts(),
    counts.finish(),
    totals.finish(),
  ];
}

/** Reads what `encodeWordRows` wrote. Throws a `RangeError` for what is cut off. */
export function decodeWordRows(source: Uint8Array): readonly WordRow[] {
  const bytes = new ByteReader(source);
  const size = bytes.number();
  const [keys, forms] = [new TextReader(bytes, size), new TextReader(bytes, size)];
  const lengths = bytes.numbers(size);
  const kindsOfEntries = bytes.numbers(lengths.reduce((sum, length) => sum + length, 0));
  const lemmas = new TextReader(bytes, kindsOfEntries.length);
  const counts = bytes.numbers(kindsOfEntries.length);
  const totals = bytes.numbers(kindsOfEntries.length);
  let [key, at] = ["", 0];
  return lengths.flatMap((length) => {
    key = keys.next(key);
    const form = forms.next(key) || key;
    return Array.from({ length }, (): WordRow => {
      const entry = entryOfKind(kindsOfEntries[at] ?? 0, lemmas.next(form));
      const count = counts[at] ?? 0;
      return { key, form, entry, count, total: count + (totals[at++] ?? 0) };
    });
  });
}

/** Rows that are side by side, those of one form together. */
function byForm(rows: readonly WordRow[]): readonly (readonly WordRow[])[] {
  const cut: WordRow[][] = [];
  let before: WordRow | undefined;
  for (const row of rows) {
    if (row.key === before?.key && row.form === before.form) cut.at(-1)?.push(row);
    else cut.push([row]);
    before = row;
  }
  return cut;
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
