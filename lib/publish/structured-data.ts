/** What a page says to search engines, in the words of schema.org (JSON-LD). */

import type { Edition, Work } from "#lib/text/model.ts";
import {
  type CatalogueLanguage,
  catalogueEntry,
  coverPath,
  downloadPath,
} from "./catalogue-entry.ts";

/** Data of schema.org. */
export type StructuredData = Readonly<Record<string, unknown>>;

/** A work: the French book, and each English edition as its translation. */
export function describeWork(
  work: Work,
  language: CatalogueLanguage,
  at: (path: string) => string,
): StructuredData {
  const [fr, ...translations] = work.editions;
  return {
    "@context": "https://schema.org",
    ...describeBook(work, fr),
    "@id": at(`/fr/${work.name}/`),
    url: at(`/${language}/${work.name}/`),
    description: work.summary[language],
    educationalLevel: work.level,
    image: at(coverPath(work.name)),
    workTranslation: translations.map((edition) => describeBook(work, edition)),
    encoding: {
      "@type": "MediaObject",
      encodingFormat: "application/epub+zip",
      contentUrl: at(downloadPath(work.name, "epub")),
    },
  };
}

/** A chapter of a work, in the French and one English edition. */
export function describeChapter(
  work: Work,
  chapter: { readonly name: string; readonly title: string; readonly position: number },
  { language, at }: { readonly language: CatalogueLanguage; readonly at: (path: string) => string },
): StructuredData {
  const { title, page } = catalogueEntry(work, language);
  return {
    "@context": "https://schema.org",
    "@type": "Chapter",
    name: chapter.title,
    position: chapter.position,
    url: at(`${page}${chapter.name}/`),
    inLanguage: ["fr", "en"],
    isPartOf: { "@type": "Book", "@id": at(`/fr/${work.name}/`), name: title, url: at(page) },
  };
}

/** Formats data for a page: nothing in it ends the script that it stands in. */
export function formatStructuredData(data: StructuredData): string {
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function describeBook({ title }: Work, edition: Edition): StructuredData {
  const { language, author, translator, licence, licenceUrl } = edition;
  return {
    "@type": "Book",
    name: title[language],
    inLanguage: language,
    ...(author === undefined ? {} : { author: describePerson(author) }),
    ...(translator === undefined ? {} : { translator: describePerson(translator) }),
    license: licenceUrl ?? licence,
    isAccessibleForFree: true,
  };
}

function describePerson(name: string): StructuredData {
  return { "@type": name === "En regard" ? "Organization" : "Person", name };
}
