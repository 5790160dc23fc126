import { describe, expect, test } from "vitest";
import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { changeOutline, outlineOf } from "#lib/import/outline.ts";

const text = (...blocks: readonly ImportedBlock[]): ImportedText => ({ blocks });
const of = (drawn: string): ImportedText =>
  text(
    ...drawn.split("\n").map((line): ImportedBlock => {
      const [, kind = "p", part, aside, content = ""] =
        /^(\w)(!?)(?: \((.+)\))?: (.*)$/.exec(line) ?? [];
      return {
        kind: kind as ImportedBlock["kind"],
        content,
        ...(part === "!" ? { isPart: true } : {}),
        ...(aside === undefined ? {} : { aside: aside as "licence" }),
      };
    }),
  );

const novel = of(`p (licence): The Project Gutenberg eBook
h (front-matter): LE MOULIN SOURD
h!: PREMIÈRE PARTIE
t: CHAPITRE I
s: Le meunier
p: Le meunier dort.
p (page-number): 12
p: Le moulin tourne.
t: CHAPITRE II
p: Il pleut.
p (licence): End of the Project Gutenberg eBook`);

describe("outlineOf", () => {
  test("a part, its chapters and what is set aside are entries that cover the text", () => {
    const entries = outlineOf(novel);
    expect(entries.map(({ start, end }) => [start, end])).toEqual([
      [0, 1],
      [1, 2],
      [2, 3],
      [3, 8],
      [8, 10],
      [10, 11],
    ]);
    expect(entries.map(({ kind }) => kind)).toEqual([
      "matter",
      "matter",
      "part",
      "chapter",
      "chapter",
      "matter",
    ]);
  });

  test("number and title are one title; a page number is no letter of the chapter", () => {
    const chapter = outlineOf(novel)[3];
    expect(chapter).toMatchObject({ title: "CHAPITRE I · Le meunier", paragraphs: 2, letters: 45 });
    expect(chapter?.aside).toBeUndefined();
  });

  test("an entry says why it is set aside", () => {
    expect(outlineOf(novel).map(({ aside }) => aside)).toEqual([
      "licence",
      "front-matter",
      undefined,
      undefined,
      undefined,
      "licence",
    ]);
  });

  test("a text without titles is one entry", () => {
    expect(outlineOf(of("p: Il pleut.\np: Il vente."))).toMatchObject([
      { start: 0, end: 2, title: "", kind: "matter" },
    ]);
  });

  test("an empty text has no entries", () => {
    expect(outlineOf(text())).toEqual([]);
  });
});

describe("changeOutline", () => {
  test("a chapter is set aside and brought back, its page numbers left aside", () => {
    const without = changeOutline(novel, { type: "set-aside", start: 3 });
    expect(outlineOf(without)[3]).toMatchObject({
      start: 3,
      end: 8,
      aside: "by-hand",
      letters: 45,
    });
    expect(changeOutline(without, { type: "bring-back", start: 3 })).toEqual(novel);
  });

  test("a title page is brought back", () => {
    const back = changeOutline(novel, { type: "bring-back", start: 1 });
    expect(back.blocks[1]).toEqual({ kind: "h", content: "LE MOULIN SOURD" });
  });

  test("a chapter is renamed; stars in the name are no emphasis", () => {
    const named = changeOutline(novel, { type: "rename", start: 8, title: "II *bis*" });
    expect(outlineOf(named)[4]?.title).toBe("II *bis*");
    expect(outlineOf(named)[3]?.title).toBe("CHAPITRE I · Le meunier");
  });

  test("a paragraph becomes a chapter’s title, and a title a heading", () => {
    const cut = changeOutline(novel, { type: "make-chapter", start: 5 });
    expect(outlineOf(cut).map(({ start }) => start)).toEqual([0, 1, 2, 3, 5, 8, 10]);
    const joined = changeOutline(cut, { type: "make-heading", start: 8 });
    expect(outlineOf(joined).map(({ start }) => start)).toEqual([0, 1, 2, 3, 5, 10]);
  });

  test("a place beyond the text is a caller’s mistake", () => {
    expect(() => changeOutline(novel, { type: "set-aside", start: 11 })).toThrow(
      new RangeError("no block 11; there are 11"),
    );
  });
});
