import Dexie, { type EntityTable, type Table } from "dexie";

/** A work that the reader brought, as the shelf lists it. */
export interface OwnWork {
  /** Unlike any other work’s, and part of its address. */
  readonly name: string;
  /** What its `work.json` holds. */
  readonly source: string;
  /** Milliseconds since 1970. */
  readonly changedAt: number;
}

/** A chapter of an own work. */
export interface OwnChapter {
  readonly work: string;
  readonly name: string;
  /** The table, in the format of `texts/README.md`. */
  readonly table: string;
}

/** What readers keep that is more than a setting: it stays in their browser. */
class Database extends Dexie {
  declare readonly works: EntityTable<OwnWork, "name">;
  declare readonly chapters: Table<OwnChapter, [work: string, name: string]>;

  constructor() {
    super("en-regard");
    // A version that has been published is never changed; what is new is a version more.
    this.version(1).stores({ works: "name, changedAt", chapters: "[work+name], work" });
  }
}

export const database = new Database();
