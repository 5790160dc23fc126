/** The volumes of a book → one text. */

import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";

/** The texts one after the other, in their order; notes are numbered onwards. */
export function joinTexts(texts: readonly ImportedText[]): ImportedText {
  const [first] = texts;
  if (first === undefined) throw new RangeError("no text to join");
  const blocks: ImportedBlock[] = [];
  let notes = 0;
  for (const text of texts) {
    const before = notes;
    for (const block of text.blocks) {
      const moved = moveNotes(block, before);
      notes = Math.max(notes, moved.note ?? 0, ...callsIn(moved.content));
      blocks.push(moved);
    }
  }
  return { ...first, blocks };
}

const call = /(?<!\\)\[\^(\d+)\]/g;

function callsIn(content: string): readonly number[] {
  return [...content.matchAll(call)].map(([, number]) => Number(number));
}

function moveNotes(block: ImportedBlock, by: number): ImportedBlock {
  if (by === 0) return block;
  const content = block.content.replace(call, (_, number) => `[^${Number(number) + by}]`);
  return { ...block, content, ...(block.note === undefined ? {} : { note: block.note + by }) };
}
