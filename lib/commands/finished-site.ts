import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { findOfflineFiles } from "./offline-files.ts";
import { inlineStyles, pageScriptsFolder, sealPage } from "./page-scripts.ts";
import { type AllowedInline, findSlips } from "./page-slips.ts";
import { writeSearchFiles } from "./search-files.ts";
import { formatHeadersFile, securityHeaders, withPolicy } from "./site-headers.ts";
import { findWorkWords } from "./work-words-files.ts";

/** More inline scripts than this, and one of them differs from page to page. */
const mostScripts = 6;
/** Pages of one kind have one style; there are fewer kinds than this. */
const mostStyles = 20;

/**
 * `npm run build` runs this after Next: it seals every page (see `sealPage`), counts the words of
 * each work, indexes all texts, tells the service worker which files there are, writes the headers for the host, and
 * removes the payloads for navigation inside the page, which this site of plain links never asks
 * for. Throws where a page is not sealed, as when Next writes its pages in a new way.
 */
export function finishSite(site: string): void {
  const files = readdirSync(site, { recursive: true, encoding: "utf8" });
  mkdirSync(path.join(site, pageScriptsFolder), { recursive: true });
  const hashes = new Set<string>();
  const styleHashes = new Set<string>();
  const readStylesheet = (address: string) => readFileSync(path.join(site, address), "utf8");
  for (const file of files) {
    const place = path.join(site, file);
    if (file.endsWith(".html")) {
      const styled = inlineStyles(readFileSync(place, "utf8"), readStylesheet);
      for (const hash of styled.styleHashes) styleHashes.add(hash);
      const { html, pageScript, hashes: pageHashes } = sealPage(styled.html);
      const scripts = new Set(pageHashes);
      refuseSlips(place, html, { scripts, styles: new Set(styled.styleHashes) });
      writeFileSync(place, withPolicy(html, [...scripts].sort(), styled.styleHashes));
      if (pageScript !== undefined)
        writeFileSync(path.join(site, pageScriptsFolder, pageScript.name), pageScript.source);
      for (const hash of pageHashes) hashes.add(hash);
    } else if (/(^|[\\/])(index|__next\.[^\\/]+)\.txt$/.test(file)) rmSync(place);
  }
  if (hashes.size > mostScripts || styleHashes.size > mostStyles)
    throw new Error(
      `${hashes.size} inline scripts and ${styleHashes.size} styles differ in ${site}; at most ${mostScripts} and ${mostStyles} may`,
    );
  const addresses = files.map((file) => file.split(path.sep).join("/"));
  writeSearchFiles(site, addresses);
  const counted = findWorkWords(addresses, (file) => readFileSync(path.join(site, file), "utf8"));
  mkdirSync(path.join(site, "study"), { recursive: true });
  for (const [file, content] of counted) writeFileSync(path.join(site, file), content);
  const offline = findOfflineFiles(
    readdirSync(site, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(site, path.join(entry.parentPath, entry.name)))
      .map((file) => file.split(path.sep).join("/")),
    (file) => readFileSync(path.join(site, file), "utf8"),
  );
  const workerFile = path.join(site, "service-worker.js");
  writeFileSync(workerFile, `${readFileSync(workerFile, "utf8")}(${JSON.stringify(offline)});\n`);
  writeFileSync(
    path.join(site, "_headers"),
    formatHeadersFile(securityHeaders([...hashes].sort(), [...styleHashes].sort())),
  );
}

function refuseSlips(place: string, html: string, allowed: AllowedInline): void {
  const [slip] = findSlips(html, allowed);
  if (slip !== undefined) throw new Error(`${place} is not sealed: ${slip}; see page-scripts.ts`);
}
