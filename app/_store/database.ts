import Dexie, { type EntityTable, type Table } from "dexie";
import { keptName } from "#lib/reader/site-path.ts";
import type { Sitting } from "#lib/study/figures.ts";
import type { Review } from "#lib/study/memory.ts";
import { dataVersion, tableNames, tableOf } from "#lib/study/user-tables.ts";
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

/** What is kept for a while, and in no backup. */
const otherSchemas: Readonly<Record<number, Record<string, string>>> = {
  1: { drafts: "id" },
  2: { undos: "++id" },
};

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
    super(keptName(""));
    this.use(answerCounter);
    // A version that has been published is never changed; what is new is a version more.
    for (let version = 1; version <= dataVersion; version++)
      this.version(version).stores({ ...userSchemas(version), ...otherSchemas[version] });
  }
}

export const database = new Database();

/** The tables that came with a version, of what readers make. */
function userSchemas(version: number): Record<string, string> {
  const tables = tableNames.map((name) => [name, tableOf(name)] as const);
  return Object.fromEntries(
    tables.flatMap(([name, { since, schema }]) =>
      since === version && schema !== undefined ? [[name, schema]] : [],
    ),
  );
}
