import type { PathWork } from "#lib/search/read-next.ts";
import type { Work } from "#lib/text/model.ts";
import { loadWorks } from "./library.ts";
import { type ShelvedWork, shelve } from "./shelf.ts";

/** Works in the order of the shelf, of which each leads to the next. */
let kept: readonly ShelvedWork[] | undefined;

/**
 * All works in the order in which they stand on the shelf. Each chapter of each is counted for it:
 * a build, in which no text changes, does so once.
 */
export function loadShelfOrder(): readonly Work[] {
  return loadShelved().map(({ work }) => work);
}

/** The works of the shelf as steps of a reader’s path, in the same order. */
export function loadPath(): readonly PathWork[] {
  return loadShelved().map(toPathWork);
}

/** Works by level, the shorter first. */
export function shelfOrder(works: readonly Work[]): readonly Work[] {
  return inOrder(works).map(({ work }) => work);
}

/**
 * What to read after a work: the next longer one of its level, and after the longest the shortest of
 * the next level. `undefined` after the last work of all. `order` is that of the shelf.
 */
export function nextWork(order: readonly Work[], work: Work): Work | undefined {
  const at = order.findIndex(({ name }) => name === work.name);
  return at < 0 ? undefined : order[at + 1];
}

/** A work of the shelf as a step of a reader’s path. */
export function toPathWork({ work, minutes }: ShelvedWork): PathWork {
  const { name: key, title, level, genre, chapters } = work;
  return { key, title, level, ...(genre && { genre }), minutes, chapters };
}

function loadShelved(): readonly ShelvedWork[] {
  if (process.env.NODE_ENV !== "production") return inOrder(loadWorks());
  kept ??= inOrder(loadWorks());
  return kept;
}

function inOrder(works: readonly Work[]): readonly ShelvedWork[] {
  return shelve(works).flatMap((level) => level.works);
}
