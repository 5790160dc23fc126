/**
 * A chapter's table: UTF-8, one row a segment, one column an edition, tabs between, no quoting.
 * `texts/README.md` is the description for people; this is the same for the computer.
 *
 * Decided here: a chapter has at most one `t` block (a title of several lines has several
 * segments); the cells of a `b` block are an ornament as printed, `* * *`, and have no markup.
 */

import { blockKinds } from "#lib/text/block-kinds.ts";
import {
  controlCharacters,
  formatInline,
  type InlineReading,
  readInline,
} from "#lib/text/inline.ts";
import type { BlockKind, Cell, Chapter, EditionName, Segment } from "#lib/text/model.ts";
import { readQuotedTable } from "#lib/text/quoted-cells.ts";
import {
  blockIdOf,
  compareSegmentIds,
  readSegmentId,
  type SegmentId,
} from "#lib/text/segment-id.ts";
import { type Finding, isError, TextError } from "#lib/text/text-error.ts";
import { formatVerseLines, readVerseLines } from "#lib/text/verse-lines.ts";

/** A table's chapter, if it has no errors, and everything wrong with the table, line by line. */
export interface ChapterReading {
  readonly chapter?: Chapter;
  readonly findings: readonly Finding[];
}

/** The most characters a cell may have; a long paragraph has about 5,000. */
export const longestCell = 100_000;

/** The most blocks a chapter may have; a page shows them all. */
export const mostBlocks = 9_999;

/** Cells of a row beyond these are not counted. */
const mostCells = 1_000;

/** After this many errors the file is something else than a chapter, and is not read further. */
const mostErrors = 1_000;

/** The rules of what is wrong with a file as a whole, all of which `mendEncoding` mends. */
export const encodingRules = [
  "byte-order-mark",
  "line-ends",
  "spreadsheet-quotes",
  "composed-letters",
] as const;

/** What a second and later column may be called: `en`, `en.smollett`. */
export const englishEditionName = /^en(\.[a-z0-9]+(-[a-z0-9]+)*)?$/;

/** Reads a table, gathering every error. `file` is the path that messages name. */
export function readChapter(source: string, file: string): ChapterReading {
  const reader = new TableReader(file);
  const chapter = reader.read(source);
  const findings = reader.findings;
  return chapter === undefined || findings.some(isError) ? { findings } : { chapter, findings };
}

/** A table → its chapter. Throws a `TextError` for the first error. */
export function parseChapter(source: string, file: string): Chapter {
  const { chapter, findings } = readChapter(source, file);
  if (chapter !== undefined) return chapter;
  const first = findings.find(isError);
  if (first === undefined) throw new Error(`${file}: no chapter and no error`);
  throw new TextError(first);
}

/**
 * A chapter → its table, which reads back as the same chapter. Throws a `RangeError` for a cell
 * that cannot be written, as `formatInline` does.
 */
export function formatChapter(chapter: Chapter): string {
  const rows = chapter.blocks.flatMap((block) =>
    block.segments.map((segment) =>
      [segment.id, ...segment.cells.map((cell) => formatCell(cell, block.kind))].join("\t"),
    ),
  );
  return `${[["id", ...chapter.editions].join("\t"), ...rows].join("\n")}\n`;
}

/**
 * A table without byte order mark, with plain line feeds, without the quotes that a spreadsheet has
 * put around its cells, its letters composed (NFC).
 */
export function mendEncoding(source: string): string {
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  const lines = text.replaceAll("\r\n", "\n");
  return (withoutSpreadsheetQuotes(lines) ?? lines).normalize("NFC");
}

/** A table as it was before a spreadsheet quoted its cells; `undefined` where none has. */
function withoutSpreadsheetQuotes(table: string): string | undefined {
  if (!/^"?[a-z]+"?\t/.test(table)) return undefined;
  const rows = readQuotedTable(table);
  // A cell of ours is one line; a spreadsheet lets somebody type two.
  const inLines = rows?.map((row) => row.map((cell) => cell.replace(/\s*\n\s*/g, " ")).join("\t"));
  return inLines && `${inLines.join("\n")}\n`;
}

/** One cell as its table has it. */
export function formatCell(cell: Cell, kind: BlockKind): string {
  if (kind === "b") return formatOrnament(cell);
  return (cell.opensParagraph ? "¶" : "") + formatVerseLines(formatInline(cell.content), kind);
}

/** What a cell without its `¶` says, in a block of a kind that is no break. */
export function readCellContent(source: string, kind: BlockKind): InlineReading {
  return readInline(readVerseLines(source, kind));
}

const nothing: Cell = { opensParagraph: false, content: [] };

interface OpenBlock {
  readonly id: string;
  readonly kind: BlockKind;
  readonly segments: Segment[];
}

