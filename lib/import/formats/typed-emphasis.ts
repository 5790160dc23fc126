/** Emphasis that a typist opened in one line or paragraph and closed in another. */

import type { DraftBlock } from "#lib/import/draft.ts";

/** What is meant to be one piece is no longer. */
const mostBlocks = 6;
const mostLetters = 400;

/**
 * Blocks with `_` before the first and after the last of a few, and no other sign in them, are
 * emphatic, all of them: `_La ménagerie.` over `Un lion de l’Atlas._`
 */
export function joinEmphasis(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const joined: DraftBlock[] = [];
  for (let at = 0; at < blocks.length; ) {
    const end = endOfEmphasis(blocks, at);
    if (end === undefined) {
      const block = blocks[at];
      if (block !== undefined) joined.push(block);
      at++;
      continue;
    }
    for (const block of blocks.slice(at, end + 1)) {
      const words = block.content.replace(/^_ ?| ?_(?=[.,;:!?]?$)/g, "");
      joined.push({ ...block, content: `*${words}*` });
    }
    at = end + 1;
  }
  return joined;
}

function endOfEmphasis(blocks: readonly DraftBlock[], start: number): number | undefined {
  if (blocks[start]?.content.startsWith("_") !== true) return undefined;
  let letters = 0;
  for (let index = start; index < Math.min(blocks.length, start + mostBlocks); index++) {
    const block = blocks[index];
    if (block === undefined || block.aside !== undefined || block.kind !== "p") return undefined;
    const inner = index === start ? block.content.slice(1) : block.content;
    letters += inner.length;
    if (letters > mostLetters || inner.includes("*") || !/\p{L}/u.test(inner)) return undefined;
    if (/^[^_]*_[.,;:!?]?$/.test(inner)) return index;
    if (inner.includes("_")) return undefined;
  }
  return undefined;
}
