/** One side of an alignment: its blocks as one row of sentences, with what the page says of each. */

import { type AlignedBlock, sentenceWords } from "#lib/align/aligned-block.ts";
import type { Layout } from "#lib/align/costs.ts";
import type { BlockKind } from "#lib/text/model.ts";

/** One side, sentence by sentence. */
export interface Side {
  readonly words: readonly string[];
  readonly layout: Layout;
  /** The notes: where their sentences begin and end, and their number. */
  readonly notes: readonly NoteSpan[];
  /** Where the first note begins, after all other text. */
  readonly textEnd: number;
  /** The calls of notes in the text: the number and the sentence. */
  readonly calls: readonly NoteCall[];
}

/** A call in the text: the number, and the sentence it stands in. */
export interface NoteCall {
  readonly number: number;
  readonly sentence: number;
}

/** A note of one side: its sentences, and its number. */
export interface NoteSpan {
  readonly start: number;
  readonly end: number;
  readonly number: number | undefined;
}

const smallOpening = /^[^\p{L}\p{N}]*\p{Ll}/u;

/** Gathers a side. Notes come after all text. */
export function sideOf(blocks: readonly AlignedBlock[], usesParagraphs: boolean): Side {
  const words: string[] = [];
  const kinds: (BlockKind | "head")[] = [];
  const opens: number[] = [];
  const goesOn: number[] = [];
  const notes: NoteSpan[] = [];
  const calls: NoteCall[] = [];
  for (const { kind, note, sentences } of blocks) {
    const start = words.length;
    for (const sentence of sentences) {
      const isFirst = words.length === start;
      const opensBlock = isFirst && usesParagraphs;
      const plain = sentenceWords(sentence);
      opens.push(opensBlock ? 1 : 0);
      const isLine = kind === "v" || sentence.startsWith("\n");
      goesOn.push(!opensBlock && !isLine && smallOpening.test(plain) ? 1 : 0);
      kinds.push(kind === "d" && isFirst ? "head" : kind);
      for (const { 1: number } of sentence.matchAll(/\[\^(\d+)\]/g)) {
        calls.push({ number: Number(number), sentence: words.length });
      }
      words.push(plain);
    }
    if (kind === "n") notes.push({ start, end: words.length, number: note });
    else if (notes.length > 0) throw new RangeError("a block of text after the notes");
  }
  return {
    words,
    layout: { kinds, opensBlock: Uint8Array.from(opens), goesOn: Uint8Array.from(goesOn) },
    notes,
    textEnd: notes[0]?.start ?? words.length,
    calls,
  };
}

/** What the page says of the sentences from `start` to before `end`. */
export function sliceLayout(
  { kinds, opensBlock, goesOn }: Layout,
  start: number,
  end: number,
): Layout {
  return {
    kinds: kinds.slice(start, end),
    opensBlock: opensBlock.subarray(start, end),
    goesOn: goesOn.subarray(start, end),
  };
}

/** What the page says of notes, each read as one sentence. */
export function noteLayout(length: number): Layout {
  return {
    kinds: Array.from({ length }, () => "n" as const),
    opensBlock: new Uint8Array(length),
    goesOn: new Uint8Array(length),
  };
}
