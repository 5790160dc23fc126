import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { reservedWorkNames } from "#lib/text/work.ts";
import { formatHtaccess } from "./host-files.ts";
import { findOfflineFiles } from "./offline-files.ts";
import { SharedPayload } from "./page-payload.ts";
import { inlineStyles, pageScriptsFolder, sealPage } from "./page-scripts.ts";
import { type AllowedInline, findSlips } from "./page-slips.ts";
import { writeSearchFiles } from "./search-files.ts";
import { formatHeadersFile, securityHeaders, withPolicy } from "./site-headers.ts";
import { findWorkWords } from "./work-words-files.ts";

/** More inline scripts than this, and one of them differs from page to page. */
const mostScripts = 6;
/** Pages of one kind have one style; there are fewer kinds than this. */
const mostStyles = 20;

/** The hashes (`sha256-…`) of what stands inline in the pages of a site, in order. */
export interface InlineHashes {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/**
 * `npm run build` does this after Next, for a whole site: see `sealSite` and `completeSite`. `base`
 * is the folder of its host in which the site is, empty or `/reader`.
 */
export function finishSite(site: string, base = ""): InlineHashes {
  const hashes = sealSite(site, base);
  completeSite(site, base, hashes);
  return hashes;
}

/**
 * Finishes what belongs to each page and work alone, in a site or a share of it: seals every page
 * (see `sealPage`), counts the words of each work, and removes the payloads for navigation inside
 * the page, which this site of plain links never asks for. Throws where a page is not sealed, as
 * when Next writes its pages in a new way.
 */
export function sealSite(site: string, base: string): InlineHashes {
  // In order, so that the first page of a work is the same one in every build.
  const files = [...listFiles(site)].sort();
  const shared = new Map<string, SharedPayload>();
  mkdirSync(path.join(site, pageScriptsFolder), { recursive: true });
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const readStylesheet = (address: string) =>
    readFileSync(path.join(site, address.slice(base.length)), "utf8");
  for (const file of files) {
    const place = path.join(site, file);
    if (file.endsWith(".html")) {
      const styled = inlineStyles(readFileSync(place, "utf8"), readStylesheet);
      for (const hash of styled.styleHashes) styles.add(hash);
      const { html, pageScript, hashes } = sealPage(styled.html, base, sharedOf(file, shared));
      const own = new Set(hashes);
      refuseSlips(place, html, { scripts: own, styles: new Set(styled.styleHashes) });
      writeFileSync(place, withPolicy(html, [...own].sort(), styled.styleHashes));
      if (pageScript !== undefined)
        writeFileSync(path.join(site, pageScriptsFolder, pageScript.name), pageScript.source);
      for (const hash of hashes) scripts.add(hash);
    } else if (isForNextAlone(file)) rmSync(place);
  }
  const counted = findWorkWords(files, (file) => readFileSync(path.join(site, file), "utf8"));
  mkdirSync(path.join(site, "study"), { recursive: true });
  for (const [file, content] of counted) writeFileSync(path.join(site, file), content);
  return { scripts: [...scripts].sort(), styles: [...styles].sort() };
}

/**
 * Finishes what belongs to a whole site of sealed pages: indexes all texts, tells the service worker
 * which files there are, and writes the headers for the host. Done again, it does the same. Throws
 * where more stands inline than the kinds of pages explain.
 */
export function completeSite(site: string, base: string, { scripts, styles }: InlineHashes): void {
  if (scripts.length > mostScripts || styles.length > mostStyles)
    throw new Error(
      `${scripts.length} inline scripts and ${styles.length} styles differ in ${site}; at most ${mostScripts} and ${mostStyles} may`,
    );
  writeSearchFiles(site, listFiles(site));
  const read = (file: string) => readFileSync(path.join(site, file), "utf8");
  const offline = findOfflineFiles(listFiles(site), read, base);
  const workerFile = path.join(site, "service-worker.js");
  const [worker = ""] = readFileSync(workerFile, "utf8").split(/(?<=\))\n*\(\{"base":/);
  writeFileSync(workerFile, `${worker}(${JSON.stringify(offline)});\n`);
  const headers = securityHeaders(scripts, styles);
  writeFileSync(path.join(site, "_headers"), formatHeadersFile(headers, base));
  writeFileSync(path.join(site, ".htaccess"), formatHtaccess(headers, base));
}

/** What the chapters of a work share in one language; nothing for other pages. */
function sharedOf(file: string, shared: Map<string, SharedPayload>): SharedPayload | undefined {
  const [locale = "", work = "", ...rest] = file.split("/");
  if (!/^[a-z]{2}$/.test(locale) || rest.length < 2 || reservedWorkNames.includes(work))
    return undefined;
  const key = `${locale}/${work}`;
  const known = shared.get(key) ?? new SharedPayload();
  shared.set(key, known);
  return known;
}

/** The files of a folder and those below it, with `/` between. */
export function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .map((file) => file.split(path.sep).join("/"));
}

/**
 * What only navigation inside a page asks for, and the lists of pages under the name of the build,
 * which would be taken for files that never change.
 */
function isForNextAlone(file: string): boolean {
  return (
    /(^|\/)(index|__next\.[^/]+)\.txt$/.test(file) ||
    /^_next\/static\/[^/]+\/_(?:buildManifest|ssgManifest|clientMiddlewareManifest)\.js(?:on)?$/.test(
      file,
    )
  );
}

function refuseSlips(place: string, html: string, allowed: AllowedInline): void {
  const [slip] = findSlips(html, allowed);
  if (slip !== undefined) throw new Error(`${place} is not sealed: ${slip}; see page-scripts.ts`);
}
