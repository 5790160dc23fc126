/** A mended chapter → a patch to its table, as `git apply` takes it. */

import { createTwoFilesPatch } from "diff";
import { formatChapter } from "#lib/text/chapter.ts";
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
