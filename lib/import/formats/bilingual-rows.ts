/**
 * Whether the rows of a table are a text in both languages, and which columns have it. Columns are
 * known by their headings, in French or English, and where these say nothing by their words.
 */

import { type ColumnName, readColumnName } from "#lib/import/formats/column-names.ts";
import { countSmallWords } from "#lib/import/language.ts";

/** A table’s cells, row by row, in the markup of a cell or plain; rows may differ in length. */
export type CellRows = readonly (readonly string[])[];

/** Where a table has its two sides. */
export interface BilingualColumns {
  /** From 0. */
  readonly fr: number;
  readonly en: number;
  /** The row of headings, from 0; `undefined` where there is none. Rows above it are text. */
  readonly headingRow: number | undefined;
}

/** What is known of a table besides its cells. */
export interface TableKind {
  /**
   * A spreadsheet that somebody brings is meant to be bilingual, and its columns are believed on
   * small evidence. A table in a document may be any table, and has to show that it is one.
   */
  readonly isMeant: boolean;
  /** The headings that somebody has chosen. */
  readonly choice?: { readonly fr?: string | undefined; readonly en?: string | undefined };
}

/** A table has its headings in one of its first rows: a title may stand over them. */
const lastHeadingRow = 3;
/** Cells looked at to tell what a column is. */
const mostRows = 2_000;

/** Finds the two sides. `undefined` where the table is no bilingual text. */
export function findBilingualColumns(
  rows: CellRows,
  { isMeant, choice = {} }: TableKind,
): BilingualColumns | undefined {
  const headingRow = findHeadingRow(rows, choice);
  const heading = headingRow === undefined ? [] : (rows[headingRow] ?? []);
  const body = rows.filter((_, index) => index !== headingRow).slice(0, mostRows);
  const width = body.reduce((most, row) => Math.max(most, row.length), 0);
  const columns = Array.from({ length: width }, (_, index) => new Column(index, heading, body));
  const texts = columns.filter(({ isText, name }) => isText || name === "fr" || name === "en");
  const pair = pickPair(texts, choice, isMeant);
  if (pair === undefined) return undefined;
  const [fr, en] = pair;
  const isNamed = fr.name === "fr" && en.name === "en";
  if (!isMeant && !(isNamed ? mayBePair(fr, en) : isSurelyPair(fr, en, body))) return undefined;
  return { fr: fr.index, en: en.index, headingRow };
}

/**
 * The column of a row’s only cell, where it stands before both sides and is no number: a title that
 * runs over all columns. `undefined` for a row of text.
 */
export function findTitleColumn(
  row: readonly string[],
  { fr, en }: Pick<BilingualColumns, "fr" | "en">,
): number | undefined {
  const filled = [...row.keys()].filter((column) => (row[column] ?? "").trim() !== "");
  const [only] = filled;
  if (only === undefined || filled.length > 1 || only >= Math.min(fr, en)) return undefined;
  return isCode((row[only] ?? "").trim()) ? undefined : only;
}

/** One column, with what tells whether it is a side of the text. */
class Column {
  readonly index: number;
  readonly heading: string;
  readonly name: ColumnName | undefined;
  readonly cells: readonly string[];
  readonly filled: number;
  /** Whether it has words, not only numbers, codes or the same sign in every row. */
  readonly isText: boolean;
  readonly #counts: { readonly fr: number; readonly en: number; readonly words: number };

  constructor(index: number, heading: readonly string[], body: CellRows) {
    this.index = index;
    this.heading = (heading[index] ?? "").trim();
    this.name = readColumnName(this.heading);
    this.cells = body.map((row) => (row[index] ?? "").trim());
    const filled = this.cells.filter((cell) => cell !== "");
    this.filled = filled.length;
    const worded = filled.filter((cell) => !isCode(cell)).length;
    const isSame = filled.length > 2 && new Set(filled).size === 1;
    this.isText =
      worded * 2 > filled.length &&
      !isSame &&
      this.name !== "beside" &&
      this.name !== "other-language";
    this.#counts = countSmallWords(filled);
  }

  get letters(): number {
    return this.cells.reduce((sum, cell) => sum + cell.length, 0);
  }

  /** From 1 for French to -1 for English, 0 where nothing tells. */
  get lean(): number {
    const { fr, en } = this.#counts;
    const accents = this.cells.filter((cell) => /[éèêëàâçîïôûùœ]/i.test(cell)).length;
    return fr + en + accents === 0 ? 0 : (fr + accents / 4 - en) / (fr + en + accents / 4);
  }

