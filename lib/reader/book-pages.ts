/** A work printed as a book: the pages of its chapters, with their running heads and numbers. */

import type { Bilingual } from "#lib/text/model.ts";

/** A running head is one line: of a longer title so many letters stand in it. */
const longestHead = 70;

/** The name of a chapter’s pages in CSS, and the class of what is printed on them; from 1. */
export function chapterPageName(number: number): string {
  return `chapter-${number}`;
}

/**
 * The `@page` rules of a book. Over the French column stands the French title of the chapter, over the
 * English one the English; under them the titles of the work, and between these the page’s number.
 */
export function formatPageRules(title: Bilingual, chapters: readonly Bilingual[]): string {
  const rules = [`@page { ${footOf(title)} }`];
  for (const [index, chapter] of chapters.entries()) {
    const name = chapterPageName(index + 1);
    rules.push(
      `.${name} { page: ${name}; }`,
      `@page ${name} { @top-left { content: ${quoteHead(chapter.fr)}; } @top-right { content: ${quoteHead(chapter.en)}; } }`,
    );
  }
  // The title page and what stands behind it have none.
  const boxes = ["top-left", "top-right", "bottom-left", "bottom-center", "bottom-right"];
  rules.push(`@page front { ${boxes.map((box) => `@${box} { content: none; }`).join(" ")} }`);
  return rules.join("\n");
}

function footOf({ fr, en }: Bilingual): string {
  return `@bottom-left { content: ${quoteHead(fr)}; } @bottom-center { content: counter(page); } @bottom-right { content: ${quoteHead(en)}; }`;
}

/** A title as a string of CSS, in one line. */
function quoteHead(title: string): string {
  const line = title
    .replace(/\s+/g, (space) => (/[\u00a0\u202f]/.test(space) ? space : " "))
    .trim();
  return `"${shorten(line).replace(/["\\]/g, "\\$&")}"`;
}

/** Cut after a word, where it is too long. */
function shorten(line: string): string {
  if (line.length <= longestHead) return line;
  const start = line.slice(0, longestHead - 1);
  return `${start.replace(/\s+\S*$/u, "")}…`;
}

/** The prose of a chapter, its ids unlike those of the other chapters of the book. */
export function withChapterIds(html: string, number: number): string {
  return html.replace(/ (?:id="|href="#)/g, `$&c${number}-`);
}
