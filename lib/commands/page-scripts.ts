import { createHash } from "node:crypto";

/** A built page with no script of its own that differs from other pages’. */
export interface SealedPage {
  readonly html: string;
  /** The scripts taken out of the page, to be served beside it; absent where there were none. */
  readonly pageScript?: { readonly name: string; readonly source: string };
  /** Content-Security-Policy hashes (`sha256-…`) of the scripts that stay in the page. */
  readonly hashes: readonly string[];
}

/** Where page scripts are served from. */
export const pageScriptsFolder = "_next/static/pages";

/** What Next puts into each page: its loader and the payload of the page. */
const isOfThisPage = (attributes: string, source: string) =>
  /\bid="_R_"/.test(attributes) || source.includes("__next_f");

/**
 * Moves what Next writes into each page as inline scripts to a file of its own, named by its
 * content. The few inline scripts that remain are the same on every page, so one list of hashes
 * in one header allows them, and no page needs `unsafe-inline`.
 */
export function sealPage(html: string): SealedPage {
  const moved: string[] = [];
  const hashes: string[] = [];
  const place = "<!--page-script-->";
  const sealed = html.replace(
    /<script((?:\s[^>]*)?)>([\s\S]*?)<\/script>/g,
    (whole, attributes: string, source: string) => {
      if (/\ssrc=/.test(attributes) || source === "") return whole;
      if (isOfThisPage(attributes, source)) {
        moved.push(source);
        return moved.length === 1 ? place : "";
      }
      hashes.push(`sha256-${createHash("sha256").update(source).digest("base64")}`);
      return whole;
    },
  );
  if (moved.length === 0) return { html: sealed, hashes };
  // On a line of its own: a script may end in a comment.
  const source = moved.join("\n;\n");
  const name = `${createHash("sha256").update(source).digest("hex").slice(0, 20)}.js`;
  return {
    html: sealed.replace(place, `<script src="/${pageScriptsFolder}/${name}" defer></script>`),
    pageScript: { name, source },
    hashes,
  };
}
