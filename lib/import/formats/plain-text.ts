/** Plain text, hard-wrapped or a paragraph a line → blocks. */

import type { DraftBlock, ImportContext } from "#lib/import/draft.ts";
import { makeHyphenJoiner } from "#lib/import/formats/hyphens.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import {
  beginsSentence,
  beginsSmall,
  endsInMiddle,
  endsSentence,
  fullWidth,
  goesOn,
  isCutSentence,
  type Line,
  readLines,
} from "#lib/import/formats/lines.ts";
import {
  makeSpeechReader,
  type SpeechReader,
  type SpeechRun,
} from "#lib/import/formats/speech-lines.ts";
import { takeOutMarks } from "#lib/import/formats/text-marks.ts";
import { joinEmphasis } from "#lib/import/formats/typed-emphasis.ts";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { isDrawing } from "#lib/import/structure/drawing.ts";
import { readFootLabel } from "#lib/import/structure/page-foot.ts";
import { isBreakLine } from "#lib/import/structure/scene-break.ts";

/** The blocks of a plain text, in its order, page numbers and running heads set aside. */
export function readPlainText(text: string, context: ImportContext): readonly DraftBlock[] {
  const { ledger } = context;
  ledger.show(text);
  const lines = readLines(takeOutMarks(text, ledger));
  for (const { footNote } of lines) {
    if (footNote?.begins) ledger.setAside("note-mark", String(footNote.number));
  }
  const layout = readLayout(lines);
  const join = makeHyphenJoiner(text, context.isWord);
  const runs = splitRuns(lines);
  const play = makeSpeechReader(runs);
  const couplets = findCouplets(runs);
  return joinEmphasis(
    runs.flatMap((run) => {
      if (!couplets.has(run)) return readRun(run, play, layout, join);
      return [{ ...stanza(run), gap: run[0]?.blanksBefore ?? 0 }];
    }),
  );
}

/** Stanzas of two lines: one alone may be a title and its date, four and each beside another not. */
function findCouplets(runs: readonly (readonly Line[])[]): ReadonlySet<readonly Line[]> {
  const found = runs.filter(
    (run, index) =>
      isCouplet(run) && [index - 1, index + 1].some((other) => isCouplet(runs[other] ?? [])),
  );
  const open = found.filter(([first]) => !/[.!?…:]$/u.test(first?.text ?? ""));
  return new Set(found.length >= 4 && open.length * 2 >= found.length ? found : []);
}

