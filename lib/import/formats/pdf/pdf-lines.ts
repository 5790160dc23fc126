/** The pieces of a page → its printed lines in the order they are read, column by column. */

import type { PdfPage, PdfPiece } from "#lib/import/formats/pdf/pdf-page.ts";

/** A part of a line in one style. */
export interface LineRun {
  readonly text: string;
  readonly isItalic: boolean;
  /** Set higher and smaller: a figure that may call a note. */
  readonly isRaised: boolean;
}

/** A printed line. */
export interface PdfLine {
  /** From 0. */
  readonly page: number;
  /** Of the page’s columns, from 0. */
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  /** Of most of its letters. */
  readonly size: number;
  readonly isBold: boolean;
  readonly runs: readonly LineRun[];
}

/** The words of a line. */
export function textOfLine({ runs }: PdfLine): string {
  return runs.map(({ text }) => text).join("");
}

/** The lines of a page. */
export function readPdfLines(page: PdfPage, number: number): readonly PdfLine[] {
  const initials = findInitials(page.pieces);
  const rows = gatherRows(page.pieces.filter((piece) => !initials.includes(piece)));
  const segments = rows.flatMap((row, at) => cutRow(row).map((pieces) => ({ pieces, row: at })));
  const gutters = findGutters(segments);
  const lines = orderColumns(segments, gutters).flatMap(({ pieces, column }) => {
    const line = makeLine(pieces, number, column);
    return line === undefined ? [] : [line];
  });
  return initials.reduce<readonly PdfLine[]>(putInitial, lines);
}

