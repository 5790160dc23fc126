import { createHash } from "node:crypto";
import { reservedWorkNames } from "#lib/text/work.ts";

/** The files of a build that open without a network. */
export interface OfflineFiles {
  /** The folder of its host in which the site is: empty, or `/reader`. */
  readonly base: string;
  readonly build: string;
  readonly pages: readonly string[];
  readonly parts: readonly string[];
}

/**
 * What of a built site a browser keeps though nobody has visited it: the pages that belong to no
 * text of the library, all scripts and styles, and the faces for Latin letters. `files` are paths
 * in the site with `/` between; `read` gives the text of one.
 */
export function findOfflineFiles(
  files: readonly string[],
  read: (file: string) => string,
  base = "",
): OfflineFiles {
  const pageFiles = files.filter(isPageOfReader).sort();
  const made = new Set(
    pageFiles.flatMap((file) => [...read(file).matchAll(/\/_next\/static\/pages\/[^" ]+/g)].flat()),
  );
  const parts = files
    .map((file) => `/${file}`)
    .filter((file) => made.has(file) || isSharedPart(file))
    .sort();
  const hash = createHash("sha256").update(base).update(parts.join("\n"));
  // Everything else is named by what is in it; pages are not.
  for (const file of files.filter((each) => each.endsWith(".html")).sort()) {
    hash.update(file).update(read(file));
  }
  return {
    base,
    build: hash.digest("hex").slice(0, 16),
    pages: pageFiles.map((file) => `${base}/${file.replace(/index\.html$/, "")}`),
    parts: parts.map((part) => base + part),
  };
}

/** A page’s script ends with this: it makes the site open without a network, from now on. */
export function registerServiceWorker(base: string): string {
  return `(() => {
  const workers = globalThis.navigator?.serviceWorker;
  if (workers === undefined) return;
  const register = () => {
    const isFirst = workers.controller === null;
    workers.register("${base}/service-worker.js", { updateViaCache: "none" }).then(
      async () => {
        const { active } = await workers.ready;
        if (isFirst) active.postMessage(location.pathname);
      },
      () => {},
    );
  };
  // The text and its parts come first.
  const later = () => setTimeout(register, 1000);
  if (document.readyState === "complete") later();
  else addEventListener("load", later);
})()`;
}

function isPageOfReader(file: string): boolean {
  const [locale, name, ...rest] = file.split("/");
  if (locale === undefined || !/^[a-z]{2}$/.test(locale) || !file.endsWith("index.html"))
    return false;
  return name === "index.html" || (rest.length > 0 && reservedWorkNames.includes(name ?? ""));
}

function isSharedPart(file: string): boolean {
  return (
    /^\/_next\/static\/chunks\/.*\.(js|css)$/.test(file) ||
    /^\/_next\/static\/media\/.*literata.*latin[-_]wght[^/]*\.woff2$/.test(file)
  );
}
