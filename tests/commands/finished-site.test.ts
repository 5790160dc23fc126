import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { finishSite } from "#lib/commands/finished-site.ts";
import { hashOf } from "#lib/commands/page-scripts.ts";
import { parseHeadersFile } from "#lib/commands/site-headers.ts";

let site: string;
const write = (file: string, content: string) => {
  mkdirSync(path.dirname(path.join(site, file)), { recursive: true });
  writeFileSync(path.join(site, file), content);
};
const read = (file: string) => readFileSync(path.join(site, file), "utf8");

/** A page as Next writes it: a stylesheet, a script of its own, a payload and a module. */
const page = (text: string, own = 'document.documentElement.dataset.theme="sepia"') =>
  `<!DOCTYPE html><html lang="fr"><head><link rel="stylesheet" href="/_next/static/chunks/a.css" data-precedence="next"/><script src="/_next/static/chunks/main.js" async=""></script></head><body><script>${own}</script><p>${text}</p><script>(self.__next_f=self.__next_f||[]).push([1,${JSON.stringify(text)}])</script></body></html>`;

beforeEach(() => {
  site = mkdtempSync(path.join(tmpdir(), "en-regard-out-"));
  write("fr/index.html", page("Les textes"));
  write("fr/index.txt", "payload");
  write("fr/__next._tree.txt", "payload");
  write("fr/coq/01/index.html", page("Le coq chante."));
  write("fr/own/read/index.html", page("Votre texte"));
  write("404.html", page("Rien ici"));
  write("robots.txt", "User-agent: *");
  write("_next/static/chunks/a.css", "p{hyphens:auto}");
  write("_next/static/chunks/main.js", "");
  write("service-worker.js", "(files => files)\n");
});
afterEach(() => rmSync(site, { recursive: true }));

describe("a built site, finished", () => {
  test("has its pages sealed, and the headers that let them be read", () => {
    finishSite(site);
    const chapter = read("fr/coq/01/index.html");
    expect(chapter).toContain("<style>p{hyphens:auto}</style>");
    expect(chapter).toContain("<p>Le coq chante.</p>");
    expect(chapter).not.toContain("__next_f");
    const [, script = ""] = /data-fetch="\/(\S+)/.exec(chapter) ?? [];
    expect(read(script)).toContain('"Le coq chante."');
    const policy = parseHeadersFile(read("_headers"))["Content-Security-Policy"] ?? "";
    // The theme’s and the loader’s are the same in all four pages.
    expect(/script-src ([^;]*)/.exec(policy)?.[1]?.match(/sha256-/g)).toHaveLength(2);
    expect(/style-src ([^;]*)/.exec(policy)?.[1]?.match(/sha256-/g)).toHaveLength(1);
    expect(policy).not.toContain("unsafe");
  });

  test("carries in each page the policy of that page, for hosts that send no headers", () => {
    finishSite(site);
    const chapter = read("fr/coq/01/index.html");
    const [, policy = ""] =
      /<head><meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(chapter) ?? [];
    expect(policy).toMatch(/^default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy).not.toContain("frame-ancestors");
    for (const [, source = ""] of chapter.matchAll(/<(?:script|style)[^>]*>([^<]+)</g))
      expect(policy).toContain(hashOf(source));
  });

  test("has no payloads for a navigation that it never does, and all its other files", () => {
    finishSite(site);
    expect(existsSync(path.join(site, "fr/index.txt"))).toBe(false);
    expect(existsSync(path.join(site, "fr/__next._tree.txt"))).toBe(false);
    expect(read("robots.txt")).toBe("User-agent: *");
  });

  test("tells the service worker the pages of the reader, and no chapter", () => {
    finishSite(site);
    const worker = read("service-worker.js");
    const [, told = "{}"] = /^\(files => files\)\n\((.*)\);\n$/.exec(worker) ?? [];
    const { build, pages } = JSON.parse(told) as { build: string; pages: readonly string[] };
    expect(build).toMatch(/^[0-9a-f]{16}$/);
    expect(pages).toEqual(["/fr/", "/fr/own/read/"]);
  });

  test("is the same site when it is built again from the same texts", () => {
    finishSite(site);
    const [worker, headers] = [read("service-worker.js"), read("_headers")];
    for (const file of ["fr/index", "fr/coq/01/index", "fr/own/read/index", "404"])
      write(`${file}.html`, page(/<p>(.*)<\/p>/.exec(read(`${file}.html`))?.[1] ?? ""));
    write("service-worker.js", "(files => files)\n");
    finishSite(site);
    expect([read("service-worker.js"), read("_headers")]).toEqual([worker, headers]);
  });

  test("has its own parts in its folder, where it is made for a folder of a host", () => {
    for (const file of ["fr/index", "fr/coq/01/index", "fr/own/read/index", "404"])
      write(`${file}.html`, read(`${file}.html`).replaceAll("/_next", "/lecture/_next"));
    finishSite(site, "/lecture");
    const chapter = read("fr/coq/01/index.html");
    expect(chapter).toContain("<style>p{hyphens:auto}</style>");
    const [, script = ""] = /data-fetch="\/lecture\/(\S+)/.exec(chapter) ?? [];
    expect(read(script)).toContain('register("/lecture/service-worker.js"');
    expect(read("service-worker.js")).toContain('"/lecture/fr/own/read/"');
    expect(read("_headers")).toMatch(/^\/lecture\/\*\n/);
  });

  test("is refused where each page has a script of its own", () => {
    for (let chapter = 1; chapter <= 8; chapter++)
      write(`fr/coq/${chapter}/index.html`, page("Il chante.", `self.chapter=${chapter}`));
    expect(() => finishSite(site)).toThrow(
      /^10 inline scripts and 1 styles differ in .*; at most 6/,
    );
  });

  test("is refused where a page is written as no page was before", () => {
    write("fr/coq/02/index.html", page("Il chante.").replace("<p>", '<p style="color:red">'));
    expect(() => finishSite(site)).toThrow(
      /02\/index\.html is not sealed: the attribute style of a <p>; see page-scripts\.ts$/,
    );
  });
});
