/** Lines that belong to the page and not to the text: running heads and feet, page numbers. */

import { type PdfLine, textOfLine } from "#lib/import/formats/pdf/pdf-lines.ts";

export type PageMatter = "page-number" | "running-head";

/** Lines from the top or the bottom of a page that may be its matter. */
const mostAtEdge = 2;

interface Candidate {
  readonly line: PdfLine;
  readonly isTop: boolean;
  /** Whether it stands further from the text than lines of it do from each other. */
  readonly isApart: boolean;
  /** Letters alone, in small ones; empty for a number. */
  readonly key: string;
  readonly number: number;
}

/** What each line of a page’s own is; the text’s lines are not in it. */
export function findPageMatter(lines: readonly PdfLine[]): ReadonlyMap<PdfLine, PageMatter> {
  const pages = new Map<number, PdfLine[]>();
  for (const line of lines) {
    const own = pages.get(line.page);
    if (own === undefined) pages.set(line.page, [line]);
    else own.push(line);
  }
  const candidates = [...pages.values()].flatMap(candidatesOf);
  const matter = new Map<PdfLine, PageMatter>();
  for (const line of findNumbers(candidates, pages.size)) matter.set(line, "page-number");
  for (const line of findHeads(candidates, matter)) matter.set(line, "running-head");
  return matter;
}

function candidatesOf(page: readonly PdfLine[]): readonly Candidate[] {
  const sorted = [...page].sort((a, b) => a.baseline - b.baseline);
  const steps = sorted
    .map(({ baseline }, at) => baseline - (sorted[at - 1]?.baseline ?? baseline))
    .filter((step) => step > 3)
    .sort((a, b) => a - b);
  const usualStep = steps[Math.floor(steps.length / 2)] ?? 0;
  const take = (own: readonly PdfLine[], isTop: boolean): readonly Candidate[] => {
    const found: Candidate[] = [];
    const isApart = (line: PdfLine) => {
      const inner = own.find(({ baseline }) => (baseline - line.baseline) * (isTop ? 1 : -1) > 3);
      return inner === undefined || Math.abs(inner.baseline - line.baseline) > usualStep * 1.2;
    };
    const rows = new Set<number>();
    for (const line of own) {
      rows.add(Math.round(line.baseline / 3));
      if (rows.size > mostAtEdge) break;
      const text = textOfLine(line).trim();
      if (text.length > 90) break;
      found.push({
        line,
        isTop,
        isApart: isApart(line),
        key: keyOf(text),
        number: numberOf(text),
      });
    }
    return found;
  };
  return [...take(sorted, true), ...take(sorted.reverse(), false)];
}

function keyOf(text: string): string {
  return text
    .replace(/[^\p{L}]+/gu, " ")
    .trim()
    .toLowerCase();
}

/** The page number that a line is, or begins or ends with, or has in roman figures alone. */
function numberOf(text: string): number {
  const alone =
    /^[-–—[(\s]*(?:p(?:age|\.)?\s*)?(\d{1,4})[-–—\])\s]*(?:(?:\/|sur|of|de)\s*\d{1,4})?$/i.exec(
      text,
    );
  if (alone !== null) return Number(alone[1]);
  const roman = /^[-–—[(\s]*([ivxlc]{1,7})[-–—\])\s]*$/i.exec(text)?.[1];
  if (roman !== undefined) return readRoman(roman.toLowerCase());
  const beside = /^(\d{1,4})\s+\p{L}|\p{L}\s+(\d{1,4})(?:\s*\/\s*\d{1,4})?$/u.exec(text);
  return Number(beside?.[1] ?? beside?.[2] ?? Number.NaN);
}

const romanFigures: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function readRoman(roman: string): number {
  const values = [...roman].map((figure) => romanFigures[figure] ?? 0);
  return values.reduce(
    (sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value),
    0,
  );
}

/** Numbers that rise with the pages, at one height. */
function findNumbers(candidates: readonly Candidate[], pages: number): readonly PdfLine[] {
  const alone = candidates.filter(({ key, number }) => !Number.isNaN(number) && isNumber(key));
  const groups = new Map<string, Candidate[]>();
  for (const candidate of alone) {
    const { line, number } = candidate;
    const key = `${number - line.page} ${/^\D*\d/.test(textOfLine(line))}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const isSteady = group.every(
      ({ line }) => first !== undefined && Math.abs(line.baseline - first.line.baseline) < 40,
    );
    // Of a few pages the number stands by itself under the text.
    const isFew =
      pages <= 2 && group.every(({ isTop, line }) => !isTop && isApart(line, candidates));
    return (group.length >= 3 && isSteady) || isFew || (group.length === pages && pages > 1)
      ? group.map(({ line }) => line)
      : [];
  });
}

/** Roman figures have letters. */
function isNumber(key: string): boolean {
  return key === "" || /^(?:p|page|p(?:age)? (?:sur|of|de)|sur|of|de|[ivxlc]+)$/.test(key);
}

function isApart(line: PdfLine, candidates: readonly Candidate[]): boolean {
  return candidates.every(
    ({ line: other }) =>
      other === line ||
      other.page !== line.page ||
      Math.abs(other.baseline - line.baseline) > line.size * 1.6,
  );
}

/** The same line at the same height on several pages, and a line beside a page number. */
function findHeads(
  candidates: readonly Candidate[],
  numbers: ReadonlyMap<PdfLine, PageMatter>,
): readonly PdfLine[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    if (candidate.key.length < 2 || numbers.has(candidate.line)) continue;
    const key = `${candidate.key} ${candidate.isTop}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()].flatMap((group) => {
    const heights = group.map(({ line }) => line.baseline).sort((a, b) => a - b);
    const usual = heights[Math.floor(heights.length / 2)] ?? 0;
    const level = group.filter(({ line }) => Math.abs(line.baseline - usual) < 4);
    const apart = level.filter(({ isApart, number }) => isApart || !Number.isNaN(number));
    if (!numbersTell(level) || apart.length * 2 < level.length) return [];
    const pages = new Set(level.map(({ line }) => line.page)).size;
    const ahead = new Set(level.map(({ line, number }) => number - line.page));
    const besideNumber = level.filter(
      ({ line, number }) => (!Number.isNaN(number) && ahead.size === 1) || isBeside(line, numbers),
    );
    return pages >= 3 || (pages >= 2 && besideNumber.length === level.length)
      ? level.map(({ line }) => line)
      : [];
  });
}

/** Figures in a running head are the same on every page, or the page’s. */
function numbersTell(group: readonly Candidate[]): boolean {
  const figures = new Set(group.map(({ line }) => textOfLine(line).replace(/\D+/g, " ").trim()));
  if (figures.size <= 1) return true;
  const ahead = new Map<number, number>();
  for (const { number, line } of group) {
    ahead.set(number - line.page, (ahead.get(number - line.page) ?? 0) + 1);
  }
  ahead.delete(Number.NaN);
  return Math.max(0, ...ahead.values()) * 2 >= group.length;
}

function isBeside(line: PdfLine, numbers: ReadonlyMap<PdfLine, PageMatter>): boolean {
  return [...numbers.keys()].some(
    (other) => other.page === line.page && Math.abs(other.baseline - line.baseline) < 2,
  );
}
