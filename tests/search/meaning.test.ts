/** What a query finds in a few drawn rows, as somebody would say who read them. */

import { describe, expect, test } from "vitest";
import { englishKey, parseFindQuery, type TypedQuery } from "#lib/search/find-query.ts";
import { type ScannedWork, scanStore } from "#lib/search/scan-store.ts";
import type { HitWish, SearchSource } from "#lib/search/search-source.ts";
import { storesSource } from "#lib/search/stores-source.ts";

const entryOf: Readonly<Record<string, string>> = {
  regard: "NOUN regard",
  regards: "NOUN regard",
  élève: "NOUN élève",
  élèves: "NOUN élève",
  petit: "ADJ petit",
  homme: "NOUN homme",
  sortit: "VERB sortir",
  éleva: "VERB élever",
  vite: "ADV vite",
  de: "ADP de",
  là: "ADV là",
};

/**
 * A row as it is drawn: `petit=little regard` are two French words, the first said by *little*, the
 * second by nothing. Words of one counterpart stand between dots: `sortit=put.….out`. After `+` an
 * expression has the numbers of its words: `+sortir_de:0,1`.
 */
function workOf(name: string, rows: readonly string[]): ScannedWork {
  const [entries, forms, said] = [[], [], []] as string[][] as [string[], string[], string[]];
  const numberIn = (list: string[], text: string) =>
    list.includes(text) ? list.indexOf(text) : list.push(text) - 1;
  const [words, expressions]: [number[], number[]] = [[], []];
  for (const [row, drawn] of rows.entries()) {
    const parts = drawn.split(" ");
    let english = 0;
    for (const [word, part] of parts.filter((one) => !one.startsWith("+")).entries()) {
      const [form = "", by] = part.split("=");
      const entry = numberIn(entries, entryOf[form] ?? `X ${form}`);
      const length = by === undefined ? 0 : by.split(".").length;
      const saidBy = by === undefined ? 0 : 1 + numberIn(said, by.replaceAll(".", " "));
      words.push(row, word, entry, numberIn(forms, form), saidBy, english, english + length - 1);
      english += length;
    }
    for (const part of parts.filter((one) => one.startsWith("+"))) {
      const [text = "", at = ""] = part.slice(1).split(":");
      const own = at.split(",").map(Number);
      const entry = numberIn(entries, `+VERB ${text.replaceAll("_", " ")}`);
      expressions.push(row, entry, 0, 0, -1, own.length, ...own);
    }
  }
  const occurrences = {
    kinds: rows.map(() => "p").join(""),
    sum: 0,
    entries,
    forms,
    said,
    words: Int32Array.from(words),
    expressions: Int32Array.from(expressions),
    unlinked: new Int32Array(0),
  };
  return {
    work: name,
    level: "B1",
    edition: "en",
    isFirst: true,
    chapters: [{ name: "01", occurrences }],
  };
}

const sourceOf = (...works: readonly ScannedWork[]) =>
  storesSource(async () => works.map((work) => scanStore([work])));
const rows = (...drawn: readonly string[]) => sourceOf(workOf("conte", drawn));

async function hitsOf(source: SearchSource, typed: TypedQuery, wish: HitWish = {}) {
  const { hits } = await source.hits(parseFindQuery(typed), { most: 50, ...wish });
  return hits.map(({ place, fr, en }) => ({ place: `${place.work} ${place.row}`, fr, en }));
}
const placesOf = async (...asked: Parameters<typeof hitsOf>) =>
  (await hitsOf(...asked)).map(({ place }) => place);

