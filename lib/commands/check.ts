/** `texts check`: everything wrong with the texts, and with `--fix` the typography mended. */

import {
  chmodSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { tellLevels } from "#lib/commands/check-levels.ts";
import { type Command, parseCall } from "#lib/commands/command.ts";
import { annotate } from "#lib/lexicon/annotate.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";
import {
  findWorkFolders,
  listWorkFolders,
  noWorkFinding,
  readGlossaryOf,
  readTable,
  readWorkFolder,
  shownPath,
  type TableReading,
  textsFolders,
} from "#lib/library/library.ts";
import { encodingRules, mendEncoding, readChapter } from "#lib/text/chapter.ts";
import { type CheckedTable, checkWork, mendTable, type WorkSummary } from "#lib/text/check.ts";
import type { GlossaryEntry } from "#lib/text/glossary.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Chapter } from "#lib/text/model.ts";
import {
  type Finding,
  formatFinding,
  isError,
  TextError,
  TextErrors,
} from "#lib/text/text-error.ts";
import { showSpaces } from "#lib/text/typography.ts";
import { glossaryName } from "#lib/text/work.ts";
import { checkWorkTypography, mendWorkTypography } from "#lib/text/work-typography.ts";

export const check = {
  summary: "tells everything wrong with the texts; with --fix mends their typography",
  usage: [
    "usage: npm run texts -- check [--fix] [--levels] [FOLDER…]",
    "",
    "  FOLDER    a work, or a folder of works; texts/ and EN_REGARD_TEXTS where none is named",
    "  --levels  tells what each work asks of its reader beside its level, and lines out of metre",
    "  --fix     mends typography, line ends and Unicode form in files without errors",
    "",
    "exits 1 where there are errors, 0 where there are at most warnings",
  ].join("\n"),
  run(args: readonly string[], print: (line: string) => void) {
    const { folders, isFixing, isTellingLevels } = readArguments(args);
    const found = findFolders(folders);
    if (isFixing) for (const folder of found.workFolders) fixWorkFolder(folder, print);
    const works = found.workFolders.map(checkWorkFolder);
    const findings = [...found.findings, ...works.flatMap((work) => work.findings)];
    for (const finding of findings.sort(byPlace)) print(formatLine(finding));
    for (const { summary } of works) if (summary !== undefined) print(formatSummary(summary));
    if (isTellingLevels)
      for (const folder of found.workFolders) for (const line of levelLines(folder)) print(line);
    print(formatTotal(works.length, findings));
    return findings.some(isError) ? 1 : 0;
  },
} satisfies Command;

interface CheckedWork {
  readonly findings: readonly Finding[];
  /** Absent where `work.json` has errors. */
  readonly summary?: WorkSummary;
}

function readArguments(args: readonly string[]) {
  const flag = { type: "boolean", default: false } as const;
  const { values, positionals } = parseCall(args, { fix: flag, levels: flag });
  return { folders: positionals, isFixing: values.fix, isTellingLevels: values.levels };
}

function findFolders(folders: readonly string[]): ReturnType<typeof listWorkFolders> {
  try {
    const { workFolders, findings } = listWorkFolders(
      folders.length > 0 ? folders : textsFolders(),
    );
    const empty = folders.filter((folder) => findWorkFolders(folder).length === 0);
    return { workFolders, findings: [...findings, ...empty.map(noWorkFinding)] };
  } catch (error) {
    if (error instanceof TextErrors) return { workFolders: [], findings: error.errors };
    throw error;
  }
}

function checkWorkFolder(folder: string): CheckedWork {
  const { work, tables, findings } = readWorkFolder(folder);
  const readings = tables.map(({ path }) => ({ path, ...readTable(path, work) }));
  const glossary = readGlossaryOf(folder);
  const allFindings = [
    ...findings,
    ...readings.flatMap((reading) => reading.findings),
    ...glossary.findings,
  ];
  if (work === undefined) return { findings: allFindings };
  const workFile = path.join(folder, "work.json");
  const result = checkWork(work, shownPath(workFile), readings.flatMap(toChecked));
  const typography = checkWorkTypography(readFileSync(workFile, "utf8"), shownPath(workFile));
  const unused = findUnusedEntries(
    glossary.entries ?? [],
    readings.flatMap(({ chapter }) => chapter ?? []),
  ).map(
    ({ text, line }): Finding => ({
      file: shownPath(path.join(folder, `${glossaryName}.tsv`)),
      line,
      reason: `“${text}” is nowhere in the French`,
      cure: "write it as the text or a dictionary has it",
      severity: "warning",
      rule: "glossary",
    }),
  );
  return {
    findings: [...allFindings, ...typography, ...result.findings, ...unused],
    summary: result.summary,
  };
}

function levelLines(folder: string): readonly string[] {
  const { work, tables } = readWorkFolder(folder);
  if (work === undefined) return [];
  const chapters = tables.flatMap(({ path }) => readTable(path, work).chapter ?? []);
  return tellLevels(work, folder, chapters);
}

/** The entries of a glossary that no word or expression of the chapters is explained by. */
function findUnusedEntries(
  entries: readonly GlossaryEntry[],
  chapters: readonly Chapter[],
): readonly GlossaryEntry[] {
  if (entries.length === 0) return [];
  const lexicon = loadLexicon();
  const glossary = makeGlossary(entries, lexicon);
  const used = new Set<readonly string[]>();
  for (const { cells } of chapters.flatMap(({ blocks }) => blocks).flatMap((b) => b.segments)) {
    const french = plainText(cells[0]?.content ?? []);
    for (const { readings, expression } of annotate(lexicon, french, undefined, glossary)) {
      for (const sense of [readings[0]?.senses[0], expression?.expression.senses[0]]) {
        if (sense?.isEditors) used.add(sense.glosses);
      }
    }
  }
  return entries.filter(({ glosses }) => !used.has(glosses));
}

/** Mends `work.json` and the tables that have no errors, telling each change once it is done. */
function fixWorkFolder(folder: string, print: (line: string) => void): void {
  const { work, tables } = readWorkFolder(folder);
  if (work === undefined) return;
  fixWorkFile(path.join(folder, "work.json"), print);
  for (const { path } of tables) {
    for (const table of toChecked({ path, ...readTable(path, work) })) fixTable(path, table, print);
  }
}

function fixWorkFile(file: string, print: (line: string) => void): void {
  const before = readFileSync(file, "utf8");
  const { source, changes } = mendWorkTypography(before);
  if (source === before) return;
  writeWhole(file, source);
  if (mendEncoding(before) !== before) print(`mended   ${shownPath(file)}: ${encodingChange}`);
  for (const change of changes) {
    const [from, to] = excerptDifference(change.before, change.after);
    print(`mended   ${shownPath(file)}:${change.line} (${change.key}): ${from} → ${to}`);
  }
}

function fixTable(file: string, table: CheckedTable, print: (line: string) => void): void {
  const { source, changes } = mendTable(table);
  if (source === table.source) return;
  // A cell of characters that do not show is empty once they are gone, and may be missed.
  const errors = readChapter(source, table.file).findings.filter(isError);
  if (errors.length > 0) throw new TextErrors(errors);
  writeWhole(file, source);
  if (mendEncoding(table.source) !== table.source) {
    const { findings } = readChapter(table.source, table.file);
    const isQuoted = findings.some(({ rule }) => rule === "spreadsheet-quotes");
    print(`mended   ${table.file}: ${encodingChange}${isQuoted ? ", no quotes around cells" : ""}`);
  }
  for (const { line, segmentId, edition, before, after } of changes) {
    const [from, to] = excerptDifference(before, after);
    print(`mended   ${table.file}:${line} (${segmentId}): ${edition}: ${from} → ${to}`);
  }
}

const encodingChange = "no byte order mark, line feeds alone, Unicode form NFC";

/** A table to check: none where it has errors. */
function toChecked({
  path,
  source,
  chapter,
}: TableReading & { readonly path: string }): readonly CheckedTable[] {
  if (source === undefined || chapter === undefined) return [];
  return [{ file: shownPath(path), source, chapter }];
}

/** Puts a text in place of a file’s, whole or not at all. */
function writeWhole(file: string, text: string): void {
  // A link keeps pointing where it did, and what it points at is what changes.
  const target = realpathSync(file);
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${process.pid}.new`);
  try {
    writeFileSync(temporary, text, { flag: "wx" });
    chmodSync(temporary, statSync(target).mode);
    renameSync(temporary, target);
  } catch (cause) {
    rmSync(temporary, { force: true });
    throw new TextError(
      {
        file: shownPath(file),
        reason: "the file cannot be written",
        cure: "make it and its folder writable",
      },
      { cause },
    );
  }
}

/** Both texts from a little before to a little after where they differ. */
function excerptDifference(before: string, after: string): readonly [string, string] {
  const around = 15;
  let start = 0;
  while (start < before.length && before[start] === after[start]) start++;
  let end = 0;
  const shorter = Math.min(before.length, after.length);
  while (end < shorter - start && before.at(-1 - end) === after.at(-1 - end)) end++;
  const from = Math.max(0, start - around);
  const excerpt = (text: string) => {
    const to = Math.min(text.length, text.length - end + around);
    const shown = showSpaces(text.slice(from, to));
    return `${from > 0 ? "…" : ""}${shown}${to < text.length ? "…" : ""}`;
  };
  return [excerpt(before), excerpt(after)];
}

function byPlace(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return (a.line ?? 0) - (b.line ?? 0);
}

function formatLine(finding: Finding): string {
  const rule = finding.rule === undefined ? "" : ` [${finding.rule}]`;
  return `${finding.severity.padEnd("warning".length)}  ${formatFinding(finding)}${rule}`;
}

function formatSummary({ name, chapters, blocks, segments, editions }: WorkSummary): string {
  const sides = editions.map((edition) => {
    const words = `${edition.name} ${count(edition.words, "word")}`;
    return edition.name === "fr" ? words : `${words}, ${edition.untranslated} untranslated`;
  });
  const parts = [count(chapters, "chapter"), count(blocks, "block"), count(segments, "segment")];
  return `${name}: ${parts.join(", ")}; ${sides.join("; ")}`;
}

function formatTotal(workCount: number, findings: readonly Finding[]): string {
  const errors = findings.filter(isError).length;
  const warnings = findings.length - errors;
  const fixable = findings.filter(
    ({ fix, rule }) => fix !== undefined || encodingRules.some((known) => known === rule),
  ).length;
  const fixes = fixable === 0 ? "" : `, of which --fix mends ${fixable}`;
  return `${count(workCount, "work")}: ${count(errors, "error")}, ${count(warnings, "warning")}${fixes}`;
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString("en")} ${noun}${number === 1 ? "" : "s"}`;
}
