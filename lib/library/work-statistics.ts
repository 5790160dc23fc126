import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import type { EditionName, Work } from "#lib/text/model.ts";
import { keptFile } from "./kept-files.ts";
import { chapterFiles, loadChapter } from "./library.ts";
import { type ChapterOverview, chapterStatistics } from "./reading.ts";

interface Counted {
  /** Changes whenever one of the tables does. */
  readonly stamp: string;
  readonly overview: readonly ChapterOverview[];
}

// Every page of a work shows all its chapters, and lists show those of all works: each is counted
// once in a process, and once in several builds.
const counted = new Map<string, Counted>();

/** All chapters of a work, in order, counted for one English edition. */
export function workOverview(
  work: Work,
  editionName: EditionName = work.editions[1].name,
): readonly ChapterOverview[] {
  const files = chapterFiles(work);
  const stamp = [...work.chapters, ...files.map(stampOf)].join(" ");
  const key = `${work.name}.${editionName}`;
  const before = counted.get(key);
  if (before?.stamp === stamp) return before.overview;
  const count = () =>
    JSON.stringify(
      work.chapters.map((name): ChapterOverview => {
        const chapter = loadChapter(work, name);
        if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${name}”`);
        return { name, ...chapterStatistics(chapter, name, editionName) };
      }),
    );
  sourcesHash ??= hashOf(sources(), "");
  const hash = hashOf(files, [sourcesHash, ...work.chapters].join(" "));
  const overview = JSON.parse(
    keptFile(`overview.${key}`, hash, count),
  ) as readonly ChapterOverview[];
  counted.set(key, { stamp, overview });
  return overview;
}

function stampOf(file: string): string {
  const { mtimeMs, size, ino } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return `${mtimeMs} ${size} ${ino}`;
}

let sourcesHash: string | undefined;

/** The code that reads and counts a chapter. */
function sources(): readonly string[] {
  const text = path.join("lib", "text");
  const readers = readdirSync(text).filter((file) => file.endsWith(".ts"));
  return [
    path.join("lib", "library", "reading.ts"),
    ...readers.sort().map((file) => path.join(text, file)),
  ];
}

function hashOf(files: readonly string[], names: string): string {
  const hash = createHash("sha256").update(names);
  for (const file of files) {
    hash.update("\0");
    if (statSync(file, { throwIfNoEntry: false }) !== undefined) hash.update(readFileSync(file));
  }
  return hash.digest("hex").slice(0, 16);
}