describe("words beside each other", () => {
  test("a word typed twice stands twice in the sentence", async () => {
    const source = rows("regard=look", "regard=look petit=little regards=looks");
    expect(await hitsOf(source, { fr: "regard regard" })).toEqual([
      { place: "conte 1", fr: [0, 2], en: [0] },
      { place: "conte 1", fr: [0, 2], en: [2] },
    ]);
  });

  test("a quoted phrase is found in its order, with nothing between", async () => {
    const source = rows("regard petit", "petit homme regard", "petit regard");
    expect(await hitsOf(source, { fr: "“petit regard”" })).toEqual([
      { place: "conte 2", fr: [0, 1], en: [] },
    ]);
  });

  test("a word that must not be there leaves a sentence out", async () => {
    const source = rows("petit regard", "petit homme");
    expect(await placesOf(source, { fr: "petit -regard" })).toEqual(["conte 1"]);
  });

  test("of a verb and a grammar word the verb is grouped, and so is an adverb", async () => {
    const source = rows("vite=quickly de=of", "de=from");
    const { groups } = await source.groups(parseFindQuery({ fr: "de vite" }));
    expect(groups.map(({ text }) => text)).toEqual(["quickly"]);
  });

  test("the longest expression is meant", async () => {
    const source = rows(
      "sortit de là +sortir_de:0,1 +sortir_de_là:0,1,2",
      "sortit de +sortir_de:0,1",
    );
    const query = parseFindQuery({ fr: "sortir de là" });
    const { terms } = await source.groups(query);
    expect(terms.map(({ text }) => text)).toEqual(["sortir de là"]);
    expect(await placesOf(source, { fr: "sortir de là" })).toEqual(["conte 0"]);
  });
});

describe("what a bare word is", () => {
  test("the word that it is the dictionary form of; what else it may be is told", async () => {
    const source = sourceOf(workOf("conte", ["élève=pupil"]), {
      ...workOf("fable", ["éleva=raised"]),
      // *Il élève* has the same letters.
      chapters: workOf("fable", ["éleva=raised"]).chapters.map((chapter) => ({
        ...chapter,
        occurrences: { ...chapter.occurrences, forms: ["élève"] },
      })),
    });
    const { terms } = await source.groups(parseFindQuery({ fr: "eleve" }));
    expect(terms[0]?.entries.map(({ entry }) => entry)).toEqual(["NOUN élève"]);
    expect(terms[0]?.others.map(({ entry }) => entry)).toEqual(["VERB élever"]);
    expect(await placesOf(source, { fr: "eleve" })).toEqual(["conte 0"]);
  });

  test("an accent that no text has is let pass", async () => {
    expect(await placesOf(rows("regard=look"), { fr: "régard" })).toEqual(["conte 0"]);
  });

  test("counts of several works are added where a word is suggested", async () => {
    const source = sourceOf(workOf("conte", ["regard", "regard"]), workOf("fable", ["regard"]));
    expect(await source.complete("rega", "fr")).toMatchObject([{ text: "regard", count: 3 }]);
  });
});

describe("what says a word", () => {
  const source = rows("regard=look", "regards=look", "regard=gaze", "sortit=put.….out");

  test("only the form that is quoted, said by the other word", async () => {
    expect(await placesOf(source, { fr: "regard", en: "look" })).toEqual(["conte 0", "conte 1"]);
    expect(await placesOf(source, { fr: "“regards”", en: "look" })).toEqual(["conte 1"]);
    expect(await placesOf(source, { en: "look", fr: "“regards”" })).toEqual(["conte 1"]);
  });

  test("a verb and its particle are marked, and not what stands between", async () => {
    expect(await hitsOf(source, { fr: "sortit" })).toEqual([
      { place: "conte 3", fr: [0], en: [0, 2] },
    ]);
  });

  test("groups can be left out, and be all there is", async () => {
    expect(await placesOf(source, { fr: "regard" }, { not: ["look"] })).toEqual(["conte 2"]);
    expect(await placesOf(source, { fr: "regard" }, { only: ["look"] })).toEqual([
      "conte 0",
      "conte 1",
    ]);
  });

  test("a genitive is found by its noun, with an s and without", () => {
    expect([englishKey("Anna’s"), englishKey("the boys’")]).toEqual(["anna", "the boys"]);
  });
});

test("hits come page by page, from work to work, each once", async () => {
  const works = ["aube", "brume", "cendre"].map((name) => workOf(name, ["regard", "", "regards"]));
  const source = sourceOf(...works);
  const query = parseFindQuery({ fr: "regard" });
  const found: string[] = [];
  let page = await source.hits(query, { most: 1 });
  for (let pages = 0; pages < 10; pages++) {
    found.push(...page.hits.map(({ place }) => `${place.work} ${place.row}`));
    if (page.next === undefined) break;
    page = await source.hits(query, { most: 1, after: page.next });
  }
  expect(found).toEqual(["aube 0", "aube 2", "brume 0", "brume 2", "cendre 0", "cendre 2"]);
});
