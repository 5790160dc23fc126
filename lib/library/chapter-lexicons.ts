/**
 * The files that word look-up reads, written with the site: one for each chapter in each English
 * edition, and one with the tables themselves, for whatever is in no chapter. A name has the hash
 * of what the file is made from in it, so a page never meets the file of another state of the site.
 */

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { evidenceFrom, linkEachWord } from "#lib/align/words.ts";
import { chapterLexiconFormat, compileChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { packTables } from "#lib/lexicon/packed-tables.ts";
import { worksToBuild } from "#lib/library/built-works.ts";
import { keptFile } from "#lib/library/kept-files.ts";
import {
  loadDictionary,
  loadTables,
  loadTranslationLexicon,
  translationTable,
} from "#lib/library/lexicon-files.ts";
import { loadChapter, loadGlossary, loadWork } from "#lib/library/library.ts";
import { toReading, toSegmentWords } from "#lib/library/reading.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Edition, Work } from "#lib/text/model.ts";

/** The folder of the site that the files are in: see `app/lexicon`. */
const lexiconFolder = "lexicon";

/** A file of the site: its name, and how to make what is in it. */
export interface LexiconFile {
  readonly name: string;
  readonly make: () => string;
}

/** The address of a file. */
export function addressOf({ name }: LexiconFile): string {
  return sitePath(`/${lexiconFolder}/${name}`);
}

/** The names of all files there are to write. */
export function lexiconFileNames(): readonly string[] {
  const chapters = worksToBuild().flatMap((work) =>
    work.chapters.flatMap((chapter) =>
      work.editions.slice(1).map((edition) => chapterLexiconFile(work, chapter, edition)),
    ),
  );
  return [tablesFile(), ...chapters].map(({ name }) => name);
}

/** A file by its name, or `undefined` where there is none of it. */
export function findLexiconFile(name: string): LexiconFile | undefined {
  const [first = "", chapter = ""] = name.split(".");
  const work = loadWork(first);
  const files =
    work?.chapters.includes(chapter) === true
      ? work.editions.slice(1).map((edition) => chapterLexiconFile(work, chapter, edition))
      : [tablesFile()];
  return files.find((file) => file.name === name);
}

/** The file of a chapter. Throws a `RangeError` for a chapter that the work has not. */
export function chapterLexiconFile(work: Work, chapterName: string, edition: Edition): LexiconFile {
  const chapter = loadChapter(work, chapterName);
  if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${chapterName}”`);
  const segments = toSegmentWords(toReading(chapter, edition.name));
  const glossary = loadGlossary(work);
  const texts = segments.flatMap(({ id, fr, en }) => [id, fr, en]);
  const hash = hashOf([tablesHash(), linksHash(), JSON.stringify(glossary), ...texts]);
  const name = `${work.name}.${chapterName}.${edition.name}`;
  const compile = () => {
    const dictionary = loadDictionary();
    const lexicon = loadTranslationLexicon();
    return compileChapterLexicon(dictionary, segments, {
      glossary: makeGlossary(glossary, dictionary.lexicon),
      links: linkEachWord(segments, { lexicon, least: evidenceFrom }),
    });
  };
  return { name: `${name}.${hash}.json`, make: () => keptFile(name, hash, compile) };
}

/** The file of the tables. */
export function tablesFile(): LexiconFile {
  return { name: `tables.${tablesHash()}.json`, make: packedTables };
}

let packed: string | undefined;
let packedHash: string | undefined;
let linked: string | undefined;

/** What the word links of a chapter are made with, and the code that makes and reads all of it. */
function linksHash(): string {
  linked ??= hashOf([translationTable(), ...readers.flatMap(sourcesIn)]);
  return linked;
}

/** The folders whose code says what a chapter’s words are. */
const readers = ["align", "english", "french", "lexicon", "text"];

function sourcesIn(folder: string): readonly string[] {
  const whole = path.join("lib", folder);
  return readdirSync(whole)
    .filter((file) => file.endsWith(".ts"))
    .sort()
    .map((file) => readFileSync(path.join(whole, file), "utf8"));
}

function packedTables(): string {
  packed ??= packTables(loadTables());
  return packed;
}

function tablesHash(): string {
  packedHash ??= hashOf([String(chapterLexiconFormat), packedTables()]);
  return packedHash;
}

function hashOf(texts: readonly string[]): string {
  const hash = createHash("sha256");
  for (const text of texts) hash.update(text).update("\0");
  return hash.digest("hex").slice(0, 16);
}
