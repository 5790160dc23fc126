/**
 * The printed lines of a plain text, and the rules that give it back what printing took: lines
 * twice as far apart, page numbers and running heads among the lines, paragraphs cut by pages.
 */

import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";
import { findFootNotes } from "#lib/import/structure/page-foot.ts";

/** One line with something on it. */
export interface Line {
  /** Without spaces at its ends. */
  readonly text: string;
  /** Spaces before it, a tab as four. */
  readonly indent: number;
  /** Empty lines before it. */
  readonly blanksBefore: number;
  /** A form feed stands before it. */
  readonly beginsPage: boolean;
  /** What it is when it is not the text’s. */
  readonly aside?: "page-number" | "running-head";
  /** Of a line of a note at a page’s foot: the number that calls it, and whether it begins there. */
  readonly footNote?: { readonly number: number; readonly begins: boolean };
}

/** A text → its lines, all rules applied. */
export function readLines(text: string): readonly Line[] {
  return lineRules.reduce((lines, rule) => rule(lines), splitLines(text));
}

/** Whether a line ends as a sentence may: with a stop, or a quotation or bracket closed after one. */
export function endsSentence(text: string): boolean {
  return /[.!?…:;]["”»’')\]_\s\u00a0\u202f]*(?:\[?\d{1,3}\]?|[¹²³⁰-⁹]+|\*+)?["”»’')\]\s\u00a0\u202f]*[.]?$/u.test(
    // No end is longer; the spaces of a whole line are never gone through.
    text.slice(-40),
  );
}

/** Whether a line ends with a word that another must follow: *Tartarin de*, *The House of the*. */
export function endsInMiddle(text: string): boolean {
  return /(?<![\p{L}’'-])(?:d[eu]s?|l[ae]s?|une?|aux?|et|ou|où|à|que?|qui|dans|sur|pour|par|avec|sans|si|the|an?|of|and|or|to|in|on|at|by|for|from|with|his|her|their|its|ce(?:tte|s|t)?|son|sa|ses|je|tu|ils?|elles?|nous|vous|she|he|they)$/u.test(
    text.slice(-12),
  );
}

/** Whether a line begins as a sentence or paragraph may: with a capital, a figure or a sign before. */
export function beginsSentence(text: string): boolean {
  return /^[^\p{L}\p{N}]*[\p{Lu}\p{Lt}\p{N}]/u.test(text) || /^[—–-]\s?/.test(text);
}

/** Whether a line goes on in small letters; a dash or an opening quotation begins anew. */
export function beginsSmall(text: string): boolean {
  return /^[^\p{L}\p{N}—–«“"]*\p{Ll}/u.test(text);
}

/** Whether a sentence is plainly cut between two lines or blocks: open before, small after. */
export function isCutSentence(before: string, after: string): boolean {
  return !endsSentence(before) && beginsSmall(after);
}

/** Whether a paragraph goes on from one line to the next, as far as two lines can tell. */
export function goesOn(before: string, after: string): boolean {
  return !endsSentence(before) || beginsSmall(after);
}

const lineRules: readonly ((lines: readonly Line[]) => readonly Line[])[] = [
  joinQuoteSigns,
  undoDoubleSpacing,
  markNumberedHeads,
  markPageNumbers,
  markRunningHeads,
  markFootNotes,
  joinPages,
];

function splitLines(text: string): readonly Line[] {
  const lines: Line[] = [];
  let blanksBefore = 0;
  let beginsPage = false;
  for (const raw of text.split(/\r\n|[\n\r\u2028\u2029\u0085]/)) {
    for (const [index, part] of raw.split("\f").entries()) {
      if (index > 0) beginsPage = true;
      const line = part.trim();
      if (line === "") continue;
      const space = /^\s*/.exec(part)?.[0] ?? "";
      const indent = space.replaceAll("\t", "    ").length;
      lines.push({ text: line, indent, blanksBefore, beginsPage });
      blanksBefore = 0;
      beginsPage = false;
    }
    if (raw.trim() === "") blanksBefore++;
  }
  return lines;
}

/** A guillemet that opens at the end of a line, alone on it, or closes at the beginning of one. */
function joinQuoteSigns(lines: readonly Line[]): readonly Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const before = joined.at(-1);
    const isNext = before !== undefined && line.blanksBefore === 0 && !line.beginsPage;
    if (isNext && (/^[«“„]$/u.test(before.text) || /^[»”]/u.test(line.text))) {
      joined[joined.length - 1] = { ...before, text: `${before.text} ${line.text}` };
    } else joined.push(line);
  }
  return joined.length === lines.length ? lines : joined;
}