/** Large letters alone, which the first word of a chapter begins with, beside several lines. */
function findInitials(pieces: readonly PdfPiece[]): readonly PdfPiece[] {
  const sizes = pieces.filter(({ text }) => text.trim().length > 3).map(({ size }) => size);
  const usual =
    sizes.sort((a, b) => a - b)[Math.floor(sizes.length / 2)] ?? Number.POSITIVE_INFINITY;
  return pieces.filter(
    (piece) =>
      piece.size > usual * 1.7 &&
      /^[«“"‘]?\s?\p{Lu}['’]?$/u.test(piece.text.trim()) &&
      pieces.filter((other) => isBesideInitial(other, piece)).length > 0,
  );
}

function isBesideInitial(
  other: { readonly baseline: number; readonly left: number; readonly size: number },
  initial: PdfPiece,
): boolean {
  const above = initial.baseline - other.baseline;
  return (
    other.size < initial.size * 0.7 &&
    above > initial.size * 0.2 &&
    above < initial.size * 1.1 &&
    other.left > initial.left + 1 &&
    other.left < initial.right + initial.size
  );
}

/** An initial belongs before the first of the lines beside it. */
function putInitial(lines: readonly PdfLine[], initial: PdfPiece): readonly PdfLine[] {
  const at = lines.findIndex((line) => isBesideInitial(line, initial));
  const line = lines[at];
  if (line === undefined) {
    const alone = makeLine([initial], lines[0]?.page ?? 0, 0);
    return alone === undefined ? lines : [alone, ...lines];
  }
  const run = { text: initial.text.trim(), isItalic: false, isRaised: false };
  // The lines beside it begin where it does.
  return lines.map((other, index) => {
    const above = initial.baseline - other.baseline;
    const isBeside = above > -initial.size * 0.1 && above < initial.size * 1.1;
    if (index === at) return { ...line, left: initial.left, runs: [run, ...line.runs] };
    return isBeside && isBesideInitial({ ...other, baseline: line.baseline }, initial)
      ? { ...other, left: initial.left }
      : other;
  });
}

/** Pieces that stand on one line, from left to right; what is raised stands on the line it is in. */
function gatherRows(pieces: readonly PdfPiece[]): readonly (readonly PdfPiece[])[] {
  const sorted = [...pieces].sort((a, b) => a.baseline - b.baseline || a.left - b.left);
  const big = sorted.filter(({ text }) => text.trim() !== "");
  const rows: { baseline: number; size: number; pieces: PdfPiece[] }[] = [];
  // Large letters first: a raised figure finds its line, and not the figure its own.
  for (const piece of [...big].sort((a, b) => b.size - a.size || a.baseline - b.baseline)) {
    const row = nearestRow(rows, piece);
    if (row === undefined) {
      rows.push({ baseline: piece.baseline, size: piece.size, pieces: [piece] });
    } else row.pieces.push(piece);
  }
  return rows
    .sort((a, b) => a.baseline - b.baseline)
    .map((row) => row.pieces.sort((a, b) => a.left - b.left));
}

function nearestRow<
  Row extends {
    readonly baseline: number;
    readonly size: number;
    readonly pieces: readonly PdfPiece[];
  },
>(rows: readonly Row[], piece: PdfPiece): Row | undefined {
  let best: Row | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (let at = rows.length - 1; at >= 0; at--) {
    const row = rows[at];
    if (row === undefined) continue;
    const above = row.baseline - piece.baseline;
    const isSmall = piece.size < row.size * 0.85;
    const reach = isSmall ? row.size * 0.55 : Math.min(row.size, piece.size) * 0.25;
    const sinks = isSmall ? -row.size * 0.3 : -reach;
    // A small piece is raised only beside letters; small print below a line is a line of its own.
    const isBeside = !isSmall || row.pieces.some((other) => isNextTo(other, piece, row.size));
    if (above <= reach && above >= sinks && isBeside && Math.abs(above) < least) {
      best = row;
      least = Math.abs(above);
    }
  }
  return best;
}

function isNextTo(other: PdfPiece, piece: PdfPiece, size: number): boolean {
  return piece.left <= other.right + size && piece.right >= other.left - size;
}

/** A gap of more than so many times the size may be the gutter between columns. */
const widestSpace = 1.4;

/** A row cut where it has wide gaps. */
function cutRow(row: readonly PdfPiece[]): readonly (readonly PdfPiece[])[] {
  const parts: PdfPiece[][] = [];
  let right = 0;
  for (const piece of row) {
    const part = parts.at(-1);
    if (part === undefined || piece.left - right > widestSpace * piece.size) parts.push([piece]);
    else part.push(piece);
    right = Math.max(part === undefined ? 0 : right, piece.right);
  }
  return parts;
}

interface Segment {
  readonly pieces: readonly PdfPiece[];
  readonly row: number;
}

function leftOf({ pieces }: Segment): number {
  return pieces[0]?.left ?? 0;
}

function rightOf({ pieces }: Segment): number {
  return pieces.reduce((most, { right }) => Math.max(most, right), 0);
}

/**
 * Where the page has its gutters: upright strips that few lines cross and that many have text on
 * both sides of. Numbers at the right of a list, or of verses, make no column.
 */
function findGutters(segments: readonly Segment[]): readonly number[] {
  if (segments.length < 12) return [];
  const left = Math.min(...segments.map(leftOf));
  const right = Math.max(...segments.map(rightOf));
  const width = right - left;
  const found: { at: number; score: number }[] = [];
  for (let at = left + width * 0.2; at < right - width * 0.2; at += 3) {
    const crossing = segments.filter((each) => leftOf(each) < at && rightOf(each) > at).length;
    const before = segments.filter((each) => rightOf(each) <= at);
    const after = segments.filter((each) => leftOf(each) >= at);
    const both = countBeside(before, after);
    const fewer = Math.min(before.length, after.length);
    if (both < 6 || both < fewer * 0.6 || crossing > both * 0.5) continue;
    if (![before, after].every((side) => isColumn(side, width))) continue;
    found.push({ at, score: both - 2 * crossing });
  }
  // Of neighbours that score alike the middle one.
  const best = Math.max(0, ...found.map(({ score }) => score));
  const places = found.filter(({ score }) => score >= best * 0.9).map(({ at }) => at);
  const gutters: number[][] = [];
  for (const at of places) {
    const group = gutters.at(-1);
    if (group === undefined || at - (group.at(-1) ?? 0) > width * 0.12) gutters.push([at]);
    else group.push(at);
  }
  return gutters.slice(0, 3).map((group) => group[Math.floor(group.length / 2)] ?? 0);
}

/** How many lines stand beside one of the other side, at about the same height. */
function countBeside(before: readonly Segment[], after: readonly Segment[]): number {
  const heights = after.map(baselineOf).sort((a, b) => a - b);
  return before.filter((segment) => {
    const baseline = baselineOf(segment);
    const reach = (segment.pieces[0]?.size ?? 0) * 0.8;
    return heights.some((height) => Math.abs(height - baseline) < reach);
  }).length;
}

function baselineOf({ pieces }: Segment): number {
  return pieces[0]?.baseline ?? 0;
}

/** Whether most lines of a side are words, and fill much of it. */
function isColumn(side: readonly Segment[], width: number): boolean {
  const worded = side.filter(({ pieces }) =>
    /\p{L}{2}/u.test(pieces.map(({ text }) => text).join("")),
  );
  const widths = worded.map((each) => rightOf(each) - leftOf(each)).sort((a, b) => a - b);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  return worded.length > side.length * 0.7 && usual > width * 0.17;
}

interface PlacedSegment {
  readonly pieces: readonly PdfPiece[];
  readonly column: number;
}

/** Between lines that go over a gutter, each column from top to bottom; without one, row by row. */
function orderColumns(
  segments: readonly Segment[],
  gutters: readonly number[],
): readonly PlacedSegment[] {
  const placed: PlacedSegment[] = [];
  let band: (Segment & { readonly column: number })[] = [];
  const close = () => {
    for (let column = 0; column <= gutters.length; column++) {
      placed.push(...joinRow(band.filter((each) => each.column === column)));
    }
    band = [];
  };
  for (const segment of segments) {
    const crosses = gutters.some((at) => leftOf(segment) < at - 2 && rightOf(segment) > at + 2);
    if (crosses) {
      close();
      placed.push({ pieces: segment.pieces, column: 0 });
    } else {
      const column = gutters.filter((at) => at <= leftOf(segment) + 2).length;
      band.push({ ...segment, column });
    }
  }
  close();
  return placed;
}

/** The segments of one row in a column are one line again. */
function joinRow(
  segments: readonly (Segment & { readonly column: number })[],
): readonly PlacedSegment[] {
  const lines: { row: number; column: number; pieces: PdfPiece[] }[] = [];
  for (const { row, column, pieces } of segments) {
    const last = lines.at(-1);
    if (last?.row === row) last.pieces.push(...pieces);
    else lines.push({ row, column, pieces: [...pieces] });
  }
  return lines;
}

function makeLine(pieces: readonly PdfPiece[], page: number, column: number): PdfLine | undefined {
  const main = mainPiece(pieces);
  if (main === undefined) return undefined;
  const runs: LineRun[] = [];
  let right: number | undefined;
  for (const piece of pieces) {
    const text = piece.text.replace(/[\ue000-\ue0ff]/g, "");
    const isRaised =
      piece.size < main.size * 0.85 && main.baseline - piece.baseline > main.size * 0.12;
    const last = runs.at(-1);
    const gap = right === undefined ? 0 : piece.left - right;
    const isParted =
      gap > main.size * (isRaised ? 0.4 : 0.17) &&
      !/\s$/.test(last?.text ?? " ") &&
      !/^\s/.test(text);
    const value = (isParted ? " " : "") + text;
    if (last !== undefined && last.isItalic === piece.isItalic && last.isRaised === isRaised) {
      runs[runs.length - 1] = { ...last, text: last.text + value };
    } else runs.push({ text: value, isItalic: piece.isItalic, isRaised });
    right = Math.max(right ?? 0, piece.right);
  }
  const first = pieces[0];
  if (first === undefined || !runs.some(({ text }) => text.trim() !== "")) return undefined;
  const letters = (isBold: boolean) =>
    pieces.reduce((sum, piece) => sum + (piece.isBold === isBold ? piece.text.length : 0), 0);
  return {
    page,
    column,
    left: first.left,
    right: right ?? first.right,
    baseline: main.baseline,
    size: main.size,
    isBold: letters(true) > letters(false),
    runs,
  };
}

/** A piece of the size that most letters of the line have. */
function mainPiece(pieces: readonly PdfPiece[]): PdfPiece | undefined {
  const letters = new Map<number, number>();
  for (const { size, text } of pieces) {
    const rounded = Math.round(size * 4) / 4;
    letters.set(rounded, (letters.get(rounded) ?? 0) + text.trim().length);
  }
  const [usual] = [...letters].sort((a, b) => b[1] - a[1])[0] ?? [];
  return pieces.find(({ size }) => Math.round(size * 4) / 4 === usual);
}
