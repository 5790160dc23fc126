import { loadWorks } from "#lib/library/library.ts";
import type { Work } from "#lib/text/model.ts";

/**
 * The works whose pages and files a build writes: those that EN_REGARD_WORKS names, separated by
 * commas, as a build of a share does; else all. Lists show every work all the same.
 */
export function worksToBuild(environment = process.env): readonly Work[] {
  const names = (environment.EN_REGARD_WORKS ?? "").split(",").filter(Boolean);
  const works = loadWorks();
  return names.length === 0 ? works : works.filter(({ name }) => names.includes(name));
}
