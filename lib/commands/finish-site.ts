import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pageScriptsFolder, sealPage } from "./page-scripts.ts";
import { formatHeadersFile, securityHeaders } from "./site-headers.ts";

/** More inline scripts than this, and one of them differs from page to page. */
const mostInlineScripts = 4;

/**
 * `npm run build` runs this after Next: it seals every page (see `sealPage`), writes the headers
 * for the host, and removes the payloads for navigation inside the page, which this site of plain
 * links never asks for.
 */
function finishSite(site: string): void {
  const files = readdirSync(site, { recursive: true, encoding: "utf8" });
  mkdirSync(path.join(site, pageScriptsFolder), { recursive: true });
  const hashes = new Set<string>();
  for (const file of files) {
    const place = path.join(site, file);
    if (file.endsWith(".html")) {
      const { html, pageScript, hashes: pageHashes } = sealPage(readFileSync(place, "utf8"));
      writeFileSync(place, html);
      if (pageScript !== undefined)
        writeFileSync(path.join(site, pageScriptsFolder, pageScript.name), pageScript.source);
      for (const hash of pageHashes) hashes.add(hash);
    } else if (/(^|[\\/])(index|__next\.[^\\/]+)\.txt$/.test(file)) rmSync(place);
  }
  if (hashes.size > mostInlineScripts)
    throw new Error(
      `${hashes.size} different inline scripts in ${site}; all but ${mostInlineScripts} must be files`,
    );
  writeFileSync(
    path.join(site, "_headers"),
    formatHeadersFile(securityHeaders([...hashes].sort())),
  );
}

finishSite("out");
