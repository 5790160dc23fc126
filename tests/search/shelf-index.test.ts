import { describe, expect, test } from "vitest";
import { indexShelf, type ShelfEntry, shelfLengthOf } from "#lib/search/shelf-index.ts";
import { everyWork, type ShelfQuery } from "#lib/search/shelf-query.ts";

const lighthouse: ShelfEntry = {
  key: "le-phare",
  titles: ["L’Été du phare", "The Lighthouse Summer"],
  author: "Hélène Œuvrard",
  summaries: ["Une île, un gardien et deux chèvres.", "An island, a keeper and two goats."],
  level: "B1",
  genre: "novel",
  subjects: ["nature", "animals"],
  minutes: 40,
};
const train: ShelfEntry = {
  key: "le-train",
  titles: ["Le Train de nuit", "The Night Train"],
  author: "Bruno Caillé",
  summaries: ["De Brest à Nice, sans dormir.", "From Brest to Nice without sleep."],
  level: "A2",
  genre: "story",
  subjects: ["travel"],
  minutes: 12,
};
const letters: ShelfEntry = {
  key: "own/lettres",
  titles: ["Lettres d’une île", "Letters from an Island"],
  author: "",
  summaries: [],
  level: undefined,
  genre: undefined,
  subjects: [],
  minutes: 400,
};
const shelf = indexShelf([lighthouse, train, letters]);
const keys = (query: Partial<ShelfQuery>, known?: ReadonlyMap<string, number>) =>
  shelf.find({ ...everyWork, ...query }, known).map(({ key }) => key);

describe("the shelf is searched", () => {
  test("by a title in either language, from its first letters on", () => {
    expect(keys({ text: "pha" })).toEqual(["le-phare"]);
    expect(keys({ text: "night tr" })).toEqual(["le-train"]);
  });

  test("by a level, alone or with other words; a word is none because it begins so", () => {
    expect(keys({ text: "B1" })).toEqual(["le-phare"]);
    expect(keys({ text: "a2 train" })).toEqual(["le-train"]);
    expect(keys({ text: "a2 phare" })).toEqual([]);
    expect(keys({ text: "C1" })).toEqual([]);
  });

  test("whatever accents, capitals and apostrophes are typed", () => {
    for (const text of ["l'ete du phare", "L’ÉTÉ", "oeuvrard", "Œuvrard", "HELENE"])
      expect(keys({ text }), text).toEqual(["le-phare"]);
  });

  test("by what a work is about; a title stands before a summary", () => {
    expect(keys({ text: "goats" })).toEqual(["le-phare"]);
    expect(keys({ text: "île" })).toEqual(["own/lettres", "le-phare"]);
  });

  test("every word that is typed must be there", () => {
    expect(keys({ text: "île chèvres" })).toEqual(["le-phare"]);
    expect(keys({ text: "île brest" })).toEqual([]);
  });

  test("a slip of the hand is forgiven, but only where nothing is spelt so", () => {
    expect(keys({ text: "lightouse" })).toEqual(["le-phare"]);
    expect(keys({ text: "Caile" })).toEqual(["le-train"]);
    // Short words are others with one letter changed.
    expect(keys({ text: "vice" })).toEqual([]);
  });

  test("signs alone find nothing, spaces alone ask for nothing, and ten thousand letters do no harm", () => {
    expect(keys({ text: "?!*" })).toEqual([]);
    expect(keys({ text: "  " })).toHaveLength(3);
    expect(keys({ text: "phare ".repeat(2000) })).toEqual(["le-phare"]);
  });
});

describe("the shelf is filtered", () => {
  test("by level; a text without one has none", () => {
    expect(keys({ level: "B1" })).toEqual(["le-phare"]);
    expect(keys({ level: "C2" })).toEqual([]);
  });

  test("by genre; a text without one has none", () => {
    expect(keys({ genre: "novel" })).toEqual(["le-phare"]);
    expect(keys({ genre: "play" })).toEqual([]);
  });

  test("by subject, of which a work may have several and a text none", () => {
    expect(keys({ subject: "animals" })).toEqual(["le-phare"]);
    expect(keys({ subject: "nature" })).toEqual(["le-phare"]);
    expect(keys({ subject: "mystery" })).toEqual([]);
  });

  test("by length, each work having one", () => {
    expect([15, 16, 60, 61, 300, 301].map(shelfLengthOf)).toEqual([
      "short",
      "medium",
      "medium",
      "long",
      "long",
      "very-long",
    ]);
    expect(keys({ length: "short" })).toEqual(["le-train"]);
  });

  test("by the share that the reader knows; what is not counted is not known", () => {
    const known = new Map([
      ["le-phare", 0.95],
      ["le-train", 0.949],
    ]);
    expect(keys({ leastKnown: 0.95 }, known)).toEqual(["le-phare"]);
  });
});

describe("the shelf is put in order", () => {
  test("by level, title, author, length or known share", () => {
    expect(keys({ order: "level" })).toEqual(["le-train", "le-phare", "own/lettres"]);
    expect(keys({ order: "title" })).toEqual(["le-phare", "own/lettres", "le-train"]);
    expect(keys({ order: "author" })).toEqual(["le-train", "le-phare", "own/lettres"]);
    expect(keys({ order: "length" })).toEqual(["le-train", "le-phare", "own/lettres"]);
    expect(keys({ order: "known" }, new Map([["own/lettres", 0]]))).toEqual([
      "own/lettres",
      "le-phare",
      "le-train",
    ]);
  });
});
