import { createContext, runInContext } from "node:vm";
import { describe, expect, test } from "vitest";
import { inlineStyles, pageScriptsFolder, sealPage } from "#lib/commands/page-scripts.ts";
import fc from "../property.ts";

const page = (...body: readonly string[]) =>
  `<!DOCTYPE html><html lang="fr"><head><title>Le Chat</title></head><body>${body.join("")}</body></html>`;
const chapter = '<p lang="fr">Le chat dort.</p>';
/** The site’s own, the same on every page: it may stay. */
const theme = '<script>document.documentElement.dataset.theme="sepia"</script>';
const loader = '<script id="_R_">self.loaded=["loader"]</script>';
const payload = (text: string) =>
  `<script>(self.__next_f=self.__next_f||[]).push([1,${JSON.stringify(text)}])</script>`;
const bundle = '<script src="/_next/static/chunks/main.js" async=""></script>';

/** What the end of a page fetches, and the page without it. */
const atEnd = /<script data-fetch="([^"]*)">([^<]*)<\/script>/;
const addressesOf = (html: string) => atEnd.exec(html)?.[1]?.split(" ");
const withoutLoader = (html: string) => html.replace(atEnd, "");

describe("what Next writes into a page", () => {
  test("moves to one file, fetched with the modules at the end of the page", () => {
    const sealed = sealPage(
      page(theme, chapter, loader, payload("Le chat"), bundle, payload("dort")),
    );
    const name = sealed.pageScript?.name;
    expect(name).toMatch(/^[0-9a-f]{20}\.js$/);
    expect(withoutLoader(sealed.html)).toBe(page(theme, chapter));
    expect(addressesOf(sealed.html)).toEqual([
      `/${pageScriptsFolder}/${name}`,
      "/_next/static/chunks/main.js",
    ]);
  });

  test("does there what it did in the page, in the same order", () => {
    const { pageScript } = sealPage(
      page(
        loader,
        "<script>(self.__next_f=self.__next_f||[]).push([0])</script>",
        payload("Le chat"),
        // What follows would be part of the comment, or of the call, if it were merely appended.
        "<script>self.__next_f.push([2]) // le chat</script>",
        "<script>(self.__next_f).push([3])</script>",
      ),
    );
    const self: Record<string, unknown> = {};
    runInContext(pageScript?.source ?? "", createContext({ self }));
    expect(JSON.parse(JSON.stringify(self))).toEqual({
      loaded: ["loader"],
      __next_f: [[0], [1, "Le chat"], [2], [3]],
    });
  });

  test("is fetched, and the modules after it, only once the text has been painted", () => {
    const preload = '<link rel="preload" as="script" href="/_next/static/chunks/loader.js"/>';
    const { html, pageScript } = sealPage(page(theme, preload, chapter, bundle, loader));
    expect(html).not.toContain("preload");
    const paints: (() => void)[] = [];
    const timers: (() => void)[] = [];
    const scripts: unknown[] = [];
    runInContext(
      atEnd.exec(html)?.[2] ?? "",
      createContext({
        PerformanceObserver: class {
          constructor(callback: () => void) {
            paints.push(callback);
          }
          observe() {}
        },
        setTimeout: (callback: () => void) => timers.push(callback),
        document: {
          currentScript: { dataset: { fetch: addressesOf(html)?.join(" ") } },
          createElement: () => ({}),
          head: { append: (script: unknown) => scripts.push(script) },
        },
      }),
    );
    expect(scripts).toEqual([]);
    // The timer is for tabs out of sight; where the text was painted, it comes late.
    for (const paint of paints) paint();
    for (const timer of timers) timer();
    expect(scripts).toEqual([
      { src: `/${pageScriptsFolder}/${pageScript?.name}`, async: false },
      { src: "/_next/static/chunks/main.js", async: false },
    ]);
  });

  test("is named by its content, so that a browser keeps it until it changes", () => {
    const nameOf = (...body: readonly string[]) => sealPage(page(...body)).pageScript?.name;
    const name = nameOf(loader, payload("Le chat dort."));
    expect(nameOf(theme, loader, chapter, payload("Le chat dort."))).toBe(name);
    expect(nameOf(loader, payload("Le chat mange."))).not.toBe(name);
  });

  test("is moved as it is, whatever the text says", () => {
    const text = "$& $1 $` $' $$ l’œil <!--page-script--> \\u003c/script> */ //";
    const { html, pageScript } = sealPage(page(payload(text)));
    expect(pageScript?.source.split("\n")[0]).toBe(payload(text).slice(8, -9));
    expect(html).not.toContain("œil");
  });

  test("leaves a page without any as it is", () => {
    const html = page(chapter);
    expect(sealPage(html)).toEqual({ html, hashes: [] });
  });
});

