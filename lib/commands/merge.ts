import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { readBuilt, worksOf, writeBuilt } from "./built-site.ts";
import { completeSite, type InlineHashes, listFiles } from "./finished-site.ts";
import { pageScriptsFolder } from "./page-scripts.ts";
import { occurrencesFolder, takeOccurrences } from "./search-files.ts";
import { refuseUnfitShares } from "./shares.ts";

/**
 * Puts shares of a site together in `site`, which has then the same bytes as one that was built
 * whole; what was there before is replaced when all else is done. Throws a `BuildError` for shares
 * that are not one site.
 */
export function mergeShares(folders: readonly string[], site: string, base: string): void {
  const shares = folders.map((folder) => ({ folder, built: readBuilt(folder) }));
  refuseUnfitShares(shares);
  const merging = `${site}.merging`;
  rmSync(merging, { recursive: true, force: true });
  for (const [index, { folder, built }] of shares.entries()) {
    takeOccurrences(folder);
    if (index === 0) cpSync(folder, merging, { recursive: true });
    else takeWorks(folder, worksOf(built), merging, copy);
  }
  completeMerged(merging, base, {
    app: shares[0]?.built.app ?? "",
    library: shares[0]?.built.library ?? {},
    scripts: unionOf(shares.map(({ built }) => built.scripts)),
    styles: unionOf(shares.map(({ built }) => built.styles)),
  });
  rmSync(site, { recursive: true, force: true });
  renameSync(merging, site);
}

/** Puts the works named, of the site as it was before, into a share that was just built. */
export function joinWithBefore(
  share: string,
  before: string,
  works: readonly string[],
  base: string,
): void {
  const [now, then] = [readBuilt(share), readBuilt(before)];
  takeOccurrences(share);
  takeWorks(before, works, share, renameSync);
  const { app, library } = now;
  completeMerged(share, base, {
    app,
    library,
    scripts: unionOf([now.scripts, then.scripts]),
    styles: unionOf([now.styles, then.styles]),
  });
}

function completeMerged(
  site: string,
  base: string,
  built: Parameters<typeof writeBuilt>[1] & InlineHashes,
): void {
  rmSync(path.join(site, occurrencesFolder), { recursive: true, force: true });
  removeOrphans(site);
  completeSite(site, base, built);
  writeBuilt(site, built);
}

type Take = (from: string, to: string) => void;

const copy: Take = (from, to) => cpSync(from, to, { recursive: true });

/** Takes the pages and files of works from one site into another. */
function takeWorks(from: string, works: readonly string[], to: string, take: Take): void {
  for (const place of [...placesOfWorks(from, new Set(works)), ...pageScripts(from)]) {
    const target = path.join(to, place);
    if (existsSync(target)) continue;
    mkdirSync(path.dirname(target), { recursive: true });
    take(path.join(from, place), target);
  }
}

/** The files and folders of a site that are of the works named and no others. */
function placesOfWorks(site: string, works: ReadonlySet<string>): readonly string[] {
  const list = (folder: string, nameOf: (entry: string) => string) =>
    (existsSync(path.join(site, folder)) ? readdirSync(path.join(site, folder)) : [])
      .filter((entry) => works.has(nameOf(entry)))
      .map((entry) => `${folder}/${entry}`);
  const locales = readdirSync(site).filter((entry) => /^[a-z]{2}$/.test(entry));
  return [
    ...[...locales, "texts"].flatMap((folder) => list(folder, (entry) => entry)),
    ...["lexicon", "covers", "study"].flatMap((folder) =>
      list(folder, (entry) => entry.split(".")[0] ?? ""),
    ),
  ];
}

function pageScripts(site: string): readonly string[] {
  const folder = path.join(site, pageScriptsFolder);
  return existsSync(folder)
    ? readdirSync(folder).map((file) => `${pageScriptsFolder}/${file}`)
    : [];
}

/** Removes the scripts of pages that are no longer there. */
function removeOrphans(site: string): void {
  const named = new Set(
    listFiles(site)
      .filter((file) => file.endsWith(".html"))
      .flatMap((file) => [
        ...readFileSync(path.join(site, file), "utf8").matchAll(/_next\/static\/pages\/[^" ]+/g),
      ])
      .map(([script]) => script),
  );
  for (const script of pageScripts(site)) if (!named.has(script)) rmSync(path.join(site, script));
}

function unionOf(lists: readonly (readonly string[])[]): readonly string[] {
  return [...new Set(lists.flat())].sort();
}
