/** What the catalogue knows of a work that was made of a book’s files. */

import { sourcePage } from "#lib/catalogue/book-files.ts";
import type { BookSource, CatalogueBook } from "#lib/catalogue/catalogue.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { Edition, Work } from "#lib/text/model.ts";

/** The work with the book’s title, level and editions: who wrote them, where they are, on what terms. */
export function describeBook(work: Work, book: CatalogueBook): Work {
  const [fr, en, ...others] = work.editions;
  const { author, translator } = book;
  return {
    ...work,
    name: book.name,
    title: { fr: book.title, en: book.titleEn },
    summary: {
      fr: `${book.title}, de ${author}${translator === "" ? "" : `, traduit par ${translator}`}.`,
      en: `${book.titleEn}, by ${author}${translator === "" ? "" : `, translated by ${translator}`}.`,
    },
    level: book.level,
    editions: [
      { ...fr, author, ...originOf(book.fr, "fr") },
      {
        ...en,
        author,
        ...(translator === "" ? {} : { translator }),
        ...originOf(book.en, "en"),
      },
      ...others,
    ],
  };
}

type Origin = Pick<Edition, "origin" | "url" | "licence" | "licenceUrl">;

/** Each edition says it in its own language. */
function originOf(sources: readonly BookSource[], side: Side): Origin {
  const [first] = sources;
  if (first === undefined) throw new RangeError("a book without files");
  const url = sourcePage(first);
  if (first.library === "standard-ebooks") {
    return {
      origin: "Standard Ebooks",
      url,
      licence: "CC0 1.0",
      licenceUrl: "https://creativecommons.org/publicdomain/zero/1.0/",
    };
  }
  const numbers = sources.flatMap((source) => ("number" in source ? [source.number] : []));
  return {
    origin: `Project Gutenberg, ${side === "fr" ? "n°" : "no."} ${numbers.join(", ")}`,
    url,
    licence:
      side === "fr"
        ? "domaine public aux États-Unis ; licence de Project Gutenberg"
        : "public domain in the USA; Project Gutenberg License",
    licenceUrl: "https://www.gutenberg.org/policy/license.html",
  };
}
