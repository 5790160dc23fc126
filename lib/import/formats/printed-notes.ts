/**
 * Notes of converters that know none: raised figures in the text, and at the end `[`, `←1` and `]`
 * as three paragraphs or one, over the note.
 */

import type { DraftBlock } from "#lib/import/draft.ts";

// Not a power: `x²`, `m²`, `km³`.
const raised = /(?<![⁰¹²³⁴⁵⁶⁷⁸⁹]|(?<!\p{L})(?:\p{L}|[kcdm]m))[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}/gu;

/** The notes and their calls, and the marks of both, which are no text. */
export interface LinkedNotes {
  readonly blocks: readonly DraftBlock[];
  readonly marksOfNotes: readonly string[];
}

/**
 * Links notes with their calls. `sectionEnds` are numbers of blocks at which a section ends: there
 * the last note ends, too.
 */
export function linkPrintedNotes(
  blocks: readonly DraftBlock[],
  sectionEnds: ReadonlySet<number>,
): LinkedNotes {
  const marksOfNotes: string[] = [];
  const linked: DraftBlock[] = [];
  const numbers = new Set<number>();
  let open: number | undefined;
  for (let at = 0; at < blocks.length; at++) {
    if (sectionEnds.has(at)) open = undefined;
    const label = readLabel(blocks, at);
    if (label !== undefined) {
      open = label.number;
      numbers.add(label.number);
      marksOfNotes.push(String(label.number));
      at += label.length - 1;
      continue;
    }
    const block = blocks[at];
    if (block === undefined) continue;
    linked.push(open === undefined ? block : { kind: "n", note: open, content: block.content });
  }
  if (numbers.size === 0) return { blocks, marksOfNotes };
  // They are called in their order.
  const waiting = [...numbers];
  const called = linked.map((block) => ({
    ...block,
    content: block.content.replace(raised, (figures) => {
      const number = Number([...figures].map((figure) => "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(figure)).join(""));
      if (block.kind === "n" || waiting[0] !== number) return figures;
      waiting.shift();
      marksOfNotes.push(String(number));
      return `[^${number}]`;
    }),
  }));
  return { blocks: called, marksOfNotes };
}

function readLabel(
  blocks: readonly DraftBlock[],
  at: number,
): { readonly number: number; readonly length: number } | undefined {
  for (const length of [1, 3]) {
    const printed = blocks
      .slice(at, at + length)
      .map(({ content }) => content.trim())
      .join("");
    const number = /^\\?\[? ?←(\d{1,4}) ?\]?$/.exec(printed)?.[1];
    if (number !== undefined) return { number: Number(number), length };
  }
  return undefined;
}
