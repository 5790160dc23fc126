/**
 * The text model: a chapter is a table whose rows are segments and whose columns are editions.
 * All values are read-only plain objects; text is kept as printed, in NFC.
 */

import type { blockKinds } from "#lib/text/block-kinds.ts";

/** What a block is on the printed page, by the letter that its id begins with. */
export type BlockKind = keyof typeof blockKinds;

/** The name of a column: `fr`, `en`, or a language and a further name, `en.smollett`. */
export type EditionName = string;

/** A chapter as its table has it. `editions[0]` is the French one; English ones follow. */
export interface Chapter {
  readonly editions: readonly [EditionName, EditionName, ...EditionName[]];
  readonly blocks: readonly Block[];
}

/** A paragraph, heading, stanza, quotation or note. `id` is its kind and its number: `p12`. */
export interface Block {
  readonly id: string;
  readonly kind: BlockKind;
  readonly segments: readonly Segment[];
}

/** One row. `cells[i]` is what `chapter.editions[i]` says; `id` is kept for ever: `p12.3`. */
export interface Segment {
  readonly id: string;
  readonly cells: readonly Cell[];
}

/** One side of a segment. Empty `content`: this edition has nothing for the segment. */
export interface Cell {
  /** A paragraph begins here that the French does not begin (`¶`). */
  readonly opensParagraph: boolean;
  readonly content: readonly Inline[];
}

/** Running text with its inline markup, in the order of the text. */
export type Inline =
  | { readonly type: "text"; readonly value: string }
  | { readonly type: "emphasis"; readonly children: readonly Inline[] }
  /** Calls the note block `n` + `number`: 36 calls `n36`. `number` is 1 or more. */
  | { readonly type: "note-call"; readonly number: number };

/** A text in both languages of the interface. */
export interface Bilingual {
  readonly fr: string;
  readonly en: string;
}

/** Levels of the Common European Framework. */
export type Level = "A1" | "A2" | "B1" | "B2" | "C1" | "C2";

/** What kind of text a work is. The chapters of a serial are its episodes. */
export type Genre =
  | "story"
  | "serial"
  | "tale"
  | "novel"
  | "dialogues"
  | "diary"
  | "letters"
  | "news"
  | "essay"
  | "life"
  | "maxims"
  | "play"
  | "poetry"
  | "voices"
  | "exam";

/** What a work is about. */
export type Subject =
  | "neighbours"
  | "family"
  | "love"
  | "work"
  | "school"
  | "food"
  | "travel"
  | "animals"
  | "nature"
  | "history"
  | "language"
  | "arts"
  | "machines"
  | "mystery";

/** One text of the work in one language, with where it was taken from. */
export interface Edition {
  readonly name: EditionName;
  readonly language: "fr" | "en";
  /** What tells this edition from the others in a list: “Smollett, 1759”. */
  readonly label?: string;
  readonly author?: string;
  readonly translator?: string;
  readonly origin: string;
  readonly url?: string;
  readonly date?: string;
  readonly licence: string;
  readonly licenceUrl?: string;
}

/** `work.json`, with the name of its folder, which is also its place in the URL. */
export interface Work {
  readonly name: string;
  readonly title: Bilingual;
  readonly summary: Bilingual;
  readonly level: Level;
  /** Absent where `work.json` does not say. */
  readonly genre?: Genre;
  /** What it is about; absent where `work.json` does not say. */
  readonly subjects?: readonly Subject[];
  /** The day on which it came to the shelf: `2026-11-30`. */
  readonly added?: string;
  /** The French one first, then the English ones in the order of `work.json`. */
  readonly editions: readonly [Edition, Edition, ...Edition[]];
  /** File names without `.tsv`, in the order of the text. */
  readonly chapters: readonly string[];
}
