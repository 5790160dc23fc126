/** A work of the library as feeds and catalogues name it, in one language of the interface. */

import type { Work } from "#lib/text/model.ts";

/** What a catalogue says of a work. Addresses are paths of the site, from its root. */
export interface CatalogueEntry {
  readonly id: string;
  readonly title: string;
  readonly otherTitle: string;
  readonly summary: string;
  readonly author?: string;
  readonly translator?: string;
  readonly level: string;
  readonly rights: string;
  /** RFC 3339. Of an edition that tells only its year, the first moment of the year. */
  readonly updated: string;
  readonly page: string;
  readonly epub: string;
  readonly cover: string;
}

/** A language of the interface. */
export type CatalogueLanguage = "fr" | "en";

/** The path of a work in a format of `exportFormats`: `/texts/candide/candide.epub`. */
export function downloadPath(workName: string, format: string): string {
  return `/texts/${workName}/${workName}.${format}`;
}

/** The path of the picture of a work’s cover. */
export function coverPath(workName: string): string {
  return `/covers/${workName}.png`;
}

/** Describes a work for a catalogue. */
export function catalogueEntry(work: Work, language: CatalogueLanguage): CatalogueEntry {
  const [fr, en] = work.editions;
  const author = fr.author ?? en.author;
  return {
    id: `urn:x-en-regard:${work.name}`,
    title: work.title[language],
    otherTitle: work.title[language === "fr" ? "en" : "fr"],
    summary: work.summary[language],
    ...(author === undefined ? {} : { author }),
    ...(en.translator === undefined ? {} : { translator: en.translator }),
    level: work.level,
    rights: [...new Set(work.editions.map(({ licence }) => licence))].join("; "),
    updated: momentOf(work),
    page: `/${language}/${work.name}/`,
    epub: downloadPath(work.name, "epub"),
    cover: coverPath(work.name),
  };
}

/** The latest date that a work or an edition of it tells, as a moment; a fixed one where none does. */
function momentOf({ added, editions }: Work): string {
  const days = editions.flatMap(({ date = "" }) => {
    const [, year, month = "01", day = "01"] =
      /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/.exec(date.trim()) ?? [];
    return year === undefined ? [] : [`${year}-${month}-${day}`];
  });
  if (added !== undefined) days.push(added);
  return `${days.sort().at(-1) ?? "2026-01-01"}T00:00:00Z`;
}
