import { Parser } from "htmlparser2";
import { hashOf } from "./page-scripts.ts";

/** What the Content-Security-Policy of the site lets stand in a page. */
export interface AllowedInline {
  /** Hashes (`sha256-…`) of inline scripts and of inline styles. */
  readonly scripts: ReadonlySet<string>;
  readonly styles: ReadonlySet<string>;
}

/**
 * What is wrong with a sealed page, in words for whoever builds the site: what a browser would
 * refuse, and what it would fetch before the text is painted. The page is read by a parser and not
 * by the patterns that sealed it, so that a change in how Next writes its pages is noticed.
 */
export function findSlips(html: string, { scripts, styles }: AllowedInline): readonly string[] {
  const slips: string[] = [];
  let open: { readonly name: "script" | "style"; text: string } | undefined;
  const parser = new Parser({
    onopentag(name, attributes) {
      for (const attribute of Object.keys(attributes)) {
        if (attribute === "style" || attribute.startsWith("on"))
          slips.push(`the attribute ${attribute} of a <${name}>`);
      }
      if (/^\s*javascript:/i.test(attributes.href ?? "")) slips.push("a script for an address");
      if (name === "link" && isEarly(attributes)) slips.push(`<link href="${attributes.href}">`);
      if (name === "script" && attributes.src !== undefined) {
        if (attributes.nomodule === undefined) slips.push(`<script src="${attributes.src}">`);
      } else if (name === "style" || (name === "script" && isRun(attributes.type))) {
        open = { name, text: "" };
      }
    },
    ontext(text) {
      if (open !== undefined) open.text += text;
    },
    onclosetag(name) {
      if (open?.name !== name) return;
      const { text } = open;
      open = undefined;
      const known = name === "script" ? scripts : styles;
      if (!known.has(hashOf(text))) slips.push(`<${name}>${text.slice(0, 60)}`);
      if (name === "script" && text.includes("__next_f")) slips.push("a payload of the page");
    },
  });
  parser.end(html);
  return slips;
}

/** Whether a browser fetches it at once: a stylesheet that is not for “not all”, a script. */
function isEarly({ rel = "", as, media }: Readonly<Record<string, string>>): boolean {
  if (rel === "stylesheet") return media !== "not all";
  return rel === "modulepreload" || (rel === "preload" && as === "script");
}

/** Whether a script’s type makes it one; others are data. */
function isRun(type = ""): boolean {
  return /^(?:|module|importmap|(?:text|application)\/(?:java|ecma)script)$/i.test(type);
}
