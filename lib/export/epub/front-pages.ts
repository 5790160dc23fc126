/** The pages around the text: cover, title page and colophon. */

import { escapeXml } from "#lib/export/xml.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { formatDocument, pairOf } from "./document.ts";

/** Who wrote the work: the French author, else the one that the English edition names. */
export function authorOf({ editions: [fr] }: Work, en: Edition): string | undefined {
  return fr.author ?? en.author;
}

/** The page that shows the cover and nothing else. */
export function formatCoverPage({ title }: Work): string {
  const alternative = escapeXml(`${title.fr} – ${title.en}`);
  return formatDocument(
    title.fr,
    `    <section class="cover" epub:type="cover"><img role="doc-cover" src="cover.svg" alt="${alternative}"/></section>`,
    "cover",
  );
}

/** Titles, author, translator, and what the work is about. */
export function formatTitlePage(work: Work, en: Edition): string {
  const { title, summary } = work;
  const author = authorOf(work, en);
  const lines = [
    author === undefined ? "" : `    <p>${escapeXml(author)}</p>`,
    `    <h1>${pairOf(escapeXml(title.fr), escapeXml(title.en), "span")}</h1>`,
    en.translator === undefined
      ? ""
      : `    ${pairOf(`Traduction anglaise : ${escapeXml(en.translator)}`, `Translated into English by ${escapeXml(en.translator)}`, "p")}`,
    `    ${pairOf(escapeXml(summary.fr), escapeXml(summary.en), "p")}`,
  ].filter((line) => line !== "");
  return formatDocument(title.fr, lines.join("\n"), "titlepage");
}

/** Where both texts were taken from, and on what terms they may be used. */
export function formatColophon({ title, editions: [fr] }: Work, en: Edition): string {
  const editions = [fr, en].map(
    (about) =>
      `    <p lang="${about.language}" xml:lang="${about.language}">${[
        about.label,
        about.author,
        about.translator,
        about.date,
        about.origin,
        about.licence,
      ]
        .filter((text) => text !== undefined)
        .map(escapeXml)
        .join(" · ")}</p>`,
  );
  return formatDocument(
    title.fr,
    `    <h2>${pairOf("Achevé d’imprimer", "Colophon", "span")}</h2>\n${editions.join("\n")}`,
    "colophon",
  );
}
