import { readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { Parser } from "htmlparser2";
import { baseOf } from "#lib/publish/site-address.ts";

/** A link of a built site that leads to nothing in it. */
export interface BrokenLink {
  /** The file that has it, a path in the site. */
  readonly file: string;
  readonly link: string;
}

/**
 * The links of a built site to itself that lead to nothing in it: in pages, stylesheets, manifests,
 * feeds and catalogues, in the map of the site, and in what React draws pages from. `address` is
 * where the site will be; without it the site is at the root of a host of no name.
 */
export function findBrokenLinks(site: string, address?: URL): readonly BrokenLink[] {
  const base = baseOf(address);
  const root = new URL(`${base}/`, address ?? "http://site.invalid");
  const known = new Map<string, boolean>();
  const leads = (link: URL) => {
    if (!link.pathname.startsWith(root.pathname)) return false;
    const place = decodeURIComponent(link.pathname.slice(base.length));
    const there = known.get(place) ?? isThere(site, place);
    known.set(place, there);
    return there;
  };
  return readdirSync(site, { recursive: true, encoding: "utf8" })
    .map((file) => file.split(path.sep).join("/"))
    .flatMap((file) => {
      const find = findersOf(file);
      if (find === undefined) return [];
      const here = new URL(file.replace(/(^|\/)index\.html$/, "$1"), root);
      return [...new Set(find(readFileSync(path.join(site, file), "utf8")))]
        .filter((link) => {
          const whole = URL.canParse(link, here) ? new URL(link, here) : undefined;
          return whole === undefined || (whole.origin === root.origin && !leads(whole));
        })
        .map((link) => ({ file, link }));
    });
}

function isThere(site: string, place: string): boolean {
  const file = path.join(site, place, place.endsWith("/") ? "index.html" : "");
  return statSync(file, { throwIfNoEntry: false })?.isFile() ?? false;
}

type Find = (source: string) => readonly string[];

/** What finds the links of a file; `undefined` for one that has none. */
function findersOf(file: string): Find | undefined {
  if (file.endsWith(".html")) return linksOfPage;
  if (file.endsWith(".css")) return linksOfStyle;
  if (file.startsWith("_next/static/pages/")) return linksOfPayload;
  if (/\.(?:webmanifest|json)$/.test(file) && /^[a-z]{2}\/[^/]+$/.test(file)) return linksOfJson;
  return file.endsWith(".xml") ? linksOfXml : undefined;
}

/** A page of the reader is drawn in the browser too, so its links may have what a query says. */
function linksOfPage(html: string): readonly string[] {
  const links: string[] = [];
  let isStyle = false;
  const parser = new Parser({
    onopentag(name, { href, src, content, rel, "data-fetch": fetched, ...others }) {
      isStyle = name === "style";
      for (const link of [href, src])
        if (link !== undefined && rel !== "preconnect") links.push(link);
      if (fetched !== undefined) links.push(...fetched.split(" "));
      const isAddress = /^og:(?:url|image)$|^twitter:image$/.test(
        others.property ?? others.name ?? "",
      );
      if (name === "meta" && content !== undefined && isAddress) links.push(content);
    },
    ontext(text) {
      if (isStyle) links.push(...linksOfStyle(text));
    },
    onclosetag() {
      isStyle = false;
    },
  });
  parser.end(html);
  return links.filter((link) => !/^(?:data|blob|mailto):/.test(link));
}

const linksOfStyle: Find = (css) =>
  matches(css, /url\(\s*["']?([^"')]+)["']?\s*\)/g).filter((link) => !link.startsWith("data:"));

const linksOfPayload: Find = (script) => matches(script, /"href\\?":\\?"(\/[^"\\]*)/g);

/** A share target has a field that is called `url`: its value is a name. */
const linksOfJson: Find = (json) =>
  matches(json, /"(?:href|src|url|start_url|scope)":\s*"((?!url")[^"]+)"/g);

const linksOfXml: Find = (xml) => matches(xml, /(?:\shref="|<loc>)([^"<]+)/g);

function matches(source: string, pattern: RegExp): readonly string[] {
  return [...source.matchAll(pattern)].map(([, link = ""]) => link.replaceAll("&amp;", "&"));
}
