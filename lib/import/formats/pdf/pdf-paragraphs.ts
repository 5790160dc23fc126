/** Printed lines → paragraphs, headings and stanzas: by indents, widths, distances and sizes. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { formatRuns, type Run } from "#lib/import/formats/inline-content.ts";
import { beginsSentence, endsSentence, isCutSentence } from "#lib/import/formats/lines.ts";
import {
  type EdgesOf,
  isSize,
  isUnder,
  type PdfLayout,
} from "#lib/import/formats/pdf/pdf-layout.ts";
import { type PdfLine, textOfLine } from "#lib/import/formats/pdf/pdf-lines.ts";

/** Joins two lines’ texts where a line was broken. */
export type Join = (before: string, after: string) => string;

/** What paragraphs are made with. */
export interface Paragraphing {
  readonly layout: PdfLayout;
  readonly edges: EdgesOf;
  readonly join: Join;
  /** The note that a raised figure calls, by its page and label; `undefined` where it calls none. */
  readonly callOf: (page: number, label: string) => number | undefined;
  /** The level of a heading that the outline names. */
  readonly levelOf: (text: string) => number | undefined;
}

/** Blocks of the lines of a text, in order. */
export function readParagraphs(
  lines: readonly PdfLine[],
  how: Paragraphing,
): readonly DraftBlock[] {
  const groups: PdfLine[][] = [];
  for (const line of lines) {
    const group = groups.at(-1);
    const before = group?.at(-1);
    if (group === undefined || before === undefined || begins(before, line, group, how)) {
      groups.push([line]);
    } else group.push(line);
  }
  return groups.flatMap((group) => splitSetIn(group, how).map((lines) => toBlock(lines, how)));
}

/** Lines set in that are no stanza are paragraphs where a sentence ends with room left. */
function splitSetIn(lines: readonly PdfLine[], how: Paragraphing): readonly (readonly PdfLine[])[] {
  if (!lines.every((line) => isSetIn(line, how)) || isStanza(lines, how)) return [lines];
  const parts: PdfLine[][] = [];
  for (const line of lines) {
    const before = parts.at(-1)?.at(-1);
    const isNext =
      before === undefined ||
      (endsSentence(textOfLine(before).trim()) &&
        beginsSentence(textOfLine(line).trim()) &&
        hasRoom(before, line, how));
    if (isNext) parts.push([line]);
    else parts.at(-1)?.push(line);
  }
  return parts;
}

function begins(
  before: PdfLine,
  line: PdfLine,
  group: readonly PdfLine[],
  how: Paragraphing,
): boolean {
  const { layout, edges } = how;
  const first = group[0] ?? before;
  if (Math.abs(line.size - first.size) > first.size * 0.06) return true;
  if (line.isBold !== before.isBold && (isHeadingLike(before, how) || isHeadingLike(line, how))) {
    return true;
  }
  const text = textOfLine(line).trim();
  const open = textOfLine(before).trim();
  const isBelow = isUnder(before, line);
  const step = isBelow ? line.baseline - before.baseline : 0;
  const leading = Math.max(layout.leading, line.size * 1.1);
  if (step > leading * 1.32 + 1) return true;
  const isCentred = centred(line, how);
  if (isCentred !== centred(before, how) && (isCentred || group.length === 1)) {
    if (!isCutSentence(open, text)) return true;
  }
  if (/[-‐\u00ad]$/.test(open) && /^\p{Ll}/u.test(text)) return false;
  if (how.levelOf(text) !== undefined || how.levelOf(open) !== undefined) return true;
  if (isSetIn(before, how) && isSetIn(line, how) && isSameLeft(before, line, how)) return false;
  const isEnded = beginsSentence(text) && endsSentence(open);
  if (layout.firstIndent > 0) {
    const isFirst = Math.abs(line.left - edges(line).left - layout.firstIndent) < line.size * 0.6;
    if (isFirst) return !isCutSentence(open, text) || !isSetIn(before, how);
    if (isSetIn(line, how) !== isSetIn(before, how)) return !isCutSentence(open, text);
    return isEnded && hasRoom(before, line, how, 0.06);
  }
  return isEnded && (hasRoom(before, line, how) || /^(?:[—–]|--) ?/.test(text));
}

/** Set in by more than paragraphs’ first lines are, or by some where these are not. */
function isSetIn(line: PdfLine, { layout, edges }: Paragraphing): boolean {
  return line.left - edges(line).left > layout.firstIndent + line.size * 0.7;
}

function isSameLeft(before: PdfLine, line: PdfLine, { edges }: Paragraphing): boolean {
  const [first, second] = [before, line].map((each) => each.left - edges(each).left);
  return Math.abs((first ?? 0) - (second ?? 0)) < line.size * 2.2;
}

/** Whether the next line’s first word would have fitted: then the line was ended on purpose. */
function hasRoom(line: PdfLine, next: PdfLine, { edges }: Paragraphing, leastShare = 0): boolean {
  const text = textOfLine(next).trim();
  const word = /^\S+(?:[\u00a0\u202f]\S+)*/.exec(text)?.[0] ?? "";
  const letter = (next.right - next.left) / Math.max(1, text.length);
  const { left, right } = edges(line);
  return line.right + letter * (word.length + 1.5) < right - (right - left) * leastShare;
}

/** Whether a line stands in the middle, away from both edges. */
function centred(line: PdfLine, { edges }: Paragraphing): boolean {
  const { left, right } = edges(line);
  const [before, after] = [line.left - left, right - line.right];
  return (
    before > line.size * 1.8 &&
    after > line.size * 1.8 &&
    Math.abs(before - after) < line.size * 1.2
  );
}

