/**
 * Beads → chapters in the format of `texts/`, each segment with how sure it is.
 *
 * The French makes the blocks: a French paragraph is a block, and English ones that begin inside it
 * are marked `¶`. English text that has nothing beside it in French is a block of its own where it
 * is a paragraph of its own. Nothing is left out: an unmatched chapter is a chapter of segments with
 * one side.
 */

import { type AlignedBlock, sentenceWords } from "#lib/align/aligned-block.ts";
import type { RatedBead } from "#lib/align/bead.ts";
import { type NotedBlock, type NoteNumbers, placeNotes } from "#lib/align/place-notes.ts";
import { type PlacedSentence, placeSentences } from "#lib/align/placed-sentence.ts";
import type { Language } from "#lib/align/stems.ts";
import { joinBrokenLines } from "#lib/import/formats/line-breaks.ts";
import { toChapterName } from "#lib/import/work-name.ts";
import { readInline } from "#lib/text/inline.ts";
import type { Block, BlockKind, Cell, Chapter, Inline, Segment } from "#lib/text/model.ts";
import { hasVerse, tidyLines } from "#lib/text/verse-lines.ts";

/** A chapter of an aligned work. */
export interface MadeChapter {
  /** The name of its file without `.tsv`: `02-l-affaire-de-la-soupe`. */
  readonly name: string;
  readonly chapter: Chapter;
  /** By segment id, the probability from 0 to 1 that the segment is exactly right. */
  readonly confidence: ReadonlyMap<string, number>;
}

/** A chapter longer than this is cut in parts, so that a page can show one. */
const mostBlocksOfPart = 2_000;

/** Beads of two texts → their chapters. `beads` cover both, as `alignTexts` gives them. */
export function makeChapters(
  fr: readonly AlignedBlock[],
  en: readonly AlignedBlock[],
  beads: readonly RatedBead[],
): readonly MadeChapter[] {
  const rows = makeRows(placeSentences(fr), placeSentences(en), beads);
  const drafts = cutChapters(gatherBlocks(rows.filter(({ kind }) => kind !== "n")));
  placeNotes(drafts, gatherBlocks(rows.filter(({ kind }) => kind === "n")));
  return drafts.map((draft, index) =>
    finishChapter(draft, toChapterName(index + 1, drafts.length, titleOf(draft))),
  );
}

/** Chapters aligned at one time. */
export interface AlignedPart {
  readonly fr: readonly AlignedBlock[];
  readonly en: readonly AlignedBlock[];
  readonly beads: readonly RatedBead[];
  /** Where groups of chapters begin: the indices of their first sentences. */
  readonly starts: readonly { readonly fr: number; readonly en: number }[];
}

/**
 * Parts of a work, in its order → its chapters. What stands before a group’s first title, as the
 * heading of an act and its scenery do, goes with that chapter.
 */
export function makeChaptersOfParts(parts: readonly AlignedPart[]): readonly MadeChapter[] {
  const all = parts.flatMap(({ fr, en, beads, starts }) => {
    const rows = makeRows(placeSentences(fr), placeSentences(en), beads);
    const isStart = new Set(starts.map((start) => `${start.fr} ${start.en}`));
    const groups: Row[][] = [];
    const notes: Row[] = [];
    for (const [index, row] of rows.entries()) {
      const { frStart, enStart } = beads[index]!;
      if (row.kind === "n") notes.push(row);
      else if (groups.length === 0 || isStart.has(`${frStart} ${enStart}`)) groups.push([row]);
      else groups.at(-1)!.push(row);
    }
    const own = groups.flatMap((group) => cutChapters(gatherBlocks(group), true));
    // Notes whose text is set aside are a chapter of their own.
    if (own.length === 0 && notes.length > 0) own.push({ blocks: [...gatherBlocks(notes)] });
    else placeNotes(own, gatherBlocks(notes));
    return own;
  });
  // A break between two chapters says nothing that their border does not.
  const filled = all.filter(({ blocks }) => blocks.some(({ kind }) => kind !== "b"));
  const drafts = filled.length > 0 ? filled : all;
  return drafts.map((draft, index) =>
    finishChapter(draft, toChapterName(index + 1, drafts.length, titleOf(draft))),
  );
}

