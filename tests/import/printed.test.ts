/** Our own texts, printed in ways that files come in, and read back: how much is as it was. */

import path from "node:path";
import { describe, expect, test } from "vitest";
import { loadLibrary } from "#lib/library/library.ts";
import { formatInline } from "#lib/text/inline.ts";
import { importText } from "./import-text.ts";
import { type Print, print } from "./printed.ts";

const prints: Readonly<Record<string, { readonly how: Print; readonly least: number }>> = {
  "wrapped, with empty lines": { how: { width: 72, paragraphs: "empty-line" }, least: 0.99 },
  "wrapped, first lines set in": { how: { width: 72, paragraphs: "indent" }, least: 0.99 },
  "wrapped, with nothing between paragraphs": {
    how: { width: 72, paragraphs: "nothing" },
    least: 0.8,
  },
  "on pages with form feeds": {
    how: { width: 66, paragraphs: "empty-line", pageLength: 38, hasFormFeeds: true },
    least: 0.97,
  },
  "on pages without form feeds": {
    how: { width: 66, paragraphs: "empty-line", pageLength: 38 },
    least: 0.97,
  },
  "with words parted at the ends of lines": {
    how: { width: 60, paragraphs: "empty-line", isHyphenated: true },
    least: 0.97,
  },
  "as a book is: set in, paged and hyphenated": {
    how: {
      width: 60,
      paragraphs: "indent",
      isHyphenated: true,
      pageLength: 40,
      hasFormFeeds: true,
    },
    least: 0.95,
  },
  "in double spacing": {
    how: { width: 100, paragraphs: "empty-line", isDoubled: true },
    least: 0.99,
  },
};

const texts = path.join(import.meta.dirname, "../../texts");
const works = ["a-la-bonne-heure", "la-vague-et-la-main", "un-colis-pour-le-troisieme"].flatMap(
  (name) => loadLibrary([path.join(texts, name)]),
);

/** What a work has in one language, a paragraph or heading each; verse and notes are other matters. */
function paragraphsOf({ chapters }: (typeof works)[number], column: 0 | 1): readonly string[] {
  return chapters.flatMap(({ chapter }, index) => [
    `${column === 0 ? "CHAPITRE" : "CHAPTER"} ${index + 1}`,
    ...chapter.blocks.flatMap(({ kind, segments }) => {
      const cells = segments.map(({ cells }) => formatInline(cells[column]?.content ?? []));
      return kind === "p" ? [cells.filter((cell) => cell !== "").join(" ")] : [];
    }),
  ]);
}

describe.each(works)("$work.name", (work) => {
  for (const [name, { how, least }] of Object.entries(prints)) {
    test(`is found again ${name}`, () => {
      for (const column of [0, 1] as const) {
        const paragraphs = paragraphsOf(work, column).map(plain);
        const printed = print(paragraphs, "LE TITRE COURANT", how);
        const { blocks } = importText("imprimé.txt", new TextEncoder().encode(printed));
        const found = new Map<string, number>();
        for (const { content, aside } of blocks) {
          if (aside !== undefined) continue;
          const text = plain(content);
          found.set(text, (found.get(text) ?? 0) + 1);
          expect(text).not.toMatch(/^\d+$/);
          expect(text).not.toContain("LE TITRE COURANT");
        }
        const right = paragraphs.filter((paragraph) => {
          const count = found.get(paragraph) ?? 0;
          found.set(paragraph, count - 1);
          return count > 0;
        });
        expect(right.length / paragraphs.length).toBeGreaterThanOrEqual(least);
      }
    });
  }
});

function plain(content: string): string {
  return content
    .replace(/\[\^(\d+)\]|[*_]/g, "")
    .replace(/\\(.)/g, "$1")
    .replace(/ +/g, " ");
}
