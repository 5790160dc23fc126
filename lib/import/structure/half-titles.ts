/** Titles that a leaf before the chapter repeats: half-titles, and running heads over a chapter. */

import type { DraftBlock } from "#lib/import/draft.ts";
import { isHeadingKind } from "#lib/text/block-kinds.ts";

/**
 * Sets aside the headings right over a chapter’s title that say what it says, or what a heading
 * before it said: the title of the tale in capitals, the title of the part once more.
 */
export function setAsideHalfTitles(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const firsts = new Map<string, number>();
  const repeated = new Set<number>();
  for (const [index, block] of blocks.entries()) {
    if (!isHeadingKind(block.kind)) continue;
    const own = keyOf(block);
    if (!firsts.has(own)) firsts.set(own, index);
    if (block.kind !== "t" || block.aside !== undefined) continue;
    for (const over of headingsOver(blocks, index)) {
      const key = keyOf(blocks[over]);
      if (key !== "" && (key === own || (firsts.get(key) ?? over) < over)) repeated.add(over);
    }
  }
  if (repeated.size === 0) return blocks;
  return blocks.map((block, index) =>
    repeated.has(index) ? { ...block, aside: "running-head" } : block,
  );
}

/** The headings between a chapter’s title and what stands before it. */
function headingsOver(blocks: readonly DraftBlock[], title: number): readonly number[] {
  const found: number[] = [];
  for (let at = title - 1; at >= 0; at--) {
    const block = blocks[at];
    if (block === undefined) break;
    if (block.aside !== undefined || block.kind === "b") continue;
    if (!"hs".includes(block.kind) || block.isPart === true) break;
    found.push(at);
  }
  return found;
}

/** A heading in small letters without accents and signs. */
function keyOf(block: DraftBlock | undefined): string {
  return (block?.content ?? "")
    .replace(/\[\^\d+\]/g, "")
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