  /** Whether it is in a language by enough of its words. */
  isIn(language: "fr" | "en"): boolean {
    const other = language === "fr" ? "en" : "fr";
    const { words } = this.#counts;
    const own = this.#counts[language];
    return own >= 2 && own >= words * 0.1 && own > 2 * this.#counts[other];
  }
}

/** A number, an id, a time, a percentage: `12`, `p12.3`, `00:01:02,500`, `(3)`, `TU-7`. */
function isCode(cell: string): boolean {
  return !/\p{L}/u.test(cell) || /^[\p{L}_#]{0,4}[-_.: ]?\d[\d.:,_/-]*[a-z]?[.)]?$/iu.test(cell);
}

function findHeadingRow(
  rows: CellRows,
  choice: NonNullable<TableKind["choice"]>,
): number | undefined {
  for (const [index, row] of rows.slice(0, lastHeadingRow + 1).entries()) {
    const cells = row.map((cell) => cell.trim()).filter((cell) => cell !== "");
    const isChosen = [choice.fr, choice.en].some(
      (wish) => wish !== undefined && row.some((cell) => isSameName(cell, wish)),
    );
    if (isChosen) return index;
    const names = cells.map(readColumnName);
    const count = (name: ColumnName) => names.filter((other) => other === name).length;
    const sides = count("fr") + count("en") + count("text") + count("other-language");
    if (count("fr") > 0 && count("en") > 0) return index;
    if (sides >= 2 && names.every((name) => name !== undefined)) return index;
  }
  return undefined;
}

function isSameName(heading: string, wish: string): boolean {
  return heading.trim().toLowerCase() === wish.trim().toLowerCase();
}

/** The columns of the French and of the English. */
function pickPair(
  texts: readonly Column[],
  choice: NonNullable<TableKind["choice"]>,
  isMeant: boolean,
): readonly [Column, Column] | undefined {
  const named = (language: "fr" | "en") => {
    const wish = choice[language];
    return (
      (wish === undefined ? undefined : texts.find(({ heading }) => isSameName(heading, wish))) ??
      texts.find(({ name }) => name === language)
    );
  };
  const [fr, en] = [named("fr"), named("en")];
  if (fr !== undefined && en !== undefined) return fr === en ? undefined : [fr, en];
  const others = texts.filter((column) => column !== fr && column !== en);
  if (fr !== undefined) return pairWith(fr, mostLike("en", others));
  if (en !== undefined) return pairWith(mostLike("fr", others), en);
  if (!isMeant && others.length < 2) return undefined;
  const [first, second] = others;
  if (first === undefined || second === undefined) return undefined;
  if (others.length > 2) {
    const french = mostLike("fr", others);
    const english = mostLike("en", others);
    // Nothing tells the languages of short cells; then the first two are the text.
    if (french?.isIn("fr") && english?.isIn("en")) return [french, english];
  }
  return first.lean < second.lean ? [second, first] : [first, second];
}

function pairWith(
  fr: Column | undefined,
  en: Column | undefined,
): readonly [Column, Column] | undefined {
  return fr === undefined || en === undefined ? undefined : [fr, en];
}

function mostLike(language: "fr" | "en", columns: readonly Column[]): Column | undefined {
  const sign = language === "fr" ? 1 : -1;
  const named = columns.filter(({ name }) => name === "text");
  const from = named.length > 0 ? named : columns;
  return [...from].sort((a, b) => sign * (b.lean - a.lean) || a.index - b.index)[0];
}

/** Whether two columns that are called so may be what they are called: *Les Français*, in French. */
function mayBePair(fr: Column, en: Column): boolean {
  return fr.isText && en.isText && !en.isIn("fr") && !fr.isIn("en");
}

/** Whether columns without headings are one text: each in its language, row beside row. */
function isSurelyPair(fr: Column, en: Column, body: CellRows): boolean {
  if (!fr.isIn("fr") || !en.isIn("en")) return false;
  const filled = body.filter((row) => row.some((cell) => cell.trim() !== "")).length;
  const both = fr.cells.flatMap((cell, index): readonly (readonly [number, number])[] => {
    const other = en.cells[index] ?? "";
    return cell === "" || other === "" ? [] : [[cell.length, other.length]];
  });
  const even = both.filter(([a, b]) => Math.max(a, b) < 20 || Math.max(a, b) < 3 * Math.min(a, b));
  return both.length * 2 >= filled && even.length * 4 >= both.length * 3;
}
