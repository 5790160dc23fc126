/** `npm run build -- …`: the site, a share of it, or shares put together. Exits 2 on bad usage. */

import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { loadWorks } from "#lib/library/library.ts";
import { AddressError, baseOf, siteAddress } from "#lib/publish/site-address.ts";
import { TextError, TextErrors } from "#lib/text/text-error.ts";
import {
  changedWorks,
  readAppHash,
  readBuilt,
  readLibraryState,
  type Share,
  writeBuilt,
} from "./built-site.ts";
import { parseCall, UsageError } from "./command.ts";
import { finishSite, listFiles, sealSite } from "./finished-site.ts";
import { joinWithBefore, mergeShares } from "./merge.ts";
import { BuildError, buildWithNext } from "./next-build.ts";
import { keepOccurrences } from "./search-files.ts";
import { parseShare, worksOfShare } from "./shares.ts";
import { findBrokenLinks } from "./site-links.ts";

const usage = `usage: npm run build                        the whole site, into out/
       npm run build -- --changed           the site in out/ again: only works that have changed
       npm run build -- --share 3/8 [--to DIR]
       npm run build -- --works NAME,NAME [--to DIR]
                                            a share: the pages and files of some works
       npm run build -- merge DIR DIR …     shares put together, into out/
       npm run build -- links               the links in out/ that lead nowhere

EN_REGARD_ADDRESS=https://example.org/reader/ says where the site will be, EN_REGARD_TEXTS which
folders of works it has besides texts/.`;

const site = "out";

function run(args: readonly string[]): void {
  const { values, positionals } = parseOptions(args);
  const [verb, ...folders] = positionals;
  const asked = [
    ...(["changed", "share", "works"] as const)
      .filter((name) => values[name] !== undefined)
      .map((name) => `--${name}`),
    ...(verb === undefined ? [] : [verb]),
  ];
  if (asked.length > 1) throw new UsageError(`${asked.join(" and ")} are not done together`);
  if (values.to !== undefined && values.share === undefined && values.works === undefined)
    throw new UsageError("--to is for shares");
  if (verb === "merge") mergeShares(folders, site, baseOf(siteAddress()));
  else if (verb === "links") tellBrokenLinks();
  else if (verb !== undefined) throw new UsageError(`build does not know “${verb}”`);
  else if (values.changed === true) buildChanged();
  else if (values.share !== undefined) {
    const share = parseShare(values.share);
    buildShare(worksOfShare(loadWorks(), share), values.to, share);
  } else if (values.works !== undefined) buildShare(knownWorks(values.works), values.to);
  else buildWhole();
}

function buildWhole(): void {
  const address = siteAddress();
  const library = readLibraryState();
  buildWithNext(baseOf(address));
  const hashes = finishSite(site, baseOf(address));
  writeBuilt(site, { app: readAppHash(address), library, ...hashes });
}

function buildShare(works: readonly string[], folder: string | undefined, share?: Share): void {
  const address = siteAddress();
  const library = readLibraryState();
  if (folder !== undefined && existsSync(folder))
    throw new BuildError(`${folder} is there already; remove it, or name another folder`);
  buildWithNext(baseOf(address), works);
  const hashes = sealSite(site, baseOf(address));
  keepOccurrences(site, listFiles(site));
  const number = share === undefined ? {} : { share };
  writeBuilt(site, { app: readAppHash(address), library, works, ...number, ...hashes });
  if (folder === undefined) return;
  mkdirSync(path.dirname(path.resolve(folder)), { recursive: true });
  renameSync(site, folder);
}

/** Builds what differs from the site that is there, and all where there is none or the app differs. */
function buildChanged(): void {
  const address = siteAddress();
  const before = existsSync(path.join(site, "built.json")) ? readBuilt(site) : undefined;
  if (before?.works !== undefined)
    throw new BuildError(`${site} has a share; merge the shares, or run npm run build`);
  if (before === undefined || before.app !== readAppHash(address)) {
    console.log(
      `${before === undefined ? "No site is there" : "The app has changed"}: all is built.`,
    );
    buildWhole();
    return;
  }
  const library = readLibraryState();
  const changed = changedWorks(before.library, library);
  const names = Object.keys(library);
  if (changed.length === 0 && names.length === Object.keys(before.library).length) {
    console.log("No text has changed.");
    return;
  }
  // Next wants a page for each of its routes.
  const built = changed.length > 0 ? changed : names.slice(0, 1);
  console.log(`Built again: ${built.join(", ")}`);
  const kept = names.filter((name) => !built.includes(name));
  const aside = `${site}.before`;
  rmSync(aside, { recursive: true, force: true });
  renameSync(site, aside);
  try {
    buildShare(built, undefined);
    joinWithBefore(site, aside, kept, baseOf(address));
  } catch (error) {
    tellSetAside(aside);
    throw error;
  }
  rmSync(aside, { recursive: true });
}

function tellSetAside(aside: string): void {
  console.error(`The site as it was before is in ${aside}.`);
}

function tellBrokenLinks(): void {
  const broken = findBrokenLinks(site, siteAddress());
  for (const { file, link } of broken) console.error(`${site}/${file}: ${link} leads nowhere`);
  if (broken.length > 0) throw new BuildError(`${broken.length} links lead nowhere`);
}

function knownWorks(asked: string): readonly string[] {
  const names = [...new Set(asked.split(",").filter(Boolean))].sort();
  const known = loadWorks().map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (names.length === 0) throw new BuildError("--works names no work");
  if (unknown.length > 0)
    throw new BuildError(`no work called ${unknown.join(", ")}; there are ${known.join(", ")}`);
  return names;
}

function parseOptions(args: readonly string[]) {
  return parseCall(args, {
    changed: { type: "boolean" },
    share: { type: "string" },
    works: { type: "string" },
    to: { type: "string" },
    help: { type: "boolean", short: "h" },
  });
}

try {
  const args = process.argv.slice(2);
  if (args.includes("--help") || args.includes("-h")) console.log(usage);
  else run(args);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n\n${usage}`);
    process.exitCode = 2;
  } else if (
    [AddressError, BuildError, TextError, TextErrors].some((kind) => error instanceof kind)
  ) {
    console.error((error as Error).message);
    process.exitCode = 1;
  } else throw error;
}
