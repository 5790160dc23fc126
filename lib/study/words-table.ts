/** Words as a table for spreadsheets and other programs: CSV (RFC 4180) or TSV, both ways. */

import { isPartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import {
  areSpans,
  type Context,
  makeWord,
  type Span,
  type Word,
  type WordName,
  type WordState,
  wordKey,
  wordStates,
} from "#lib/study/word.ts";
import { guardFormula, withoutFormulaGuard } from "#lib/text/formula-guard.ts";

export type TableKind = "csv" | "tsv";

/** Words and the contexts they were met in. */
export interface WordsAndContexts {
  readonly words: readonly Word[];
  readonly contexts: readonly Context[];
}

/** A line of a table that cannot be read; lines count from 1, the heading is the first. */
export interface TableFault {
  readonly line: number;
  readonly reason:
    | "noWord"
    | "unknownState"
    | "unknownPart"
    | "wrongSpans"
    | "openQuote"
    | "noHeading";
  readonly cell: string;
}

/** What a table holds; where there are faults, nothing of it is to be taken. */
export interface ReadTable extends WordsAndContexts {
  readonly faults: readonly TableFault[];
  /** Lines read, without the heading. */
  readonly lines: number;
}

/** One line a context, and one for a word without any. */
const columns = [
  "word",
  "part",
  "state",
  "sense",
  "note",
  "forms",
  "french",
  "english",
  "form",
  "position",
  "work",
  "chapter",
  "segment",
  "edition",
  "title",
  "kept",
  "changed",
  "met",
] as const;
type Column = (typeof columns)[number];

/** What other programs and people call the same columns, in small letters. */
const otherNames: ReadonlyMap<string, Column> = new Map([
  ["lemma", "word"],
  ["term", "word"],
  ["mot", "word"],
  ["front", "word"],
  ["part of speech", "part"],
  ["upos", "part"],
  ["translation", "sense"],
  ["traduction", "sense"],
  ["meaning", "sense"],
  ["sens", "sense"],
  ["back", "sense"],
  ["status", "state"],
  ["état", "state"],
  ["notes", "note"],
  ["sentence", "french"],
  ["phrase", "french"],
  ["français", "french"],
  ["anglais", "english"],
]);

/** The part of an expression in a table. */
const expressionPart = "expression";

/** Writes the table, with a byte order mark for spreadsheets, which otherwise guess the encoding. */
export function formatWords({ words, contexts }: WordsAndContexts, kind: TableKind): string {
  const separator = kind === "csv" ? "," : "\t";
  const byWord = new Map<string, Context[]>();
  for (const context of contexts) {
    const list = byWord.get(context.word);
    if (list === undefined) byWord.set(context.word, [context]);
    else list.push(context);
  }
  const lines = [columns.join(separator)];
  for (const word of words)
    for (const context of byWord.get(word.key) ?? [undefined])
      lines.push(
        columns
          .map((column) => quote(guardFormula(cellOf(column, word, context)), separator))
          .join(separator),
      );
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/**
 * Reads a table. A column `word` (or *term*, *mot* …) is all that it must have; columns that are
 * not known are left out. `now` is the time of words that do not say when they were kept.
 */
export function parseWords(source: string, now: number): ReadTable {
  const reader = readWords(source, now);
  for (;;) {
    const { done, value } = reader.next();
    if (done) return value;
  }
}

/** The same in steps, for a page that shows how far it is: gives the share read, 0 to 1. */
export function* readWords(source: string, now: number): Generator<number, ReadTable> {
  const words = new Map<string, Word>();
  const contexts = new Map<string, Context>();
  const faults: TableFault[] = [];
  const text = source.startsWith("\ufeff") ? source.slice(1) : source;
  let heading: readonly (Column | undefined)[] | undefined;
  let lines = 0;
  for (const row of readRows(text, separatorOf(text), faults)) {
    if (heading === undefined) {
      heading = row.cells.map(columnNamed);
      if (!heading.includes("word")) {
        faults.push({ line: 1, reason: "noHeading", cell: row.cells.join(", ").slice(0, 80) });
        break;
      }
      continue;
    }
    lines++;
    readRow(row, heading, now, words, contexts, faults);
    if (lines % 2000 === 0) yield row.end / text.length;
  }
  if (heading === undefined) faults.push({ line: 1, reason: "noHeading", cell: "" });
  return { words: [...words.values()], contexts: [...contexts.values()], faults, lines };
}

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
  /** Offset in the source after the row. */
  readonly end: number;
}

function cellOf(column: Column, word: Word, context: Context | undefined): string {
  switch (column) {
    case "word":
      return word.lemma;
    case "part":
      return word.isExpression ? expressionPart : word.upos;
    case "state":
      return word.state;
    case "sense":
      return word.sense;
    case "note":
      return word.note;
    case "forms":
      return word.forms.join(" | ");
    case "french":
      return context?.fr ?? "";
    case "english":
      return context?.en ?? "";
    case "form":
      return context?.form ?? "";
    case "position":
      return context?.spans.map((span) => span.join("-")).join(" ") ?? "";
    case "work":
    case "chapter":
    case "segment":
    case "edition":
    case "title":
      return context?.[column] ?? "";
    case "kept":
      return new Date(word.keptAt).toISOString();
    case "changed":
      return new Date(word.changedAt).toISOString();
    case "met":
      return context === undefined ? "" : new Date(context.metAt).toISOString();
  }
}

function quote(cell: string, separator: string): string {
  const isPlain = !cell.includes(separator) && !/["\r\n]|^\s|\s$/.test(cell);
  return isPlain ? cell : `"${cell.replaceAll('"', '""')}"`;
}

function columnNamed(cell: string): Column | undefined {
  const name = cell.trim().toLowerCase();
  return columns.find((column) => column === name) ?? otherNames.get(name);
}

/** The sign that the heading has most of; semicolons are what French spreadsheets write. */
function separatorOf(text: string): string {
  const heading = /^[^\r\n]*/.exec(text)?.[0] ?? "";
  const count = (sign: string) => heading.split(sign).length;
  return ["\t", ";", ","].reduce((best, sign) => (count(sign) > count(best) ? sign : best), ",");
}

function* readRows(text: string, separator: string, faults: TableFault[]): Generator<Row> {
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const cells: string[] = [];
    const begun = line;
    for (;;) {
      let cell: string;
      if (text[at] === '"') {
        const quoted = readQuoted(text, at);
        if (quoted === undefined) {
          faults.push({ line: begun, reason: "openQuote", cell: text.slice(at, at + 80) });
          return;
        }
        cell = quoted.cell;
        line += countLines(cell);
        at = quoted.end;
        // What stands after the closing quote, against the rules, is kept.
        const rest = plainEnd(text, at, separator);
        cell += text.slice(at, rest);
        at = rest;
      } else {
        const end = plainEnd(text, at, separator);
        cell = text.slice(at, end);
        at = end;
      }
      cells.push(cell);
      if (text[at] !== separator) break;
      at++;
    }
    if (text[at] === "\r") at++;
    if (text[at] === "\n") at++;
    line++;
    if (cells.length > 1 || cells[0] !== "") yield { line: begun, cells, end: at };
  }
}

function readQuoted(text: string, from: number): { cell: string; end: number } | undefined {
  let at = from + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return undefined;
    if (text[quote + 1] !== '"')
      return { cell: text.slice(from + 1, quote).replaceAll('""', '"'), end: quote + 1 };
    at = quote + 2;
  }
}

