/** Chapters of a work → the blocks of one of their sides, as if a file had been read. */

import type { ImportedBlock } from "#lib/import/imported-text.ts";
import { formatInline } from "#lib/text/inline.ts";
import type { Chapter, Inline } from "#lib/text/model.ts";

/** The French of chapters, with the index of the block at which each begins. */
export interface WorkBlocks {
  readonly blocks: readonly ImportedBlock[];
  /** In the order of the chapters. */
  readonly starts: readonly number[];
}

/** Every chapter begins with a title: one that has none gets its name. */
export function frenchBlocksOf(
  chapters: readonly { readonly name: string; readonly chapter: Chapter }[],
): WorkBlocks {
  const blocks: ImportedBlock[] = [];
  const starts: number[] = [];
  for (const { name, chapter } of chapters) {
    const own = chapter.blocks.flatMap((block): readonly ImportedBlock[] => {
      const parts = block.segments.map(({ cells }) => cells[0]?.content ?? []);
      const filled = parts.filter((content) => content.length > 0);
      if (filled.length === 0) return [];
      const note = block.kind === "n" ? { note: Number(block.id.slice(1)) } : {};
      return [{ kind: block.kind, content: joinParts(block.kind, filled), ...note }];
    });
    starts.push(blocks.length);
    const isTitled = own[0]?.kind === "t";
    if (!isTitled) blocks.push({ kind: "t", content: name });
    blocks.push(...own);
  }
  return { blocks, starts };
}

function joinParts(kind: ImportedBlock["kind"], parts: readonly (readonly Inline[])[]): string {
  const lines = parts.map((content) => formatInline(content));
  if (kind === "v") return lines.join("\n");
  if (kind !== "d") return lines.join(" ");
  const [head = "", ...speech] = lines;
  return speech.length === 0 ? head : `${head}\n${speech.join(" ")}`;
}
