/**
 * Lines that a paragraph of a foreign format is broken into by hand, with `<br>` or Shift-Enter:
 * one paragraph set in lines, several paragraphs (dialogue, mostly), or verse. What the lines are
 * like tells them apart.
 */

import { beginsSmall, endsSentence } from "#lib/import/formats/lines.ts";

/** A paragraph, or the lines of a stanza parted by "\n". */
export interface BrokenPart {
  readonly kind: "paragraph" | "stanza";
  readonly content: string;
}

/** What the format says of the block that the lines stand in. */
export interface BrokenLinesHints {
  /** It is marked as verse. */
  readonly isVerse?: boolean;
  /** It is set off from the text, as quotations and poems are; two lines may be verse then. */
  readonly isSetOff?: boolean;
  /** They stand under the name of who says them: a dash begins nobody else’s speech. */
  readonly isSpoken?: boolean;
  /** They are the lines of a printed page, and no verse. */
  readonly isPrinted?: boolean;
  /** Joins two lines of one paragraph; with a space where it is absent. */
  readonly join?: (before: string, after: string) => string;
}

/** Lines as printed, in the markup of a cell, `""` for an empty one → what they are, in order. */
export function readBrokenLines(
  lines: readonly string[],
  hints: BrokenLinesHints = {},
): readonly BrokenPart[] {
  const groups: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === "") groups.push([]);
    else groups.at(-1)?.push(line);
  }
  return groups.filter((group) => group.length > 0).flatMap((group) => readGroup(group, hints));
}

/** Two lines as one; emphasis that goes on over the break is one. */
export function joinBrokenLines(before: string, after: string): string {
  const isEmphatic = /(?:^|[^\\])(?:\\\\)*\*$/.test(before) && after.startsWith("*");
  return isEmphatic ? `${before.slice(0, -1)} ${after.slice(1)}` : `${before} ${after}`;
}

/** Verse is seldom wider, in letters; prose set in lines mostly is. */
const widestVerse = 80;
const usualVerse = 62;

/** A longer line is a whole paragraph. */
const longestLine = 85;

function readGroup(lines: readonly string[], hints: BrokenLinesHints): readonly BrokenPart[] {
  const [first = "", ...others] = lines;
  if (others.length === 0) return [{ kind: "paragraph", content: first }];
  if (hints.isVerse === true) return [{ kind: "stanza", content: lines.join("\n") }];
  if (hints.isPrinted !== true && isSpeakersLine(first)) {
    const join = hints.join ?? joinBrokenLines;
    if (others.length === 1) return [{ kind: "paragraph", content: join(first, others[0] ?? "") }];
    // Verse that is spoken begins its lines in capitals; prose goes on.
    if (others.filter(beginsSmall).length * 2 >= others.length) {
      return readProse([joinAll(lines, join)], hints);
    }
    return [
      { kind: "paragraph", content: first },
      ...readGroup(others, { ...hints, isSetOff: true, isSpoken: true }),
    ];
  }
  if (hints.isPrinted !== true && isVerse(lines, hints))
    return [{ kind: "stanza", content: lines.join("\n") }];
  return readProse(lines, hints);
}

/** Prose in lines; runs of short open lines among long ones are verse that is quoted. */
function readProse(lines: readonly string[], hints: BrokenLinesHints): readonly BrokenPart[] {
  const isWrapped = hints.isPrinted === true || isWrappedProse(lines);
  const isByParagraph = !isWrapped && lines.some((line) => widthOf(line) > longestLine);
  const full = isWrapped ? fullWidth(lines) : undefined;
  const parts: BrokenPart[] = [];
  let at = 0;
  while (at < lines.length) {
    const end = isByParagraph ? endOfVerse(lines, at) : at;
    if (end > at) {
      parts.push({ kind: "stanza", content: lines.slice(at, end).join("\n") });
      at = end;
      continue;
    }
    const start = at++;
    while (at < lines.length && goesOn(lines, at, full, isByParagraph)) at++;
    const content = joinAll(lines.slice(start, at), hints.join ?? joinBrokenLines);
    parts.push({ kind: "paragraph", content });
  }
  return parts;
}

/** Lines as one, each joined to the end of what is before it. */
function joinAll(
  lines: readonly string[],
  join: (before: string, after: string) => string,
): string {
  let done = "";
  let end = lines[0] ?? "";
  for (const line of lines.slice(1)) {
    const joined = join(end, line);
    const cut = Math.max(0, joined.length - 100);
    done += joined.slice(0, cut);
    end = joined.slice(cut);
  }
  return done + end;
}

