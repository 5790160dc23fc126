import type { Locale } from "#app/_messages/locales.ts";
import type { ChapterOverview } from "#lib/library/reading.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { editionLabel } from "./edition-path.ts";

/** What a chapter stands in: its work, the other chapters, and the other editions. */
export interface Surroundings {
  /** Of the work, in the language of the interface. */
  readonly title: string;
  readonly href: string;
  readonly chapters: readonly ChapterOverview[];
  /** Whether the chapters are episodes. */
  readonly isSerial?: boolean;
  /** Of the chapter shown, from 0. */
  readonly index: number;
  readonly hrefOf: (chapter: string, locale: Locale) => string;
  /** The English editions to choose from; none where there is one only. */
  readonly editions: readonly EditionLink[];
}

/** An English edition of the chapter shown. */
export interface EditionLink {
  readonly label: string;
  readonly href: string;
  readonly isShown: boolean;
}

/** The links to the English editions of a work; none where there is nothing to choose. */
export function editionLinks(
  work: Work,
  shown: Edition,
  hrefOf: (edition: Edition) => string,
): readonly EditionLink[] {
  if (work.editions.length < 3) return [];
  return work.editions.slice(1).map((edition) => ({
    label: editionLabel(edition),
    href: hrefOf(edition),
    isShown: edition.name === shown.name,
  }));
}

/** The English edition after the one shown, the first after the last; `undefined` where it is alone. */
export function nextEdition(work: Work, shown: Edition): Edition | undefined {
  const english = work.editions.slice(1);
  const at = english.findIndex(({ name }) => name === shown.name);
  return english.length < 2 ? undefined : english[(at + 1) % english.length];
}

/** The overview of the chapter shown. */
export function chapterShown({ chapters, index }: Surroundings): ChapterOverview {
  const shown = chapters[index];
  if (shown === undefined) throw new RangeError(`chapter ${index} of ${chapters.length}`);
  return shown;
}
