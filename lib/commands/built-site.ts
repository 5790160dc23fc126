/**
 * What a build says of itself, in `built.json` of the site: by it the next build knows what has
 * changed, and shares that were built apart are put together.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findWorkFolders, loadWorks, textsFolders } from "#lib/library/library.ts";
import { nextWork, shelfOrder } from "#lib/library/next-work.ts";
import { BuildError } from "./next-build.ts";

/** A site, or a share of one. */
export interface BuiltSite {
  readonly format: typeof builtFormat;
  /** The hash of all that makes the site but the texts. */
  readonly app: string;
  /** Every work of the library, by name, as the build saw it. */
  readonly library: Readonly<Record<string, WorkState>>;
  /** The works whose pages and files are there; absent where all are. */
  readonly works?: readonly string[];
  /** Which share it is, and of how many; absent where nobody asked for one by its number. */
  readonly share?: Share;
  /** The hashes (`sha256-…`) of what stands inline in its pages. */
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** Share `number` of `count`, counted from 1. */
export interface Share {
  readonly number: number;
  readonly count: number;
}

/** What the pages of a work follow from. */
export interface WorkState {
  /** The hash of the files in its folder. */
  readonly files: string;
  /** The work to which its last chapter leads on, by its name and titles. */
  readonly next: string;
}

const builtFormat = 1;

/** Its name in the site. */
export const builtFile = "built.json";

/** All works of the library as they are now. */
export function readLibraryState(): Readonly<Record<string, WorkState>> {
  const folders = new Map(
    textsFolders()
      .flatMap(findWorkFolders)
      .map((folder) => [path.basename(path.resolve(folder)), folder]),
  );
  const works = loadWorks();
  const order = shelfOrder(works);
  return Object.fromEntries(
    works.map((work) => {
      const after = nextWork(order, work);
      const next = after === undefined ? "" : JSON.stringify([after.name, after.title]);
      return [work.name, { files: hashOfFolder(folders.get(work.name) ?? ""), next }];
    }),
  );
}

/** The hash of the sources of the site and of where it will be. */
export function readAppHash(address: URL | undefined): string {
  const hash = createHash("sha256").update(address?.href ?? "");
  for (const source of ["app", "lib"]) {
    const files = readdirSync(source, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    for (const file of files.sort()) hash.update(file).update(readFileSync(file));
  }
  for (const file of ["next.config.mjs", "package.json", "package-lock.json"])
    if (existsSync(file)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Writes down what a site is. */
export function writeBuilt(site: string, built: Omit<BuiltSite, "format">): void {
  const text = JSON.stringify({ format: builtFormat, ...built }, null, 1);
  writeFileSync(path.join(site, builtFile), `${text}\n`);
}

/** Reads what a site is. Throws a `BuildError` for a folder that no build of ours has left. */
export function readBuilt(site: string): BuiltSite {
  const file = path.join(site, builtFile);
  if (!existsSync(file))
    throw new BuildError(`${site}: no built site or share; name the folders that builds have left`);
  const built: Partial<BuiltSite> = parseJson(readFileSync(file, "utf8"));
  if (built.format !== builtFormat || built.library === undefined)
    throw new BuildError(`${file}: written by another version of the site; build it anew`);
  return built as BuiltSite;
}

/** The works whose pages are in a site. */
export function worksOf({ works, library }: BuiltSite): readonly string[] {
  return works ?? Object.keys(library);
}

/** The works of `now` that are new or other than in `before`. */
export function changedWorks(
  before: BuiltSite["library"],
  now: BuiltSite["library"],
): readonly string[] {
  return Object.entries(now)
    .filter(([name, { files, next }]) => {
      const then = Object.hasOwn(before, name) ? before[name] : undefined;
      return then?.files !== files || then.next !== next;
    })
    .map(([name]) => name);
}

function parseJson(source: string): Partial<BuiltSite> {
  try {
    const read: unknown = JSON.parse(source);
    return typeof read === "object" && read !== null ? read : {};
  } catch {
    return {};
  }
}

function hashOfFolder(folder: string): string {
  const hash = createHash("sha256");
  for (const name of readdirSync(folder).sort())
    if (name === "work.json" || name.endsWith(".tsv"))
      hash
        .update(name)
        .update("\0")
        .update(readFileSync(path.join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}
