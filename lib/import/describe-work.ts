/** What `work.json` says of a work that somebody brings, as far as the files tell. */

import { toWorkName, withoutExtension } from "#lib/import/work-name.ts";
import type { Bilingual, Edition, Level, Work } from "#lib/text/model.ts";

/** What one side’s file tells. */
export interface SideDescription {
  readonly fileName: string;
  readonly title?: string | undefined;
  readonly author?: string | undefined;
  readonly translator?: string | undefined;
}

/** What the person importing adds; it wins over the files. */
export interface WorkDescription {
  readonly name?: string | undefined;
  readonly title?: Bilingual | undefined;
  readonly level?: Level | undefined;
  readonly chapters: readonly string[];
}

/**
 * A work of two files. Its level is the middle one and its licence unknown until somebody says
 * otherwise: it is for the one who brought it.
 */
export function describeWork(
  fr: SideDescription,
  en: SideDescription,
  { name, title, level = "B2", chapters }: WorkDescription,
): Work {
  const frTitle = cleaned(fr.title) ?? cleaned(en.title) ?? withoutExtension(fr.fileName);
  const titles = title ?? { fr: frTitle, en: cleaned(en.title) ?? frTitle };
  const files = fr.fileName === en.fileName ? [fr.fileName] : [fr.fileName, en.fileName];
  return {
    name: name ?? toWorkName(titles.fr),
    title: titles,
    summary: {
      fr: `Importé de ${files.join(" et ")}.`,
      en: `Imported from ${files.join(" and ")}.`,
    },
    level,
    editions: [describeEdition("fr", fr), describeEdition("en", en)],
    chapters,
  };
}

function describeEdition(language: "fr" | "en", side: SideDescription): Edition {
  const { fileName } = side;
  const author = cleaned(side.author);
  const translator = language === "fr" ? undefined : cleaned(side.translator);
  return {
    name: language,
    language,
    ...(author === undefined ? {} : { author }),
    ...(translator === undefined ? {} : { translator }),
    origin: fileName,
    licence: language === "fr" ? "inconnue, pour soi seul" : "unknown, for private reading",
  };
}

/** A text that `work.json` may have: something, in one line, without what no page can show. */
function cleaned(text: string | undefined): string | undefined {
  const line = text
    ?.replace(/[\p{Cc}\p{Surrogate}\u2028\u2029]+/gu, " ")
    .replace(/\s+/g, " ")
    .trim()
    .normalize("NFC");
  return line === "" ? undefined : line;
}
