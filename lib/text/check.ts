/**
 * What is questionable about a work that can be read: typography, quotations left open, notes
 * without their calls, translations out of proportion. None of it stops a build.
 */

import { isTextKind } from "#lib/text/block-kinds.ts";
import { mendEncoding } from "#lib/text/chapter.ts";
import { countWords, noteCalls, plainText } from "#lib/text/inline.ts";
import type { Block, Chapter, EditionName, Segment, Work } from "#lib/text/model.ts";
import type { Finding } from "#lib/text/text-error.ts";
import { findTypography, mendTypography } from "#lib/text/typography.ts";

/** A chapter that was read without errors, with the table it was read from. */
export interface CheckedTable {
  /** The path that messages name. */
  readonly file: string;
  readonly source: string;
  readonly chapter: Chapter;
}

/** What a work amounts to. */
export interface WorkSummary {
  readonly name: string;
  readonly chapters: number;
  readonly blocks: number;
  readonly segments: number;
  /** The French first. */
  readonly editions: readonly EditionSummary[];
}

/** What one edition of a work amounts to. */
export interface EditionSummary {
  readonly name: EditionName;
  readonly words: number;
  /** Segments that the French has and this edition has not; 0 for the French. */
  readonly untranslated: number;
}

/** One cell as `mendTable` found it and left it. */
export interface Change {
  readonly line: number;
  readonly segmentId: string;
  readonly edition: EditionName;
  readonly before: string;
  readonly after: string;
}

// The proportion above which two sides hardly say the same. In 2,841 hand-aligned beads of four
// French–English novels with more than 40 characters a side, one passes it (0.47 to 2.54); in 729
// segments of two modern translations none does (0.73 to 1.38).
const mostProportion = 2.5;
const fewestCharacters = 40;

/** Everything questionable about a work, in the order of its tables, and what it amounts to. */
export function checkWork(
  work: Work,
  workFile: string,
  tables: readonly CheckedTable[],
): { readonly findings: readonly Finding[]; readonly summary: WorkSummary } {
  const summary = summarize(work, tables);
  const findings = [
    // With a table missing, an edition may well stand in that one.
    ...(tables.length === work.chapters.length ? checkEditions(workFile, summary) : []),
    ...tables.flatMap((table) => checkTable(table)),
  ];
  return { findings, summary };
}

