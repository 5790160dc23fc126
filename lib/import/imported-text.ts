/**
 * What every importer makes of a file: its blocks in the order of the text, still without chapters
 * and without the other language.
 */

import type { BlockKind } from "#lib/text/model.ts";

/** Why a block is not part of the text proper; it is shown, and can be taken back. */
export type AsideReason =
  | "licence"
  | "front-matter"
  | "back-matter"
  | "page-number"
  | "running-head";

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
}

/** One file, read. */
export interface ImportedText {
  readonly title?: string;
  readonly author?: string;
  readonly blocks: readonly ImportedBlock[];
}
