import { describe, expect, test } from "vitest";
import { formatCell, parseChapter, readCellContent } from "#lib/text/chapter.ts";
import { mergeWithNext, moveUp, splitSegment } from "#lib/text/mend.ts";
import type { BlockKind } from "#lib/text/model.ts";
import { linesOf } from "#lib/text/verse-lines.ts";
import fc from "../property.ts";

const read = (source: string, kind: BlockKind = "d") => readCellContent(source, kind).content;
const text = (value: string) => ({ type: "text", value }) as const;
const written = (markup: string, kind: BlockKind) =>
  formatCell({ opensParagraph: false, content: [text(markup)] }, kind);

describe("a line of verse in a cell", () => {
  test("begins at a slash between spaces, or before the first words", () => {
    expect(read("/ Ma foi, / je meurs !")).toEqual([text("\nMa foi,\nje meurs !")]);
    expect(read("Vous ? / *Moi / seul*")).toEqual([
      text("Vous ?\n"),
      { type: "emphasis", children: [text("Moi\nseul")] },
    ]);
  });

  test("is in stanzas and speeches only, and a slash in a word or an escaped one is a slash", () => {
    expect(read("oui / non", "p")).toEqual([text("oui / non")]);
    expect(read("et/ou 1/2 / trois")).toEqual([text("et/ou 1/2\ntrois")]);
    expect(read("oui \\/ non")).toEqual([text("oui / non")]);
    // At the end of a cell no line begins.
    expect(read("oui /")).toEqual([text("oui /")]);
  });

  test("is what a row of a stanza begins anyway", () => {
    expect(read("/ La mer / monte", "v")).toEqual([text("La mer\nmonte")]);
  });

  test("is written as it is read", () => {
    expect(written("\nMa foi,\nje meurs !", "d")).toBe("/ Ma foi, / je meurs !");
    expect(written("oui / non", "d")).toBe("oui \\/ non");
    expect(written("oui / non", "p")).toBe("oui / non");
    expect(() => written("oui\nnon", "p")).toThrow("lines in a block of kind p");
    const line = fc
      .array(fc.constantFrom("/", "a", "*", "\\", "[^1]", "é/è", "//", "¶"), { minLength: 1 })
      .map((words) => words.join(" "));
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        fc.constantFrom("v" as const, "d" as const),
        (lines, begins, kind) => {
          const value = (begins && kind === "d" ? "\n" : "") + lines.join("\n");
          expect(read(written(value, kind), kind)).toEqual([text(value)]);
        },
      ),
      { seed: 1897 },
    );
  });

  test("is a line of its own for who prints it", () => {
    const content = read("/ Un *deux / trois* / quatre");
    expect(linesOf(content)).toEqual([
      [text("Un "), { type: "emphasis", children: [text("deux")] }],
      [{ type: "emphasis", children: [text("trois")] }],
      [text("quatre")],
    ]);
  });
});

describe("a mended chapter", () => {
  const chapter = parseChapter(
    "id\tfr\ten\nd1.1\tElle. —\tShe.\nd1.2\t/ Un / deux\t/ One two\nd1.3\t/ Trois\tthree\nv1.1\tA\tA\nv1.2\tB\tB\n",
    "verse.tsv",
  );
  const cells = (mended: ReturnType<typeof mergeWithNext>, id: string) =>
    mended?.chapter.blocks
      .flatMap(({ kind, segments }) => segments.map((segment) => ({ kind, ...segment })))
      .filter((segment) => segment.id === id)
      .flatMap((segment) => segment.cells.map((cell) => formatCell(cell, segment.kind)));

  test("keeps its lines where rows are joined", () => {
    expect(cells(mergeWithNext(chapter, "d1.2"), "d1.2")).toEqual([
      "/ Un / deux / Trois",
      "/ One two three",
    ]);
    expect(cells(mergeWithNext(chapter, "v1.1"), "v1.1")).toEqual(["A / B", "A / B"]);
  });

  test("has no lines where its words go into prose", () => {
    const mixed = parseChapter(
      "id\tfr\ten\np1.1\tDit-il.\the said.\nd1.1\t\t/ *Un / deux* / trois\nd1.2\tQuatre\tfour\n",
      "mixed.tsv",
    );
    expect(cells(moveUp(mixed, "d1.1", 1, 100), "p1.1")).toEqual([
      "Dit-il.",
      "he said. *Un deux* trois",
    ]);
    expect(cells(mergeWithNext(mixed, "p1.1"), "p1.1")?.[1]).toBe("he said. *Un deux* trois");
  });

  test("keeps its lines where a row is split", () => {
    // Before the line’s end or after it: the line belongs to the second row.
    for (const offset of [3, 4]) {
      const split = splitSegment(chapter, "d1.2", [offset, undefined]);
      expect(cells(split, "d1.2")).toEqual(["/ Un", "/ One two"]);
      expect(cells(split, "d1.2a")).toEqual(["/ deux", ""]);
    }
    const joined = mergeWithNext(chapter, "v1.1");
    const again = joined && splitSegment(joined.chapter, "v1.1", [1, 2]);
    expect(cells(again, "v1.1")).toEqual(["A", "A"]);
    expect(cells(again, "v1.1a")).toEqual(["B", "B"]);
  });
});
