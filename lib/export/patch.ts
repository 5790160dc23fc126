/** A mended chapter ⇄ a patch to its table, as `git apply` takes it. */

import { applyPatch, createTwoFilesPatch, parsePatch, reversePatch } from "diff";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import type { Chapter } from "#lib/text/model.ts";

/**
 * The difference between two states of a chapter, or `undefined` where there is none. `path` is the
 * table’s in the repository: `texts/candide/01.tsv`.
 */
export function toPatch(path: string, before: Chapter, after: Chapter): string | undefined {
  const [from, to] = [formatChapter(before), formatChapter(after)];
  if (from === to) return undefined;
  const patch = createTwoFilesPatch(`a/${path}`, `b/${path}`, from, to, "", "", { context: 3 });
  // The library rules a line above the names, which git does not know.
  return patch.replace(/^=+\n/, "");
}

/** The chapter as a patch mends it, or `undefined` where the patch does not fit it (any more). */
export function fromPatch(patch: string, before: Chapter): Chapter | undefined {
  try {
    const after = applyPatch(formatChapter(before), patch);
    return after === false ? undefined : parseChapter(after, "patch");
  } catch {
    return undefined;
  }
}

/** Whether a chapter has what a patch would make of it: whoever publishes it has applied it. */
export function isApplied(patch: string, chapter: Chapter): boolean {
  const backwards = parsePatch(patch).map((each) => reversePatch(each));
  const [only] = backwards;
  return (
    only !== undefined &&
    only.hunks.length > 0 &&
    applyPatch(formatChapter(chapter), only) !== false
  );
}

/** The path of a chapter’s table in the repository, and what a patch to it is called as a file. */
export function tablePath(work: string, chapter: string): string {
  return `texts/${work}/${chapter}.tsv`;
}

export function patchFileName(work: string, chapter: string): string {
  return `${tablePath(work, chapter).replaceAll("/", "-")}.patch`;
}

/** A row that a patch takes out of a table or puts into it. */
export interface PatchRow {
  readonly change: "out" | "in";
  readonly id: string;
  /** As the table has them, in the order of its columns. */
  readonly cells: readonly string[];
}

/** The rows that a patch changes, in its order. */
export function rowsOfPatch(patch: string): readonly PatchRow[] {
  const lines = parsePatch(patch).flatMap(({ hunks }) => hunks.flatMap((hunk) => hunk.lines));
  return lines.flatMap((line): readonly PatchRow[] => {
    if (!/^[-+]/.test(line)) return [];
    const [id = "", ...cells] = line.slice(1).split("\t");
    return [{ change: line[0] === "-" ? "out" : "in", id, cells }];
  });
}
