/** Shares of a site, built apart: which works are in one, and whether some are a whole together. */

import { type BuiltSite, type Share, worksOf } from "./built-site.ts";
import { BuildError } from "./next-build.ts";

/** Reads `3/8`. Throws a `BuildError` for what is no share. */
export function parseShare(asked: string): Share {
  const [, number = "", count = ""] = /^([1-9]\d{0,3})\/([1-9]\d{0,3})$/.exec(asked) ?? [];
  if (number === "" || Number(number) > Number(count))
    throw new BuildError(`--share ${asked}: no share; write it as 3/8, the third of eight`);
  return { number: Number(number), count: Number(count) };
}

/**
 * The names of the works in a share: the same on any machine, and about as many chapters in each.
 * Throws a `BuildError` for more shares than works.
 */
export function worksOfShare(
  works: readonly { readonly name: string; readonly chapters: readonly string[] }[],
  { number, count }: Share,
): readonly string[] {
  if (count > works.length)
    throw new BuildError(
      `--share ${number}/${count}: the library has ${works.length} works, so at most ${works.length} shares`,
    );
  const shares = Array.from({ length: count }, () => ({ chapters: 0, names: [] as string[] }));
  const longestFirst = [...works].sort(
    (a, b) => b.chapters.length - a.chapters.length || (a.name < b.name ? -1 : 1),
  );
  for (const { name, chapters } of longestFirst) {
    const least = shares.reduce((a, b) => (b.chapters < a.chapters ? b : a));
    least.chapters += chapters.length;
    least.names.push(name);
  }
  return shares[number - 1]?.names.sort() ?? [];
}

/** A share with the folder that it is in. */
export interface PlacedShare {
  readonly folder: string;
  readonly built: BuiltSite;
}

/**
 * Throws a `BuildError` where shares are not one site together: of different versions of the app, of
 * different texts, with a work twice or not at all.
 */
export function refuseUnfitShares(shares: readonly PlacedShare[]): void {
  const [first, ...others] = shares;
  if (first === undefined) throw new BuildError("no share to merge; name their folders");
  for (const { folder, built } of others)
    if (built.app !== first.built.app)
      throw new BuildError(
        `${first.folder} and ${folder} are of different versions of the site or for different addresses; build all shares from one commit, with one EN_REGARD_ADDRESS`,
      );
  refuseTwice(shares);
  for (const { folder, built } of others) refuseOtherTexts(first, { folder, built });
  refuseMissing(shares);
}

function refuseTwice(shares: readonly PlacedShare[]): void {
  const places = new Map<string, string>();
  for (const { folder, built } of shares)
    for (const work of worksOf(built)) {
      const other = places.get(work);
      if (other !== undefined)
        throw new BuildError(
          `the work ${work} is in two shares, ${other} and ${folder}; leave one of them out, or rename one of the works`,
        );
      places.set(work, folder);
    }
}

function refuseOtherTexts(first: PlacedShare, other: PlacedShare): void {
  const [a, b] = [first.built.library, other.built.library];
  const differing = [...new Set([...Object.keys(a), ...Object.keys(b)])]
    .filter((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name]))
    .sort();
  if (differing.length > 0)
    throw new BuildError(
      `${first.folder} and ${other.folder} were built from different texts (${shortList(differing)}); build all shares from the same folders of works`,
    );
}

function refuseMissing(shares: readonly PlacedShare[]): void {
  const [{ share: { count } = { count: 0 } } = {}] = shares.map(({ built }) => built);
  const numbers = new Set(shares.map(({ built }) => built.share?.number));
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (number) => !numbers.has(number),
  );
  if (missing.length > 0)
    throw new BuildError(
      `${missing.length === 1 ? "a share is" : "shares are"} missing: ${missing.map((number) => `${number}/${count}`).join(", ")}`,
    );
  const there = new Set(shares.flatMap(({ built }) => worksOf(built)));
  const absent = Object.keys(shares[0]?.built.library ?? {}).filter((name) => !there.has(name));
  if (absent.length > 0)
    throw new BuildError(`a share is missing: none has ${shortList(absent.sort())}`);
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 5).join(", ");
  return names.length > 5 ? `${shown} and ${names.length - 5} more` : shown;
}
