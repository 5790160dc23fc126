import type { Work } from "#lib/text/model.ts";
import { shelve } from "./shelf.ts";

/**
 * What to read after a work: the next longer one of its level, and after the longest the shortest of
 * the next level. `undefined` after the last work of all.
 */
export function nextWork(works: readonly Work[], work: Work): Work | undefined {
  const path = shelve(works).flatMap((level) => level.works);
  const at = path.findIndex((shelved) => shelved.work.name === work.name);
  return at < 0 ? undefined : path[at + 1]?.work;
}
