import { unzipSync } from "fflate";
import initSqlJs from "sql.js";
import { describe, expect, test } from "vitest";
import { toAnkiNotes } from "#lib/study/anki-collection.ts";
import { formatApkg } from "#lib/study/apkg.ts";
import { type Context, makeWord } from "#lib/study/word.ts";

const now = 1_764_000_000_000;
const voir = makeWord(
  { lemma: "voir", upos: "VERB", isExpression: false },
  { state: "learning", sense: "see <well>" },
  ["vit"],
  now,
);
const alone = makeWord(
  { lemma: "seul", upos: "ADJ", isExpression: false },
  { state: "learning" },
  [],
  now,
);
const context: Context = {
  word: voir.key,
  work: "candide",
  chapter: "01",
  segment: "p1.1",
  edition: "en",
  title: "Candide & Cie",
  form: "vit",
  fr: "Il la vit, et {{rit}}.",
  en: "He saw her & laughed.",
  spans: [[6, 9]],
  metAt: now + 5000,
};
const both = { sentence: true, cloze: true };
const link = ({ work, chapter, segment }: Context) =>
  `https://example.org/fr/${work}/${chapter}/#${segment}`;

async function open(file: Uint8Array) {
  const files = unzipSync(file);
  expect(Object.keys(files).sort()).toEqual(["collection.anki2", "media"]);
  const sql = await initSqlJs();
  const database = new sql.Database(files["collection.anki2"]);
  const all = (query: string) => {
    const [result] = database.exec(query);
    return (result?.values ?? []).map((row) =>
      Object.fromEntries((result?.columns ?? []).map((column, index) => [column, row[index]])),
    );
  };
  return { media: new TextDecoder().decode(files.media), all };
}

describe("a package for Anki", () => {
  test("is a collection of schema 11 that SQLite finds sound", async () => {
    const notes = toAnkiNotes([voir, alone], [context], both, "En regard", link);
    const { all, media } = await open(formatApkg(notes, now));
    expect(media).toBe("{}");
    expect(all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    const tables = all("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name");
    expect(tables.map(({ name }) => name)).toEqual(["cards", "col", "graves", "notes", "revlog"]);
    expect(all("SELECT ver, dty FROM col")).toEqual([{ ver: 11, dty: 0 }]);
    expect(all("SELECT count(*) AS count FROM notes")).toEqual([{ count: 4 }]);
    // Every card has its note, its deck and its note type.
    const [col] = all("SELECT models, decks FROM col");
    const models = Object.keys(JSON.parse(String(col?.models)));
    const decks = JSON.parse(String(col?.decks)) as Record<string, { name: string }>;
    for (const card of all("SELECT c.did, n.mid FROM cards c JOIN notes n ON n.id = c.nid")) {
      expect(Object.keys(decks)).toContain(String(card.did));
      expect(models).toContain(String(card.mid));
    }
    expect(
      Object.values(decks)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(["Candide & Cie", "Default", "En regard"]);
  });

  test("has both sentences, the sense, the link, the source and the library’s words as fields, safe as HTML", async () => {
    const says = () => "see 14, look & learn 2";
    const notes = toAnkiNotes([voir], [context], both, "En regard", link, says);
    const { all } = await open(formatApkg(notes, now));
    const [sentence, cloze] = all("SELECT flds, sfld, mod FROM notes ORDER BY id");
    expect(String(sentence?.flds).split("\u001f")).toEqual([
      "Il la <b>vit</b>, et {{rit}}.",
      "He saw her &amp; laughed.",
      "vit",
      "voir",
      "see &lt;well&gt;",
      "",
      "https://example.org/fr/candide/01/#p1.1",
      "Candide &amp; Cie",
      "",
      "see 14, look &amp; learn 2",
    ]);
    expect(sentence).toMatchObject({ sfld: "Il la vit, et {{rit}}.", mod: now / 1000 + 5 });
    expect(String(cloze?.flds).split("\u001f")[0]).toBe(
      "Il la {{c1::vit}}, et &#123;&#123;rit&#125;&#125;.",
    );
  });

  test("shows colons of the text as they are, and not as a hint for the gap", async () => {
    const colons = { ...context, fr: "Il vit :: la porte", spans: [[3, 6]] as const };
    const notes = toAnkiNotes([voir], [colons], both, "En regard", link);
    const { all } = await open(formatApkg(notes, now));
    const fields = all("SELECT flds FROM notes ORDER BY id").map(({ flds }) => String(flds));
    expect(fields[1]?.split("\u001f")[0]).toBe("Il {{c1::vit}} :&#58; la porte");
  });

  test("made again has the same notes, so that Anki updates them", async () => {
    const guids = (state: "learning" | "known", contexts: readonly Context[]) =>
      toAnkiNotes([{ ...voir, state }], contexts, both, "En regard", link).map(({ guid }) => guid);
    const more = { ...context, segment: "p2.1", metAt: now + 9000 };
    expect(guids("known", [context, more])).toEqual(guids("learning", [context]));
    expect(new Set(guids("learning", [context])).size).toBe(2);
    const other = { ...context, work: "octobre" };
    expect(new Set(guids("learning", [context, other])).size).toBe(4);
  });

  test("of thousands of notes, some longer than a page, is sound too", {
    timeout: 60_000,
  }, async () => {
    const words = Array.from({ length: 1200 }, (_, index) =>
      makeWord(
        { lemma: `mot ${index}`, upos: "NOUN", isExpression: false },
        { state: "learning", sense: "x".repeat(index % 500 === 7 ? 80 * index : 3) },
        [],
        now,
      ),
    );
    const notes = toAnkiNotes(words, [], { sentence: true, cloze: false }, "1984", link);
    const { all } = await open(formatApkg(notes, now));
    expect(all("PRAGMA integrity_check")).toEqual([{ integrity_check: "ok" }]);
    expect(
      all("SELECT count(DISTINCT id) AS notes, max(length(flds)) > 70000 AS long FROM notes"),
    ).toEqual([{ notes: 1200, long: 1 }]);
    expect(
      all("SELECT count(*) AS count FROM cards WHERE did > 1 AND queue = 0 AND due > 1190"),
    ).toEqual([{ count: 10 }]);
  });

  test("with nothing in it is still a collection", async () => {
    const { all } = await open(formatApkg([], now));
    expect(all("SELECT count(*) AS count FROM cards")).toEqual([{ count: 0 }]);
  });
});
