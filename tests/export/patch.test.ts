import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { applyPatch } from "diff";
import { describe, expect, test } from "vitest";
import { fromPatch, isApplied, rowsOfPatch, toPatch } from "#lib/export/patch.ts";
import { formatChapter } from "#lib/text/chapter.ts";
import fc from "../property.ts";
import { arbitraryChapter } from "../text/arbitrary-chapter.ts";
import { lighthouse } from "./works.ts";

const file = "texts/le-chat-du-phare/01-le-lait.tsv";
const before = lighthouse.chapters[0]?.chapter ?? { editions: ["fr", "en"], blocks: [] };
const after = {
  ...before,
  blocks: before.blocks.map((block) =>
    block.id === "l1"
      ? {
          ...block,
          segments: block.segments.map((segment) => ({
            ...segment,
            cells: segment.cells.map((cell) => ({
              ...cell,
              content: [{ type: "text", value: "de l’eau ;" } as const],
            })),
          })),
        }
      : block,
  ),
} as const;

describe("a patch to a table", () => {
  test("shows the row that changed, between three that did not", () => {
    expect(toPatch(file, before, after)).toBe(`--- a/${file}
+++ b/${file}
@@ -7,7 +7,7 @@
 q1.1	« Un chat qui attend n’attend jamais seul. »	“A cat that waits never waits alone.”
 v1.1	La mer monte, la mer descend,	The sea comes in, the sea goes out,
 v1.2	et le chat n’a pas d’accent.	and the cat has no accent.
-l1.1	du lait ;	milk;
+l1.1	de l’eau ;	de l’eau ;
 b1.1	* * *	* * *
 h1.1	Le bateau	The boat
 p2.1	-5 < 3 ; =SOMME(A1)[^1]	-5 < 3; =SUM(A1)[^1]
`);
  });

  test("names the rows that it takes out and puts in", () => {
    expect(rowsOfPatch(toPatch(file, before, after) ?? "")).toEqual([
      { change: "out", id: "l1.1", cells: ["du lait ;", "milk;"] },
      { change: "in", id: "l1.1", cells: ["de l’eau ;", "de l’eau ;"] },
    ]);
  });

  test("mends the chapter again, also one that has changed elsewhere, and no other", () => {
    const patch = toPatch(file, before, after) ?? "";
    expect(fromPatch(patch, before)).toEqual(after);
    const without = (id: string) => ({
      ...before,
      blocks: before.blocks.filter((block) => block.id !== id),
    });
    const mended = fromPatch(patch, without("p1"));
    expect(mended?.blocks.find(({ id }) => id === "l1")).toEqual(
      after.blocks.find(({ id }) => id === "l1"),
    );
    expect(fromPatch(patch, without("l1"))).toBeUndefined();
    expect(fromPatch("no patch", before)).toEqual(before);
    expect(fromPatch("@@ no patch", before)).toBeUndefined();
  });

  test("is known where it was applied already", () => {
    const patch = toPatch(file, before, after) ?? "";
    expect(isApplied(patch, after)).toBe(true);
    expect(isApplied(patch, before)).toBe(false);
    const elsewhere = { ...after, blocks: after.blocks.filter(({ id }) => id !== "p1") };
    expect(isApplied(patch, elsewhere)).toBe(true);
    expect(isApplied("", after)).toBe(false);
  });

  test("is none where nothing changed", () => {
    expect(toPatch(file, before, before)).toBeUndefined();
  });

  test("is what git applies", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "en-regard-"));
    try {
      mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
      writeFileSync(path.join(folder, file), formatChapter(before));
      const { status, stderr } = spawnSync("git", ["apply", "-"], {
        cwd: folder,
        input: toPatch(file, before, after),
        encoding: "utf8",
        env: { ...process.env, GIT_CEILING_DIRECTORIES: path.dirname(folder) },
      });
      expect([status, stderr]).toEqual([0, ""]);
      expect(readFileSync(path.join(folder, file), "utf8")).toBe(formatChapter(after));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test("makes any chapter of any other", () => {
    fc.assert(
      fc.property(arbitraryChapter, arbitraryChapter, (one, other) => {
        const patch = toPatch(file, one, other);
        const patched =
          patch === undefined ? formatChapter(one) : applyPatch(formatChapter(one), patch);
        expect(patched).toBe(formatChapter(other));
      }),
      { numRuns: 50 },
    );
  });
});
