import Dexie, { type EntityTable, type Table } from "dexie";
import type { ChapterOverview } from "#lib/library/reading.ts";
import type { Sitting } from "#lib/study/figures.ts";
import type { Change } from "#lib/study/keepsakes.ts";
import type { Review } from "#lib/study/memory.ts";
import type { Context, Word } from "#lib/study/word.ts";
import type { ImportChoice, ReadText } from "./import-draft.ts";

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
  /** Its words, once they are counted: see `own-words.ts`. No backup has them. */
  readonly counted?: CountedChapter;
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

/** What readers keep that is more than a setting: it stays in their browser. */
class Database extends Dexie {
  declare readonly works: EntityTable<OwnWork, "name">;
  declare readonly chapters: Table<OwnChapter, [work: string, name: string]>;
  declare readonly mends: Table<LibraryMend, [work: string, chapter: string]>;
  declare readonly drafts: EntityTable<ImportDraft | ImportDraftText, "id">;
  declare readonly words: EntityTable<Word, "key">;
  declare readonly contexts: Table<
    Context,
    [word: string, work: string, chapter: string, segment: string]
  >;
  declare readonly reviews: Table<Review, [word: string, at: number]>;
  declare readonly sittings: Table<Sitting, [startedAt: number, work: string]>;
  declare readonly undos: EntityTable<Undo, "id">;

  constructor() {
    super("en-regard");
    // A version that has been published is never changed; what is new is a version more.
    this.version(1).stores({
      works: "name, changedAt",
      chapters: "[work+name], work",
      drafts: "id",
    });
    this.version(2).stores({
      words: "key, state, keptAt",
      contexts: "[word+work+chapter+segment], word, work",
      reviews: "[word+at], word, at",
      sittings: "[startedAt+work]",
      undos: "++id",
    });
    this.version(3).stores({ mends: "[work+chapter]" });
  }
}

export const database = new Database();
