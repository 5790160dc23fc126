import { describe, expect, test } from "vitest";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import {
  editCell,
  type Mended,
  mergeWithNext,
  mergeWithPrevious,
  movableText,
  moveDown,
  moveUp,
  setApart,
  splitSegment,
} from "#lib/text/mend.ts";
import type { Chapter } from "#lib/text/model.ts";
import fc from "../property.ts";

function chapterOf(...rows: readonly string[]): Chapter {
  return parseChapter(`id\tfr\ten\n${rows.join("\n")}\n`, "a.tsv");
}

function rowsOf(mended: Mended | undefined): readonly string[] | undefined {
  if (mended === undefined) return undefined;
  return formatChapter(mended.chapter).split("\n").slice(1, -1);
}

describe("splitting a segment", () => {
  const chapter = chapterOf("p1.1\tIl vint. Il vit.\tHe came. He saw.", "p1.2\tFin.\tEnd.");

  test("the second part gets a letter, and nothing is renumbered", () => {
    expect(rowsOf(splitSegment(chapter, "p1.1", [9, 9]))).toEqual([
      "p1.1\tIl vint.\tHe came.",
      "p1.1a\tIl vit.\tHe saw.",
      "p1.2\tFin.\tEnd.",
    ]);
  });

  test("a column without an offset stays above", () => {
    expect(rowsOf(splitSegment(chapter, "p1.1", [9, undefined]))?.slice(0, 2)).toEqual([
      "p1.1\tIl vint.\tHe came. He saw.",
      "p1.1a\tIl vit.\t",
    ]);
  });

  test("at its ends there is nothing to split", () => {
    expect(splitSegment(chapter, "p1.1", [0, 0])).toBeUndefined();
    expect(splitSegment(chapter, "p1.1", [16, 16])).toBeUndefined();
  });

  test("emphasis and note calls are cut between, not through", () => {
    const marked = chapterOf("p1.1\tIl lut *Le Marin breton*[^1] hier.\tx", "n1.1\tUn journal.\ty");
    expect(rowsOf(splitSegment(marked, "p1.1", [16, undefined]))?.slice(0, 2)).toEqual([
      "p1.1\tIl lut *Le Marin*\tx",
      "p1.1a\t*breton*[^1] hier.\t",
    ]);
  });

  test("the letters go on, and between two of them there is room", () => {
    const split = chapterOf("p1.1\ta b\tx", "p1.1a\tc d\ty", "p1.1b\te\tz", "p1.2\tf\tw");
    const ids = (mended: Mended | undefined) => rowsOf(mended)?.map((row) => row.split("\t")[0]);
    expect(ids(splitSegment(split, "p1.1a", [2]))).toEqual([
      "p1.1",
      "p1.1a",
      "p1.1aa",
      "p1.1b",
      "p1.2",
    ]);
    // Nothing lies between 1 and 1a: the part takes 1a, and only its neighbour shifts.
    expect(ids(splitSegment(split, "p1.1", [2]))).toEqual([
      "p1.1",
      "p1.1a",
      "p1.1aa",
      "p1.1b",
      "p1.2",
    ]);
  });
});

describe("merging segments", () => {
  const chapter = chapterOf("p1.1\tUn.\tOne.", "p1.2\tDeux.\tTwo.", "p2.1\tTrois.\tThree.");

  test("two of one paragraph become one, with the first one’s id", () => {
    expect(rowsOf(mergeWithNext(chapter, "p1.1"))).toEqual([
      "p1.1\tUn. Deux.\tOne. Two.",
      "p2.1\tTrois.\tThree.",
    ]);
    expect(mergeWithPrevious(chapter, "p1.2")).toEqual(mergeWithNext(chapter, "p1.1"));
  });

  test("paragraphs of the French are not joined", () => {
    expect(mergeWithNext(chapter, "p1.2")).toBeUndefined();
    expect(mergeWithPrevious(chapter, "p1.1")).toBeUndefined();
    expect(mergeWithNext(chapter, "p2.1")).toBeUndefined();
  });

  test("a paragraph of the English alone joins the French beside it", () => {
    const added = chapterOf("p1.1\tUn.\tOne.", "p2.1\t\tMore.", "p3.1\tDeux.\tTwo.");
    expect(rowsOf(mergeWithNext(added, "p1.1"))).toEqual([
      "p1.1\tUn.\tOne. More.",
      "p3.1\tDeux.\tTwo.",
    ]);
    expect(rowsOf(mergeWithNext(added, "p2.1"))).toEqual([
      "p1.1\tUn.\tOne.",
      "p3.1\tDeux.\tMore. Two.",
    ]);
  });
});

