/**
 * What every importer makes of a file: its blocks in the order of the text, still without chapters
 * and without the other language.
 */

import type { BlockKind } from "#lib/text/model.ts";

/**
 * Why a block is not part of the text proper; it is shown, and can be taken back. `unpaired` has
 * nothing in the other language, and `by-hand` is what whoever imports set aside.
 */
export type AsideReason =
  | "licence"
  | "front-matter"
  | "back-matter"
  | "contents"
  | "picture"
  | "other-language"
  | "unpaired"
  | "by-hand"
  | "page-number"
  | "running-head";

/** When a part of a block was on the screen: of subtitles, a cue or one speaker’s share of it. */
export interface BlockTime {
  /** Letters and digits of the block before it. */
  readonly letters: number;
  /** From the beginning of the film. */
  readonly startMs: number;
  readonly endMs: number;
}

/** A paragraph, heading, stanza, quotation or note of one file. */
export interface ImportedBlock {
  readonly kind: BlockKind;
  /**
   * In the inline markup of a cell: `*emphasis*`, `[^n]`; the lines of a stanza are parted
   * by "\n", and so is who speaks in a play from what is said.
   */
  readonly content: string;
  /** Of a block of kind `n`: the number that calls it. */
  readonly note?: number;
  readonly aside?: AsideReason;
  /** Of a heading `h`: it heads a part, which holds chapters. */
  readonly isPart?: true;
  /** Of subtitles, in the order of the block; the first begins with it. */
  readonly times?: readonly BlockTime[];
}

/** One file, read. */
export interface ImportedText {
  readonly title?: string;
  readonly author?: string;
  readonly translator?: string;
  readonly blocks: readonly ImportedBlock[];
}
