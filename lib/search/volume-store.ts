/** A volume’s files as a store, each fetched when it is first asked for. */

import { gunzipSync } from "fflate";
import { type EntryKey, sideOfEntry } from "#lib/search/entry.ts";
import {
  type EntryStore,
  type Postings,
  rowsByKey,
  type StoredEntry,
  type UnitChapter,
  type WordRow,
} from "#lib/search/entry-store.ts";
import { decodePostings } from "#lib/search/page-format.ts";
import { SearchError } from "#lib/search/search-source.ts";
import {
  decodeShard,
  decodeWordRows,
  type EntryRecord,
  parseChapters,
  shardKey,
  splitFiles,
  unitsInFile,
  type VolumeHead,
  type VolumeIndex,
  type VolumeWorks,
  volumeFolder,
  volumeFormat,
} from "#lib/search/volume-format.ts";
import type { Side } from "#lib/text/side.ts";

/** Gets a file under `/search/`: `index.json`, `v/HASH/works.bin`. Rejects where it cannot. */
export type ReadFile = (path: string) => Promise<Uint8Array>;

/**
 * The volumes of a site. Rejects with a `SearchError` where they are not to be had, are damaged, or
 * are of another build. `hasFurtherEditions`: those of further editions too.
 */
export async function openVolumes(
  read: ReadFile,
  hasFurtherEditions = false,
): Promise<readonly EntryStore[]> {
  const source = await readOr(read, "index.json");
  const { volumes } = understand("index.json", () =>
    checkFormat(JSON.parse(decoder.decode(source)) as VolumeIndex),
  );
  return Promise.all(
    volumes
      .filter(({ isFurther }) => hasFurtherEditions || !isFurther)
      .map((head) => openVolume(read, head)),
  );
}

/** One volume. Rejects as `openVolumes` does. */
export async function openVolume(
  read: ReadFile,
  { folder, isOneFile }: Pick<VolumeHead, "folder" | "isOneFile">,
): Promise<EntryStore> {
  const files = isOneFile ? await oneFile(read, folder) : ownFiles(read, folder);
  const works = await files("works", (bytes) =>
    checkFormat(JSON.parse(decoder.decode(bytes)) as VolumeWorks),
  );
  return new VolumeStore(works, files, isOneFile);
}

const decoder = new TextDecoder();

/** Reads a part of a volume by its name, and remembers what `parse` made of it. */
type Files = <Value>(name: string, parse: (bytes: Uint8Array) => Value) => Promise<Value>;

/** Parts that are remembered. */
const mostRemembered = 200;

function ownFiles(read: ReadFile, folder: string): Files {
  const known = new Map<string, Promise<unknown>>();
  return <Value>(name: string, parse: (bytes: Uint8Array) => Value): Promise<Value> => {
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered as Promise<Value>;
    const path = `${volumeFolder}/${folder}/${name}.bin`;
    const asked = readOr(read, path).then((bytes) =>
      understand(path, () => parse(gunzipSync(bytes))),
    );
    // What failed is asked for again; what is longest unasked for goes first.
    asked.catch(() => known.delete(name));
    known.set(name, asked);
    const [oldest] = known.keys();
    if (known.size > mostRemembered && oldest !== undefined) known.delete(oldest);
    return asked;
  };
}

async function oneFile(read: ReadFile, folder: string): Promise<Files> {
  const path = `${volumeFolder}/${folder}/all.bin`;
  const source = await readOr(read, path);
  const parts = understand(path, () => splitFiles(gunzipSync(source)));
  const known = new Map<string, unknown>();
  return async <Value>(name: string, parse: (bytes: Uint8Array) => Value): Promise<Value> => {
    if (known.has(name)) return known.get(name) as Value;
    const part = parts.get(name);
    if (part === undefined) throw new SearchError("damaged", `no ${name} in ${path}`);
    const value = understand(`${path} ${name}`, () => parse(part));
    known.set(name, value);
    return value;
  };
}

async function readOr(read: ReadFile, path: string): Promise<Uint8Array> {
  try {
    return await read(path);
  } catch (cause) {
    throw new SearchError("absent", `${path} could not be read`, { cause });
  }
}

