/** Writes the index of a built site, by which `/find` answers: see `volume-format.ts`. */

import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { packParts } from "#lib/commands/pack-parts.ts";
import { parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { keptFile, keptFolder } from "#lib/library/kept-files.ts";
import { loadChapter, loadWorks } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { EntryCollector } from "#lib/search/entry-collector.ts";
import { compareUnits, type Unit, type UnitChapter } from "#lib/search/entry-store.ts";
import { type ChapterOccurrences, readOccurrences } from "#lib/search/occurrences.ts";
import {
  formatOccurrences,
  occurrencesFormat,
  parseOccurrences,
} from "#lib/search/occurrences-format.ts";
import {
  joinFiles,
  type VolumeFile,
  type VolumeHead,
  type VolumeIndex,
  volumeFolder,
  volumeFormat,
} from "#lib/search/volume-format.ts";
import { volumeFiles } from "#lib/search/write-volume.ts";
import type { Work } from "#lib/text/model.ts";

/** The folder of the site that the index is in. */
const searchFolder = "search";
/** A volume of fewer bytes is one file. */
const mostInOneFile = 256 * 1024;
/** Parts of more bytes than this, before they are packed, are not tried as one file. */
const mostTried = 2_000_000;

/**
 * Indexes the texts of a built site, of which `files` are the paths with `/` between. What a
 * chapter’s words are is read from the files of word look-up, and kept for the next build.
 */
export function writeSearchFiles(site: string, files: readonly string[]): void {
  const folder = path.join(site, searchFolder);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(path.join(folder, volumeFolder), { recursive: true });
  const indexed = findIndexedUnits(files);
  const heads = [true, false].flatMap((isFirst): readonly VolumeHead[] => {
    const own = indexed.filter(({ unit }) => unit.isFirst === isFirst);
    if (own.length === 0) return [];
    const written = writeFiles(path.join(folder, volumeFolder), indexUnits(site, own));
    return [{ ...written, isFurther: !isFirst }];
  });
  const index: VolumeIndex = { format: volumeFormat, volumes: heads };
  writeFileSync(path.join(folder, "index.json"), JSON.stringify(index));
}

/**
 * Reads where the words of a share occur and keeps that in its folder, from which the whole is
 * indexed: see `takeOccurrences`.
 */
export function keepOccurrences(site: string, files: readonly string[]): void {
  const code = hashOfCode();
  const folder = path.join(site, occurrencesFolder);
  for (const indexed of findIndexedUnits(files))
    for (const chapter of indexed.chapters) occurrencesOf(site, indexed, chapter, code, folder);
}

/** Takes over what a share has kept, so that nothing is read twice. */
export function takeOccurrences(share: string): void {
  const folder = path.join(share, occurrencesFolder);
  if (!existsSync(folder)) return;
  cpSync(folder, keptFolder, { recursive: true });
}

/** The folder of a share that is no part of the site. */
export const occurrencesFolder = "occurrences";

interface IndexedUnit {
  readonly unit: Unit;
  readonly work: Work;
  /** The files of its chapters’ words, in order. */
  readonly chapters: readonly { readonly name: string; readonly file: string }[];
}

/** The works of a site whose words are looked up, in each of their editions. */
function findIndexedUnits(files: readonly string[]): readonly IndexedUnit[] {
  const byChapter = new Map<string, string>();
  for (const file of files) {
    const [, name] = /^lexicon\/([^/]+)\.[0-9a-f]+\.json$/.exec(file) ?? [];
    if (name !== undefined && name !== "tables") byChapter.set(name, file);
  }
  if (byChapter.size === 0) return [];
  return loadWorks()
    .flatMap((work) =>
      work.editions.slice(1).map(({ name: edition }, index): IndexedUnit => {
        const chapters = work.chapters.flatMap((name) => {
          const file = byChapter.get(`${work.name}.${name}.${edition}`);
          return file === undefined ? [] : [{ name, file }];
        });
        const unit = { work: work.name, level: work.level, edition, isFirst: index === 0 };
        return { unit, work, chapters };
      }),
    )
    .filter(({ chapters }) => chapters.length > 0)
    .sort((a, b) => compareUnits(a.unit, b.unit));
}

function indexUnits(site: string, units: readonly IndexedUnit[]): Iterable<VolumeFile> {
  const collector = new EntryCollector();
  const code = hashOfCode();
  const chapters = units.map((indexed, number) => {
    let row = 0;
    return indexed.chapters.map((chapter): UnitChapter => {
      const occurrences = occurrencesOf(site, indexed, chapter, code);
      const { kinds, sum } = occurrences;
      collector.add(number, row, occurrences);
      row += kinds.length;
      return { name: chapter.name, kinds, sum };
    });
  });
  return volumeFiles(
    units.map(({ unit }) => unit),
    chapters,
    collector,
  );
}

/** A chapter’s occurrences as an earlier build left them, where its words are the same. */
function occurrencesOf(
  site: string,
  { work, unit }: IndexedUnit,
  { name, file }: IndexedUnit["chapters"][number],
  code: string,
  folder = keptFolder,
): ChapterOccurrences {
  const make = () => {
    const chapter = loadChapter(work, name);
    if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${name}”`);
    const segments = toSegmentWords(toReading(chapter, unit.edition));
    const words = parseChapterLexicon(readFileSync(path.join(site, file), "utf8"));
    return formatOccurrences(readOccurrences(segments, words));
  };
  // The file’s name has the hash of both sides and of what its words were looked up with.
  const hash = createHash("sha256").update(`${code} ${file}`).digest("hex").slice(0, 16);
  const kept = `search.${work.name}.${name}.${unit.edition}`;
  return parseOccurrences(keptFile(kept, hash, make, folder));
}

/** The code that says what is counted where. */
function hashOfCode(): string {
  const hash = createHash("sha256").update(String(occurrencesFormat));
  const english = path.join("lib", "english");
  const sources = [
    path.join("lib", "align", "counterpart.ts"),
    path.join("lib", "search", "occurrences.ts"),
    ...readdirSync(english)
      .filter((file) => file.endsWith(".ts"))
      .map((file) => path.join(english, file)),
  ];
  for (const source of sources.sort()) hash.update(readFileSync(source));
  return hash.digest("hex");
}

/** Packs and writes the files of a volume into a folder named by what is in them. */
function writeFiles(
  folder: string,
  files: Iterable<VolumeFile>,
): Pick<VolumeHead, "folder" | "isOneFile"> {
  const hash = createHash("sha256");
  const unfinished = path.join(folder, "unfinished");
  const write = (name: string, packed: Uint8Array) => {
    hash.update(name).update(packed);
    const file = path.join(unfinished, `${name}.bin`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, packed);
  };
  let held: VolumeFile[] | undefined = [];
  let size = 0;
  for (const file of files) {
    size += file.parts.reduce((sum, { length }) => sum + length, 0);
    if (held === undefined) write(file.name, packParts(file.parts));
    else held.push(file);
    if (held !== undefined && size > mostTried) {
      for (const { name, parts } of held) write(name, packParts(parts));
      held = undefined;
    }
  }
  const whole = held && packParts(joinFiles(held));
  const isOneFile = whole !== undefined && whole.length <= mostInOneFile;
  if (isOneFile) write("all", whole);
  else for (const { name, parts } of held ?? []) write(name, packParts(parts));
  const name = hash.digest("hex").slice(0, 16);
  renameSync(unfinished, path.join(folder, name));
  return { folder: name, isOneFile };
}
