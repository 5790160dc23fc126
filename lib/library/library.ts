/**
 * The library: folders of works, each a folder with `work.json` and its chapters’ tables.
 * Everything is read when asked for and kept until its file changes, so that a page of one
 * chapter costs one chapter, and a text that is being edited shows as it is.
 */

import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from "node:fs";
import path from "node:path";
import { readChapter } from "#lib/text/chapter.ts";
import { decodeText } from "#lib/text/decode.ts";
import { type GlossaryEntry, type GlossaryReading, readGlossary } from "#lib/text/glossary.ts";
import type { Chapter, Work } from "#lib/text/model.ts";
import { type Finding, isError, TextError, TextErrors } from "#lib/text/text-error.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";
import { glossaryName, readWork, urlSafeName, type WorkReading } from "#lib/text/work.ts";

/** A work’s folder as read, whatever is wrong with it. */
export interface WorkFolderReading {
  readonly work?: Work;
  /** The tables that `work.json` names and that are there, in its order. */
  readonly tables: readonly Table[];
  /** Everything wrong with `work.json` and the list of files, not with what is in the tables. */
  readonly findings: readonly Finding[];
}

/** One table’s file, not yet read. */
export interface Table {
  readonly name: string;
  readonly path: string;
}

/** One table as read, whatever is wrong with it. */
export interface TableReading {
  /** Absent where the file is not UTF-8. */
  readonly source?: string;
  readonly chapter?: Chapter;
  readonly findings: readonly Finding[];
}

/** How many files of a kind a process keeps parsed; above it the one that came first is let go. */
const mostFilesKept = 300;

/**
 * Where works are looked for: `texts/` of the repository, but where EN_REGARD_LIBRARY is “no”, then what EN_REGARD_TEXTS names,
 * separated as PATH is, each a folder of works or one work. Throws `TextErrors` for a folder named
 * there that is absent or has no work.
 */
export function textsFolders(environment = process.env): readonly string[] {
  const own = path.join(process.cwd(), "texts");
  const folders = [
    ...(environment.EN_REGARD_LIBRARY === "no" ? [] : [own]),
    ...(environment.EN_REGARD_TEXTS ?? "").split(path.delimiter).filter(Boolean),
  ];
  const key = folders.join(path.delimiter);
  if (checkedFolders.has(key)) return folders;
  const findings = folders.flatMap((folder): readonly Finding[] => {
    if (!isFolder(folder)) {
      const reason = "no such folder";
      const cure =
        folder === own
          ? "run this in the folder of the repository"
          : "correct EN_REGARD_TEXTS, which names it";
      return [{ file: shownPath(folder), reason, cure, severity: "error" }];
    }
    // The repository’s own may be empty where somebody keeps only a private library.
    return folder !== own && findWorkFolders(folder).length === 0 ? [noWorkFinding(folder)] : [];
  });
  throwErrors(findings);
  checkedFolders.add(key);
  return folders;
}

/** The folders that had works when they were first asked for: they are not listed again. */
const checkedFolders = new Set<string>();

/** Every work with every chapter, by name. Throws `TextErrors` with all there is wrong. */
export function loadLibrary(folders = textsFolders()): readonly WholeWork[] {
  const { workFolders, findings: folderFindings } = listWorkFolders(folders);
  const findings = [...folderFindings];
  const works: WholeWork[] = [];
  for (const folder of workFolders) {
    const { work, tables, findings: workFindings } = readWorkFolder(folder);
    findings.push(...workFindings, ...readGlossaryOf(folder).findings);
    const chapters: NamedChapter[] = [];
    for (const { name, path } of tables) {
      const { chapter, findings: tableFindings } = readTable(path, work);
      findings.push(...tableFindings);
      if (chapter !== undefined) chapters.push({ name, chapter });
    }
    if (work !== undefined) works.push({ work, chapters });
  }
  throwErrors(findings);
  return works.sort((a, b) => (a.work.name < b.work.name ? -1 : 1));
}