/** Goes through one table from top to bottom, remembering what later rows are checked against. */
class TableReader {
  readonly findings: Finding[] = [];
  readonly #file: string;
  readonly #blocks: OpenBlock[] = [];
  readonly #blockIds = new Set<string>();
  readonly #lineOfSegment = new Map<string, number>();
  readonly #lastOfKind = new Map<BlockKind, SegmentId>();
  #errorCount = 0;

  constructor(file: string) {
    this.#file = file;
  }

  read(source: string): Chapter | undefined {
    const text = this.#readEncoding(source);
    if (text.trim() === "") {
      this.#report(undefined, undefined, {
        reason: "the file is empty",
        cure: "begin with a heading of id, fr and en with tabs between, and put one segment a line",
      });
      return undefined;
    }
    let line = 0;
    let columns: readonly EditionName[] = [];
    for (const row of linesOf(text)) {
      line++;
      if (line === 1) {
        const heading = this.#readHeading(row);
        if (heading === undefined) return undefined;
        columns = heading;
      } else if (this.#errorCount >= mostErrors) {
        this.#report(line, undefined, {
          reason: `more than ${mostErrors} errors, so the rest was not read`,
          cure: "mend these first",
        });
        return undefined;
      } else {
        this.#readRow(row, line, columns);
      }
      if (this.#blocks.length > mostBlocks) {
        this.#report(line, undefined, {
          reason: `more than ${mostBlocks} blocks`,
          cure: "split the chapter into several",
        });
        return undefined;
      }
    }
    if (line === 1) {
      this.#report(1, undefined, {
        reason: "a heading and no rows",
        cure: "put one segment a line under it",
      });
    }
    const [fr, en, ...others] = columns;
    if (fr === undefined || en === undefined) return undefined;
    return { editions: [fr, en, ...others], blocks: this.#blocks };
  }

  /** The byte order mark, the line ends and the Unicode form, all of which `--fix` mends. */
  #readEncoding(source: string): string {
    let text = source;
    if (text.startsWith("\ufeff")) {
      text = text.slice(1);
      this.#warn(1, "byte-order-mark", {
        reason: "a byte order mark before the heading",
        cure: "save as UTF-8 without one",
      });
    }
    if (text.includes("\r\n")) {
      const line = lineAt(text, text.indexOf("\r\n"));
      text = text.replaceAll("\r\n", "\n");
      this.#warn(line, "line-ends", {
        reason: "lines that end as on Windows",
        cure: "end lines with a line feed alone",
      });
    }
    const unquoted = withoutSpreadsheetQuotes(text);
    if (unquoted !== undefined) {
      const line = lineAt(text, text.search(/(?:^|[\t\n])"/) + 1);
      text = unquoted;
      this.#warn(line, "spreadsheet-quotes", {
        reason: "cells in quotes, as a spreadsheet saves them",
        cure: "save without quotes around the cells",
      });
    }
    const composed = text.normalize("NFC");
    if (composed !== text) {
      const line = lineAt(text, firstDifference(text, composed));
      text = composed;
      this.#warn(line, "composed-letters", {
        reason: "letters with their accents apart",
        cure: "put the text into Unicode form NFC",
      });
    }
    return text;
  }

  /** The editions, or `undefined` where the heading does not tell how to read the rows. */
  #readHeading(line: string): readonly EditionName[] | undefined {
    const [first = "", ...columns] = line.split("\t", mostCells);
    const example = "begin with the line id, fr, en with tabs between";
    if (line.trim() === "") {
      this.#report(1, undefined, {
        reason: "an empty line where the heading belongs",
        cure: example,
      });
      return undefined;
    }
    if (readSegmentId(first.split(" ")[0] ?? "") !== undefined) {
      this.#report(1, undefined, { reason: "a segment where the heading belongs", cure: example });
      return undefined;
    }
    if (columns.length === 0 && /^id +fr\b/.test(line)) {
      this.#report(1, undefined, {
        reason: "spaces where a tab should be",
        cure: "put one tab between the names of the columns",
      });
      return undefined;
    }
    if (columns.some((column) => column.length > 100) || first.length > 100) {
      this.#report(1, undefined, {
        reason: "a line of prose where the heading belongs",
        cure: example,
      });
      return undefined;
    }

    const errorsBefore = this.#errorCount;
    if (first !== "id") {
      this.#report(1, undefined, {
        reason: `the first column is called ${quoted(first)}`,
        cure: "call it id",
      });
    }
    const [french, ...english] = columns;
    if (french !== "fr") {
      this.#report(1, undefined, {
        reason:
          french === undefined
            ? "no French column"
            : `the second column is called ${quoted(french)}`,
        cure: "let the French come right after the id, in a column called fr",
      });
    }
    if (french === "fr" && english.length === 0) {
      this.#report(1, undefined, {
        reason: "no English column",
        cure: "add a column called en, after a tab",
      });
    }
    for (const [index, name] of english.entries()) {
      if (columns.indexOf(name) <= index) {
        this.#report(1, undefined, {
          reason: `two columns called ${quoted(name)}`,
          cure: "give each edition a name of its own, such as en.smollett",
        });
      } else if (!englishEditionName.test(name)) {
        this.#report(1, undefined, {
          reason: `a column called ${quoted(name)}`,
          cure: "call an English edition en, or en and a name in small letters: en.smollett",
        });
      }
    }
    return this.#errorCount === errorsBefore ? columns : undefined;
  }

  #readRow(row: string, line: number, columns: readonly EditionName[]): void {
    const width = columns.length + 1;
    if (row.trim() === "" && !row.includes("\t")) {
      this.#report(line, undefined, { reason: "an empty line", cure: "take it out" });
      return;
    }
    const allCells = row.split("\t", mostCells);
    const [id = "", ...sources] = allCells;
    const segmentId = readSegmentId(id);
    const nameInMessages = segmentId === undefined ? undefined : id;
    const isWhole = allCells.every((cell) => this.#checkCharacters(cell, line, nameInMessages));
    if (sources.length !== columns.length) {
      this.#report(line, nameInMessages, cellCountFault(row, sources.length + 1, width));
      // A row cut short still has its place among the ids; only its cells are lost.
      if (segmentId === undefined) return;
    }
    if (segmentId === undefined) {
      this.#report(line, undefined, segmentIdFault(id));
      return;
    }
    const block = this.#placeSegment(segmentId, id, line);
    if (block === undefined || sources.length !== columns.length || !isWhole) return;
    if (sources.every((source) => source.trim() === "")) {
      this.#report(line, id, {
        reason: "every side is empty",
        cure: "write what one of the editions says, or take the row out",
      });
      return;
    }
    const cells = sources.map((source, column) =>
      this.#readCell(source, {
        line,
        id,
        kind: segmentId.kind,
        isFrench: column === 0,
        isFirst: block.segments.length === 0,
      }),
    );
    block.segments.push({ id, cells });
  }

  /** Whether a cell has only characters that can be shown, and not too many of them. */
  #checkCharacters(cell: string, line: number, id: string | undefined): boolean {
    if (cell.length > longestCell) {
      this.#report(line, id, {
        reason: `a cell of ${cell.length} characters`,
        cure: `keep a cell below ${longestCell}: put one sentence or one paragraph a row`,
      });
      return false;
    }
    const control = controlCharacters.exec(cell);
    if (control !== null) {
      const code = codePoint(control[0]);
      const isWindows = control[0] >= "\u0080" && control[0] <= "\u009f";
      this.#report(line, id, {
        reason: `a control character, ${code}`,
        cure: isWindows
          ? "the text was taken for another encoding than Windows-1252; convert it again"
          : "take it out",
      });
      return false;
    }
    const surrogate = /\p{Surrogate}/u.exec(cell);
    if (surrogate !== null) {
      this.#report(line, id, {
        reason: `half a character, ${codePoint(surrogate[0])}`,
        cure: "write the character again",
      });
      return false;
    }
    return true;
  }

  /** The block that a segment goes into, or `undefined` where its id is out of place. */
  #placeSegment(segmentId: SegmentId, id: string, line: number): OpenBlock | undefined {
    const firstLine = this.#lineOfSegment.get(id);
    if (firstLine !== undefined) {
      this.#report(line, id, {
        reason: `a second ${id}; the first is on line ${firstLine}`,
        cure: `give the row its own id, such as ${id}a`,
      });
      return undefined;
    }
    this.#lineOfSegment.set(id, line);

    const blockId = blockIdOf(segmentId);
    const last = this.#lastOfKind.get(segmentId.kind);
    const current = this.#blocks.at(-1);
    if (current?.id === blockId) {
      if (last !== undefined && compareSegmentIds(last, segmentId) > 0) {
        this.#report(line, id, {
          reason: `${id} after ${blockId}.${last.segment}${last.suffix}`,
          cure: "number the segments of a block upwards: 1, 2, 2a, 2b, 3",
        });
        return undefined;
      }
      this.#lastOfKind.set(segmentId.kind, segmentId);
      return current;
    }
    if (this.#blockIds.has(blockId)) {
      this.#report(line, id, {
        reason: `block ${blockId} goes on after ${current?.id} has begun`,
        cure: "keep the rows of a block together",
      });
      return undefined;
    }
    if (last !== undefined && segmentId.kind === "t") {
      this.#report(line, id, {
        reason: `a second title, ${blockId}`,
        cure: `make it a heading, h, or more lines of the title: t${last.block}.${last.segment + 1}`,
      });
    } else if (last !== undefined && last.block > segmentId.block) {
      this.#report(line, id, {
        reason: `block ${blockId} after ${blockIdOf(last)}`,
        cure: "number the blocks of a kind upwards",
      });
      return undefined;
    }
    const block: OpenBlock = { id: blockId, kind: segmentId.kind, segments: [] };
    this.#blocks.push(block);
    this.#blockIds.add(blockId);
    this.#lastOfKind.set(segmentId.kind, segmentId);
    return block;
  }

  #readCell(
    source: string,
    place: { line: number; id: string; kind: BlockKind; isFrench: boolean; isFirst: boolean },
  ): Cell {
    if (source === "") return nothing;
    if (place.kind === "b") {
      return { opensParagraph: false, content: [{ type: "text", value: source }] };
    }
    const opensParagraph = source.startsWith("¶");
    if (opensParagraph && place.isFrench) {
      this.#report(place.line, place.id, {
        reason: "¶ in the French",
        cure: "begin a new block instead; ¶ marks a paragraph that only the English begins",
      });
    } else if (opensParagraph && place.isFirst) {
      this.#report(place.line, place.id, {
        reason: "¶ at the beginning of a block",
        cure: "take it out; a block begins a paragraph by itself",
      });
    } else if (opensParagraph && source.trim() === "¶") {
      this.#report(place.line, place.id, {
        reason: "¶ and nothing after it",
        cure: "move it to the segment that the paragraph begins with",
      });
    }
    const { content, faults } = readCellContent(
      opensParagraph ? source.slice(1) : source,
      place.kind,
    );
    for (const fault of faults) this.#report(place.line, place.id, fault);
    return { opensParagraph, content };
  }

  #report(
    line: number | undefined,
    segmentId: string | undefined,
    fault: { readonly reason: string; readonly cure: string },
  ): void {
    this.#errorCount++;
    this.findings.push({
      file: this.#file,
      ...(line === undefined ? {} : { line }),
      ...(segmentId === undefined ? {} : { segmentId }),
      reason: fault.reason,
      cure: fault.cure,
      severity: "error",
    });
  }

  #warn(
    line: number,
    rule: (typeof encodingRules)[number],
    fault: { readonly reason: string; readonly cure: string },
  ): void {
    this.findings.push({ file: this.#file, line, ...fault, severity: "warning", rule });
  }
}

/** The lines of a text one by one, since a file that is no table may have millions. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start);
    yield end === -1 ? text.slice(start) : text.slice(start, end);
    start = end === -1 ? text.length : end + 1;
  }
}

function cellCountFault(row: string, count: number, width: number) {
  const cells = count === 1 ? "1 cell" : `${count} cells`;
  const isSpaced = count < width && (/ {2,}/.test(row) || / /.test(row.split("\t")[0] ?? ""));
  if (isSpaced) {
    return {
      reason: `${cells} where the heading has ${width}, and spaces where a tab should be`,
      cure: "put one tab between the id, the French and the English",
    };
  }
  return {
    reason: `${cells} where the heading has ${width}`,
    cure:
      count < width
        ? "put a tab between the French and the English"
        : "take out the tab too many, or name the column in the heading",
  };
}

function segmentIdFault(id: string) {
  if (id === "") {
    return { reason: "no id", cure: "give the row the next id of its block, such as p12.3" };
  }
  const kind = /^([a-zA-Z]+)\d+\.\d+[a-z]*$/.exec(id)?.[1];
  if (kind !== undefined && !Object.hasOwn(blockKinds, kind)) {
    const kinds = Object.entries(blockKinds).map(([letter, { name }]) => `${letter} ${name}`);
    return { reason: `unknown kind of block ${quoted(kind)}`, cure: `use ${kinds.join(", ")}` };
  }
  return {
    reason: `${quoted(id)} is not a segment id`,
    cure: "write a kind, a block number, a full stop and a segment number from 1: p12.3",
  };
}

function formatOrnament(cell: Cell): string {
  const [inline, ...others] = cell.content;
  if (inline === undefined) return "";
  if (
    inline.type !== "text" ||
    others.length > 0 ||
    cell.opensParagraph ||
    controlCharacters.test(inline.value)
  ) {
    throw new RangeError("a break is one text without markup");
  }
  return inline.value;
}

function quoted(text: string): string {
  return text.length > 40 ? `“${text.slice(0, 40)}…”` : `“${text}”`;
}

function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf("\n"); at !== -1 && at < offset; at = text.indexOf("\n", at + 1))
    line++;
  return line;
}

function firstDifference(a: string, b: string): number {
  let offset = 0;
  while (offset < a.length && a[offset] === b[offset]) offset++;
  return offset;
}