/** What calls each note of both sides, by its block. Notes that share a bead are one. */
function findNotes(
  fr: readonly PlacedSentence[],
  en: readonly PlacedSentence[],
  beads: readonly RatedBead[],
): Readonly<Record<Language, ReadonlyMap<number, NoteNumbers>>> {
  const notes = { fr: new Map<number, NoteNumbers>(), en: new Map<number, NoteNumbers>() };
  for (const { frStart, frEnd, enStart, enEnd } of beads) {
    const [french, english] = [fr[frStart], en[enStart]];
    if (frStart === frEnd || enStart === enEnd || french?.block.kind !== "n") continue;
    if (english?.block.kind !== "n") continue;
    const numbers = notes.fr.get(french.blockIndex) ?? {
      fr: french.block.note,
      en: english.block.note,
    };
    notes.fr.set(french.blockIndex, numbers);
    notes.en.set(english.blockIndex, numbers);
  }
  for (const [side, sentences] of [
    ["fr", fr],
    ["en", en],
  ] as const) {
    for (const { block, blockIndex } of sentences) {
      if (block.kind !== "n" || notes[side].has(blockIndex)) continue;
      notes[side].set(blockIndex, { fr: undefined, en: undefined, [side]: block.note });
    }
  }
  return notes;
}

/** A segment to be, with what decides the block that it goes into. */
interface Row {
  readonly kind: BlockKind;
  /** Of a note: what calls it; the same object in all its rows. */
  readonly note: NoteNumbers | undefined;
  readonly fr: readonly PlacedSentence[];
  readonly en: readonly PlacedSentence[];
  readonly confidence: number;
  /** Begins a block of the chapter. */
  readonly opensBlock: boolean;
  /** The whole English block has nothing in French. */
  readonly isForeign: boolean;
}

function makeRows(
  fr: readonly PlacedSentence[],
  en: readonly PlacedSentence[],
  beads: readonly RatedBead[],
): readonly Row[] {
  // The first and the last row that each English block shares with the French.
  const firstShared = new Map<number, number>();
  const lastShared = new Map<number, number>();
  for (const [at, bead] of beads.entries()) {
    if (bead.frStart === bead.frEnd) continue;
    for (const { blockIndex } of en.slice(bead.enStart, bead.enEnd)) {
      if (!firstShared.has(blockIndex)) firstShared.set(blockIndex, at);
      lastShared.set(blockIndex, at);
    }
  }
  const notes = findNotes(fr, en, beads);
  const rows: Row[] = [];
  for (const [at, bead] of beads.entries()) {
    const french = fr.slice(bead.frStart, bead.frEnd);
    const english = en.slice(bead.enStart, bead.enEnd);
    const before = rows.at(-1);
    const [opening] = french.length > 0 ? french : english;
    if (opening === undefined) continue;
    const { kind } = opening.block;
    const note = notes[french.length > 0 ? "fr" : "en"].get(opening.blockIndex);
    const isForeign = french.length === 0 && !firstShared.has(opening.blockIndex);
    let opensBlock = before === undefined || before.kind !== kind;
    if (french.length > 0) {
      // English that belongs to this paragraph may have begun the block already.
      const isBegun = before !== undefined && before.fr.length === 0 && !before.isForeign;
      opensBlock ||= opening.opensBlock && !(isBegun && before.opensBlock);
    } else if (isForeign) {
      // A foreign paragraph between two sentences of a French one stays inside it.
      const next = fr[bead.frEnd];
      const isInside = next !== undefined && !next.opensBlock && next.block.kind === kind;
      opensBlock ||= opening.opensBlock && !isInside;
    } else {
      // Before the first row it shares with the French, the English waits for the next block.
      const first = firstShared.get(opening.blockIndex)!;
      const isAhead = at < first && opening.opensBlock && fr[bead.frEnd]?.opensBlock === true;
      opensBlock ||= isAhead;
    }
    rows.push({
      kind,
      note,
      fr: french,
      en: english,
      confidence: bead.confidence,
      opensBlock,
      isForeign,
    });
  }
  return rows;
}

type DraftBlock = NotedBlock<Row>;

function gatherBlocks(rows: readonly Row[]): readonly DraftBlock[] {
  const blocks: DraftBlock[] = [];
  for (const row of rows) {
    const last = blocks.at(-1);
    // A title of several lines is one block.
    const isSameTitle = last?.kind === "t" && row.kind === "t";
    if (last === undefined || (row.opensBlock && !isSameTitle) || last.kind !== row.kind) {
      blocks.push({ kind: row.kind, calledBy: row.note, number: undefined, rows: [row] });
    } else {
      last.rows.push(row);
    }
  }
  return blocks;
}