function isCouplet(run: readonly Line[]): boolean {
  return (
    run.length === 2 &&
    run.every(
      (line) =>
        isText(line) &&
        line.text.length < 65 &&
        /^[«“"’']?\s?\p{Lu}/u.test(line.text) &&
        /\p{Ll}{2}/u.test(line.text) &&
        findChapterHeading(line.text) === undefined,
    )
  );
}

interface Layout {
  /** What lines inside paragraphs reach, in UTF-16 code units; infinite where nothing is wrapped. */
  readonly width: number;
  /** A line that could have taken the next word within this width was ended on purpose. */
  readonly room: number;
  /** The indentation of lines at the edge. */
  readonly indent: number;
  /** The indentation of paragraphs’ first lines, where they have one. */
  readonly firstLine: number | undefined;
  /** Empty lines part the paragraphs, nearly all: a short line ends none. */
  readonly isByEmptyLines: boolean;
}

type Join = (before: string, after: string) => string;

const endless = Number.POSITIVE_INFINITY;

function readLayout(lines: readonly Line[]): Layout {
  const text = lines.filter(isText);
  const pairs = text.flatMap((line, index) => {
    const next = text[index + 1];
    return next !== undefined && next.blanksBefore === 0 ? [{ line, next }] : [];
  });
  const width = fullWidth(text);
  // Headings and the last lines of paragraphs tell nothing; verse is narrower than any prose.
  const full = pairs.filter(({ line }) => line.text.length > width * 0.85);
  const open = full.filter(({ line, next }) => goesOn(line.text, next.text)).length;
  const isWrapped = open > full.length * 0.4 && width > 40 && width < 200;
  const indents = new Map<number, number>();
  for (const { indent } of text) indents.set(indent, (indents.get(indent) ?? 0) + 1);
  // The edge, even where paragraphs of one line set in are more than lines at it.
  const edges = [...indents].filter(([, count]) => count >= text.length * 0.12);
  const indent = Math.min(...edges.map(([depth]) => depth), edges.length === 0 ? 0 : endless);
  if (!isWrapped) {
    return {
      width: endless,
      room: endless,
      indent,
      firstLine: undefined,
      isByEmptyLines: false,
    };
  }
  // In the middle of sentences the next word did not fit. A typewriter’s lines tell that to the
  // letter; a printer’s, of letters of all widths, only about.
  const needs = full
    .filter(({ line, next }) => goesOn(line.text, next.text) && !/[-‐¬\u00ad]$/.test(line.text))
    .map(({ line, next }) => widthWithNext(line, next, indent))
    .sort((a, b) => a - b);
  const least = needs[Math.floor(needs.length * 0.01)] ?? 0;
  const firstLine = findFirstLine(pairs, indent);
  const room = Math.max(width * 0.85, least - 1);
  const layout = { width, room, indent, firstLine, isByEmptyLines: false };
  const empty = text.length - pairs.length;
  const short = pairs.filter(({ line, next }) =>
    beginsParagraph(line, next, indent, layout),
  ).length;
  return { ...layout, isByEmptyLines: empty >= 20 && short < empty * 0.05 };
}

/** Paragraphs’ first lines are set in by as much as lines mostly are that others follow at the edge. */
function findFirstLine(
  pairs: readonly { readonly line: Line; readonly next: Line }[],
  indent: number,
): number | undefined {
  const counts = new Map<number, { all: number; alone: number }>();
  for (const { line, next } of pairs) {
    const depth = line.indent - indent;
    if (depth < 2 || depth > 10) continue;
    const count = counts.get(line.indent) ?? { all: 0, alone: 0 };
    // A paragraph of one line over another tells nothing either way.
    const isOneLine = endsSentence(line.text) && beginsSentence(next.text);
    if (next.indent === indent) count.alone++;
    if (next.indent === indent || !isOneLine) count.all++;
    counts.set(line.indent, count);
  }
  const [commonest] = [...counts].sort((a, b) => b[1].alone - a[1].alone);
  if (commonest === undefined) return undefined;
  const [depth, { all, alone }] = commonest;
  return alone >= 5 && alone * 3 >= all ? depth : undefined;
}

function widthWithNext(line: Line, next: Line | undefined, indent: number): number {
  const word = /^\S+(?:[\u00a0\u202f]\S+)*/.exec(next?.text ?? "")?.[0] ?? "";
  return Math.max(0, line.indent - indent) + line.text.length + 1 + word.length;
}

/** Lines with no empty line between, each with what a page put among them. */
function splitRuns(lines: readonly Line[]): readonly (readonly Line[])[] {
  const runs: Line[][] = [];
  for (const line of lines) {
    const run = runs.at(-1);
    if (run === undefined || (isText(line) && line.blanksBefore > 0 && run.some(isText))) {
      runs.push([line]);
    } else run.push(line);
  }
  return runs;
}

function isText(line: Line): boolean {
  return line.aside === undefined && line.footNote === undefined;
}

function readRun(
  run: readonly Line[],
  play: SpeechReader,
  layout: Layout,
  join: Join,
): readonly DraftBlock[] {
  const speech = play.speechOf(run);
  if (speech !== undefined) return readSpeechRun(speech, join);
  const lines = run.filter(isText);
  if (isDrawing(lines.map(({ text }) => text))) return [drawing(run)];
  if (lines.length === run.length && play.isStanza(run)) return [stanza(lines)];
  const asides = run
    .filter((line) => line.aside !== undefined)
    .map(
      ({ text, aside }): DraftBlock => ({
        kind: "p",
        content: formatPlain(text),
        ...(aside === undefined ? {} : { aside }),
      }),
    );
  const blocks = splitIndents(lines, layout)
    .flatMap((part) => splitHeadings(part, layout))
    .flatMap((part) => readLinesOf(part, layout, join));
  const gap = lines[0]?.blanksBefore ?? 0;
  return [
    ...blocks.map((block, index) => (index === 0 ? { ...block, gap } : block)),
    ...asides,
    ...readFootNotes(run, join),
  ];
}

/** The name, and what is said: a stanza, or prose with the directions in it. */
function readSpeechRun({ head, said, isVerse }: SpeechRun, join: Join): readonly DraftBlock[] {
  const lines = said.map((part) => part.map(({ text }) => text).reduce(join));
  const content = isVerse
    ? { kind: "v" as const, content: lines.map(formatPlain).join("\n") }
    : { kind: "p" as const, content: formatPlain(lines.reduce(join)) };
  return [paragraph(head, join), content];
}

/** The notes at the feet of the pages that a run goes over. */
function readFootNotes(run: readonly Line[], join: Join): readonly DraftBlock[] {
  const notes: { number: number; lines: string[] }[] = [];
  for (const { text, footNote } of run) {
    if (footNote === undefined) continue;
    if (footNote.begins || notes.length === 0) {
      notes.push({ number: footNote.number, lines: [readFootLabel(text)?.rest ?? text] });
    } else notes.at(-1)?.lines.push(text);
  }
  return notes.map(({ number, lines }) => ({
    kind: "n",
    note: number,
    content: formatPlain(lines.reduce(join)),
  }));
}

/** A stanza or a quotation set in by three spaces or more is a run of its own. */
function splitIndents(lines: readonly Line[], layout: Layout): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const isSetIn = (other: Line | undefined) =>
      other !== undefined && other.indent >= layout.indent + 3 && other.indent !== layout.firstLine;
    const before = lines[index - 1];
    const differs = isSetIn(line) !== isSetIn(before);
    // One line set in is a paragraph’s first; two are a quotation.
    const begins = isSetIn(line) ? isSetIn(lines[index + 1]) : isSetIn(lines[index - 2]);
    if (before === undefined || (differs && begins)) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

/** `CHAPITRE IV` on a line of its own begins a run of its own, even without an empty line. */
function splitHeadings(lines: readonly Line[], layout: Layout): readonly (readonly Line[])[] {
  const parts: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const isHeading =
      before === undefined ||
      (endsSentence(before.text) &&
        hasRoom(line, lines[index + 1], layout) &&
        findChapterHeading(line.text)?.isNamed === true);
    if (isHeading) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function readLinesOf(lines: readonly Line[], layout: Layout, join: Join): readonly DraftBlock[] {
  const [first, second] = lines;
  if (first === undefined) return [];
  if (isBreakLine(first.text)) {
    return [{ kind: "b", content: first.text }, ...readLinesOf(lines.slice(1), layout, join)];
  }
  if (second !== undefined && isUnderline(second.text, first.text)) {
    const heading = { kind: "h" as const, content: formatPlain(first.text) };
    const level = second.text.startsWith("=") ? 1 : 2;
    return [{ ...heading, level }, ...readLinesOf(lines.slice(2), layout, join)];
  }
  if (second !== undefined && isHeadingLine(first, second, lines[2], layout)) {
    if (goesOnAsTitle(first, second, lines[2])) return [lone(joinLine(first, second, join))];
    return [lone(first), ...readLinesOf(lines.slice(1), layout, join)];
  }
  if (second === undefined) {
    const isShort = first.text.length < Math.min(layout.width * 0.85, 90);
    return [isShort ? lone(first) : paragraph([first], join)];
  }
  const inner = lines.slice(0, -1);
  const short = inner.filter((line, index) => hasRoom(line, lines[index + 1], layout));
  if (short.length >= inner.length * 0.9 && goesOnThroughout(lines, layout)) {
    return [paragraph(lines, join)];
  }
  if (short.length >= inner.length * 0.9) {
    return isStanza(lines)
      ? [stanza(lines)]
      : lines.map((line) => (line.text.length < 90 ? lone(line) : paragraph([line], join)));
  }
  const least = Math.min(...lines.map(({ indent }) => indent));
  const isSetIn = least >= layout.indent + 3 && Number.isFinite(layout.width);
  const paragraphs: Line[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    if (before === undefined || beginsParagraph(before, line, least, layout))
      paragraphs.push([line]);
    else paragraphs.at(-1)?.push(line);
  }
  return paragraphs.map((part) => ({
    ...paragraph(part, join),
    ...(isSetIn ? { kind: "q" } : {}),
  }));
}

/** Whether a line of signs is drawn under a heading, as long as that is. */
function isUnderline(line: string, over: string): boolean {
  const isRule = /^(?:={3,}|-{3,}|~{3,})$/.test(line);
  return isRule && /\p{L}/u.test(over) && Math.abs(line.length - over.length) <= 3;
}

/** The title of a named chapter goes on in the next line, and ends there. */
function goesOnAsTitle(first: Line, second: Line, third: Line | undefined): boolean {
  const isTitled = findChapterHeading(first.text)?.hasTitle === true;
  const isOpen = endsInMiddle(first.text) || beginsSmall(second.text);
  return isTitled && isOpen && third === undefined && second.text.length < 90;
}

function joinLine(first: Line, second: Line, join: Join): Line {
  return { ...first, text: join(first.text, second.text) };
}

/** Lines of which each goes on in small letters: prose, or a title in two, set narrower than the rest. */
function goesOnThroughout(lines: readonly Line[], { indent }: Layout): boolean {
  const [, ...others] = lines;
  const width = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length;
  const isSetIn = lines.every((line) => line.indent >= indent + 2);
  if (isSetIn || (others.length > 1 && width < 40)) return false;
  return others.every((line, index) => {
    const before = lines[index]?.text ?? "";
    return isCutSentence(before, line.text);
  });
}

function beginsParagraph(before: Line, line: Line, least: number, layout: Layout): boolean {
  if (!Number.isFinite(layout.width)) return true;
  if (layout.firstLine !== undefined) return line.indent === layout.firstLine;
  if (layout.isByEmptyLines) return false;
  if (!endsSentence(before.text) || !beginsSentence(line.text)) return false;
  if (line.indent >= least + 2 && line.indent > before.indent) return true;
  // A dash that begins a line begins speech, for few stand there by chance.
  return /^(?:[—–]|--)/.test(line.text) || hasRoom(before, line, layout);
}

/** Whether the next line’s first word would have fitted: then the line was ended on purpose. */
function hasRoom(line: Line, next: Line | undefined, { room, indent }: Layout): boolean {
  return widthWithNext(line, next, indent) <= room;
}

/** A first line that stops short, without a stop, over prose. */
function isHeadingLine(
  first: Line,
  second: Line,
  third: Line | undefined,
  layout: Layout,
): boolean {
  const heading = findChapterHeading(first.text);
  if (heading?.isNamed) return true;
  // A number over its title needs no empty line.
  if (layout.isByEmptyLines) return /^(?:[IVXLC]+|\d{1,3})\.?$/.test(first.text);
  if (/^[—–-]|[,;:.…»”"-]$/u.test(first.text) || !beginsSentence(first.text)) return false;
  if (!beginsSentence(second.text) || !hasRoom(first, second, layout)) return false;
  if (endsInMiddle(first.text)) return false;
  if (endsSentence(first.text) && !/^\P{Ll}+$/u.test(first.text)) return false;
  // Over lines as short as itself it is a line of verse, or of an address.
  return third === undefined
    ? second.text.length > 90 ||
        (Number.isFinite(layout.width) &&
          second.text.length > layout.width * 0.6 &&
          endsSentence(second.text))
    : !hasRoom(second, third, layout) && Number.isFinite(layout.width);
}

/** Lines that each begin anew and are open at their ends, as verse is. */
function isStanza(lines: readonly Line[]): boolean {
  // Two lines are sooner a title and its date than a couplet.
  if (lines.length < 3 && (lines[0]?.indent ?? 0) < 2) return false;
  if (lines.some(({ text }) => text.length > 80 || /^[—–-]/.test(text))) return false;
  if (lines.filter(({ text }) => /^(?:\d{1,2}(?:[.)]|[°º]\)?)|[•◦▪*]) ?/.test(text)).length > 1)
    return false;
  const open = lines.slice(0, -1).filter(({ text }) => !/[.!?…:]["”»’')\]]*$/u.test(text));
  const letters = lines.filter(({ text }) => /\p{Ll}/u.test(text));
  return open.length * 2 >= lines.length - 1 && letters.length * 2 > lines.length;
}

function stanza(lines: readonly Line[]): DraftBlock {
  const text = lines.map((line) => line.text).join("\n");
  // Emphasis that goes over lines is each one’s own.
  const marked = text.replace(emphasisOverLines, (_, inner: string) =>
    inner.replace(/^.+$/gmu, "_$&_"),
  );
  return { kind: "v", content: marked.split("\n").map(formatPlain).join("\n") };
}

const emphasisOverLines = /(?<![\p{L}\p{N}_])_(?=[^\s_])([^_]*\n[^_]*[^\s_])_(?![\p{L}\p{N}_])/gu;

function drawing(lines: readonly Line[]): DraftBlock {
  const content = lines.map(({ text }) => formatRuns([{ type: "text", value: text }])).join("\n");
  return { kind: "v", content, aside: "picture", gap: lines[0]?.blanksBefore ?? 0 };
}

function lone(line: Line): DraftBlock {
  return { kind: "p", content: formatPlain(line.text), isLone: true };
}

function paragraph(lines: readonly Line[], join: Join): DraftBlock {
  const text = lines.map((line) => line.text).reduce(join);
  return { kind: "p", content: formatPlain(text) };
}

/** Plain text → content, with `_emphasis_`, `=bold=` and `+spaced+` as typists write them. */
export function formatPlain(text: string): string {
  const runs: Run[] = [];
  let at = 0;
  for (const match of text.matchAll(typedEmphasis)) {
    runs.push({ type: "text", value: text.slice(at, match.index) });
    runs.push({ type: "text", value: match[2] ?? "", isEmphasis: true });
    at = match.index + match[0].length;
  }
  runs.push({ type: "text", value: text.slice(at) });
  return formatRuns(runs);
}

/** A sign before a word and the same after one, neither within words: not `a_b_c`, not `2+3+4`. */
const typedEmphasis =
  /(?<![\p{L}\p{N}_=+])([_=+])(?=[^\s_=+\d]|(?<=_)\d)((?:(?!\1)[^=+]|(?!\1)[_])*?[^\s_=+])\1(?![\p{L}\p{N}_=+])/gu;
