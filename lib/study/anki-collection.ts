/**
 * Words as Anki has them: rows of a collection of schema 11, the one that every Anki since 2.0
 * imports. After Anki’s own `rslib/src/storage/schema11.sql` and the notes on it at
 * https://github.com/ankidroid/Anki-Android/wiki/Database-Structure.
 */

import { sha1 } from "@noble/hashes/legacy.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { cutAround } from "#lib/study/answer.ts";
import type { SqliteRow, SqliteTable } from "#lib/study/sqlite-file.ts";
import type { Context, Word } from "#lib/study/word.ts";

/** Which cards to make: the sentence with the word marked, the sentence with a gap, or both. */
export interface AnkiCards {
  readonly sentence: boolean;
  readonly cloze: boolean;
}

/** A note before it has its row. */
export interface AnkiNote {
  /** The same for the same word of the same work, whenever it is exported. */
  readonly guid: string;
  readonly noteType: "sentence" | "cloze";
  /** The title of the work, which is the name of the deck too. */
  readonly deck: string;
  /** In the order of `fieldNames`, or of `clozeFieldNames`; HTML. */
  readonly fields: readonly string[];
  readonly tags: readonly string[];
  /** Milliseconds since 1970. Anki takes the later of two notes with the same guid. */
  readonly changedAt: number;
  readonly keptAt: number;
}

/** The fields of a note, in their order. */
export const fieldNames = [
  "French",
  "English",
  "Word",
  "Lemma",
  "Sense",
  "Note",
  "Link",
  "Source",
  "More",
  "Library",
] as const;

/** Anki wants the field with the gap first. */
export const clozeFieldNames = ["Text", ...fieldNames.slice(1)] as const;

/**
 * A note for each word and each work that it was met in; words without a context, whose note has
 * the lemma for a sentence, go to the deck `elsewhere`. `linkOf` gives the address of a context,
 * and `librarySays` how the library says a word: *look 14, gaze 6*.
 */
export function toAnkiNotes(
  words: readonly Word[],
  contexts: readonly Context[],
  { sentence, cloze }: AnkiCards,
  elsewhere: string,
  linkOf: (context: Context) => string,
  librarySays: (word: Word) => string = () => "",
): readonly AnkiNote[] {
  const byWord = new Map<string, Context[]>();
  for (const context of contexts)
    byWord.set(context.word, [...(byWord.get(context.word) ?? []), context]);
  return words.flatMap((word) => {
    const byWork = new Map<string, Context[]>();
    for (const context of byWord.get(word.key) ?? [])
      byWork.set(context.work, [...(byWork.get(context.work) ?? []), context]);
    const groups = byWork.size === 0 ? [["", []] as const] : [...byWork];
    return groups.flatMap(([work, met]) => {
      const [first, ...more] = [...met].sort((a, b) => a.metAt - b.metAt);
      const rest = [
        html(first?.en ?? ""),
        html(first?.form || word.lemma),
        html(word.lemma),
        html(word.sense),
        html(word.note),
        first === undefined || first.work === "" ? "" : html(linkOf(first)),
        html(first?.title ?? ""),
        more.map(moreHtml).join(""),
        html(librarySays(word)),
      ];
      const base = {
        deck: first?.title || elsewhere,
        tags: ["en-regard", word.state],
        changedAt: Math.max(word.changedAt, ...met.map(({ metAt }) => metAt)),
        keptAt: word.keptAt,
      };
      const notes: AnkiNote[] = [];
      if (sentence)
        notes.push({
          ...base,
          noteType: "sentence",
          guid: guidOf(word.key, work, "sentence"),
          fields: [markedHtml(word, first), ...rest],
        });
      if (cloze)
        notes.push({
          ...base,
          noteType: "cloze",
          guid: guidOf(word.key, work, "cloze"),
          fields: [clozeHtml(word, first), ...rest],
        });
      return notes;
    });
  });
}

