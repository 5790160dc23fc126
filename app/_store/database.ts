import Dexie, { type EntityTable, type Table } from "dexie";
import type { Sitting } from "#lib/study/figures.ts";
import type { Review } from "#lib/study/memory.ts";
import type { Context, Word } from "#lib/study/word.ts";
import { answerCounter } from "./answers.ts";
import type {
  ImportDraft,
  ImportDraftText,
  LibraryMend,
  OwnChapter,
  OwnWork,
  Undo,
} from "./stored-rows.ts";

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
    this.use(answerCounter);
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