/** Whether a line belongs to the paragraph of the line before it. */
function goesOn(
  lines: readonly string[],
  index: number,
  full: number | undefined,
  isByParagraph: boolean,
): boolean {
  const before = lines[index - 1] ?? "";
  const line = lines[index] ?? "";
  if (beginsSpeech(line) || isItem(line)) return false;
  if (beginsSmall(line)) return true;
  if (full !== undefined && widthOf(before) >= full * 0.8) return true;
  return !isClosed(before) && !isByParagraph && full === undefined;
}

/** Where verse that begins at a line among paragraphs ends; the line itself where none does. */
function endOfVerse(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && isVerseLine(lines[end] ?? "")) end++;
  return end - start >= 3 && isVerse(lines.slice(start, end), {}) ? end : start;
}

function isVerseLine(line: string): boolean {
  return widthOf(line) <= usualVerse && !beginsSpeech(line) && !isItem(line);
}

/** Whether lines are verse: short, mostly open at their ends or beginning in capitals throughout. */
function isVerse(
  all: readonly string[],
  { isSetOff = false, isSpoken = false }: BrokenLinesHints,
): boolean {
  // What is done between two lines of verse may be as long as it likes.
  const said = isSpoken ? all.filter((line) => !isBracketed(line)) : all;
  const lines = said.length === 0 ? all : said;
  const widths = lines.map(widthOf);
  if (widths.some((width) => width > widestVerse) || meanOf(widths) > usualVerse) return false;
  const speech = isSpoken ? [] : lines.filter(beginsSpeech);
  if (speech.some(isClosed) || speech.length * 2 >= lines.length) return false;
  if (lines.filter(isItem).length > 1 || isWrappedProse(lines)) return false;
  // A title in capitals is broken where it looks well.
  if (lines.filter((line) => /\p{Ll}/u.test(line)).length * 2 <= lines.length) return false;
  const inner = lines.slice(0, -1);
  const open = inner.filter((line) => !isClosed(line)).length;
  if (lines.length === 2 && !isSetOff) return open === 1 && isCouplet(lines);
  if (isSetOff) return true;
  return open * 2 >= inner.length;
}

function isBracketed(line: string): boolean {
  return /^\*?\(.*\)[.:]?\*?[.:]?$/u.test(line);
}

/** Two lines of like length, the second in capitals too, are verse if they rhyme. */
function isCouplet(lines: readonly string[]): boolean {
  const [first = "", second = ""] = lines.map(lettersOf);
  const isLike = Math.min(first.length, second.length) > Math.max(first.length, second.length) / 2;
  const begins = lines.every((line) => /^[^\p{L}]*\p{Lu}/u.test(line));
  const rhyme = (text: string) => text.toLowerCase().slice(-2);
  return isLike && begins && first.length > 15 && rhyme(first) === rhyme(second);
}

/** Lines as wide as each other that go on in small letters are prose as a page was printed. */
function isWrappedProse(lines: readonly string[]): boolean {
  const inner = lines.slice(0, -1);
  const full = fullWidth(lines);
  if (full < 45) return false;
  const open = inner.filter((line) => !isClosed(line));
  const wide = open.filter((line) => widthOf(line) >= full * 0.8).length;
  const small = inner.filter((_, index) => beginsSmall(lines[index + 1] ?? "")).length;
  return wide > open.length * 0.7 && small >= inner.length * 0.35;
}

function fullWidth(lines: readonly string[]): number {
  const widths = lines.map(widthOf).sort((a, b) => a - b);
  return widths[Math.floor((widths.length - 1) * 0.9)] ?? 0;
}

/** `CYRANO:`, `LE COMTE, *à part*.`: a name over what is said. */
function isSpeakersLine(line: string): boolean {
  const [name = ""] = /^\*?(?:M\.|Mme|Mlle)?[^\p{Ll}*([,]+(?=$|[*([,])/u.exec(line) ?? [];
  return (
    lettersOf(name).length >= 2 &&
    widthOf(name) < 40 &&
    /[.:)\]—–-]\*?$/u.test(line) &&
    /^\p{Lu}/u.test(lettersOf(name))
  );
}

/** A dash, alone or after an opening sign, begins speech. */
function beginsSpeech(line: string): boolean {
  return /^(?:[«“"] ?)?(?:[—–]|--|- )/u.test(line);
}

function isItem(line: string): boolean {
  return /^(?:[•◦▪‣∙] ?|\\\* |\d{1,2}[.)°] )(?=\S)/u.test(line);
}

/** Ended as a sentence is; a comma, a semicolon or nothing leaves it open, as verse mostly is. */
function isClosed(line: string): boolean {
  const end = line.slice(-60);
  return endsSentence(end) && !/[;:]["”»’')\]*\s]*$/u.test(end);
}

function widthOf(line: string): number {
  return line.replace(/\[\^\d+\]|\\(?=.)|(?<!\\)\*/g, "").length;
}

function lettersOf(line: string): string {
  return line.replace(/[^\p{L}]+/gu, "");
}

function meanOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}
