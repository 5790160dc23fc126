/** How a chapter begins, in a line: what a search engine or a feed says of it. */

import { isTextKind } from "#lib/text/block-kinds.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Chapter, EditionName } from "#lib/text/model.ts";

/** What search engines show of a description. */
const mostLetters = 155;

/**
 * The first words of a chapter’s text, without its headings: at most 155 letters, cut between
 * words. Empty where the edition has no text.
 */
export function chapterOpening(chapter: Chapter, edition: EditionName): string {
  const column = chapter.editions.indexOf(edition);
  let text = "";
  for (const { kind, segments } of chapter.blocks) {
    if (!isTextKind(kind)) continue;
    for (const { cells } of segments) {
      const words = plainText(cells[column]?.content ?? [])
        .replace(/\s+/g, " ")
        .trim();
      if (words !== "") text += text === "" ? words : ` ${words}`;
      if (text.length > mostLetters) return cutBetweenWords(text);
    }
  }
  return text;
}

function cutBetweenWords(text: string): string {
  const cut = text.slice(0, mostLetters);
  const end = cut.lastIndexOf(" ");
  return `${(end > mostLetters / 2 ? cut.slice(0, end) : cut).replace(/[\s,;:–—-]+$/, "")}…`;
}