/** The tables of a collection with these notes, each with one new card. */
export function toAnkiCollection(notes: readonly AnkiNote[], now: number): readonly SqliteTable[] {
  const decks = new Map(notes.map(({ deck }) => [deck, deckId(deck)]));
  const seconds = Math.floor(now / 1000);
  const usedIds = new Set<number>();
  const noteRows = notes.map((note): SqliteRow => {
    let id = Math.max(1, Math.floor(note.keptAt));
    while (usedIds.has(id)) id++;
    usedIds.add(id);
    const sortField = withoutTags(note.fields[0] ?? "");
    return {
      id,
      guid: note.guid,
      mid: noteTypeIds[note.noteType],
      mod: Math.floor(note.changedAt / 1000),
      usn: -1,
      tags: ` ${note.tags.join(" ")} `,
      flds: note.fields.join("\u001f"),
      sfld: sortable(sortField),
      csum: Number.parseInt(bytesToHex(sha1(utf8(sortField))).slice(0, 8), 16),
      flags: 0,
      data: "",
    };
  });
  const cards = noteRows.map(
    (row, index): SqliteRow => ({
      id: row.id ?? 0,
      nid: row.id ?? 0,
      did: decks.get(notes[index]?.deck ?? "") ?? 1,
      ord: 0,
      mod: row.mod ?? 0,
      usn: -1,
      type: 0,
      queue: 0,
      due: index + 1,
      ivl: 0,
      factor: 0,
      reps: 0,
      lapses: 0,
      left: 0,
      odue: 0,
      odid: 0,
      flags: 0,
      data: "",
    }),
  );
  const col: SqliteRow = {
    id: 1,
    crt: seconds,
    mod: now,
    scm: now,
    ver: 11,
    dty: 0,
    usn: 0,
    ls: 0,
    conf: JSON.stringify({ ...collectionSettings, nextPos: notes.length + 1 }),
    models: JSON.stringify({
      [noteTypeIds.sentence]: sentenceNoteType(),
      [noteTypeIds.cloze]: clozeNoteType(),
    }),
    decks: JSON.stringify(
      Object.fromEntries(
        [["Default", 1] as const, ...decks].map(([name, id]) => [id, deckOf(id, name, seconds)]),
      ),
    ),
    dconf: JSON.stringify({ 1: deckSettings }),
    tags: "{}",
  };
  return [
    table("col", colColumns, [col]),
    table("notes", noteColumns, noteRows, ["usn", "csum"]),
    table("cards", cardColumns, cards, ["usn", "nid", "did, queue, due"]),
    table("revlog", revlogColumns, [], ["usn", "cid"]),
    { ...table("graves", ["usn integer", "oid integer", "type integer"], []), hasKey: false },
  ];
}

const colColumns = [
  "id integer primary key",
  ...["crt", "mod", "scm", "ver", "dty", "usn", "ls"].map((name) => `${name} integer`),
  ...["conf", "models", "decks", "dconf", "tags"].map((name) => `${name} text`),
];
const noteColumns = [
  "id integer primary key",
  "guid text",
  ...["mid", "mod", "usn"].map((name) => `${name} integer`),
  "tags text",
  "flds text",
  // As Anki has it: an integer column of texts, so that numbers are sorted as numbers.
  "sfld integer",
  "csum integer",
  "flags integer",
  "data text",
];
const cardColumns = [
  "id integer primary key",
  ...["nid", "did", "ord", "mod", "usn", "type", "queue", "due", "ivl", "factor", "reps"].map(
    (name) => `${name} integer`,
  ),
  ...["lapses", "left", "odue", "odid", "flags"].map((name) => `${name} integer`),
  "data text",
];
const revlogColumns = [
  "id integer primary key",
  ...["cid", "usn", "ease", "ivl", "lastIvl", "factor", "time", "type"].map(
    (name) => `${name} integer`,
  ),
];

/** Anki calls the index of several columns by what it is for. */
const indexNames: Readonly<Record<string, string>> = { "did, queue, due": "sched" };

function table(
  name: string,
  columns: readonly string[],
  rows: readonly SqliteRow[],
  indices: readonly string[] = [],
): SqliteTable {
  const definitions = columns.map((column) =>
    column.endsWith("primary key") ? column : `${column} not null`,
  );
  return {
    name,
    sql: `CREATE TABLE ${name} (${definitions.join(", ")})`,
    columns: columns.map((column) => column.split(" ")[0] ?? ""),
    hasKey: true,
    rows,
    indices: indices.map((indexed) => {
      const index = `ix_${name}_${indexNames[indexed] ?? indexed}`;
      return {
        name: index,
        sql: `CREATE INDEX ${index} ON ${name} (${indexed})`,
        columns: indexed.split(", "),
      };
    }),
  };
}

/** Milliseconds of a day on which nobody made another note type: never changed, or Anki doubles it. */
const noteTypeIds = { sentence: 1764028800001, cloze: 1764028800002 } as const;

/** In seconds. Anki takes later note types over its own, which the reader may have made prettier. */
const noteTypesChangedAt = 1796032800;

function guidOf(...parts: readonly string[]): string {
  return bytesToHex(sha256(utf8(["en-regard", ...parts].join("\u0000")))).slice(0, 20);
}

/** The same for the same title; a number of thirteen digits, as Anki’s own are. */
function deckId(title: string): number {
  return 1_600_000_000_000 + (Number.parseInt(guidOf("deck", title).slice(0, 12), 16) % 1e11);
}

function markedHtml(word: Word, context: Context | undefined): string {
  if (context === undefined) return `<b>${html(word.lemma)}</b>`;
  return cutAround(context.fr, context.spans)
    .map(({ text, isWord }) => (isWord ? `<b>${html(text)}</b>` : html(text)))
    .join("");
}

