/** Works whose French is there and whose English is still to come. */

import type { Edition, Work } from "#lib/text/model.ts";

/** What an edition says of its origin and licence that has no text yet. */
const nothingYet = "—";

/** A work made of French alone: what it says of an English is that there is none. */
export function withFrenchAlone(work: Work): Work {
  const [fr] = work.editions;
  return {
    ...work,
    title: { fr: work.title.fr, en: work.title.fr },
    summary: { fr: `Importé de ${fr.origin}.`, en: `Imported from ${fr.origin}.` },
    editions: [fr, { name: "en", language: "en", origin: nothingYet, licence: nothingYet }],
  };
}

/** Whether an edition has still to come. */
export function isToCome({ origin }: Edition): boolean {
  return origin === nothingYet;
}

/** What is known of an English that has come. */
export interface NewEnglish {
  readonly fileName: string;
  readonly title?: string | undefined;
  readonly translator?: string | undefined;
}

/** The work once its English is there. */
export function withEnglish(work: Work, { fileName, title, translator }: NewEnglish): Work {
  const [fr, en, ...others] = work.editions;
  const origin = `${fr.origin}, ${fileName}`;
  const described: Edition = {
    ...en,
    ...(translator === undefined ? {} : { translator }),
    origin: fileName,
    licence: "unknown, for private reading",
  };
  return {
    ...work,
    title: { fr: work.title.fr, en: title ?? work.title.en },
    summary: { fr: `Importé de ${origin}.`, en: `Imported from ${origin}.` },
    editions: [fr, described, ...others],
  };
}
