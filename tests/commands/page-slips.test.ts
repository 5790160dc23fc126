import { describe, expect, test } from "vitest";
import { inlineStyles, sealPage } from "#lib/commands/page-scripts.ts";
import { findSlips } from "#lib/commands/page-slips.ts";

const theme = '<script>document.documentElement.dataset.theme="sepia"</script>';
const payload = '<script>(self.__next_f=self.__next_f||[]).push([1,"Le chat"])</script>';
const bundle = '<script src="/_next/static/chunks/main.js" async=""></script>';
const link = '<link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/>';

/** What slips through when a page is sealed as the build does it. */
function slipsOf(...parts: readonly string[]): readonly string[] {
  const page = `<!DOCTYPE html><html lang="fr"><head>${link}</head><body><p>Le chat dort.</p>${parts.join("")}</body></html>`;
  const styled = inlineStyles(page, () => "p{hyphens:auto}");
  const { html, hashes } = sealPage(styled.html);
  return findSlips(html, { scripts: new Set(hashes), styles: new Set(styled.styleHashes) });
}

describe("a page as Next writes it today", () => {
  test("is sealed whole", () => {
    expect(slipsOf(theme, payload, bundle)).toEqual([]);
  });

  test("may have scripts for old browsers, and data, which nobody runs", () => {
    const old = '<script src="/_next/static/chunks/old.js" noModule=""></script>';
    const data = '<script type="application/ld+json">{"@type":"Book"}</script>';
    expect(slipsOf(payload, old)).toEqual([]);
    expect(slipsOf(payload, data, theme)).toEqual([]);
  });
});

describe("a page as Next might write it tomorrow", () => {
  test.each([
    ["modules with other attributes", '<script async src="/_next/a.js"></script>', "/_next/a.js"],
    [
      "modules marked as such",
      '<script type="module" src="/_next/a.js"></script>',
      '<script src="/_next/a.js">',
    ],
    ["a payload in capitals", payload.replaceAll("script>", "SCRIPT>"), "<script>(self.__next_f"],
    ["an end tag with a space", payload.replace("</script>", "</script >"), "<script>(self"],
    [
      "stylesheets with other attributes",
      '<link href="/_next/b.css" rel="stylesheet" data-precedence="next">',
      '<link href="/_next/b.css">',
    ],
    [
      "modules that are fetched ahead",
      '<link rel="modulepreload" href="/_next/a.js">',
      '<link href="/_next/a.js">',
    ],
    [
      "scripts that are fetched ahead",
      '<link as="script" rel="preload" href="/_next/a.js">',
      '<link href="/_next/a.js">',
    ],
    ["a style of its own", "<style>p{color:red}</style>", "<style>p{color:red}"],
    [
      "a style in an attribute",
      '<p style="color:red">Il part.</p>',
      "the attribute style of a <p>",
    ],
    ["a handler", '<p onclick="f()">Il part.</p>', "the attribute onclick of a <p>"],
    ["an address that runs", '<a href=" JavaScript:f()">Il part.</a>', "a script for an address"],
  ])("with %s is told", (_, written, slip) => {
    const slips = slipsOf(theme, payload, bundle, written);
    expect(slips.join("\n")).toContain(slip);
  });

  test("with a loader that is known by another id is told where pages differ in it", () => {
    const loader = '<script id="_S_">self.page="01"</script>';
    const { html } = sealPage(`<body>${loader}${payload}</body>`);
    // Its hash is in the header of this page alone: the list of all pages grows too long.
    expect(findSlips(html, { scripts: new Set(), styles: new Set() })).toContain(
      '<script>self.page="01"',
    );
  });
});