function clozeHtml(word: Word, context: Context | undefined): string {
  const gap = (text: string) => `{{c1::${unclosed(html(text))}}}`;
  if (context === undefined || context.spans.length === 0)
    return `${gap(word.lemma)}${context === undefined ? "" : ` · ${unclosed(html(context.fr))}`}`;
  return cutAround(context.fr, context.spans)
    .map(({ text, isWord }) => (isWord ? gap(text) : unclosed(html(text))))
    .join("");
}

function moreHtml({ fr, en, spans }: Context): string {
  const french = cutAround(fr, spans)
    .map(({ text, isWord }) => (isWord ? `<b>${html(text)}</b>` : html(text)))
    .join("");
  return `<p lang="fr">${french}</p><p lang="en">${html(en)}</p>`;
}

function html(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\u001f", " ");
}

/** Braces and colons of a text are not Anki’s. */
function unclosed(text: string): string {
  return text
    .replaceAll("{{", "&#123;&#123;")
    .replaceAll("}}", "&#125;&#125;")
    .replaceAll("::", ":&#58;");
}

/** A text that is a number would have to be kept as one in a column of integers. */
function sortable(text: string): string {
  return Number.isNaN(Number(text)) ? text : `’${text}`;
}

function withoutTags(field: string): string {
  return field
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const style = `.card { font: 1.3rem/1.5 Georgia, serif; text-align: left; max-width: 34em; margin: 1em auto; padding: 0 1em; color: #221c15; background: #fbf8f1; }
.nightMode.card { color: #d8cfc0; background: #191613; }
b, .cloze { color: #8c2f1b; font-weight: 600; }
.nightMode b, .nightMode .cloze { color: #e0a074; }
.sense { font-style: italic; }
.library, .source { font-size: 0.75em; }`;

const answerSide = `<p lang="en">{{English}}</p>
<p class="sense"><span lang="fr">{{Lemma}}</span>{{#Sense}} · {{Sense}}{{/Sense}}</p>
{{#Note}}<p>{{Note}}</p>{{/Note}}
{{#Library}}<p class="library" lang="en">{{Library}}</p>{{/Library}}
{{More}}
<p class="source">{{#Link}}<a href="{{Link}}">{{Source}}</a>{{/Link}}{{^Link}}{{Source}}{{/Link}}</p>`;

function noteType(
  id: number,
  name: string,
  type: 0 | 1,
  fields: readonly string[],
  front: string,
  back: string,
) {
  return {
    id,
    name,
    type,
    mod: noteTypesChangedAt,
    usn: -1,
    sortf: 0,
    did: 1,
    tmpls: [
      {
        name,
        ord: 0,
        qfmt: front,
        afmt: back,
        bqfmt: "",
        bafmt: "",
        did: null,
        bfont: "",
        bsize: 0,
      },
    ],
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: "Georgia",
      size: 20,
      media: [],
    })),
    css: style,
    latexPre: "",
    latexPost: "",
    latexsvg: false,
    req: [[0, "any", [0]]],
    tags: [],
    vers: [],
  };
}

function sentenceNoteType() {
  const front = '<p lang="fr">{{French}}</p>';
  const back = `${front}\n<hr id="answer">\n${answerSide}`;
  return noteType(noteTypeIds.sentence, "En regard", 0, fieldNames, front, back);
}

function clozeNoteType() {
  const front = '<p lang="fr">{{cloze:Text}}</p>\n<p lang="en">{{English}}</p>';
  const back = `<p lang="fr">{{cloze:Text}}</p>\n<hr id="answer">\n${answerSide}`;
  return noteType(noteTypeIds.cloze, "En regard (cloze)", 1, clozeFieldNames, front, back);
}

function deckOf(id: number, name: string, seconds: number) {
  return {
    id,
    // Two colons would put the deck into another.
    name: name.replaceAll("::", ": :"),
    mod: seconds,
    usn: -1,
    desc: "",
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    extendNew: 0,
    extendRev: 0,
    newToday: [0, 0],
    revToday: [0, 0],
    lrnToday: [0, 0],
    timeToday: [0, 0],
  };
}

const collectionSettings = {
  activeDecks: [1],
  addToCur: true,
  collapseTime: 1200,
  curDeck: 1,
  curModel: String(noteTypeIds.sentence),
  dueCounts: true,
  estTimes: true,
  newBury: true,
  newSpread: 0,
  sortBackwards: false,
  sortType: "noteFld",
  timeLim: 0,
};

const deckSettings = {
  id: 1,
  name: "Default",
  mod: 0,
  usn: 0,
  autoplay: true,
  replayq: true,
  timer: 0,
  maxTaken: 60,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36500, minSpace: 1, perDay: 200 },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
};
