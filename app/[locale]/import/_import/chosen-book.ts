import type { ImportChoice, TextFacts } from "#app/_store/stored-rows.ts";
import { findBookFile } from "#lib/catalogue/book-files.ts";
import type { CatalogueBook } from "#lib/catalogue/catalogue.ts";
import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";

/**
 * The book of the catalogue that the two texts are: by the names of the files, else the one that
 * the reader has just fetched, where the French says nothing against it.
 */
export function chosenBook(
  { fr, en, book }: ImportChoice,
  books: readonly CatalogueBook[],
): CatalogueBook | undefined {
  if (fr === undefined || en === undefined) return undefined;
  const [french, english] = [fileOf(fr, books), fileOf(en, books)];
  if (french?.side === "fr" && english?.side === "en" && french.book === english.book)
    return french.book;
  const wished = books.find(({ name }) => name === book);
  const isOther = [french, english].some((file) => file !== undefined && file.book !== wished);
  return wished === undefined || isOther || !isLike(fr, wished) ? undefined : wished;
}

/** Of several volumes the first tells. */
function fileOf({ fileName }: TextFacts, books: readonly CatalogueBook[]) {
  return findBookFile(books, fileName.split(", ")[0] ?? "");
}

/** Whether a text may be the French of a book: its title or its author has a word in common. */
function isLike({ title, author }: TextFacts, book: CatalogueBook): boolean {
  const own = wordsOf(`${title ?? ""} ${author ?? ""}`);
  const known = wordsOf(`${book.title} ${book.author}`);
  return own.size === 0 || [...own].some((word) => known.has(word));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(withoutAccents(lookupKey(text)).match(/[a-z]{4,}/g));
}
