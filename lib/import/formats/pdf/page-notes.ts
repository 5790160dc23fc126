/** The notes at the feet of pages, told from the text above them. */

import { isUnder, type PdfLayout } from "#lib/import/formats/pdf/pdf-layout.ts";
import { type LineRun, type PdfLine, textOfLine } from "#lib/import/formats/pdf/pdf-lines.ts";
import { findFootNotes, readFootLabel } from "#lib/import/structure/page-foot.ts";

/** One note. */
export interface PageNotes {
  /** Where it is called, from 0. */
  readonly page: number;
  /** As printed. */
  readonly label: string;
  /** Counted through the text where labels begin anew on each page. */
  readonly number: number;
  /** Without its label. */
  readonly lines: readonly PdfLine[];
}

/** The lines of the text, and the notes in their order. */
export function findPageNotes(
  lines: readonly PdfLine[],
  layout: PdfLayout,
): { readonly text: readonly PdfLine[]; readonly notes: readonly PageNotes[] } {
  const text: PdfLine[] = [];
  const notes: { page: number; label: string; lines: PdfLine[] }[] = [];
  let isOpen = false;
  let lastNumber = Number.NaN;
  const columns = cutColumns(lines);
  for (const [at, column] of columns.entries()) {
    const foot = findFootNotes(
      column.map((line, index) => toFootLine(line, column[index - 1], layout)),
      {
        isOpen,
        lastNumber,
        beside: besideOf(columns, at).map((line) => ({ text: textOfLine(line) })),
      },
    );
    if (foot === undefined) {
      text.push(...column);
      isOpen = false;
      continue;
    }
    const labels = foot.notes.map(({ label }) => label).filter(Boolean);
    text.push(...raiseCalls(column.slice(0, foot.start), labels));
    for (const { label, lines: places } of foot.notes) {
      const own = places.flatMap((place) => column.slice(place, place + 1));
      const last = notes.at(-1);
      if (label === "" && last !== undefined) last.lines.push(...own);
      else notes.push({ page: column[0]?.page ?? 0, label, lines: withoutLabel(own, label) });
    }
    lastNumber = Number(notes.at(-1)?.label);
    const last = column.at(-1);
    const end = last === undefined ? "" : textOfLine(last);
    isOpen = !/[.!?…»”]["”»’')\]\s]*$/u.test(end);
  }
  return { text, notes: numberNotes(notes) };
}

/** As printed where no number comes twice, else counted through. */
function numberNotes(notes: readonly Omit<PageNotes, "number">[]): readonly PageNotes[] {
  const printed = notes.map(({ label }) => Number(label));
  const isPrinted = new Set(printed).size === notes.length && printed.every((number) => number > 0);
  return notes.map((note, index) => ({
    ...note,
    number: isPrinted ? (printed[index] ?? 0) : index + 1,
  }));
}

function cutColumns(lines: readonly PdfLine[]): readonly (readonly PdfLine[])[] {
  const columns: PdfLine[][] = [];
  for (const line of lines) {
    const last = columns.at(-1);
    const before = last?.at(-1);
    const isSame = before?.page === line.page && before.column === line.column;
    if (last !== undefined && isSame) last.push(line);
    else columns.push([line]);
  }
  return columns;
}

/** The lines of the other columns of a page. */
function besideOf(columns: readonly (readonly PdfLine[])[], at: number): readonly PdfLine[] {
  const page = columns[at]?.[0]?.page;
  return columns
    .slice(Math.max(0, at - 4), at + 5)
    .filter((column) => column !== columns[at] && column[0]?.page === page)
    .flat();
}

function toFootLine(line: PdfLine, before: PdfLine | undefined, layout: PdfLayout) {
  const step = before !== undefined && isUnder(before, line) ? line.baseline - before.baseline : 0;
  return {
    text: textOfLine(line).trim(),
    blanksBefore: step > layout.leading * 1.4 ? 1 : 0,
    isSmall: line.size < layout.bodySize * 0.94,
  };
}

function withoutLabel(lines: readonly PdfLine[], label: string): PdfLine[] {
  const [first, ...others] = lines;
  if (first === undefined || label === "") return [...lines];
  const text = textOfLine(first);
  const rest = readFootLabel(text.trimStart())?.rest ?? text;
  return [{ ...first, runs: cutRuns(first.runs, text.length - rest.length) }, ...others];
}

function cutRuns(runs: readonly LineRun[], length: number): readonly LineRun[] {
  let left = length;
  return runs.flatMap((run) => {
    const cut = Math.min(left, run.text.length);
    left -= cut;
    return cut === run.text.length ? [] : [{ ...run, text: run.text.slice(cut) }];
  });
}

/** A figure that stands right after a word or a stop calls a note, though the file does not raise it. */
function raiseCalls(lines: readonly PdfLine[], labels: readonly string[]): readonly PdfLine[] {
  const raised = new Set(
    lines.flatMap(({ runs }) =>
      runs
        .filter(({ isRaised }) => isRaised)
        .map(({ text }) => text.trim().replace(/[[\]()]/g, "")),
    ),
  );
  const waiting = new Set(labels.filter((label) => !raised.has(label)));
  if (waiting.size === 0) return lines;
  return lines.map((line) => ({
    ...line,
    runs: line.runs.flatMap((run): readonly LineRun[] => splitCalls(run, waiting)),
  }));
}

function splitCalls(run: LineRun, waiting: Set<string>): readonly LineRun[] {
  const call =
    /(?<=[\p{L}.,;:!?…»”’)]|[»!?:;][\u00a0\u202f ]?) ?(?:[[(](\d{1,3})[\])]|(\d{1,3}|\*{1,4}|[†‡§]))(?![\p{L}\d*.]|,\d)/u.exec(
      run.text,
    );
  const label = call?.[1] ?? call?.[2];
  if (call === null || label === undefined || !waiting.delete(label)) return [run];
  const end = call.index + call[0].length;
  return [
    { ...run, text: run.text.slice(0, call.index) },
    { ...run, text: call[0], isRaised: true },
    ...splitCalls({ ...run, text: run.text.slice(end) }, waiting),
  ];
}
