import type { Work } from "#lib/text/model.ts";
import { loadWorks } from "./library.ts";
import { shelve } from "./shelf.ts";

/** Works in the order of the shelf, of which each leads to the next. */
let kept: readonly Work[] | undefined;

/**
 * All works in the order in which they stand on the shelf. Each chapter of each is counted for it:
 * a build, in which no text changes, does so once.
 */
export function loadShelfOrder(): readonly Work[] {
  if (process.env.NODE_ENV !== "production") return shelfOrder(loadWorks());
  kept ??= shelfOrder(loadWorks());
  return kept;
}

/** Works by level, the shorter first. */
export function shelfOrder(works: readonly Work[]): readonly Work[] {
  return shelve(works).flatMap((level) => level.works.map(({ work }) => work));
}

/**
 * What to read after a work: the next longer one of its level, and after the longest the shortest of
 * the next level. `undefined` after the last work of all. `order` is that of the shelf.
 */
export function nextWork(order: readonly Work[], work: Work): Work | undefined {
  const at = order.findIndex(({ name }) => name === work.name);
  return at < 0 ? undefined : order[at + 1];
}