/** Everything questionable about one table, line by line. */
export function checkTable(table: CheckedTable): readonly Finding[] {
  const rows = rowsOf(table);
  return tableRules
    .flatMap((rule) => rule(rows, table))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

/** A table with its encoding and its typography mended, and each cell that was changed. */
export function mendTable(table: CheckedTable): {
  readonly source: string;
  readonly changes: readonly Change[];
} {
  const changes: Change[] = [];
  const lines = mendEncoding(table.source).split("\n");
  for (const { line, block, segment, cells } of rowsOf(table)) {
    if (block.kind === "b") continue;
    const mended = cells.map((before, column) => {
      const edition = table.chapter.editions[column] ?? "";
      const mark = before.startsWith("¶") ? "¶" : "";
      const after = mark + mendTypography(before.slice(mark.length), languageOf(edition));
      if (after !== before) changes.push({ line, segmentId: segment.id, edition, before, after });
      return after;
    });
    lines[line - 1] = [segment.id, ...mended].join("\t");
  }
  return { source: lines.join("\n"), changes };
}

interface Row {
  /** From 1; the heading is line 1. */
  readonly line: number;
  readonly block: Block;
  readonly segment: Segment;
  /** As the table has them, once its encoding is mended. */
  readonly cells: readonly string[];
}

type TableRule = (rows: readonly Row[], table: CheckedTable) => readonly Finding[];

const tableRules: readonly TableRule[] = [
  checkTypography,
  checkQuotations,
  checkNotes,
  checkSpeeches,
  checkProportions,
];

/** Rows in the order of the table, in which a chapter without errors has no empty lines. */
function rowsOf({ source, chapter }: CheckedTable): readonly Row[] {
  const lines = mendEncoding(source).split("\n");
  let line = 1;
  return chapter.blocks.flatMap((block) =>
    block.segments.map((segment) => {
      const cells = (lines[line] ?? "").split("\t").slice(1);
      line++;
      return { line, block, segment, cells };
    }),
  );
}

function checkEditions(workFile: string, { editions }: WorkSummary): readonly Finding[] {
  return editions
    .filter(({ words }) => words === 0)
    .map(({ name }) => ({
      file: workFile,
      segmentId: `editions.${name}`,
      reason: "no chapter has a word of this edition",
      cure: "write it into the tables, or take it out",
      severity: "warning",
      rule: "edition-without-text",
    }));
}

function checkTypography(
  rows: readonly Row[],
  { file, chapter }: CheckedTable,
): readonly Finding[] {
  return rows
    .filter(({ block }) => block.kind !== "b")
    .flatMap(({ line, segment, cells }) =>
      cells.flatMap((cell, column) => {
        const edition = chapter.editions[column] ?? "";
        const start = cell.startsWith("¶") ? 1 : 0;
        return findTypography(cell.slice(start), languageOf(edition)).map((edit): Finding => {
          const { rule, startOffset, endOffset, replacement, excerpt } = edit;
          return {
            file,
            line,
            segmentId: segment.id,
            reason: `${rule.reason}: ${excerpt}`,
            cure: rule.cure,
            severity: "warning",
            rule: rule.name,
            range: { edition, startOffset: start + startOffset, endOffset: start + endOffset },
            ...(replacement === undefined ? {} : { fix: replacement }),
          };
        });
      }),
    );
}

const closingQuotes: Readonly<Record<string, string>> = { "«": "»", "“": "”" };
const openingQuotes: Readonly<Record<string, string>> = { "»": "«", "”": "“" };

interface UnpairedQuote {
  readonly row: Row;
  readonly sign: string;
}

/**
 * Quotations that are not closed, and ends of quotations that were not opened. A quotation may run
 * over many paragraphs, each beginning with its opening sign again, as both languages print it.
 * Notes, headings and titles are counted each by itself.
 */
function checkQuotations(
  rows: readonly Row[],
  { file, chapter }: CheckedTable,
): readonly Finding[] {
  const byText = new Map<string, Row[]>();
  for (const row of rows) {
    const { kind, id } = row.block;
    if (kind === "b") continue;
    const name = isTextKind(kind) ? "the running text" : id;
    const text = byText.get(name);
    if (text === undefined) byText.set(name, [row]);
    else text.push(row);
  }
  return [...byText.values()].flatMap((text) =>
    chapter.editions.flatMap((edition, column) =>
      checkQuotationsOf(text, column).map(({ row, sign }): Finding => {
        const isOpening = sign in closingQuotes;
        return {
          file,
          line: row.line,
          segmentId: row.segment.id,
          reason: isOpening
            ? `${sign} opens and nothing closes it in ${edition}`
            : `${sign} closes and nothing opens it in ${edition}`,
          cure: isOpening
            ? `add ${closingQuotes[sign]} where it ends`
            : `add ${openingQuotes[sign]} where it begins`,
          severity: "warning",
          rule: "unbalanced-quotation",
        };
      }),
    ),
  );
}

/** The opening and closing signs of one edition that have no partner, in the order of the text. */
function checkQuotationsOf(rows: readonly Row[], column: number): readonly UnpairedQuote[] {
  const unpaired: UnpairedQuote[] = [];
  const open: UnpairedQuote[] = [];
  let block: Block | undefined;
  let blockIndex = 0;
  // The block where a quotation was last opened, or opened again by a paragraph within it.
  let lastOpening = 0;
  let isAtStart = true;
  for (const row of rows) {
    const cell = row.segment.cells[column];
    const text = plainText(cell?.content ?? []);
    if (row.block !== block) blockIndex++;
    if (row.block !== block || cell?.opensParagraph) isAtStart = true;
    block = row.block;
    for (const { 0: sign, index } of text.matchAll(/[«»“”]/g)) {
      const innermost = open.at(-1)?.sign ?? "";
      const isFirst = isAtStart && text.slice(0, index).trim() === "";
      if (sign in closingQuotes) {
        const isRepeated = isFirst && innermost === sign && lastOpening >= blockIndex - 1;
        if (!isRepeated) open.push({ row, sign });
        lastOpening = blockIndex;
      } else if (closingQuotes[innermost] === sign) {
        open.pop();
      } else if (open.some((quote) => closingQuotes[quote.sign] === sign)) {
        // What was opened within is not closed, and ends with the quotation around it.
        while (closingQuotes[open.at(-1)?.sign ?? ""] !== sign) unpaired.push(...open.splice(-1));
        open.pop();
      } else {
        unpaired.push({ row, sign });
      }
    }
    if (text !== "") isAtStart = false;
  }
  return [...unpaired, ...open];
}

/** Notes called and absent, notes never called, and calls that only one side has: each once. */
function checkNotes(rows: readonly Row[], { file, chapter }: CheckedTable): readonly Finding[] {
  const notes = new Map<number, Row>();
  const calls = new Map<number, Row>();
  for (const row of rows) {
    const number = Number(row.block.id.slice(1));
    if (row.block.kind === "n" && !notes.has(number)) notes.set(number, row);
    for (const cell of row.segment.cells) {
      for (const called of noteCalls(cell.content)) if (!calls.has(called)) calls.set(called, row);
    }
  }
  const absent = [...calls.keys()].filter((number) => !notes.has(number));
  const neverCalled = [...notes.keys()].filter((number) => !calls.has(number));
  // A note that an edition does not have is not to be called in it.
  const oneSided = [...calls].filter(([number, { block }]) =>
    chapter.editions.some(
      (_, column) =>
        hasText(block, column) &&
        !callsOf(block, column).includes(number) &&
        hasText(notes.get(number)?.block ?? block, column),
    ),
  );
  return [
    ...noteFinding("note-absent", absent, calls, "called and absent", "add each, as n36.1"),
    ...noteFinding("note-never-called", neverCalled, notes, "never called", "call each, as [^36]"),
    ...noteFinding(
      "note-called-on-one-side",
      oneSided.map(([number]) => number),
      calls,
      "called in one language only",
      "call each in the other too",
    ),
  ].map((finding) => ({ file, ...finding }));
}

function hasText(block: Block, column: number): boolean {
  return block.segments.some(({ cells }) => (cells[column]?.content.length ?? 0) > 0);
}

function callsOf(block: Block, column: number): readonly number[] {
  return block.segments.flatMap(({ cells }) => noteCalls(cells[column]?.content ?? []));
}

function noteFinding(
  rule: string,
  numbers: readonly number[],
  rowByNumber: ReadonlyMap<number, Row>,
  reason: string,
  cure: string,
): readonly Omit<Finding, "file">[] {
  const [first, ...others] = numbers;
  const row = first === undefined ? undefined : rowByNumber.get(first);
  if (row === undefined) return [];
  const shown = numbers.slice(0, 3).map((number) => `n${number}`);
  const list = `${shown.join(", ")}${numbers.length > shown.length ? " …" : ""}`;
  const count = others.length === 0 ? "1 note" : `${numbers.length} notes`;
  return [
    {
      line: row.line,
      segmentId: row.segment.id,
      reason: `${count} ${reason}: ${list}`,
      cure,
      severity: "warning",
      rule,
    },
  ];
}

/** A speech is who speaks and then what is said: with one row it lacks one of them. */
function checkSpeeches(rows: readonly Row[], { file }: CheckedTable): readonly Finding[] {
  return rows
    .filter(({ block }) => block.kind === "d" && block.segments.length === 1)
    .map(({ line, segment }) => ({
      file,
      line,
      segmentId: segment.id,
      reason: "a speech of one row",
      cure: "put who speaks into the first row and what is said into the next",
      severity: "warning",
      rule: "speech-of-one-row",
    }));
}

function checkProportions(
  rows: readonly Row[],
  { file, chapter }: CheckedTable,
): readonly Finding[] {
  return rows.flatMap(({ line, segment }) => {
    const [french = 0, ...others] = segment.cells.map((cell) => plainText(cell.content).length);
    return others.flatMap((english, index): readonly Finding[] => {
      const edition = chapter.editions[index + 1];
      const [shorter, longer] = [Math.min(french, english), Math.max(french, english)];
      if (shorter <= fewestCharacters || longer <= shorter * mostProportion) return [];
      return [
        {
          file,
          line,
          segmentId: segment.id,
          reason: `${french} characters of French beside ${english} of ${edition}`,
          cure: "see whether a sentence stands in the wrong row",
          severity: "warning",
          rule: "out-of-proportion",
        },
      ];
    });
  });
}

function summarize(work: Work, tables: readonly CheckedTable[]): WorkSummary {
  const blocks = tables.flatMap(({ chapter }) => chapter.blocks);
  const editions = work.editions.map(({ name }): EditionSummary => {
    let words = 0;
    let untranslated = 0;
    for (const { chapter } of tables) {
      const column = chapter.editions.indexOf(name);
      if (column === -1) continue;
      for (const { cells } of chapter.blocks.flatMap((block) => block.segments)) {
        const content = cells[column]?.content ?? [];
        words += countWords(plainText(content));
        if (content.length === 0 && (cells[0]?.content.length ?? 0) > 0) untranslated++;
      }
    }
    return { name, words, untranslated };
  });
  return {
    name: work.name,
    chapters: tables.length,
    blocks: blocks.length,
    segments: blocks.reduce((sum, block) => sum + block.segments.length, 0),
    editions,
  };
}

function languageOf(edition: EditionName): "fr" | "en" {
  return edition === "fr" ? "fr" : "en";
}
