/** The rows that this browser keeps, table by table. */

import type { Import } from "#lib/import/import.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";
import type { PairEdit } from "#lib/import/pair-edits.ts";
import type { ChapterOverview } from "#lib/library/reading.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { ChapterOccurrences } from "#lib/search/occurrences.ts";
import type { Change } from "#lib/study/user-data.ts";

/** A work that the reader brought, as the shelf lists it. */
export interface OwnWork {
  /** Unlike any other own work’s, and part of its address. */
  readonly name: string;
  /** What its `work.json` holds. */
  readonly source: string;
  /** Its chapters as a list of contents shows them, so that no list has to read a table. */
  readonly overview: readonly ChapterOverview[];
  /** The editor’s own glosses, where the work came with some. */
  readonly glossary?: string;
  /** Whether the reader has still to say that its alignment will do. */
  readonly isDraft: boolean;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** A chapter of an own work. */
export interface OwnChapter {
  readonly work: string;
  readonly name: string;
  /** The table, in the format of `texts/README.md`. */
  readonly table: string;
  /** How sure the alignment is of a segment, 0 to 1, by its id; 1 where somebody has mended it. */
  readonly confidence: Readonly<Record<string, number>>;
  /** Its words, once they are counted: see `count-own-words.ts`. No backup has them. */
  readonly counted?: CountedChapter;
  /** Where each of its words stands and what says it, once it is analysed; in no backup either. */
  readonly found?: AnalysedChapter;
}

/** A chapter by which is found, as the tables at an address have it. */
export interface AnalysedChapter {
  readonly tables: string;
  readonly occurrences: ChapterOccurrences;
}

/** The words of a chapter, counted by the tables at an address: others may count otherwise. */
export interface CountedChapter {
  readonly tables: string;
  /** See `formatWorkWords`. */
  readonly words: string;
}

/** What the reader has mended in a chapter of the library. */
export interface LibraryMend {
  readonly work: string;
  readonly chapter: string;
  /** A patch to its table, so that it also fits one that has changed elsewhere since. */
  readonly patch: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** What the reader has chosen on the import page and not yet had aligned; there is one. */
export interface ImportDraft extends ImportChoice {
  readonly id: "import";
}

/** A text that was read for the draft, by its id, which no other text ever has. */
export interface ImportDraftText extends ReadText {
  readonly id: string;
}

/** What takes a change of the reader’s back. */
export interface Undo {
  readonly id: number;
  /** What was done, and to how many. */
  readonly what: "state" | "edit" | "remove" | "import" | "restore";
  readonly count: number;
  readonly at: number;
  /**
   * As JSON, for a large one is read each time that somebody looks what can be taken back; those
   * kept by the second version are not.
   */
  readonly change: string | Change;
}

/** A file that was read, as the worker keeps it; the page knows it by its id alone. */
export interface ReadText {
  readonly text: ImportedText;
  /** The chapters of an own work that the text was made of: each with its first block. */
  readonly chapters?: readonly { readonly name: string; readonly start: number }[];
}

/** What the page shows of a text that was read. */
export interface TextFacts {
  readonly id: string;
  /** Empty for a text that was pasted. */
  readonly fileName: string;
  readonly format: Import["format"];
  /** The format as messages call it. */
  readonly formatLabel: string;
  /** `undefined` where it is neither French nor English, or cannot be told. */
  readonly language: Side | undefined;
  readonly title: string | undefined;
  readonly author: string | undefined;
  readonly translator: string | undefined;
  /** Of the text without what is set aside. */
  readonly counts: Readonly<Record<"chapters" | "paragraphs" | "words" | "notes", number>>;
  /** How its first paragraph begins. */
  readonly begins: string;
  readonly ledger: LedgerAccount | undefined;
  /** The own work that it is the French of. */
  readonly work?: string;
}

/** What the reader has chosen, and changed in it. */
export interface ImportChoice {
  readonly fr?: TextFacts;
  readonly en?: TextFacts;
  /** What is typed in the boxes for pasting. */
  readonly pasted: { readonly fr: string; readonly en: string };
  /** Changes to the outline of these two texts. */
  readonly edits: readonly PairEdit[];
  /** The typography stays as the files have it. */
  readonly keepsTypography?: boolean;
  /** The book of the catalogue that the reader is fetching. */
  readonly book?: string;
}
