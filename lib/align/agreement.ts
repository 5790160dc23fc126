/** Whether two texts have anything to do with each other, seen from the chapters made of them. */

import type { MadeChapter } from "#lib/align/make-work.ts";

type RatedChapter = Pick<MadeChapter, "chapter" | "confidence">;

/**
 * The share of all sides of all segments that have their other side, counting each as much as its
 * segment is sure: from 0 to 1, and 0 of nothing.
 */
export function matchedShare(chapters: readonly RatedChapter[]): number {
  let sides = 0;
  let matched = 0;
  for (const { chapter, confidence } of chapters) {
    for (const { id, cells } of chapter.blocks.flatMap(({ segments }) => segments)) {
      const own = cells.filter(({ content }) => content.length > 0).length;
      sides += own;
      if (own > 1) matched += own * (confidence.get(id) ?? 0);
    }
  }
  return sides === 0 ? 0 : matched / sides;
}

/**
 * Measured on four novels: a book beside its translation has 0.87 to 0.94, its first sixty sentences
 * at least 0.87, beside two fifths of its translation 0.48; beside another book, or another part of
 * the translation, it has 0.09 at most.
 */
const leastMatchedShare = 0.25;

/** Whether two texts are no text and its translation. */
export function looksUnrelated(chapters: readonly RatedChapter[]): boolean {
  return matchedShare(chapters) < leastMatchedShare;
}
