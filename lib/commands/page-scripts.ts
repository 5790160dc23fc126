import { createHash } from "node:crypto";
import { registerServiceWorker } from "./offline-files.ts";
import { readPagePayload, type SharedPayload } from "./page-payload.ts";

/** A built page with no script of its own that differs from other pages’. */
export interface SealedPage {
  readonly html: string;
  /** The scripts taken out of the page, to be served beside it; absent where there were none. */
  readonly pageScript?: { readonly name: string; readonly source: string };
  /** Content-Security-Policy hashes (`sha256-…`) of the scripts that stay in the page. */
  readonly hashes: readonly string[];
}

/**
 * Stands at the end of a page and fetches its scripts, in their order, once the text has been
 * painted (or after half a second in a tab that is not seen, which paints nothing). Fetched beside
 * the paint they delay it, on two cores by a third of its time. The same on every page: which
 * scripts they are is written beside it.
 */
const fetchAfterPaint = `(() => {
  const addresses = document.currentScript.dataset.fetch.split(" ");
  let hasBegun = false;
  const begin = () => {
    if (hasBegun) return;
    hasBegun = true;
    for (const src of addresses) {
      const script = document.createElement("script");
      script.src = src;
      script.async = false;
      document.head.append(script);
    }
  };
  new PerformanceObserver(begin).observe({ type: "paint", buffered: true });
  setTimeout(begin, 500);
})()`;

/** Where page scripts are served from. */
export const pageScriptsFolder = "_next/static/pages";

/** What Next puts into each page: its loader and the payload of the page. */
const isOfThisPage = (attributes: string, source: string) =>
  /\bid="_R_"/.test(attributes) || source.includes("__next_f");

/** Data for search engines, which no browser runs. */
const isData = (attributes: string) => /\stype="application\/ld\+json"/.test(attributes);

/**
 * Moves what Next writes into each page as inline scripts to a file of its own, named by its
 * content. The few inline scripts that remain are the same on every page, so one list of hashes
 * in one header allows them, and no page needs `unsafe-inline`. That file and the modules of the
 * page come after the first paint: a text is read before it is operated. `base` is the folder of
 * its host in which the site is, empty or `/reader`. With `shared`, the file is that of the pages
 * before, where this one differs from them in what it says alone.
 */
export function sealPage(html: string, base = "", shared?: SharedPayload): SealedPage {
  const moved: string[] = [];
  const hashes: string[] = [];
  const sealed = html.replace(
    /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g,
    (whole, attributes: string, source: string) => {
      if (/\ssrc=/.test(attributes) || source === "" || isData(attributes)) return whole;
      if (isOfThisPage(attributes, source)) {
        moved.push(source);
        return "";
      }
      hashes.push(hashOf(source));
      return whole;
    },
  );
  if (moved.length === 0) return { html: sealed, hashes };
  const modules: string[] = [];
  const quiet = sealed
    .replace(/<script src="([^"]+)" async=""><\/script>/g, (_, source: string) => {
      modules.push(source);
      return "";
    })
    .replace(/<link rel="preload" as="script"[^>]*>/g, "");
  const payload = shared && readPagePayload(moved);
  const own = payload && shared.draw(payload);
  // Each on a line of its own: a script may end in a comment.
  const source = [...(own === undefined ? moved : [own.script]), registerServiceWorker(base)].join(
    "\n;\n",
  );
  const name = `${createHash("sha256").update(source).digest("hex").slice(0, 20)}.js`;
  const addresses = [`${base}/${pageScriptsFolder}/${name}`, ...modules].join(" ");
  const edits = own === undefined ? "" : ` data-edits='${escapeQuoted(own.edits)}'`;
  const loader = `<script data-fetch="${addresses}"${edits}>${fetchAfterPaint}</script>`;
  return {
    html: quiet.replace("</body>", () => `${loader}</body>`),
    pageScript: { name, source },
    hashes: [...hashes, hashOf(fetchAfterPaint)],
  };
}

/** For an attribute in single quotes, which leave those of JSON as they are. */
function escapeQuoted(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("'", "&#39;").replaceAll("<", "&lt;");
}

/**
 * Puts the stylesheets of a page into it, so that the first paint waits for no second request.
 * `read` gives the text of a stylesheet by its address. The links stay for React, which would fetch
 * what it does not find: disabled, and for no medium, since a browser that looks ahead for what it
 * will need fetches what is merely disabled, beside the paint.
 */
export function inlineStyles(
  html: string,
  read: (address: string) => string,
): { readonly html: string; readonly styleHashes: readonly string[] } {
  const styles: string[] = [];
  const links: string[] = [];
  const bare = html.replace(
    /<link rel="stylesheet" href="([^"]+)" data-precedence="next"\/>/g,
    (link, address: string) => {
      const folder = address.slice(0, address.lastIndexOf("/"));
      // Addresses in a stylesheet are relative to it.
      styles.push(
        read(address).replaceAll(
          /url\((["']?)\.\.\//g,
          `url($1${folder.slice(0, folder.lastIndexOf("/"))}/`,
        ),
      );
      links.push(link.replace("/>", ' media="not all" disabled/>'));
      return styles.length === 1 ? "<!--styles-->" : "";
    },
  );
  if (styles.length === 0) return { html, styleHashes: [] };
  const style = styles.join("\n");
  return {
    html: bare
      .replace("<!--styles-->", () => `<style>${style}</style>`)
      .replace("</body>", () => `${links.join("")}</body>`),
    styleHashes: [hashOf(style)],
  };
}

/** The hash by which a Content-Security-Policy knows an inline script or style. */
export function hashOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}
