import { describe, expect, test } from "vitest";
import { findOfflineFiles } from "#lib/commands/offline-files.ts";

const site: Record<string, string> = {
  "index.html": "entry",
  "404.html": "404",
  "fr/index.html": '<script src="/_next/static/pages/shelf.js" defer>',
  "fr/own/index.html": "own",
  "fr/own/read/index.html": '<script src="/_next/static/pages/read.js" defer>',
  "fr/candide/index.html": "work",
  "fr/candide/01/index.html": '<script src="/_next/static/pages/01.js" defer>',
  "_next/static/pages/shelf.js": "",
  "_next/static/pages/read.js": "",
  "_next/static/pages/01.js": "",
  "_next/static/chunks/a.js": "",
  "_next/static/chunks/a.css": "",
  "_next/static/media/literata-latin-wght-normal.1.woff2": "",
  "_next/static/media/literata-greek-wght-normal.2.woff2": "",
  "_next/static/media/senses.tsv": "",
};
const read = (from: Record<string, string>) => (file: string) => from[file] ?? "";

describe("what a browser keeps for reading without a network", () => {
  const { build, pages, parts } = findOfflineFiles(Object.keys(site), read(site));

  test("the pages that belong to no text of the library", () => {
    expect(pages).toEqual(["/fr/", "/fr/own/", "/fr/own/read/"]);
  });

  test("what those are made of, and the parts that all pages share", () => {
    expect(parts).toEqual([
      "/_next/static/chunks/a.css",
      "/_next/static/chunks/a.js",
      "/_next/static/media/literata-latin-wght-normal.1.woff2",
      "/_next/static/pages/read.js",
      "/_next/static/pages/shelf.js",
    ]);
  });

  test("is named from the root of the host, for a site in a folder of it", () => {
    const moved = Object.fromEntries(
      Object.entries(site).map(([file, text]) => [
        file,
        text.replaceAll("/_next", "/lecture/_next"),
      ]),
    );
    const inFolder = findOfflineFiles(Object.keys(moved), read(moved), "/lecture");
    expect(inFolder.base).toBe("/lecture");
    expect(inFolder.pages).toEqual(pages.map((page) => `/lecture${page}`));
    expect(inFolder.parts).toEqual(parts.map((part) => `/lecture${part}`));
  });

  test("a build is another one when a page or a part is", () => {
    const buildOf = (from: Record<string, string>) =>
      findOfflineFiles(Object.keys(from), read(from)).build;
    expect(buildOf({ ...site })).toBe(build);
    expect(buildOf({ ...site, "fr/candide/01/index.html": "mended" })).not.toBe(build);
    expect(buildOf({ ...site, "_next/static/chunks/b.js": "" })).not.toBe(build);
  });
});