function understand<Value>(path: string, parse: () => Value): Value {
  try {
    return parse();
  } catch (cause) {
    if (cause instanceof SearchError) throw cause;
    throw new SearchError("damaged", `${path} is not as it was written`, { cause });
  }
}

function checkFormat<Value extends { readonly format: number }>(value: Value): Value {
  if (value.format === volumeFormat) return value;
  throw new SearchError("old", `format ${value.format}; this page reads ${volumeFormat}`);
}

/** Of an English word of a large volume no more French ones are looked into for hits. */
const mostLinked = 16;
/** A volume of as many shards is not large: its shards are soon all at hand. */
const fewShards = 24;

class VolumeStore implements EntryStore {
  readonly units: EntryStore["units"];
  readonly mostLinked: number;
  readonly #works: VolumeWorks;
  readonly #files: Files;

  constructor(works: VolumeWorks, files: Files, isOneFile: boolean) {
    this.units = works.units;
    const isSmall = isOneFile || works.entries.fr.length <= fewShards;
    this.mostLinked = isSmall ? Number.POSITIVE_INFINITY : mostLinked;
    this.#works = works;
    this.#files = files;
  }

  readonly chapters = async (unit: number): Promise<readonly UnitChapter[]> => {
    const file = Math.floor(unit / unitsInFile);
    const units = await this.#files(`c/${file}`, (bytes) => parseChapters(decoder.decode(bytes)));
    return units[unit % unitsInFile] ?? [];
  };

  readonly words = async (side: Side, key: string): Promise<readonly WordRow[]> => {
    const [range] = rangesFrom(this.#works.words[side], key, key);
    if (range === undefined) return [];
    return (await this.#range(side, range)).get(key) ?? [];
  };

  readonly wordsFrom = async (side: Side, prefix: string): Promise<readonly WordRow[]> => {
    const ranges = rangesFrom(this.#works.words[side], prefix, `${prefix}\uffff`);
    const found = await Promise.all(
      ranges.slice(0, mostRanges).map((range) => this.#range(side, range)),
    );
    return found.flatMap((rows) =>
      [...rows].filter(([key]) => key.startsWith(prefix)).flatMap(([, own]) => own),
    );
  };

  readonly entry = async (key: EntryKey): Promise<StoredEntry | undefined> => {
    const side = sideOfEntry(key);
    const place = shardKey(key);
    const number = rangesFrom(this.#works.entries[side], place, place).at(-1);
    if (number === undefined) return undefined;
    const record = (await this.#files(`e/${side}/${number}`, (bytes) => decodeShard(bytes))).get(
      key,
    );
    return record === undefined ? undefined : this.#stored(record);
  };

  #range(side: Side, number: number): Promise<ReadonlyMap<string, readonly WordRow[]>> {
    return this.#files(`w/${side}/${number}`, (bytes) => rowsByKey(decodeWordRows(bytes)));
  }

  #stored({ key, count, linked, postings, said, pages = [] }: EntryRecord): StoredEntry {
    const total = linked.reduce((sum, { count: own }) => sum + own, count);
    const stored = { key, count: total, linked };
    if (postings !== undefined) {
      return { ...stored, pages: [{ ...unitsOf(postings), count, load: async () => postings }] };
    }
    return {
      ...stored,
      ...(said === undefined ? {} : { said }),
      pages: pages.map(({ fromUnit, toUnit, count: own, file }) => ({
        fromUnit,
        toUnit,
        count: own,
        load: () => this.#files(`p/${file}`, onlyPostings),
      })),
    };
  }
}

/** A prefix of a letter or two may have many ranges; no more are read. */
const mostRanges = 4;

function onlyPostings(bytes: Uint8Array): Postings {
  const [postings] = decodePostings(bytes);
  if (postings === undefined) throw new RangeError("a page without postings");
  return postings;
}

function unitsOf({ unit }: Postings): { readonly fromUnit: number; readonly toUnit: number } {
  return { fromUnit: unit[0] ?? 0, toUnit: unit.at(-1) ?? 0 };
}

/** The numbers of the ranges that may have keys from one to another. */
function rangesFrom(firstKeys: readonly string[], from: string, to: string): readonly number[] {
  const found: number[] = [];
  for (const [number, first] of firstKeys.entries()) {
    const next = firstKeys[number + 1];
    if (first <= to && (next === undefined || next > from)) found.push(number);
  }
  return found;
}