function isHeadingLike(line: PdfLine, { layout }: Paragraphing): boolean {
  return line.isBold || line.size > layout.bodySize * 1.1;
}

function toBlock(lines: readonly PdfLine[], how: Paragraphing): DraftBlock {
  const [first] = lines;
  const isVerse = isStanza(lines, how);
  const texts = lines.map((line) => encodeLine(line, how));
  const content = formatRuns(
    decode(isVerse ? texts.join(lineEnd) : texts.reduce((a, b) => joinEncoded(a, b, how.join))),
  );
  if (isVerse) return { kind: "v", content };
  const words = lines.map(textOfLine).join(" ").replace(/\s+/g, " ").trim();
  const level = how.levelOf(words);
  const isShort = words.length < 140;
  if (first === undefined || !isShort) {
    return { kind: isSmallerBlock(lines, how) ? "q" : "p", content };
  }
  if (level !== undefined) return { kind: "h", level, content };
  const isLarge = first.size > how.layout.bodySize * 1.14;
  if (isLarge) return { kind: "h", level: levelOfSize(first.size, how), content };
  const isLone = lines.length <= 2 && (centred(first, how) || first.isBold || !endsSentence(words));
  return isLone ? { kind: "p", content, isLone } : { kind: "p", content };
}

/** The larger the letters the higher the heading; 7 for the lowest. */
function levelOfSize(size: number, { layout }: Paragraphing): number {
  const steps = [2.2, 1.8, 1.5, 1.3, 1.2];
  const at = steps.findIndex((step) => size >= layout.bodySize * step);
  return at === -1 ? 6 : at + 1;
}

/** A long block in smaller letters within the text is a quotation. */
function isSmallerBlock(lines: readonly PdfLine[], { layout, edges }: Paragraphing): boolean {
  const isSetIn = lines.every(
    (line) => line.left - edges(line).left > line.size && edges(line).right - line.right > 0,
  );
  const isSmall = lines.every(
    (line) => line.size < layout.bodySize * 0.95 && line.size > layout.bodySize * 0.7,
  );
  return (
    lines.length > 1 &&
    (isSmall || isSetIn) &&
    !lines.every((line) => isSize(line, layout.bodySize) && !isSetIn)
  );
}

/** Three lines or more that begin anew, that could all have taken the next word, and stay open. */
function isStanza(lines: readonly PdfLine[], how: Paragraphing): boolean {
  const [first] = lines;
  if (first === undefined || lines.length < 3 || isHeadingLike(first, how)) return false;
  const inner = lines.slice(0, -1);
  const free = inner.filter((line, at) => {
    const next = lines[at + 1];
    return next !== undefined && hasRoom(line, next, how);
  });
  if (free.length < inner.length * 0.9) return false;
  const texts = lines.map((line) => textOfLine(line).trim());
  const capitals = texts.filter((text) => /^[^\p{L}]*\p{Lu}/u.test(text)).length;
  const speech = texts.filter((text) => /^[—–]/.test(text)).length;
  return capitals >= lines.length * 0.7 && speech * 2 < lines.length;
}

// Signs that no text has: the lines are stripped of them before.
const italicStart = "\ue010";
const italicEnd = "\ue011";
const callStart = "\ue012";
const callEnd = "\ue013";
const lineEnd = "\ue014";

/** A line’s text with signs where italics begin and end, and for calls of notes. */
function encodeLine(line: PdfLine, { callOf }: Paragraphing): string {
  let encoded = "";
  for (const { text, isItalic, isRaised } of line.runs) {
    const label = text.trim().replace(/^[[(]|[\])]$/g, "");
    const call =
      isRaised && /^(?:\d{1,3}|[*†‡§]{1,4})$/.test(label) ? callOf(line.page, label) : undefined;
    if (call !== undefined) encoded = `${encoded.trimEnd()}${callStart}${call}${callEnd}`;
    else if (isRaised && /^\d{1,3}$/.test(label)) encoded += raise(text);
    else if (isItalic) encoded += `${italicStart}${text}${italicEnd}`;
    else encoded += text;
    if (call !== undefined && /\s$/.test(text)) encoded += " ";
  }
  return encoded.trim();
}

/** Raised figures stay raised: they may call a note at the end, or be a power. */
function raise(text: string): string {
  return text.replace(/\d/g, (figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(figure)] ?? figure);
}

/** Italics that go on over the end of a line are one, so that a hyphen there is seen. */
function joinEncoded(before: string, after: string, join: Join): string {
  const isOver = before.endsWith(italicEnd) && after.startsWith(italicStart);
  return isOver
    ? join(before.slice(0, -1).trimEnd(), after.slice(1).trimStart())
    : join(before, after);
}

function decode(encoded: string): readonly Run[] {
  const runs: Run[] = [];
  let isEmphasis = false;
  for (const part of encoded.split(/([\ue010\ue011\ue014]|\ue012\d+\ue013)/)) {
    if (part === "") continue;
    if (part === italicStart) isEmphasis = true;
    else if (part === italicEnd) isEmphasis = false;
    else if (part === lineEnd) runs.push({ type: "line-end" });
    else if (part.startsWith(callStart)) {
      runs.push({ type: "note-call", number: Number(part.slice(1, -1)) });
    } else runs.push({ type: "text", value: part, isEmphasis });
  }
  return runs;
}
