/**
 * A chapter that is aligned already → the two texts it came from and its beads, to be aligned
 * again from a place on, or to measure by.
 */

import {
  type AlignedBlock,
  isWhole,
  splitSentences,
  splitSpeech,
} from "#lib/align/aligned-block.ts";
import type { Bead } from "#lib/align/bead.ts";
import { formatInline } from "#lib/text/inline.ts";
import type { Block, BlockKind, Cell, Chapter, Segment } from "#lib/text/model.ts";

/** Both sides of a chapter, and which sentences its segments have: bead k is segment k. */
export interface TakenApart {
  readonly fr: readonly AlignedBlock[];
  readonly en: readonly AlignedBlock[];
  readonly beads: readonly Bead[];
  /** The segments in the order of the beads, each with its block. */
  readonly rows: readonly { readonly segment: Segment; readonly block: Block }[];
}

/** Takes a chapter apart. `edition` is the English column, from 1. Notes come last, as printed. */
export function takeApart(chapter: Chapter, edition = 1): TakenApart {
  const fr: AlignedBlock[] = [];
  const en: AlignedBlock[] = [];
  const beads: Bead[] = [];
  const rows: TakenApart["rows"][number][] = [];
  let frCount = 0;
  let enCount = 0;
  const isNote = (block: Block) => block.kind === "n";
  const inOrder = [
    ...chapter.blocks.filter((block) => !isNote(block)),
    ...chapter.blocks.filter(isNote),
  ];
  for (const block of inOrder) {
    const note = isNote(block) ? { note: Number(block.id.slice(1)) } : {};
    const french: string[] = [];
    let english: string[] = [];
    const closeEnglish = () => {
      if (english.length > 0) en.push({ kind: block.kind, sentences: english, ...note });
      english = [];
    };
    for (const [at, segment] of block.segments.entries()) {
      const { cells } = segment;
      const isFirst = at === 0;
      const ownFrench = sentencesOf(cells[0], block.kind, isFirst, "fr");
      const ownEnglish = sentencesOf(cells[edition], block.kind, isFirst, "en");
      if (cells[edition]?.opensParagraph === true) closeEnglish();
      french.push(...ownFrench);
      english.push(...ownEnglish);
      beads.push({
        frStart: frCount,
        frEnd: frCount + ownFrench.length,
        enStart: enCount,
        enEnd: enCount + ownEnglish.length,
      });
      rows.push({ segment, block });
      frCount += ownFrench.length;
      enCount += ownEnglish.length;
    }
    closeEnglish();
    if (french.length > 0) fr.push({ kind: block.kind, sentences: french, ...note });
  }
  return { fr, en, beads, rows };
}

function sentencesOf(
  cell: Cell | undefined,
  kind: BlockKind,
  isFirst: boolean,
  language: "fr" | "en",
): readonly string[] {
  if (cell === undefined || cell.content.length === 0) return [];
  const markup = formatInline(cell.content);
  if (kind === "v") return markup.split("\n");
  if (isWhole(kind, isFirst)) return [markup];
  return kind === "d" ? splitSpeech(markup, language) : splitSentences(markup, language);
}