describe("the other inline scripts", () => {
  test("stay in the page, each hashed as a browser hashes it", () => {
    // The example of the Content Security Policy specification.
    const html = page("<script>alert('Hello, world.');</script>", chapter);
    expect(sealPage(html)).toEqual({
      html,
      hashes: ["sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng="],
    });
  });

  test("are hashed in the order of the page, their spaces and lines included", () => {
    const hashesOf = (...body: readonly string[]) => sealPage(page(...body)).hashes;
    const [one, other] = [theme, "<script>\n  let chat;\n</script>"];
    expect(hashesOf(one, loader, other).slice(0, 2)).toEqual([
      ...hashesOf(one),
      ...hashesOf(other),
    ]);
    expect(hashesOf(other)).not.toEqual(hashesOf("<script>let chat;</script>"));
  });

  test("are hashed where they have attributes too", () => {
    const html = page('<script data-src="x" type="module">let chat;</script>');
    expect(sealPage(html).hashes).toHaveLength(1);
  });
});

describe("scripts that are files already", () => {
  test("are left where they are and need no hash", () => {
    const html = page(
      bundle,
      '<script noModule="" src="/_next/static/chunks/polyfills.js"></script>',
      '<script id="_R_" src="/_next/static/chunks/loader.js"></script>',
    );
    expect(sealPage(html)).toEqual({ html, hashes: [] });
  });

  test("are so too where something stands in them, which no browser runs", () => {
    const html = page('<script id="_R_" src="/_next/static/chunks/loader.js"> </script>');
    expect(sealPage(html)).toEqual({ html, hashes: [] });
  });
});

describe("a sealed page", () => {
  test("has nothing inline but what is hashed, and is sealed for good", () => {
    const part = fc.constantFrom(theme, chapter, loader, bundle, payload("Oui."), payload("Non."));
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const sealed = sealPage(page(...parts));
        const inline = sealed.html.match(/<script>/g) ?? [];
        expect(inline).toHaveLength(parts.filter((part) => part === theme).length);
        expect(sealed.hashes).toHaveLength(
          inline.length + (sealed.pageScript === undefined ? 0 : 1),
        );
        expect(sealed.html.match(/Le chat dort/g)).toEqual(page(...parts).match(/Le chat dort/g));
        expect(sealPage(sealed.html)).toEqual({ html: sealed.html, hashes: sealed.hashes });
      }),
    );
  });
});

describe("the stylesheets of a page", () => {
  const link = (name: string, more = "") =>
    `<link rel="stylesheet" href="/_next/static/chunks/${name}.css" data-precedence="next"${more}/>`;
  const files: Record<string, string> = {
    "/_next/static/chunks/a.css": "p{hyphens:auto}",
    "/_next/static/chunks/b.css": '@font-face{src:url(../media/f.woff2),url("../media/g.woff2")}',
  };

  test("come with it, in their order, and lead to the same files as before", () => {
    const away = ' media="not all" disabled';
    const { html, styleHashes } = inlineStyles(
      `<head>${link("a")}${link("b")}</head><body>${chapter}</body>`,
      (address) => files[address] ?? "",
    );
    const style =
      'p{hyphens:auto}\n@font-face{src:url(/_next/static/media/f.woff2),url("/_next/static/media/g.woff2")}';
    expect(html).toBe(
      `<head><style>${style}</style></head><body>${chapter}${link("a", away)}${link("b", away)}</body>`,
    );
    expect(styleHashes).toHaveLength(1);
  });

  test("are nothing where there are none", () => {
    expect(inlineStyles(chapter, () => "")).toEqual({ html: chapter, styleHashes: [] });
  });
});
