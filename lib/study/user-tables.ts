/**
 * All that a reader makes, table by table. One record says what a table is: from it follow the
 * database, the backup and what restores, merges and empties it.
 */

import { isPartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Sitting } from "#lib/study/figures.ts";
import type { Review } from "#lib/study/memory.ts";
import {
  areSpans,
  type Context,
  mergeWords,
  type Span,
  type Word,
  wordKey,
  wordStates,
} from "#lib/study/word.ts";
import type { Bilingual } from "#lib/text/model.ts";

/** A primary key as IndexedDB has it. */
export type Key = string | readonly (string | number)[];

export interface UserTable<Row> {
  /** What the reader calls its rows. */
  readonly label: Bilingual;
  /** The version of the kept data that it came with: see `dataVersion`. */
  readonly since: number;
  /** Its key and indices, as Dexie writes them; absent for what is not in the database. */
  readonly schema?: string;
  /** The primary key of a row. */
  readonly key: (row: Row) => Key;
  /** What each field is, so that a message can name the one that is wrong. */
  readonly checks: readonly (readonly [field: string, Check])[];
  /** What a merge makes of two rows with the same key. */
  readonly merge: (mine: Row, theirs: Row) => Row;
  /** The table and the key of the row without which a row is nothing. */
  readonly owner?: { readonly table: "works" | "words"; readonly keyOf: (row: Row) => string };
  /** The row without what can be worked out again. */
  readonly toKeep?: (row: Row) => Row;
}

/** A row of the own works: what else it has is kept as it is. */
export interface OwnWorkRow {
  readonly name: string;
  readonly source: string;
  readonly changedAt: number;
}

export interface OwnChapterRow {
  readonly work: string;
  readonly name: string;
  readonly table: string;
}

/** What the reader has mended in a chapter of the library, as a patch. */
export interface MendRow {
  readonly work: string;
  readonly chapter: string;
  readonly patch: string;
  readonly changedAt: number;
}

/** A short text kept under a name: a setting, or a place in a work. */
export interface KeptText {
  readonly name: string;
  readonly text: string;
}

type Check = (value: unknown, row: Record<string, unknown>) => boolean;

const isText: Check = (value) => typeof value === "string";
const isFilledText: Check = (value) => typeof value === "string" && value !== "";
const isFlag: Check = (value) => typeof value === "boolean";
const isTime: Check = (value) => typeof value === "number" && Number.isFinite(value) && value >= 0;
const isNumber: Check = (value) => typeof value === "number" && Number.isFinite(value);
const isOneOf =
  (allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);

const memoryFields: readonly (readonly [string, Check])[] = [
  ["dueAt", isTime],
  ["stability", isNumber],
  ["difficulty", isNumber],
  ["scheduledDays", isNumber],
  ["steps", isNumber],
  ["reviews", isNumber],
  ["lapses", isNumber],
  ["phase", isOneOf([0, 1, 2, 3])],
  ["reviewedAt", isTime],
];

const isMemory: Check = (value) => {
  if (value === undefined) return true;
  if (typeof value !== "object" || value === null) return false;
  const fields = value as Record<string, unknown>;
  return memoryFields.every(([name, isRight]) => isRight(fields[name], fields));
};

const areTexts: Check = (value) =>
  Array.isArray(value) && value.every((text) => typeof text === "string");

const areSpansOf: Check = (value, { fr }) =>
  Array.isArray(value) &&
  typeof fr === "string" &&
  value.every((span) => Array.isArray(span) && span.length === 2 && span.every(Number.isInteger)) &&
  areSpans(value as Span[], fr.length);

/** Of two rows, the one with the later or larger `field`; ours, where they are even. */
function most<Row>(field: (row: Row) => number): UserTable<Row>["merge"] {
  return (mine, theirs) => (field(theirs) > field(mine) ? theirs : mine);
}

/** When a text was kept, if it says so, as places do; 0 for one that does not. */
function placeTime({ text }: KeptText): number {
  try {
    const readAt: unknown = JSON.parse(text)?.readAt;
    return typeof readAt === "number" ? readAt : 0;
  } catch {
    return 0;
  }
}

const works: UserTable<OwnWorkRow> = {
  label: { fr: "textes personnels", en: "your own texts" },
  since: 1,
  schema: "name, changedAt",
  key: ({ name }) => name,
  checks: [
    ["name", isFilledText],
    ["source", isText],
    ["overview", (value) => Array.isArray(value)],
    ["isDraft", isFlag],
    ["changedAt", isTime],
  ],
  merge: most(({ changedAt }) => changedAt),
};

