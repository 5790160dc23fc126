/** The pages of a printed edition that its notes begin with: `P. 107. The play referred to…`. */

import type { DraftBlock } from "#lib/import/draft.ts";

const page = /^(?:p\.|page) ?\d{1,4}[.:,] (?=\S)/iu;

/** The fewest notes that begin so, and their share of all. */
const least = { notes: 3, share: 0.5 } as const;

/** Sets aside the page that nearly all notes name before their text. */
export function setAsideNotePages(blocks: readonly DraftBlock[]): readonly DraftBlock[] {
  const notes = blocks.filter(({ kind, aside }) => kind === "n" && aside === undefined);
  const paged = notes.filter(({ content }) => page.test(content));
  if (paged.length < least.notes || paged.length < notes.length * least.share) return blocks;
  return blocks.flatMap((block): readonly DraftBlock[] => {
    const found = block.kind === "n" && block.aside === undefined ? page.exec(block.content) : null;
    if (found === null) return [block];
    return [
      { kind: "p", content: found[0].trim(), aside: "page-number" },
      { ...block, content: block.content.slice(found[0].length) },
    ];
  });
}