function plainEnd(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && text[at] !== separator && text[at] !== "\n" && text[at] !== "\r") at++;
  return at;
}

function countLines(cell: string): number {
  return cell.split(/\r\n|\n|\r/).length - 1;
}

function readRow(
  { line, cells }: Row,
  heading: readonly (Column | undefined)[],
  now: number,
  words: Map<string, Word>,
  contexts: Map<string, Context>,
  faults: TableFault[],
): void {
  const cell = (column: Column): string =>
    withoutFormulaGuard(cells[heading.indexOf(column)] ?? "");
  const state = stateNamed(cell("state"));
  const name = nameOf(cell("word"), cell("part"));
  const fr = cell("french");
  const spans = heading.includes("position")
    ? spansFrom(cell("position"), fr)
    : spansOf(cell("form") || cell("word"), fr);
  const found: readonly (readonly [TableFault["reason"], Column, boolean])[] = [
    ["noWord", "word", cell("word").trim() === ""],
    ["unknownState", "state", state === undefined],
    ["unknownPart", "part", name === undefined],
    ["wrongSpans", "position", spans === undefined],
  ];
  const fault = found.find(([, , isSo]) => isSo);
  if (fault !== undefined)
    faults.push({ line, reason: fault[0], cell: cell(fault[1]).slice(0, 80) });
  if (fault !== undefined || state === undefined || name === undefined || spans === undefined)
    return;
  const key = wordKey(name);

  const forms = cell("forms")
    .split("|")
    .map((form) => form.trim())
    .filter((form) => form !== "");
  const keptAt = timeFrom(cell("kept"), now);
  const known = words.get(key);
  const word = known ?? {
    ...makeWord(name, { state, sense: cell("sense"), note: cell("note") }, forms, keptAt),
    changedAt: timeFrom(cell("changed"), now),
  };
  if (known === undefined) words.set(key, word);
  if (fr === "") return;
  const context: Context = {
    word: key,
    work: cell("work"),
    chapter: cell("chapter"),
    segment: cell("segment") || contextNumber(contexts.size, cell("work")),
    edition: cell("edition"),
    title: cell("title"),
    form: cell("form"),
    fr,
    en: cell("english"),
    spans,
    metAt: timeFrom(cell("met"), keptAt),
  };
  const contextKey = [key, context.work, context.chapter, context.segment].join("\u0000");
  if (!contexts.has(contextKey)) contexts.set(contextKey, context);
}

/** A sentence from elsewhere has no segment, and needs something that tells it from the next. */
function contextNumber(index: number, work: string): string {
  return work === "" ? `#${index + 1}` : "";
}

function stateNamed(cell: string): WordState | undefined {
  const name = cell.trim().toLowerCase();
  return name === "" ? "learning" : wordStates.find((state) => state === name);
}

function nameOf(cell: string, part: string): WordName | undefined {
  const lemma = cell;
  const name = part.trim();
  if (name.toLowerCase() === expressionPart) return { lemma, upos: "X", isExpression: true };
  const upos = name === "" ? "X" : name.toUpperCase();
  return isPartOfSpeech(upos) ? { lemma, upos, isExpression: false } : undefined;
}

function spansFrom(cell: string, fr: string): readonly Span[] | undefined {
  const pieces = cell.trim() === "" ? [] : cell.trim().split(/\s+/);
  const matches = pieces.map((piece) => /^(\d{1,7})-(\d{1,7})$/.exec(piece));
  const spans = matches.map((match): Span => [Number(match?.[1]), Number(match?.[2])]);
  return areSpans(spans, fr.length) ? spans : undefined;
}

/** A table from elsewhere does not say where in its sentence the word stands. */
function spansOf(form: string, fr: string): readonly Span[] {
  const at = form === "" ? -1 : fr.toLowerCase().indexOf(form.toLowerCase());
  return at < 0 ? [] : [[at, at + form.length]];
}

function timeFrom(cell: string, otherwise: number): number {
  const time = Date.parse(cell);
  return Number.isFinite(time) && time >= 0 ? time : otherwise;
}