/** Where nearly every line is followed by an empty one in mid-sentence, one empty line is none. */
function undoDoubleSpacing(lines: readonly Line[]): readonly Line[] {
  const inner = lines.slice(1);
  if (inner.length < 8) return lines;
  const isSpaced = inner.filter((line) => line.blanksBefore > 0).length / inner.length > 0.85;
  const single = inner.flatMap((line, index) =>
    line.blanksBefore === 1 ? [goesOn(lines[index]?.text ?? "", line.text)] : [],
  );
  const open = single.filter(Boolean).length;
  if (!isSpaced || open < 5 || open < single.length * 0.4) return lines;
  // Short headings have no stop either; lines of prose go on in small letters, and verse is open.
  const goingOn = inner.filter(({ text }, index) => {
    const before = lines[index]?.text ?? "";
    return isCutSentence(before, text) || /[,;]$/u.test(before);
  });
  if (goingOn.length < 3) return lines;
  return lines.map((line) => ({ ...line, blanksBefore: Math.floor(line.blanksBefore / 2) }));
}

const pageNumber =
  /^[-–—[( ]*(?:(?:page|pg?\.?|folio) ?)?(\d{1,4}|[ivxlc]{1,7}|[IVXLC]{1,7})[-–—\]) ]*(?:\/ ?\d{1,4}|(?:of|sur|de) \d{1,4})?$/i;

