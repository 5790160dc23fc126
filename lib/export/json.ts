/** A work → JSON, for programs: what it is, and its segments in the order of the text. */

import { plainText } from "#lib/text/inline.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** Writes all editions. A text is plain: without emphasis and calls of notes; a line begins at `\n`. */
export function toJson({ work, chapters }: WholeWork): string {
  const { name, title, summary, level, editions } = work;
  const content = {
    name,
    title,
    summary,
    level,
    editions,
    chapters: chapters.map(({ name: chapter, chapter: { editions: columns, blocks } }) => ({
      name: chapter,
      segments: blocks.flatMap(({ segments }) =>
        segments.map(({ id, cells }) => ({
          id,
          ...Object.fromEntries(
            columns.map((column, index) => [column, plainText(cells[index]?.content ?? []).trim()]),
          ),
        })),
      ),
    })),
  };
  return `${JSON.stringify(content)}\n`;
}
