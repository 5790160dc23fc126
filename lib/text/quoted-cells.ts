/**
 * Tables of plain text, their cells parted by tabs, commas or semicolons → cells. Quotes around
 * cells are taken off where they are the spreadsheet’s; a quote that opens speech is text.
 */

/**
 * Tab-separated text has no quotes of its own unless all of it has. Excel puts them around each
 * cell with a comma in it, LibreOffice around all or those that hold a quote.
 */
export function readTabbed(table: string): readonly (readonly string[])[] {
  return readQuotedTable(table) ?? splitCells(table, "\t", false).rows;
}

/** A cell as its table has it. */
export interface PrintedCell {
  readonly text: string;
  /** Whether it stands in quotes that can be a spreadsheet’s. */
  readonly isQuoted: boolean;
}

/** Whether every quote at the beginning of a cell is one that a spreadsheet has put there. */
function isQuotedThroughout(cells: readonly PrintedCell[]): boolean {
  const quoted = cells.filter(({ isQuoted }) => isQuoted);
  if (quoted.length === 0) return false;
  const others = cells.filter(({ isQuoted, text }) => !isQuoted && text.trim() !== "");
  if (others.some(({ text }) => text.startsWith('"'))) return false;
  const isWorded = ({ text }: PrintedCell) => /\p{L}{2}/u.test(text);
  if (!others.some(isWorded)) return true;
  const needs =
    (pattern: RegExp) =>
    ({ text }: PrintedCell) =>
      pattern.test(text);
  // Each cell that needs quotes has them, and no other: by the commas too, or without.
  return [/["\t\r\n]/, /["\t\r\n,]/, /["\t\r\n,;]/].some(
    (reason) => quoted.every(needs(reason)) && !others.some(needs(reason)),
  );
}

export interface SplitTable {
  readonly rows: readonly (readonly string[])[];
  readonly cells: readonly PrintedCell[];
}

/**
 * Cells after RFC 4180: one in quotes may hold separators, line ends and doubled quotes. Where its
 * quotes do not close before a separator, or close only after whole rows, they are text.
 */
export function splitCells(source: string, separator: string, hasQuotes: boolean): SplitTable {
  const rows: string[][] = [];
  const cells: PrintedCell[] = [];
  let row: string[] = [];
  let at = 0;
  while (at < source.length) {
    const quoted = hasQuotes && source[at] === '"' ? readQuoted(source, at, separator) : undefined;
    const isWhole =
      quoted !== undefined && !swallowsRows(source, at, quoted.end, separator, rows[0]?.length);
    const end = isWhole ? quoted.end : endOfCell(source, at, separator);
    const text = isWhole ? quoted.text : source.slice(at, end);
    row.push(text);
    cells.push({ text, isQuoted: isWhole });
    if (source[end] === separator) {
      at = end + 1;
      if (at < source.length) continue;
      row.push("");
    } else at = source[end] === "\r" && source[end + 1] === "\n" ? end + 2 : end + 1;
    rows.push(row);
    row = [];
  }
  return { rows, cells };
}

/** A cell in quotes, and where it ends; `undefined` where its quotes are not a spreadsheet’s. */
function readQuoted(
  source: string,
  start: number,
  separator: string,
): { readonly text: string; readonly end: number } | undefined {
  let text = "";
  let from = start + 1;
  for (;;) {
    const quote = source.indexOf('"', from);
    if (quote === -1) return undefined;
    text += source.slice(from, quote);
    const next = source[quote + 1];
    if (next !== '"') {
      const isClosed = next === undefined || next === separator || isLineEnd(next);
      return isClosed ? { text, end: quote + 1 } : undefined;
    }
    text += '"';
    from = quote + 2;
  }
}

/** Whether what stands in quotes over several lines is rows, each as wide as the heading. */
function swallowsRows(
  source: string,
  start: number,
  end: number,
  separator: string,
  width: number | undefined,
): boolean {
  const inQuotes = source.slice(start, end);
  if (width === undefined || width < 2 || !/[\r\n]/.test(inQuotes)) return false;
  const lineStart = Math.max(source.lastIndexOf("\n", start), source.lastIndexOf("\r", start)) + 1;
  const rest = source.slice(end, end + 10_000).split(/[\r\n]/)[0] ?? "";
  const lines = (source.slice(lineStart, end) + rest).split(/\r\n?|\n/);
  return lines.every((line) => line.split(separator).length === width);
}

function endOfCell(source: string, start: number, separator: string): number {
  let end = start;
  while (end < source.length && source[end] !== separator && !isLineEnd(source[end])) end++;
  return end;
}

function isLineEnd(sign: string | undefined): boolean {
  return sign === "\n" || sign === "\r";
}

/** The cells of a tab-separated table as a spreadsheet quotes them; `undefined` of any other. */
export function readQuotedTable(table: string): readonly (readonly string[])[] | undefined {
  if (!/(?:^|[\t\r\n])"/.test(table)) return undefined;
  const quoted = splitCells(table, "\t", true);
  return isQuotedThroughout(quoted.cells) ? quoted.rows : undefined;
}