interface DraftChapter {
  readonly blocks: DraftBlock[];
}

/** A chapter begins at a title. What stands before the first one goes with it, if it is little. */
function cutChapters(blocks: readonly DraftBlock[], keepsOpening = false): DraftChapter[] {
  const chapters: DraftChapter[] = [];
  let open: DraftBlock[] = [];
  const close = () => {
    if (open.length > 0) chapters.push({ blocks: open });
    open = [];
  };
  for (const [index, block] of blocks.entries()) {
    const begins = block.kind === "t" && isChapterTitle(blocks, index);
    if (block.kind === "t" && !begins) block.kind = "h";
    const isOpening = open.every(({ kind }) =>
      keepsOpening ? kind !== "t" : kind === "h" || kind === "s" || kind === "b",
    );
    if ((begins && !isOpening) || open.length >= mostBlocksOfPart) close();
    open.push(block);
  }
  close();
  return chapters;
}

/** An English title alone begins a chapter only if all that follows it is English alone, too. */
function isChapterTitle(blocks: readonly DraftBlock[], index: number): boolean {
  const isAlone = (block: DraftBlock) => block.rows.every(({ fr }) => fr.length === 0);
  const title = blocks[index]!;
  if (!isAlone(title)) return true;
  const next = blocks[index + 1];
  if (next === undefined || !isAlone(next)) return false;
  for (const block of blocks.slice(index + 1)) {
    if (block.kind === "t") return true;
    if (!isAlone(block)) return false;
  }
  return true;
}

function finishChapter({ blocks }: DraftChapter, name: string): MadeChapter {
  const confidence = new Map<string, number>();
  const counts = new Map<BlockKind, number>();
  const made: Block[] = blocks.map((block) => {
    const count = block.number ?? (counts.get(block.kind) ?? 0) + 1;
    counts.set(block.kind, count);
    const id = `${block.kind}${count}`;
    let hasEnglish = false;
    const segments = block.rows.map((row, at): Segment => {
      const segmentId = `${id}.${at + 1}`;
      confidence.set(segmentId, row.confidence);
      const opensParagraph =
        hasEnglish && row.en[0]?.opensBlock === true && block.kind !== "t" && block.kind !== "b";
      hasEnglish ||= row.en.length > 0;
      return {
        id: segmentId,
        cells: [
          { opensParagraph: false, content: contentOf(row.fr, block.kind) },
          { opensParagraph, content: contentOf(row.en, block.kind) },
        ] satisfies readonly Cell[],
      };
    });
    return { id, kind: block.kind, segments };
  });
  return { name, chapter: { editions: ["fr", "en"], blocks: made }, confidence };
}

/** What a cell of a block has that holds these sentences. */
export function contentOf(
  sentences: readonly PlacedSentence[],
  kind: BlockKind,
): readonly Inline[] {
  const markup = joinSentences(
    sentences.map(({ text }) => text),
    kind,
  );
  if (kind !== "b") return readInline(markup).content;
  const ornament = markup.replace(/\\(?=[*[\\¶])/g, "").trim();
  return ornament === "" ? [] : [{ type: "text", value: ornament }];
}

/** Lines of verse stay lines, those of a stanza and those that a speech begins. */
function joinSentences(sentences: readonly string[], kind: BlockKind): string {
  const [first = "", ...others] = sentences;
  // A direction of two sentences is one emphasis again.
  const joined = kind === "v" ? sentences.join("\n") : others.reduce(joinBrokenLines, first);
  // Beside prose, verse is prose too.
  return hasVerse(kind) ? tidyLines(joined, kind) : joined.replace(/\s*\n\s*/g, " ").trim();
}

function titleOf({ blocks }: DraftChapter): string {
  const title =
    blocks.find(({ kind }) => kind === "t") ?? blocks.find(({ kind }) => kind === "h") ?? blocks[0];
  const row = title?.rows.find(({ fr }) => fr.length > 0) ?? title?.rows[0];
  const [sentence] = row === undefined ? [] : row.fr.length > 0 ? row.fr : row.en;
  return sentence === undefined ? "" : sentenceWords(sentence.text);
}