const chapters: UserTable<OwnChapterRow> = {
  label: { fr: "leurs chapitres", en: "their chapters" },
  since: 1,
  schema: "[work+name], work",
  key: ({ work, name }) => [work, name],
  checks: [
    ["work", isFilledText],
    ["name", isFilledText],
    ["table", isText],
    ["confidence", (value) => typeof value === "object" && value !== null],
  ],
  // They go with their work: see `mergeUserData`.
  merge: (mine) => mine,
  owner: { table: "works", keyOf: ({ work }) => work },
  toKeep({
    counted: _counted,
    found: _found,
    ...row
  }: OwnChapterRow & { readonly counted?: unknown; readonly found?: unknown }) {
    return row;
  },
};

const mends: UserTable<MendRow> = {
  label: { fr: "corrections de la bibliothèque", en: "corrections in the library" },
  since: 3,
  schema: "[work+chapter]",
  key: ({ work, chapter }) => [work, chapter],
  checks: [
    ["work", isFilledText],
    ["chapter", isFilledText],
    ["patch", isText],
    ["changedAt", isTime],
  ],
  merge: most(({ changedAt }) => changedAt),
};

const words: UserTable<Word> = {
  label: { fr: "mots", en: "words" },
  since: 2,
  schema: "key, state, keptAt",
  key: ({ key }) => key,
  checks: [
    ["lemma", isFilledText],
    ["upos", (value) => typeof value === "string" && isPartOfSpeech(value)],
    ["isExpression", isFlag],
    ["key", (value, row) => value === wordKey(row as unknown as Word)],
    ["state", isOneOf(wordStates)],
    ["sense", isText],
    ["note", isText],
    ["forms", areTexts],
    ["keptAt", isTime],
    ["changedAt", isTime],
    ["memory", isMemory],
  ],
  // The memory follows from the reviews: see `mergeUserData`.
  merge: mergeWords,
};

const contexts: UserTable<Context> = {
  label: { fr: "phrases", en: "sentences" },
  since: 2,
  schema: "[word+work+chapter+segment], word, work",
  key: ({ word, work, chapter, segment }) => [word, work, chapter, segment],
  checks: [
    ["word", isFilledText],
    ["work", isText],
    ["chapter", isText],
    ["segment", isText],
    ["edition", isText],
    ["title", isText],
    ["form", isText],
    ["fr", isText],
    ["en", isText],
    ["spans", areSpansOf],
    ["metAt", isTime],
  ],
  merge: most(({ metAt }) => metAt),
  owner: { table: "words", keyOf: ({ word }) => word },
};

const reviews: UserTable<Review> = {
  label: { fr: "réponses", en: "answers" },
  since: 2,
  schema: "[word+at], word, at",
  key: ({ word, at }) => [word, at],
  checks: [
    ["word", isFilledText],
    ["at", isTime],
    ["grade", isOneOf([1, 2, 3, 4])],
    ["phase", isOneOf([0, 1, 2, 3])],
  ],
  merge: (mine) => mine,
  owner: { table: "words", keyOf: ({ word }) => word },
};

const sittings: UserTable<Sitting> = {
  label: { fr: "temps de lecture", en: "reading times" },
  since: 2,
  schema: "[startedAt+work]",
  key: ({ startedAt, work }) => [startedAt, work],
  checks: [
    ["startedAt", isTime],
    ["work", isFilledText],
    ["chapter", isText],
    ["seconds", isTime],
  ],
  merge: most(({ seconds }) => seconds),
};

const texts: UserTable<KeptText> = {
  label: { fr: "places et réglages", en: "places and settings" },
  since: 1,
  key: ({ name }) => name,
  checks: [
    ["name", isFilledText],
    ["text", isText],
  ],
  merge: most(placeTime),
};

/** Every table, in the order in which they are written and told. */
export const userTables = { works, chapters, mends, words, contexts, reviews, sittings, texts };

export type TableName = keyof typeof userTables;
export type RowOf<Name extends TableName> =
  (typeof userTables)[Name] extends UserTable<infer Row> ? Row : never;

export const tableNames = Object.keys(userTables) as readonly TableName[];

/** The table of that name; a table fits the rows of its own name alone. */
export function tableOf<Name extends TableName>(name: Name): UserTable<RowOf<Name>> {
  return userTables[name] as unknown as UserTable<RowOf<Name>>;
}

/** The version of what is kept: in the database, and in a backup. */
export const dataVersion = Math.max(...tableNames.map((name) => userTables[name].since));
