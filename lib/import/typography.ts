/**
 * The typography of a brought text, mended: what a typist wrote as a printer sets it. Nothing else
 * changes, and the text as brought is still there for whoever keeps it.
 */

import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { findTypography } from "#lib/text/typography.ts";

/** How often one kind of thing was mended. */
export interface TypographyChange {
  /** The rule’s name in `lib/text/typography.ts`, or `raw-emphasis`: `_ainsi_` → emphasis. */
  readonly kind: string;
  /** From 1. */
  readonly count: number;
}

/** A text with its typography mended, and what was changed, the commonest kind first. */
export interface MendedText {
  readonly text: ImportedText;
  readonly changes: readonly TypographyChange[];
}

/** One mend can lay open the next: two spaces become one, and the one belongs to a semicolon. */
const mostRounds = 10;

/** Mends a text of one language; its title and author too. Blocks that need nothing stay themselves. */
export function mendTypography(text: ImportedText, language: "fr" | "en"): MendedText {
  const counts = new Map<string, number>();
  const count = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const mend = (content: string) => mendContent(content, language, count);
  const blocks = text.blocks.map((block): ImportedBlock => {
    if (block.kind === "b") return block;
    const content = mend(block.content);
    return content === block.content ? block : { ...block, content };
  });
  const title = text.title && mend(text.title);
  const author = text.author && mend(text.author);
  const changes = [...counts]
    .map(([kind, count]) => ({ kind, count }))
    .toSorted((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  return {
    text: { ...text, ...(title && { title }), ...(author && { author }), blocks },
    changes,
  };
}

/** The lines of a stanza or a speech are mended one by one: a quotation in verse is left open. */
function mendContent(
  content: string,
  language: "fr" | "en",
  count: (kind: string) => void,
): string {
  return content
    .split("\n")
    .map((line) => mendLine(line, language, count))
    .join("\n");
}

function mendLine(line: string, language: "fr" | "en", count: (kind: string) => void): string {
  let mended = mendEmphasis(line, count);
  for (let round = 0; round < mostRounds; round++) {
    const edits = findTypography(mended, language).filter((edit) => edit.replacement !== undefined);
    if (edits.length === 0) break;
    let before = 0;
    let next = "";
    for (const { startOffset, endOffset, replacement, rule } of edits) {
      next += mended.slice(before, startOffset) + replacement;
      before = endOffset;
      count(rule.name);
    }
    mended = next + mended.slice(before);
  }
  return mended;
}

/** `_ainsi_` that a format left as typed; not `nom_de_fichier`, nor inside emphasis. */
function mendEmphasis(line: string, count: (kind: string) => void): string {
  if (!line.includes("_")) return line;
  return line.replace(
    /(?<![\p{L}\p{N}_\\])_(?=[^\s_])([^_*\n]*[^_*\s\\])_(?![\p{L}\p{N}_])/gu,
    (typed: string, words: string, offset: number) => {
      const asterisks = line.slice(0, offset).match(/(?<!\\)\*/g)?.length ?? 0;
      if (asterisks % 2 === 1) return typed;
      count("raw-emphasis");
      return `*${words}*`;
    },
  );
}
