/** What a book’s pages have in common: the size of its letters, the edges and leading of its lines. */

import { type PdfLine, textOfLine } from "#lib/import/formats/pdf/pdf-lines.ts";

/** The layout of a whole text. */
export interface PdfLayout {
  /** In points. */
  readonly bodySize: number;
  /** From one baseline to the next within a paragraph. */
  readonly leading: number;
  /** How far paragraphs’ first lines are set in; 0 where they are not. */
  readonly firstIndent: number;
}

/** Where the lines of a column on a page begin and end. */
export interface ColumnEdges {
  readonly left: number;
  readonly right: number;
}

/** The value that most have, weighed, in steps. */
function commonest(
  values: readonly { readonly value: number; readonly weight: number }[],
  step: number,
): number | undefined {
  const weights = new Map<number, number>();
  for (const { value, weight } of values) {
    const rounded = Math.round(value / step) * step;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  return [...weights].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** The layout of the lines of a text, in order. */
export function readLayout(lines: readonly PdfLine[], edges: EdgesOf): PdfLayout {
  const bodySize =
    commonest(
      lines.map((line) => ({ value: line.size, weight: textOfLine(line).length })),
      0.25,
    ) ?? 10;
  const body = lines.filter((line) => isSize(line, bodySize));
  const steps = body.flatMap((line, index) => {
    const before = body[index - 1];
    const step =
      before === undefined || !isUnder(before, line) ? 0 : line.baseline - before.baseline;
    return step > bodySize * 0.8 && step < bodySize * 3 ? [{ value: step, weight: 1 }] : [];
  });
  const leading = commonest(steps, 0.5) ?? bodySize * 1.2;
  const firsts = body.flatMap((line, index) => {
    const next = body[index + 1];
    const indent = line.left - edges(line).left;
    const isFirst =
      next !== undefined &&
      isUnder(line, next) &&
      indent > bodySize * 0.5 &&
      indent < bodySize * 4.5 &&
      Math.abs(next.left - edges(next).left) < bodySize * 0.3;
    return isFirst ? [{ value: indent, weight: 1 }] : [];
  });
  const isIndented = firsts.length >= 3 && firsts.length > body.length * 0.02;
  return { bodySize, leading, firstIndent: isIndented ? (commonest(firsts, 1) ?? 0) : 0 };
}

/** Whether a line has the size of the text. */
export function isSize(line: PdfLine, size: number): boolean {
  return Math.abs(line.size - size) < size * 0.06;
}

/** Whether a line stands under another in the same column. */
export function isUnder(before: PdfLine, line: PdfLine): boolean {
  return (
    before.page === line.page && before.column === line.column && line.baseline > before.baseline
  );
}

/** The edges of the column that a line is in. */
export type EdgesOf = (line: PdfLine) => ColumnEdges;

/** The edges of every column: those of all pages on its side of the book, where it keeps to them. */
export function findEdges(lines: readonly PdfLine[]): EdgesOf {
  const usual = new Map([...groupBy(lines, sideOf)].map(([side, own]) => [side, edgesOf(own)]));
  const edges = new Map<string, ColumnEdges>();
  for (const [key, own] of groupBy(lines, columnOf)) {
    const [first] = own;
    const found = first === undefined ? undefined : usual.get(sideOf(first));
    if (found === undefined) continue;
    const near = (edge: number, of: (line: PdfLine) => number) =>
      own.some((line) => Math.abs(of(line) - edge) < 2.5);
    const ownEdges = edgesOf(own);
    edges.set(key, {
      left: near(found.left, ({ left }) => left) ? found.left : ownEdges.left,
      right: near(found.right, ({ right }) => right) ? found.right : ownEdges.right,
    });
  }
  return (line) => edges.get(columnOf(line)) ?? { left: line.left, right: line.right };
}

function columnOf({ page, column }: PdfLine): string {
  return `${page} ${column}`;
}

/** Left and right pages of a book have other margins. */
function sideOf({ page, column }: PdfLine): string {
  return `${page % 2} ${column}`;
}

function groupBy(
  lines: readonly PdfLine[],
  keyOf: (line: PdfLine) => string,
): ReadonlyMap<string, readonly PdfLine[]> {
  const groups = new Map<string, PdfLine[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return groups;
}

function edgesOf(lines: readonly PdfLine[]): ColumnEdges {
  const counts = new Map<number, number>();
  for (const { left } of lines)
    counts.set(Math.round(left), (counts.get(Math.round(left)) ?? 0) + 1);
  // The edge, even where paragraphs of one line set in are more than lines at it.
  const lefts = [...counts]
    .filter(([, count]) => count >= lines.length * 0.08)
    .map(([left]) => left);
  const rights = lines.map(({ right }) => right).sort((a, b) => a - b);
  const usual = commonest(
    rights.map((value) => ({ value, weight: 1 })),
    1,
  );
  // Justified lines end together; ragged ones about where the longest do.
  const far = rights[Math.floor((rights.length - 1) * 0.9)] ?? 0;
  return {
    left: lefts.length > 0 ? Math.min(...lefts) : Math.min(...lines.map(({ left }) => left)),
    right: Math.max(usual ?? 0, far),
  };
}
