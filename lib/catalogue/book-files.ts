/** Where the files of a book are, and which book a file is of. */

import type { BookSource, CatalogueBook } from "#lib/catalogue/catalogue.ts";
import type { Side } from "#lib/reader/scroll-map.ts";

/** The sites, as addresses begin. */
export const libraries = {
  gutenberg: "https://www.gutenberg.org/",
  "standard-ebooks": "https://standardebooks.org/",
} as const satisfies Readonly<Record<BookSource["library"], string>>;

/** The page of a source, where a reader sees what it is. */
export function sourcePage(source: BookSource): string {
  return `${libraries[source.library]}ebooks/${keyOf(source)}`;
}

/** What a press on a link fetches: the book as an EPUB without pictures, where there is one. */
export function downloadUrl(source: BookSource): string {
  return source.library === "gutenberg"
    ? `${sourcePage(source)}.epub.noimages`
    : `${libraries[source.library]}${sourcePaths(source)[0]}?source=download`;
}

/** The files of a source, below the site’s address or a mirror’s; the likeliest first. */
export function sourcePaths(source: BookSource): readonly string[] {
  if (source.library === "standard-ebooks") {
    const { path } = source;
    return [`ebooks/${path}/downloads/${path.replaceAll("/", "_")}.epub`];
  }
  const { number } = source;
  const folder = `cache/epub/${number}`;
  return [
    `${folder}/pg${number}.epub`,
    `${folder}/pg${number}-images-3.epub`,
    `${folder}/pg${number}-images.html`,
    `${folder}/pg${number}.txt`,
  ];
}

/** Which volume of which side of a book a file is. */
export interface BookFile {
  readonly book: CatalogueBook;
  readonly side: Side;
  /** The place of its volume among those of the side, from 0. */
  readonly volume: number;
}

/** The book that a file’s name tells: `pg4650.epub`, `4650-0.txt`, or as Standard Ebooks names it. */
export function findBookFile(
  books: readonly CatalogueBook[],
  fileName: string,
): BookFile | undefined {
  const name = (fileName.split(/[/\\]/).at(-1) ?? "").replace(/ ?\(\d+\)(?=\.)/, "");
  const number = /^(?:pg)?(\d{2,6})(?:-(?:images(?:-3)?|[0h8]))?\.[a-z0-9.]+$/i.exec(name)?.[1];
  const slug = /^([a-z0-9-]+(?:_[a-z0-9-]+){1,2})(?:_advanced)?\.(?:kepub\.)?epub$/i.exec(
    name,
  )?.[1];
  const key = number ?? slug?.replaceAll("_", "/");
  if (key === undefined) return undefined;
  for (const book of books) {
    for (const side of ["fr", "en"] as const) {
      const volume = book[side].findIndex((source) => keyOf(source) === key);
      if (volume >= 0) return { book, side, volume };
    }
  }
  return undefined;
}

function keyOf(source: BookSource): string {
  return source.library === "gutenberg" ? String(source.number) : source.path;
}
