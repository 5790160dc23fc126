/**
 * A whole academic paper, once as extracted from its pages (lines doubled, page numbers, note calls
 * glued to words, headings without mark) and once typed; beside what a person made of both. The
 * files are not ours to give away, so the test steps aside where they are absent.
 */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { importText } from "./import-text.ts";

const folder = path.join(import.meta.dirname, "../../../shared/octobre-1917");

describe.skipIf(!existsSync(folder))("October 1917, from its raw text", () => {
  for (const [column, language] of [
    [2, "fr"],
    [3, "en"],
  ] as const) {
    test(`has every block, heading and note call (${language})`, () => {
      const text = importText("raw.txt", readFileSync(path.join(folder, `${language}.txt`)));
      const blocks = text.blocks.filter(({ aside }) => aside === undefined);
      const contents = blocks.map(({ content }) => plain(content));
      const paragraphs = readParagraphs(column);
      expect(contents).toEqual(paragraphs);
      const isHeading = (content: string) => content.length < 80;
      expect(
        blocks.flatMap(({ kind }, index) => ("ths".includes(kind) ? [contents[index]] : [])),
      ).toEqual(paragraphs.filter(isHeading));
      const calls = blocks.flatMap(({ content }) =>
        [...content.matchAll(/\[\^(\d+)\]/g)].map(([, number]) => Number(number)),
      );
      expect(calls).toEqual(Array.from({ length: 142 }, (_, index) => index + 1));
    });
  }
});

function readParagraphs(column: 2 | 3): readonly string[] {
  const rows = readFileSync(path.join(folder, "gold.tsv"), "utf8").trimEnd().split("\n").slice(1);
  const paragraphs: string[] = [];
  for (const row of rows) {
    const cells = row.split("\t");
    const index = Number(cells[0]) - 1;
    const side = (cells[column] ?? "").replaceAll(" ‖ ", " ");
    paragraphs[index] = `${paragraphs[index] ?? ""} ${side}`.trim();
  }
  return paragraphs.map(plain);
}

/** The words as printed: calls as figures again, spaces single. */
function plain(content: string): string {
  return content
    .replace(/\[\^(\d+)\]/g, "$1")
    .replace(/\\([*[\\¶])/g, "$1")
    .replace(/\s+/g, " ");
}
