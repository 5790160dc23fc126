import { describe, expect, test } from "vitest";
import { afterReview, replay } from "#lib/study/memory.ts";
import { mergeUserData, planRestore } from "#lib/study/restore.ts";
import {
  applyChange,
  changeSize,
  finderIn,
  invertChange,
  noUserData,
  type UserData,
} from "#lib/study/user-data.ts";
import { tableNames } from "#lib/study/user-tables.ts";
import { makeWord } from "#lib/study/word.ts";
import fc from "../property.ts";
import { inOrder, userData } from "./arbitrary-user-data.ts";

const ways = fc.constantFrom("merge" as const, "replace" as const);

describe("a restore", { timeout: 60_000 }, () => {
  test("into an empty browser gives everything back", () => {
    fc.assert(
      fc.property(userData, ways, (file, way) => {
        const { change, counts } = planRestore(noUserData, file, way);
        expect(inOrder(applyChange(noUserData, change))).toEqual(inOrder(file));
        for (const table of tableNames)
          expect(counts[table]).toEqual({
            added: file[table].length,
            replaced: 0,
            kept: 0,
            removed: 0,
          });
      }),
    );
  });

  test("is taken back by its undo", () => {
    fc.assert(
      fc.property(userData, userData, ways, (here, file, way) => {
        const { change } = planRestore(here, file, way);
        const undo = invertChange(change, finderIn(here));
        expect(inOrder(applyChange(applyChange(here, change), undo))).toEqual(inOrder(here));
      }),
    );
  });

  test("done twice changes nothing the second time", () => {
    fc.assert(
      fc.property(userData, userData, ways, (here, file, way) => {
        const after = applyChange(here, planRestore(here, file, way).change);
        expect(changeSize(planRestore(after, file, way).change)).toBe(0);
      }),
    );
  });

  test("counts each row once", () => {
    fc.assert(
      fc.property(userData, userData, ways, (here, file, way) => {
        const { change, counts } = planRestore(here, file, way);
        const after = applyChange(here, change);
        for (const table of tableNames) {
          const { added, replaced, kept, removed } = counts[table];
          expect(replaced + kept + removed).toBe(here[table].length);
          expect(added + replaced + kept).toBe(after[table].length);
        }
      }),
    );
  });

  test("that merges loses no word, context, review or sitting of either", () => {
    fc.assert(
      fc.property(userData, userData, (here, file) => {
        const merged = mergeUserData(here, file);
        for (const table of ["words", "contexts", "reviews", "sittings"] as const) {
          const find = finderIn(merged);
          for (const rows of [here, file])
            for (const row of rows[table]) expect(find(table, keyTextOf(table, row))).toBeDefined();
        }
        for (const word of merged.words)
          expect(word.memory).toEqual(
            replay(merged.reviews.filter(({ word: key }) => key === word.key)),
          );
      }),
    );
  });

  test("that replaces leaves exactly what is in the file", () => {
    fc.assert(
      fc.property(userData, userData, (here, file) => {
        const { change } = planRestore(here, file, "replace");
        expect(inOrder(applyChange(here, change))).toEqual(inOrder(file));
      }),
    );
  });
});

describe("a merge", () => {
  const name = { lemma: "phare", upos: "NOUN", isExpression: false } as const;
  const now = 1_764_000_000_000;
  const mine = makeWord(name, { state: "learning", sense: "lighthouse" }, ["phare"], now);
  const theirs = makeWord(name, { state: "known", sense: "beacon" }, ["phares"], now + 1);
  const with_ = (part: Partial<UserData>): UserData => ({ ...noUserData, ...part });

  test("takes the later change of a word, and the forms of both", () => {
    const merged = mergeUserData(with_({ words: [mine] }), with_({ words: [theirs] }));
    expect(merged.words).toEqual([{ ...theirs, forms: ["phare", "phares"], keptAt: now }]);
  });

  test("remembers the answers given in both browsers", () => {
    const one = { word: mine.key, at: now, grade: 3, phase: 0 } as const;
    const other = { word: mine.key, at: now + 86_400_000, grade: 1, phase: 0 } as const;
    const merged = mergeUserData(
      with_({ words: [mine], reviews: [one] }),
      with_({ words: [mine], reviews: [other] }),
    );
    expect(merged.words[0]?.memory).toEqual(replay([one, other]));
  });

  test("leaves a memory as it is where all the answers were given, and makes it anew elsewhere", () => {
    const answer = { word: mine.key, at: now, grade: 3, phase: 0 } as const;
    const own = { ...mine, memory: { ...afterReview(undefined, 3, now), difficulty: 9.5 } };
    const [here, file] = [
      with_({ words: [own], reviews: [answer] }),
      with_({ words: [mine], reviews: [] }),
    ];
    expect(mergeUserData(here, file).words[0]?.memory).toEqual(own.memory);
    expect(mergeUserData(file, here).words[0]?.memory).toEqual(own.memory);
    const later = { ...answer, at: now + 86_400_000 };
    const both = mergeUserData(here, with_({ words: [mine], reviews: [later] }));
    expect(both.words[0]?.memory).toEqual(replay([answer, later]));
  });

  test("takes the later correction of a chapter, whichever browser it was made in", () => {
    const row = { work: "candide", chapter: "01" };
    const here = with_({ mends: [{ ...row, patch: "a", changedAt: now }] });
    const later = with_({ mends: [{ ...row, patch: "b", changedAt: now + 1 }] });
    expect(mergeUserData(here, later).mends).toEqual(later.mends);
    expect(mergeUserData(later, here).mends).toEqual(later.mends);
  });

  test("leaves a chapter here whose work is nowhere", () => {
    const chapters = [{ work: "lost", name: "01", table: "" }];
    expect(mergeUserData(with_({ chapters }), noUserData).chapters).toEqual(chapters);
  });

  test("takes an own work with its chapters, never half of each", () => {
    const here = with_({
      works: [{ name: "mine", source: "", changedAt: now }],
      chapters: ["01", "02"].map((name) => ({ work: "mine", name, table: "" })),
    });
    const later = with_({
      works: [{ name: "mine", source: "", changedAt: now + 1 }],
      chapters: [{ work: "mine", name: "01", table: "mended" }],
    });
    expect(mergeUserData(here, later).chapters).toEqual(later.chapters);
    expect(mergeUserData(later, here).chapters).toEqual(later.chapters);
  });

  test("goes to the later place, and leaves the settings as they are here", () => {
    const here = with_({
      texts: [
        { name: "en-regard:place:candide", text: '{"readAt":1}' },
        { name: "en-regard:settings", text: '{"theme":"sepia"}' },
      ],
    });
    const file = with_({
      texts: [
        { name: "en-regard:place:candide", text: '{"readAt":2}' },
        { name: "en-regard:settings", text: '{"theme":"dark"}' },
      ],
    });
    expect(mergeUserData(here, file).texts).toEqual([file.texts[0], here.texts[1]]);
  });
});

function keyTextOf(table: "words" | "contexts" | "reviews" | "sittings", row: object): string {
  const { key, word, work, chapter, segment, at, startedAt } = row as Record<string, string>;
  const parts = {
    words: [key],
    contexts: [word, work, chapter, segment],
    reviews: [word, at],
    sittings: [startedAt, work],
  };
  return parts[table].join("\u0000");
}