/** `Page 12` says what it is; three of them are no chance. */
const namedPage = /^[-–—[( ]*page \d{1,4}/i;

/**
 * A number alone on its line is the page’s where it cuts a sentence, stands at a form feed, or
 * lies in order between two that do; otherwise it may be a chapter’s.
 */
function markPageNumbers(lines: readonly Line[]): readonly Line[] {
  let page = 0;
  const areNamed = lines.filter(({ text }) => isNamedPage(text)).length >= 3;
  const candidates = lines.flatMap((line, index) => {
    if (line.beginsPage) page++;
    const number = pageNumber.exec(
      isNamedPage(line.text) ? line.text.replace(/\.$/, "") : line.text,
    )?.[1];
    if (number === undefined) return [];
    const before = lines[index - 1];
    const after = lines[index + 1];
    const isAtFeed = line.beginsPage || after === undefined || after.beginsPage;
    // Numerals one under another are a table of contents.
    if (/^[IVXLC]+$/.test(line.text) && [before, after].some(isNumeral)) return [];
    const cuts = before !== undefined && after !== undefined && isCut(before.text, after.text);
    // `IV` between a sentence’s end and a capital is a chapter; so is `4` at the top of a page.
    const isSure =
      (areNamed && isNamedPage(line.text)) ||
      (cuts && (!/^[^a-z]*[IVXLC]/.test(line.text) || isSmall(after?.text))) ||
      (isAtFeed && after?.beginsPage === true);
    const value = /^\d+$/.test(number) ? Number(number) : Number.NaN;
    return [{ index, number: value, isSure, pagesAhead: value - page }];
  });
  if (countPages(lines)) {
    for (const candidate of candidates) {
      if (betweenDashes.test(lines[candidate.index]?.text ?? "")) candidate.isSure = true;
    }
  }
  // Numbers that rise by one a form feed count pages, wherever on the page they stand.
  const counts = new Map<number, number>();
  for (const { pagesAhead } of candidates) {
    counts.set(pagesAhead, (counts.get(pagesAhead) ?? 0) + 1);
  }
  if (page >= 2) {
    for (const candidate of candidates) {
      const { number, pagesAhead } = candidate;
      if (!Number.isNaN(number) && (counts.get(pagesAhead) ?? 0) >= 3) candidate.isSure = true;
    }
  }
  // Numbers that the same line stands beside three times are under or over a running head.
  const besides = new Map<string, number>();
  const headBeside = (index: number) =>
    [index - 1, index + 1].map((place) => headKey(lines[place]?.text ?? "")).filter(Boolean);
  for (const key of candidates.flatMap(({ index }) => headBeside(index))) {
    besides.set(key, (besides.get(key) ?? 0) + 1);
  }
  for (const candidate of candidates) {
    if (headBeside(candidate.index).some((key) => (besides.get(key) ?? 0) >= 3)) {
      candidate.isSure = true;
    }
  }
  const sure = findNearest(candidates, ({ isSure }) => isSure);
  const marked = new Set<number>();
  for (const [place, { index, number, isSure }] of candidates.entries()) {
    if (isSure) {
      marked.add(index);
      continue;
    }
    if (Number.isNaN(number)) continue;
    const before = sure.before[place];
    const after = sure.after[place];
    const follows = before !== undefined && before.number < number;
    const leads = after !== undefined && after.number > number;
    if (follows && leads) marked.add(index);
    // At an end of the text the pages before must be as long as those between sure ones.
    else if (follows && after === undefined && isNextPage(before, { index, number }, lines)) {
      marked.add(index);
    } else if (leads && before === undefined && isPageStep({ index, number }, after)) {
      marked.add(index);
    }
  }
  return lines.map((line, index) => (marked.has(index) ? { ...line, aside: "page-number" } : line));
}

const betweenDashes = /^([-–—]) ?(\d{1,4}) ?\1$/;

/** Whether the numbers set between dashes rise as pages’ do: chapters begin with the first. */
function countPages(lines: readonly Line[]): boolean {
  const numbers = lines.flatMap(({ text }) => {
    const number = betweenDashes.exec(text)?.[2];
    return number === undefined ? [] : [Number(number)];
  });
  const steps = numbers.slice(1).map((number, index) => number - (numbers[index] ?? 0));
  const isFromFirst = numbers[0] === 1 && steps.every((step) => step === 1);
  return numbers.length >= 3 && steps.every((step) => step > 0) && !isFromFirst;
}

function isNumeral(line: Line | undefined): boolean {
  return /^[IVXLC]+\.?$/.test(line?.text ?? "");
}

function isNamedPage(text: string): boolean {
  return text.length < 20 && namedPage.test(text);
}

/** For each item the nearest others before and after it that are such. */
function findNearest<T>(
  items: readonly T[],
  isSuch: (item: T) => boolean,
): { readonly before: readonly (T | undefined)[]; readonly after: readonly (T | undefined)[] } {
  const before: (T | undefined)[] = [];
  const after: (T | undefined)[] = [];
  let last: T | undefined;
  for (const item of items) {
    before.push(last);
    if (isSuch(item)) last = item;
  }
  let next: T | undefined;
  for (const item of items.toReversed()) {
    after.push(next);
    if (isSuch(item)) next = item;
  }
  return { before, after: after.reverse() };
}

function isSmall(text: string | undefined): boolean {
  return /^[^\p{L}\p{N}]*\p{Ll}/u.test(text ?? "");
}

/** Whether a sentence is plainly cut: open before, or going on in small letters after. */
function isCut(before: string, after: string): boolean {
  if (beginsSmall(after)) return true;
  return before.length > 40 && !endsSentence(before);
}

interface PlacedNumber {
  readonly index: number;
  readonly number: number;
}

/** The last page may be as short as it likes. */
function isNextPage(before: PlacedNumber, last: PlacedNumber, lines: readonly Line[]): boolean {
  const isAtEnd = last.index >= lines.length - 2;
  return (isAtEnd && last.number === before.number + 1) || isPageStep(before, last);
}

function isPageStep(before: PlacedNumber, after: PlacedNumber): boolean {
  const linesPerPage = (after.index - before.index) / (after.number - before.number);
  return linesPerPage >= 8 && linesPerPage <= 80;
}

/** Words and a page’s number, far apart in one line. */
const numberedHead = /^(?:(\d{1,4})\s{2,}\S.*|\S.*\s{2,}(\d{1,4}))$/u;

/** A page’s first or last line that has a number which rises by one a page. */
function markNumberedHeads(lines: readonly Line[]): readonly Line[] {
  let page = 0;
  const found: { readonly index: number; readonly ahead: number }[] = [];
  const counts = new Map<number, number>();
  for (const [index, line] of lines.entries()) {
    if (line.beginsPage) page++;
    const isAtEdge = index === 0 || line.beginsPage || lines[index + 1]?.beginsPage !== false;
    const match = isAtEdge && line.text.length <= 100 ? numberedHead.exec(line.text) : null;
    if (match === null) continue;
    const ahead = Number(match[1] ?? match[2]) - page;
    found.push({ index, ahead });
    counts.set(ahead, (counts.get(ahead) ?? 0) + 1);
  }
  const marked = new Set(
    found.flatMap(({ index, ahead }) => ((counts.get(ahead) ?? 0) >= 3 ? index : [])),
  );
  if (marked.size === 0) return lines;
  return lines.map((line, at) => (marked.has(at) ? { ...line, aside: "running-head" } : line));
}

/** Short lines that come back at pages’ ends and cut the text there. */
function markRunningHeads(lines: readonly Line[]): readonly Line[] {
  const places = new Map<string, number[]>();
  for (const [index, { text, aside }] of lines.entries()) {
    // At the very top it is the title that the pages repeat, unless it has a page’s number.
    if (aside !== undefined || (index === 0 && !/(?:^|\s)\d{1,4}(?:\s|$)/.test(text))) continue;
    const key = headKey(text);
    if (key === "") continue;
    const others = places.get(key);
    if (others === undefined) places.set(key, [index]);
    else others.push(index);
  }
  const text = findNearest(lines, ({ aside }) => aside === undefined);
  const marked = new Set<number>();
  const heads: string[] = [];
  for (const [key, indices] of places) {
    if (indices.length < 3) continue;
    const atPages = indices.filter((index) => isAtPage(lines, index, text));
    if (atPages.length * 2 < indices.length) continue;
    heads.push(key);
    for (const index of indices) marked.add(index);
  }
  for (const [key, indices] of heads.length === 0 ? [] : places) {
    if (indices.length >= 3 || !heads.some((head) => isMisread(key, head))) continue;
    for (const index of indices) {
      const isNumbered = /^\d{1,4}\s|\s\d{1,4}[.]?$/.test(lines[index]?.text ?? "");
      if (isNumbered && isAtPage(lines, index, text)) marked.add(index);
    }
  }
  return lines.map((line, index) =>
    marked.has(index) ? { ...line, aside: "running-head" } : line,
  );
}

/** A short line without its numbers, by which it is known again; empty for one that is no head. */
function headKey(text: string): string {
  if (text.length > 80) return "";
  const letters = text
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .toLowerCase();
  return letters.length < 3 ? "" : letters;
}

/** Whether a running head is another’s with a letter in seven misread, as scanned pages have them. */
function isMisread(key: string, head: string): boolean {
  const most = Math.max(1, Math.floor(head.length / 7));
  if (head.length < 6 || Math.abs(key.length - head.length) > most) return false;
  let row = Array.from({ length: head.length + 1 }, (_, at) => at);
  for (const [index, letter] of [...key].entries()) {
    const next = [index + 1];
    for (let at = 1; at <= head.length; at++) {
      const changed = (row[at - 1] ?? 0) + (letter === head[at - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1));
    }
    row = next;
  }
  return (row.at(-1) ?? most + 1) <= most;
}

function isAtPage(
  lines: readonly Line[],
  index: number,
  text: ReturnType<typeof findNearest<Line>>,
): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  const after = lines[index + 1];
  if (line === undefined || before === undefined || after === undefined) return true;
  const hasPageNumber = before.aside === "page-number" || after.aside === "page-number";
  const hasNumber = /(?:^|\s)\d{1,4}(?:\s|$)/.test(line.text);
  const isOverEmptyLine = hasNumber && after.blanksBefore > 0;
  const isAlone =
    line.blanksBefore > 0 ||
    line.beginsPage ||
    after.beginsPage ||
    hasPageNumber ||
    isOverEmptyLine;
  if (!isAlone) return false;
  // With nothing but the next line under it, after the end of a paragraph, it begins the next.
  const isFirstLine =
    after.blanksBefore === 0 &&
    !line.beginsPage &&
    !after.beginsPage &&
    !hasPageNumber &&
    isSmall(after.text) &&
    endsSentence(text.before[index]?.text ?? "");
  if (isFirstLine) return false;
  if (isCut(text.before[index]?.text ?? "", text.after[index]?.text ?? "")) return true;
  return hasPageNumber && findChapterHeading(line.text) === undefined;
}

/** Notes between a page’s last paragraph and its end, whose numbers the page calls above them. */
function markFootNotes(lines: readonly Line[]): readonly Line[] {
  const marked = new Map<number, Line["footNote"]>();
  let start = 0;
  for (let index = 1; index <= lines.length; index++) {
    if (index < lines.length && !beginsNewPage(lines, index)) continue;
    for (const [place, note] of footNotesOf(lines, start, index)) marked.set(place, note);
    start = index;
  }
  if (marked.size === 0) return lines;
  return lines.map((line, index) => {
    const footNote = marked.get(index);
    return footNote === undefined ? line : { ...line, footNote };
  });
}

function beginsNewPage(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  if (line?.beginsPage === true) return true;
  return line?.aside !== undefined && lines[index - 1]?.aside === undefined;
}

/** The lines of the notes at the foot of a page, by their places. */
function footNotesOf(
  lines: readonly Line[],
  start: number,
  end: number,
): ReadonlyMap<number, NonNullable<Line["footNote"]>> {
  const found = new Map<number, NonNullable<Line["footNote"]>>();
  const isFirst = start === 0 && lines[0]?.aside === undefined;
  // A text without pages has no feet.
  if (end === lines.length && isFirst) return found;
  const places: number[] = [];
  for (let at = start; at < end; at++) if (lines[at]?.aside === undefined) places.push(at);
  const page = places.flatMap((place) => lines[place] ?? []);
  for (const note of findFootNotes(page, { isTyped: true })?.notes ?? []) {
    for (const [at, line] of note.lines.entries()) {
      found.set(places[line] ?? end, { number: Number(note.label), begins: at === 0 });
    }
  }
  return found;
}

/** A paragraph that a page cut goes on after it, with what stood between set beside it. */
function joinPages(lines: readonly Line[]): readonly Line[] {
  const full = fullWidth(lines);
  const joined: Line[] = [];
  let before: Line | undefined;
  let hasPageBetween = false;
  let blanks = 0;
  for (const line of lines) {
    blanks = Math.max(blanks, line.blanksBefore);
    if (line.beginsPage) hasPageBetween = true;
    if (line.aside !== undefined || line.footNote !== undefined) {
      hasPageBetween = true;
      joined.push({ ...line, blanksBefore: 0 });
      continue;
    }
    if (hasPageBetween && before !== undefined) {
      // A full line that ends in a stop at the foot of a page is seldom a paragraph’s last.
      const isOpen = goesOn(before.text, line.text)
        ? isCut(before.text, line.text)
        : blanks === 0 && before.text.length > full * 0.9;
      joined.push({ ...line, blanksBefore: isOpen ? 0 : Math.max(1, blanks) });
    } else joined.push({ ...line, blanksBefore: blanks });
    before = line;
    hasPageBetween = false;
    blanks = 0;
  }
  return joined;
}

/** The width that lines in the middle of a paragraph reach, in UTF-16 code units. */
export function fullWidth(lines: readonly Line[]): number {
  const widths = lines
    .filter((line, index) => {
      const next = lines[index + 1];
      return line.aside === undefined && next !== undefined && next.blanksBefore === 0;
    })
    .map(({ text }) => text.length)
    .sort((a, b) => a - b);
  return widths[Math.floor(widths.length * 0.9)] ?? 0;
}
