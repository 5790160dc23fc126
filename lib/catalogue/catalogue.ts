/**
 * French works with an English translation, both in the public domain, that a reader can fetch and
 * import: a table with one book a line, where each side’s files are, and what is hard in them.
 */

import type { Level } from "#lib/text/model.ts";
import { levels, urlSafeName } from "#lib/text/work.ts";

/** Where one volume of a side is: a number of Project Gutenberg, or a path of Standard Ebooks. */
export type BookSource =
  | { readonly library: "gutenberg"; readonly number: number }
  /** `author/title`, or `author/title/translator`. */
  | { readonly library: "standard-ebooks"; readonly path: string };

/** About how long the French is: up to 50,000 words, 120,000, 200,000, and more. */
export const bookLengths = ["short", "medium", "long", "very-long"] as const;
export type BookLength = (typeof bookLengths)[number];

/** What a reader should know before they choose a book. */
export const hardships = [
  "abridged",
  "collection",
  "cut-elsewhere",
  "dialect",
  "diary",
  "essay",
  "free",
  "letters",
  "notes",
  "numbered",
  "numbered-otherwise",
  "old",
  "parts",
  "play",
  "school",
  "slang",
  "verse",
  "volumes",
] as const;
export type Hardship = (typeof hardships)[number];

/** A book of the catalogue. */
export interface CatalogueBook {
  /** What its work is called in addresses. */
  readonly name: string;
  readonly title: string;
  readonly titleEn: string;
  readonly author: string;
  /** Empty where the edition does not name one. */
  readonly translator: string;
  /** Our own estimate. */
  readonly level: Level;
  readonly length: BookLength;
  /** The volumes of each side in order. */
  readonly fr: readonly BookSource[];
  readonly en: readonly BookSource[];
  readonly hard: readonly Hardship[];
}

const heading = "name title titleEn author translator level length fr en hard".split(" ");

/** The table’s text → its books. Throws a `RangeError` that names the line where it is none. */
export function parseCatalogue(table: string): readonly CatalogueBook[] {
  const [first = "", ...lines] = table.trimEnd().split("\n");
  if (first !== heading.join("\t")) throw new RangeError("line 1 of the catalogue: no heading");
  return lines.map((line, index) => {
    const cells = line.split("\t");
    const book = cells.length === heading.length ? readBook(cells) : undefined;
    if (book === undefined) throw new RangeError(`line ${index + 2} of the catalogue: ${line}`);
    return book;
  });
}

function readBook(cells: readonly string[]): CatalogueBook | undefined {
  const [name = "", title = "", titleEn = "", author = "", translator = "", ...rest] = cells;
  const [grade, size, french = "", english = "", kinds = ""] = rest;
  const level = levels.find((known) => known === grade);
  const length = bookLengths.find((known) => known === size);
  const [fr, en] = [readSources(french), readSources(english)];
  const hard = kinds.split(",").filter(Boolean) as Hardship[];
  const isWhole = [title, titleEn, author].every(Boolean) && urlSafeName.test(name);
  const isKnown = hard.every((kind) => hardships.includes(kind));
  if (!isWhole || !isKnown || level === undefined || length === undefined || !fr || !en)
    return undefined;
  return { name, title, titleEn, author, translator, level, length, fr, en, hard };
}

function readSources(cell: string): readonly BookSource[] | undefined {
  const sources = cell.split(",").map((text): BookSource | undefined => {
    if (/^[1-9]\d*$/.test(text)) return { library: "gutenberg", number: Number(text) };
    const path = /^se:([a-z0-9-]+(?:\/[a-z0-9-]+){1,2})$/.exec(text)?.[1];
    return path === undefined ? undefined : { library: "standard-ebooks", path };
  });
  return sources.every((source) => source !== undefined) ? sources : undefined;
}
