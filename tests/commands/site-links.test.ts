import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLinks } from "#lib/commands/site-links.ts";

let site: string;
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
  writeFileSync(path.join(site, file), content);
};
const address = new URL("https://example.org/lecture/");

beforeEach(() => {
  site = mkdtempSync(path.join(tmpdir(), "en-regard-links-"));
  write("fr/index.html", '<a href="/lecture/fr/coq/?view=rows#p1.1">Le coq</a>');
  write("fr/coq/index.html", '<a href="../">Les textes</a><img src="/lecture/a.png">');
  write("a.png", "");
  write("_next/static/a.css", "p{background:url(../../a.png)}");
  write("fr/opds.json", '{"links":[{"href":"https://example.org/lecture/fr/opds.json"}]}');
  write("sitemap.xml", "<loc>https://example.org/lecture/fr/coq/</loc>");
  write("_next/static/pages/a.js", '["$","a",{"href":"/lecture/fr/coq/"}]');
});
afterEach(() => rmSync(site, { recursive: true }));

describe("the links of a built site", () => {
  test("all lead somewhere in it, or to another host", () => {
    write("fr/qui/index.html", '<a href="https://fr.wiktionary.org/wiki/coq">coq</a><a href="#x">');
    expect(findBrokenLinks(site, address)).toEqual([]);
  });

  test.each([
    ["fr/qui/index.html", '<a href="/fr/coq/">', "/fr/coq/"],
    ["fr/qui/index.html", '<a href="/lecture/fr/poule/">', "/lecture/fr/poule/"],
    ["fr/qui/index.html", '<a href="../poule/">', "../poule/"],
    ["fr/qui/index.html", '<a href="/lecture/fr/coq">', "/lecture/fr/coq"],
    ["fr/qui/index.html", '<script src="/lecture/b.js"></script>', "/lecture/b.js"],
    ["fr/qui/index.html", '<script data-fetch="/lecture/a.png /b.js"></script>', "/b.js"],
    ["fr/qui/index.html", "<style>p{background:url('/a.png')}</style>", "/a.png"],
    [
      "fr/qui/index.html",
      '<meta property="og:url" content="https://example.org/fr/"/>',
      "https://example.org/fr/",
    ],
    ["_next/static/b.css", 'p{background:url("b.png")}', "b.png"],
    ["_next/static/pages/b.js", '["$","a",{"href":"/fr/coq/"}]', "/fr/coq/"],
    ["_next/static/pages/b.js", String.raw`"[\"$\",{\"href\":\"/fr/coq/\"}]"`, "/fr/coq/"],
    ["fr/manifest.webmanifest", '{"start_url":"/fr/"}', "/fr/"],
    ["fr/feed.xml", '<link href="https://example.org/fr/"/>', "https://example.org/fr/"],
    ["sitemap.xml", "<loc>https://example.org/fr/coq/</loc>", "https://example.org/fr/coq/"],
  ])("in %s, %s leads nowhere", (file, content, link) => {
    write(file, content);
    expect(findBrokenLinks(site, address)).toEqual([{ file, link }]);
  });

  test("are no names of the fields in which a shared page comes", () => {
    write("fr/manifest.webmanifest", '{"share_target":{"params":{"title":"title","url":"url"}}}');
    expect(findBrokenLinks(site, address)).toEqual([]);
  });

  test("are those of the root where the site does not know its address", () => {
    rmSync(site, { recursive: true });
    write("fr/index.html", '<a href="/fr/">Les textes</a><a href="/lecture/fr/">');
    expect(findBrokenLinks(site)).toEqual([{ file: "fr/index.html", link: "/lecture/fr/" }]);
  });
});
