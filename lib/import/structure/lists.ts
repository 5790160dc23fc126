/** Lists whose items are marked by bullets or numbers. */

import type { DraftBlock } from "#lib/import/draft.ts";

const bullet = /^(?:[•◦▪‣∙]|\\\*) ?(?=\S)/;
const numbered = /^(\d{1,2}|[a-z])[.)°] (?=\S)/;

/** Paragraphs next to each other that begin with bullets, or with 1, 2, 3 or a, b, c. */
export function findLists(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const isItem = (index: number) => {
    const block = blocks[index];
    if (block?.kind !== "p" || block.aside !== undefined) return false;
    return bullet.test(block.content) || numbered.test(block.content);
  };
  return blocks.map((block, index) => {
    if (!isItem(index)) return block;
    if (bullet.test(block.content)) {
      return { ...block, kind: "l", content: block.content.replace(bullet, "") };
    }
    const order = orderOf(block);
    const isInOrder =
      (isItem(index - 1) && orderOf(blocks[index - 1]) === order - 1) ||
      (isItem(index + 1) && orderOf(blocks[index + 1]) === order + 1);
    return isInOrder ? { ...block, kind: "l" } : block;
  });
}

function orderOf(block: DraftBlock | undefined): number {
  const marker = numbered.exec(block?.content ?? "")?.[1] ?? "";
  return /^\d/.test(marker) ? Number(marker) : marker.charCodeAt(0);
}
