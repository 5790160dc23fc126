import { describe, expect, test } from "vitest";
import { besideShown } from "#lib/reader/second-edition.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import { plainText } from "#lib/text/inline.ts";

function chapterOf(...rows: readonly string[]) {
  return parseChapter(["id\tfr\ten\ten.free", ...rows, ""].join("\n"), "essai.tsv");
}

function saidBy(rows: readonly string[]): readonly (readonly [string, string])[] {
  const { second } = besideShown(chapterOf(...rows), "en", "en.free");
  return second.blocks.flatMap(({ segments }) =>
    segments.map(({ id, en }): readonly [string, string] => [id, plainText(en.content)]),
  );
}

describe("a second translation beside the one that is shown", () => {
  test("has the same segments, and its own words in them", () => {
    expect(
      saidBy([
        "p1.1\tLe banc est prêt.\tThe bench is ready.\tThe bench was done.",
        "p1.2\tIl attend.\tIt waits.\tIt stood waiting.",
      ]),
    ).toEqual([
      ["p1.1", "The bench was done."],
      ["p1.2", "It stood waiting."],
    ]);
  });

  test("has nothing where it leaves a sentence out that the French has", () => {
    expect(
      saidBy([
        "p1.1\tLe banc est prêt.\tThe bench is ready.\tThe bench was done.",
        "p1.2\tIl attend.\tIt waits.\t",
        "p1.3\tPersonne ne vient.\t\tNobody came.",
      ]),
    ).toEqual([
      ["p1.1", "The bench was done."],
      ["p1.2", ""],
      ["p1.3", "Nobody came."],
    ]);
  });

  test("goes on after the sentence before with what it alone has", () => {
    expect(
      saidBy([
        "p1.1\tLe banc est prêt.\tThe bench is ready.\tThe bench was done.",
        "p1.2\t\t\tAnd a fine one.",
        "p1.3\tIl attend.\tIt waits.\tIt stood waiting.",
      ]),
    ).toEqual([
      ["p1.1", "The bench was done. And a fine one."],
      ["p1.3", "It stood waiting."],
    ]);
  });

  test("goes before the first sentence with what it begins with alone", () => {
    expect(
      saidBy(["p1.1\t\t\tHark!", "p1.2\tLe banc est prêt.\tThe bench is ready.\tIt was done."]),
    ).toEqual([["p1.2", "Hark! It was done."]]);
  });

  test("keeps the blocks that are shown, and what is said in the French", () => {
    const chapter = chapterOf(
      "t1.1\tLe banc\tThe bench\tA bench",
      "p1.1\tIl attend.\tIt waits.\tIt stood waiting.",
    );
    const { shown, second } = besideShown(chapter, "en", "en.free");
    const outline = ({ blocks }: typeof shown) =>
      blocks.map(({ id, segments }) => [id, segments.map(({ fr }) => plainText(fr.content))]);
    expect(outline(second)).toEqual(outline(shown));
  });

  test("cannot be one that the chapter has not", () => {
    expect(() => besideShown(chapterOf("p1.1\tOui.\tYes.\tAye."), "en", "en.old")).toThrow(
      new RangeError("no English edition “en.old” in this chapter"),
    );
  });
});