/** Every work by name, without its chapters. Throws `TextErrors` for what is wrong with them. */
export function loadWorks(folders = textsFolders()): readonly Work[] {
  const { workFolders, findings: folderFindings } = listWorkFolders(folders);
  const findings = [...folderFindings];
  const works = workFolders.flatMap((folder) => {
    const { work, findings: workFindings } = readWorkFolder(folder);
    findings.push(...workFindings);
    return work === undefined ? [] : [work];
  });
  throwErrors(findings);
  return works.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** One work, or `undefined` where none has the name. Throws `TextErrors` for what is wrong with it. */
export function loadWork(name: string, folders = textsFolders()): Work | undefined {
  const folder = findWorkFolder(name, folders);
  if (folder === undefined) return undefined;
  const { work, findings } = readWorkFolder(folder);
  throwErrors(findings);
  return work;
}

/**
 * One chapter of a work, or `undefined` where the work has none of the name. Throws `TextErrors`
 * for what is wrong with its table.
 */
export function loadChapter(
  work: Work,
  chapterName: string,
  folders = textsFolders(),
): Chapter | undefined {
  const folder = findWorkFolder(work.name, folders);
  if (folder === undefined || !work.chapters.includes(chapterName)) return undefined;
  const { chapter, findings } = readTable(path.join(folder, `${chapterName}.tsv`), work);
  throwErrors(findings);
  return chapter;
}

/** The files of a work’s chapters, in their order; none where there is no such work. */
export function chapterFiles(work: Work, folders = textsFolders()): readonly string[] {
  const folder = findWorkFolder(work.name, folders);
  return folder === undefined ? [] : work.chapters.map((name) => path.join(folder, `${name}.tsv`));
}

/** The editor’s glossary of a work, empty where there is none. Throws `TextErrors` for a bad one. */
export function loadGlossary(work: Work, folders = textsFolders()): readonly GlossaryEntry[] {
  const folder = findWorkFolder(work.name, folders);
  if (folder === undefined) return [];
  const { entries, findings } = readGlossaryOf(folder);
  throwErrors(findings);
  return entries ?? [];
}

/** A work with all its chapters and its glossary. Throws `TextErrors` for what is wrong with them. */
export function loadWholeWork(work: Work, folders = textsFolders()): WholeWork {
  const chapters = work.chapters.flatMap((name): readonly NamedChapter[] => {
    const chapter = loadChapter(work, name, folders);
    return chapter === undefined ? [] : [{ name, chapter }];
  });
  const folder = findWorkFolder(work.name, folders);
  const glossary = folder === undefined ? undefined : glossarySource(folder);
  return { work, chapters, ...(glossary === undefined ? {} : { glossary }) };
}

/** The editor’s glossary as its file has it. */
export function glossarySource(folder: string): string | undefined {
  const file = path.join(folder, `${glossaryName}.tsv`);
  return existsSync(file) ? decodeText(readFileSync(file), shownPath(file)) : undefined;
}

/** The folders of all works, each once, with a finding for each two of one name. */
export function listWorkFolders(folders: readonly string[]): {
  readonly workFolders: readonly string[];
  readonly findings: readonly Finding[];
} {
  const byName = new Map<string, string>();
  const findings: Finding[] = [];
  for (const folder of folders.flatMap(findWorkFolders)) {
    const name = path.basename(path.resolve(folder));
    const other = byName.get(name);
    if (other === undefined) {
      byName.set(name, folder);
    } else if (realpathSync(other) !== realpathSync(folder)) {
      const reason = `a second work called ${name}; the first is ${shownPath(other)}`;
      const cure = "rename one of the two folders";
      findings.push({ file: shownPath(folder), reason, cure, severity: "error" });
    }
  }
  return { workFolders: [...byName.values()], findings };
}

/**
 * The folders of works in a folder, by name; the folder itself where it is a work. A folder with
 * tables is meant as a work, even while it has no `work.json`.
 */
export function findWorkFolders(folder: string): readonly string[] {
  if (isWorkFolder(folder)) return [folder];
  return listNames(folder)
    .map((name) => path.join(folder, name))
    .filter((entry) => isFolder(entry) && isWorkFolder(entry));
}

/** Reads `work.json` and the list of files beside it. */
export function readWorkFolder(folder: string): WorkFolderReading {
  const file = path.join(folder, "work.json");
  const names = listNames(folder);
  const tableNames = names
    .filter((name) => name.endsWith(".tsv"))
    .map((name) => name.slice(0, -".tsv".length));
  if (!names.includes("work.json")) {
    const reason = "a folder with tables and no work.json";
    const cure = "describe the work in work.json, as texts/README.md shows";
    return {
      tables: [],
      findings: [{ file: shownPath(folder), reason, cure, severity: "error" }],
    };
  }
  const { work, findings } = readOnce(keptWorks, file, (): WorkReading => {
    const source = readText(file);
    if (source instanceof TextError) return { findings: [source] };
    return readWork(source, shownPath(file), path.basename(path.resolve(folder)));
  });
  if (work === undefined) return { tables: [], findings };

  const fileFindings: Finding[] = [];
  for (const name of work.chapters.filter((name) => !tableNames.includes(name))) {
    const reason = `the chapter “${name}” has no table`;
    const cure = `add ${name}.tsv, or take the name out of "chapters"`;
    fileFindings.push({ file: shownPath(file), reason, cure, severity: "error" });
  }
  for (const name of tableNames) {
    if (name === glossaryName || work.chapters.includes(name)) continue;
    const reason = "work.json does not name this table";
    const cure = `add "${name}" to its "chapters", or take the file away`;
    fileFindings.push({
      file: shownPath(path.join(folder, `${name}.tsv`)),
      reason,
      cure,
      severity: "error",
    });
  }
  const tables = work.chapters
    .filter((name) => tableNames.includes(name))
    .map((name) => ({ name, path: path.join(folder, `${name}.tsv`) }));
  return { work, tables, findings: [...findings, ...fileFindings] };
}

/** Reads a table, and compares its columns with the work’s editions where the work is known. */
export function readTable(file: string, work: Work | undefined): TableReading {
  const reading = readOnce(keptTables, file, (): TableReading => {
    const source = readText(file);
    if (source instanceof TextError) return { findings: [source] };
    return { source, ...readChapter(source, shownPath(file)) };
  });
  const { chapter, findings, ...rest } = reading;
  if (chapter === undefined || work === undefined) return reading;
  const editionFindings = compareEditions(chapter, work, shownPath(file));
  if (editionFindings.length === 0) return reading;
  return { ...rest, findings: [...findings, ...editionFindings] };
}

/** Reads the editor’s glossary in a work’s folder; one that is not there has no entries. */
export function readGlossaryOf(folder: string): GlossaryReading {
  const file = path.join(folder, `${glossaryName}.tsv`);
  if (!existsSync(file)) return { entries: [], findings: [] };
  return readOnce(keptGlossaries, file, (): GlossaryReading => {
    const source = readText(file);
    return source instanceof TextError
      ? { findings: [source] }
      : readGlossary(source, shownPath(file));
  });
}

/** A path as messages have it: from where the command runs, with `/` between. */
export function shownPath(file: string): string {
  const fromHere = path.relative(process.cwd(), file);
  return (fromHere === "" ? "." : fromHere).split(path.sep).join("/");
}

/** What to say of a folder that should have works and has none. */
export function noWorkFinding(folder: string): Finding {
  return {
    file: shownPath(folder),
    reason: "no work in this folder",
    cure: "name a folder with a work.json, or a folder of such folders",
    severity: "error",
  };
}

/** Every table has a column for every edition, so that a page can show any chapter in any. */
function compareEditions(chapter: Chapter, work: Work, file: string): readonly Finding[] {
  const names = work.editions.map((edition) => edition.name);
  const place = { file, line: 1, severity: "error" } as const;
  const unknown = chapter.editions
    .filter((name) => !names.includes(name))
    .map((name) => {
      const reason = `the column “${name}” is no edition of ${work.name}`;
      const cure = `add it to "editions" in work.json, which has ${names.join(", ")}`;
      return { ...place, reason, cure };
    });
  const missing = names
    .filter((name) => !chapter.editions.includes(name))
    .map((name) => {
      const reason = `no column for the edition “${name}”`;
      const cure = "add one, with empty cells where there is no text";
      return { ...place, reason, cure };
    });
  return [...unknown, ...missing];
}

interface Kept<T> {
  /** Changes whenever the file does, or another takes its place. */
  readonly stamp: string;
  readonly value: T;
}

const keptWorks = new Map<string, Kept<WorkReading>>();
const keptGlossaries = new Map<string, Kept<GlossaryReading>>();
const keptTables = new Map<string, Kept<TableReading>>();

/** What `read` makes of a file, made again only when the file has changed. */
function readOnce<T>(kept: Map<string, Kept<T>>, file: string, read: () => T): T {
  const { mtimeMs, size, ino } = statSync(file);
  const stamp = `${mtimeMs} ${size} ${ino}`;
  const key = path.resolve(file);
  const before = kept.get(key);
  if (before?.stamp === stamp) return before.value;
  const value = read();
  kept.delete(key);
  kept.set(key, { stamp, value });
  const [oldest] = kept.keys();
  if (kept.size > mostFilesKept && oldest !== undefined) kept.delete(oldest);
  return value;
}

/** A file’s text, or what is wrong with its encoding. */
function readText(file: string): string | TextError {
  try {
    return decodeText(readFileSync(file), shownPath(file));
  } catch (error) {
    if (error instanceof TextError) return error;
    throw error;
  }
}

/**
 * Looks at the one place in each folder where a work of the name can be, for a large library asks
 * for a folder with every page. A name that is none (it may come from an address) is in no folder.
 */
function findWorkFolder(name: string, folders: readonly string[]): string | undefined {
  if (!urlSafeName.test(name)) return undefined;
  const named = folders
    .map((folder) => (isWorkFolder(folder) ? folder : path.join(folder, name)))
    .filter((folder) => path.basename(path.resolve(folder)) === name)
    .filter((folder) => isFolder(folder) && isWorkFolder(folder));
  const { workFolders, findings } = listWorkFolders(named);
  throwErrors(findings);
  return workFolders[0];
}

function isWorkFolder(folder: string): boolean {
  if (existsSync(path.join(folder, "work.json"))) return true;
  return listNames(folder).some((name) => name.endsWith(".tsv"));
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** What is in a folder, in the order of the names, hidden files aside; nothing if it is absent. */
function listNames(folder: string): readonly string[] {
  if (!isFolder(folder)) return [];
  return readdirSync(folder)
    .filter((name) => !name.startsWith("."))
    .sort();
}

function throwErrors(findings: readonly Finding[]): void {
  const errors = findings.filter(isError);
  if (errors.length > 0) throw new TextErrors(errors);
}
