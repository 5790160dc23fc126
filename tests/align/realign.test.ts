import { describe, expect, test } from "vitest";
import type { Bead } from "#lib/align/bead.ts";
import { type TakenApart, takeApart } from "#lib/align/from-chapter.ts";
import { realignChapter } from "#lib/align/realign.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import { movableText } from "#lib/text/mend.ts";
import type { Chapter } from "#lib/text/model.ts";
import fc from "../property.ts";
import { arbitraryChapter } from "../text/arbitrary-chapter.ts";

function chapterOf(...rows: readonly string[]): Chapter {
  return parseChapter(`id\tfr\ten\n${rows.join("\n")}\n`, "a.tsv");
}

/** The rows of a chapter after beads drawn as `1-1 2-1` were found in it. */
function realigned(chapter: Chapter, drawn: string): readonly string[] {
  let frStart = 0;
  let enStart = 0;
  const beads = drawn.split(" ").map((shape) => {
    const [french = 0, english = 0] = shape.split("-").map(Number);
    const bead = { frStart, frEnd: frStart + french, enStart, enEnd: enStart + english };
    frStart = bead.frEnd;
    enStart = bead.enEnd;
    return { ...bead, confidence: 0.5 };
  });
  const { chapter: made } = realignChapter(chapter, takeApart(chapter), beads);
  return formatChapter(made).split("\n").slice(1, -1);
}

describe("a chapter aligned again", () => {
  // The row of the rain is one too low on the English side.
  const chapter = chapterOf(
    "t1.1\tLe toit\tThe Roof",
    "p1.1\tLe chat dort.\tThe cat sleeps.",
    "p1.2\tIl pleut.\t",
    "p1.2a\tLe roi mange.\tIt rains.",
    "p1.3\tLa reine part.\tThe king eats. The queen leaves.",
    "b1.1\t* * *\t* * *",
    "p4.1\tLa nuit tombe.\tNight falls.",
  );

  test("keeps the id and the words of every row that stays as it was", () => {
    expect(realigned(chapter, "1-1 1-1 1-1 1-1 1-1 1-1 1-1")).toEqual([
      "t1.1\tLe toit\tThe Roof",
      "p1.1\tLe chat dort.\tThe cat sleeps.",
      "p1.2\tIl pleut.\tIt rains.",
      "p1.2a\tLe roi mange.\tThe king eats.",
      "p1.3\tLa reine part.\tThe queen leaves.",
      "b1.1\t* * *\t* * *",
      "p4.1\tLa nuit tombe.\tNight falls.",
    ]);
  });

  test("marks a paragraph that the English begins where a row now stands before it", () => {
    const late = chapterOf(
      "p1.1\tLe chat dort.\tThe cat sleeps. It rains.",
      "p2.1\tIl pleut.\t",
      "p2.2\tLe roi mange.\tThe king eats.",
    );
    expect(realigned(late, "1-1 1-1 1-1")).toEqual([
      "p1.1\tLe chat dort.\tThe cat sleeps.",
      "p2.1\tIl pleut.\tIt rains.",
      "p2.2\tLe roi mange.\t¶The king eats.",
    ]);
  });

  test("gives a new row a letter, and takes an id away with its row", () => {
    expect(realigned(chapter, "1-1 1-1 1-0 1-1 0-1 1-1 1-1 1-1").slice(2, 6)).toEqual([
      "p1.2\tIl pleut.\t",
      "p1.2a\tLe roi mange.\tIt rains.",
      "p1.3\t\tThe king eats.",
      "p1.3a\tLa reine part.\tThe queen leaves.",
    ]);
    expect(realigned(chapter, "1-1 1-1 2-2 1-1 1-1 1-1").slice(2, 4)).toEqual([
      "p1.2\tIl pleut. Le roi mange.\tIt rains. The king eats.",
      "p1.3\tLa reine part.\tThe queen leaves.",
    ]);
  });

  test("keeps a paragraph that only the English begins", () => {
    const two = chapterOf(
      "p1.1\tUn. Deux.\tOne.",
      "p1.2\tTrois.\t¶Two. Three.",
      "p2.1\tQuatre.\tFour.",
    );
    expect(realigned(two, "1-1 1-1 1-1 1-1")).toEqual([
      "p1.1\tUn.\tOne.",
      "p1.1a\tDeux.\t¶Two.",
      "p1.2\tTrois.\tThree.",
      "p2.1\tQuatre.\tFour.",
    ]);
  });

  test("gives another translation to the rows that begin alike", () => {
    const three = parseChapter(
      "id\tfr\ten\ten.1918\np1.1\tUn. Deux.\tOne.\tFirst. Second.\np1.2\tTrois.\tTwo. Three.\tThird.\n",
      "a.tsv",
    );
    expect(realigned(three, "1-1 2-2")).toEqual([
      "p1.1\tUn.\tOne.\tFirst. Second.",
      "p1.1a\tDeux. Trois.\tTwo. Three.\tThird.",
    ]);
  });
});

describe("laws", () => {
  const kindOf = ({ rows }: TakenApart, at: number) => rows[at]?.block.kind;
  const sure = (beads: readonly Bead[]) => beads.map((bead) => ({ ...bead, confidence: 1 }));

  test("the same beads are the same chapter", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(arbitraryChapter, (chapter) => {
        const parts = takeApart(chapter);
        expect(realignChapter(chapter, parts, sure(parts.beads)).chapter).toEqual(chapter);
      }),
      { seed: 3 },
    );
  });

  test("whatever is joined, rows that were not keep their ids, and no word is lost", {
    timeout: 60_000,
  }, () => {
    fc.assert(
      fc.property(arbitraryChapter, fc.array(fc.boolean()), (chapter, joins) => {
        const parts = takeApart(chapter);
        const beads: Bead[] = [];
        for (const [at, bead] of parts.beads.entries()) {
          const last = beads.at(-1);
          const kind = kindOf(parts, at);
          const isJoined = joins[at] === true && kind !== "b" && kind === kindOf(parts, at - 1);
          if (last === undefined || !isJoined) beads.push(bead);
          else beads[beads.length - 1] = { ...last, frEnd: bead.frEnd, enEnd: bead.enEnd };
        }
        const { chapter: made } = realignChapter(chapter, parts, sure(beads));
        const key = (bead: Bead) => Object.values(bead).join();
        const stayed = new Set(beads.map(key));
        const before = chapter.blocks.flatMap(({ segments }) => segments);
        const after = made.blocks.flatMap(({ segments }) => segments);
        for (const [at, { segment: old }] of parts.rows.entries()) {
          if (!stayed.has(key(parts.beads[at] as Bead))) continue;
          const now = after.find(({ id }) => id === old.id);
          expect(now?.cells.map(({ content }) => content)).toEqual(
            old.cells.map(({ content }) => content),
          );
        }
        const letters = (rows: typeof before, column: number) =>
          rows
            .map(({ cells }) => movableText(cells[column]?.content ?? []))
            .join("")
            .replace(/\s/g, "");
        for (const column of chapter.editions.keys()) {
          expect([...letters(after, column)].sort()).toEqual([...letters(before, column)].sort());
        }
        expect(() => parseChapter(formatChapter(made), "a.tsv")).not.toThrow();
      }),
      { seed: 4 },
    );
  });
});