describe("moving a sentence", () => {
  const chapter = chapterOf("p1.1\tUn.\tOne. Two.", "p1.2\tDeux.\t", "p2.1\tTrois.\tThree.");

  test("down, on one side", () => {
    expect(rowsOf(moveDown(chapter, "p1.1", 1, 5))?.slice(0, 2)).toEqual([
      "p1.1\tUn.\tOne.",
      "p1.2\tDeux.\tTwo.",
    ]);
  });

  test("up, over the end of a paragraph too", () => {
    expect(rowsOf(moveUp(chapter, "p2.1", 1, 6))).toEqual([
      "p1.1\tUn.\tOne. Two.",
      "p1.2\tDeux.\tThree.",
      "p2.1\tTrois.\t",
    ]);
  });

  test("a segment that has given everything away is gone", () => {
    const last = chapterOf("p1.1\tUn.\t", "p1.2\t\tOne.");
    expect(rowsOf(moveUp(last, "p1.2", 1, 4))).toEqual(["p1.1\tUn.\tOne."]);
    expect(moveUp(last, "p1.2", 1, 4)?.touched).toEqual(["p1.1"]);
  });

  test("not out of the chapter, and not into a note", () => {
    const noted = chapterOf("p1.1\tUn.\tOne.", "n1.1\tNote.\tA note.");
    expect(moveUp(noted, "p1.1", 1, 4)).toBeUndefined();
    expect(moveDown(noted, "p1.1", 1, 0)).toBeUndefined();
    expect(moveDown(noted, "n1.1", 1, 0)).toBeUndefined();
  });

  test("not from one break between scenes into the next", () => {
    const broken = chapterOf("b1.1\t* * *\t* * *", "b2.1\t◆\t◆", "p1.1\tUn.\tOne.");
    expect(moveDown(broken, "b1.1", 1, 0)).toBeUndefined();
    expect(moveUp(broken, "b2.1", 1, 1)).toBeUndefined();
    expect(mergeWithNext(broken, "b1.1")).toBeUndefined();
  });

  test("the mark of an English paragraph stays with its first words where it is cut", () => {
    const marked = chapterOf("p1.1\tUn.\tOne.", "p1.2\tDeux. Trois.\t¶Two. Three.");
    expect(rowsOf(splitSegment(marked, "p1.2", [6, 5]))).toEqual([
      "p1.1\tUn.\tOne.",
      "p1.2\tDeux.\t¶Two.",
      "p1.2a\tTrois.\tThree.",
    ]);
  });

  test("the mark of an English paragraph goes with its first words", () => {
    const marked = chapterOf("p1.1\tUn.\tOne.", "p1.2\tDeux.\t¶Two. Three.", "p1.3\tTrois.\t");
    expect(rowsOf(moveDown(marked, "p1.2", 1, 0))).toEqual([
      "p1.1\tUn.\tOne.",
      "p1.2\tDeux.\t",
      "p1.3\tTrois.\t¶Two. Three.",
    ]);
  });
});

describe("omission and words", () => {
  const chapter = chapterOf("p1.1\tUn.\tSomething else.", "p1.2\tDeux.\tTwo.");

  test("sides that do not belong together are set apart", () => {
    expect(rowsOf(setApart(chapter, "p1.1"))).toEqual([
      "p1.1\tUn.\t",
      "p1.1a\t\tSomething else.",
      "p1.2\tDeux.\tTwo.",
    ]);
    expect(setApart(chapterOf("p1.1\tUn.\t"), "p1.1")).toBeUndefined();
  });

  test("a side can be written anew, and emptied", () => {
    const cell = { opensParagraph: false, content: [{ type: "text", value: "One." }] } as const;
    expect(rowsOf(editCell(chapter, "p1.1", 1, cell))?.[0]).toBe("p1.1\tUn.\tOne.");
    const empty = { opensParagraph: false, content: [] };
    expect(rowsOf(editCell(chapter, "p1.1", 1, empty))?.[0]).toBe("p1.1\tUn.\t");
  });

  test("an id that is not there is the caller’s mistake", () => {
    expect(() => setApart(chapter, "p9.9")).toThrow(
      new RangeError("no segment p9.9 in this chapter"),
    );
  });
});

test("whatever is moved, both sides read as before and the table stays one", () => {
  const sentence = fc.constantFrom("Oui.", "Il *vint* hier.", "Où ?[^1]", "*Quoi ?*", "Non. Si.");
  const cells = fc
    .tuple(fc.array(sentence, { maxLength: 3 }), fc.array(sentence, { maxLength: 3 }))
    .filter(([fr, en]) => fr.length + en.length > 0)
    .map(([fr, en]) => `${fr.join(" ")}\t${en.join(" ")}`);
  const blocks = fc.array(fc.array(cells, { minLength: 1, maxLength: 4 }), {
    minLength: 1,
    maxLength: 4,
  });
  const step = fc.record({
    move: fc.constantFrom("split", "merge", "up", "down", "apart"),
    row: fc.nat(),
    column: fc.constantFrom(0, 1),
    offsets: fc.tuple(fc.nat(40), fc.nat(40)),
  });
  fc.assert(
    fc.property(blocks, fc.array(step, { maxLength: 12 }), (given, steps) => {
      let chapter = chapterOf(
        ...given.flatMap((rows, block) =>
          rows.map((row, index) => `p${block + 1}.${index + 1}\t${row}`),
        ),
        "n1.1\tNote.\tNote.",
      );
      const before = [0, 1].map((column) => columnText(chapter, column));
      for (const { move, row, column, offsets } of steps) {
        const ids = chapter.blocks.flatMap(({ segments }) => segments.map(({ id }) => id));
        const id = ids[row % ids.length] ?? "";
        const mended =
          move === "split"
            ? splitSegment(chapter, id, offsets)
            : move === "merge"
              ? mergeWithNext(chapter, id)
              : move === "up"
                ? moveUp(chapter, id, column, offsets[0])
                : move === "down"
                  ? moveDown(chapter, id, column, offsets[0])
                  : setApart(chapter, id);
        if (mended === undefined) continue;
        chapter = mended.chapter;
        expect(parseChapter(formatChapter(chapter), "a.tsv")).toEqual(chapter);
        const after = chapter.blocks.flatMap(({ segments }) => segments.map(({ id }) => id));
        expect(after).toEqual(expect.arrayContaining([...mended.touched]));
      }
      expect([0, 1].map((column) => columnText(chapter, column))).toEqual(before);
    }),
  );
});

/** A column from top to bottom, spaces aside: a cut takes one and a join puts one. */
function columnText(chapter: Chapter, column: number): string {
  return chapter.blocks
    .flatMap(({ segments }) =>
      segments.map(({ cells }) => movableText(cells[column]?.content ?? [])),
    )
    .join("")
    .replaceAll(" ", "");
}
