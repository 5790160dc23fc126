/** What `work.json` says of a work that somebody brought as two files. */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { Edition, Work } from "#lib/text/model.ts";

/** One of the two files: its name, and what was read from it. */
export interface BroughtText {
  readonly fileName: string;
  readonly text: Pick<ImportedText, "title" | "author">;
}

/** The longest name that is made of a title, in letters. */
const longestName = 50;

/**
 * Describes a work by what its files tell. `chapters` are the names of its tables. The level is
 * for the reader to say; until then it stands in the middle.
 */
export function describeWork(fr: BroughtText, en: BroughtText, chapters: readonly string[]): Work {
  const title = {
    fr: fr.text.title?.trim() || titleOfFile(fr.fileName),
    en: en.text.title?.trim() || titleOfFile(en.fileName),
  };
  return {
    name: nameOf(title.fr),
    title,
    summary: title,
    level: "B2",
    editions: [editionOf("fr", fr), editionOf("en", en)],
    chapters,
  };
}

/** A title as a name in the address: small letters, digits and hyphens. */
export function nameOf(title: string): string {
  const words = withoutAccents(lookupKey(title)).match(/[a-z0-9]+/g) ?? [];
  let name = words[0]?.slice(0, longestName) ?? "texte";
  for (const word of words.slice(1)) {
    if (name.length + 1 + word.length > longestName) break;
    name += `-${word}`;
  }
  return name;
}

function editionOf(language: "fr" | "en", { fileName, text }: BroughtText): Edition {
  const author = text.author?.trim();
  return {
    name: language,
    language,
    ...(author === undefined || author === "" ? {} : { author }),
    origin: fileName,
    licence: language === "fr" ? "Non précisée" : "Not stated",
  };
}

function titleOfFile(fileName: string): string {
  const name = fileName
    .replace(/\.[a-z0-9]{1,5}$/i, "")
    .replace(/[_\s]+/g, " ")
    .trim();
  return name === "" ? fileName : name;
}
