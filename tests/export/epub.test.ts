/** The rules of EPUB 3 that a program can check without epubcheck, which finds nothing either. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { type EpubLayout, epubLayouts } from "#lib/export/epub/chapter-page.ts";
import { formatCover } from "#lib/export/epub/cover.ts";
import { toEpub } from "#lib/export/epub/epub.ts";
import { findElements, type MarkupElement, parseMarkup } from "#lib/import/formats/markup.ts";
import { importFile } from "#lib/import/import.ts";
import { lighthouse } from "./works.ts";

const bytes = toEpub(lighthouse, { modified: new Date("2026-11-25T12:00:00Z") });
const files = unzipSync(bytes);
const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
const parse = (path: string) => parseMarkup(read(path), "xml", path);
const pageIn = (layout: EpubLayout) =>
  strFromU8(
    unzipSync(toEpub(lighthouse, { layout, modified: new Date(0) }))["EPUB/01-le-lait.xhtml"] ??
      new Uint8Array(),
  );
const attributesOf = (element: MarkupElement, name: string, key: string) =>
  findElements(element, name).map(({ attributes }) => attributes[key] ?? "");

describe("a bilingual book", () => {
  test("begins with its media type, not packed", () => {
    expect(strFromU8(bytes.subarray(30, 58))).toBe("mimetypeapplication/epub+zip");
    expect(new DataView(bytes.buffer).getUint16(8, true)).toBe(0);
  });

  test("names in its package every file, and each file once", () => {
    expect(attributesOf(parse("META-INF/container.xml"), "rootfile", "full-path")).toEqual([
      "EPUB/package.opf",
    ]);
    const book = parse("EPUB/package.opf");
    const named = attributesOf(book, "item", "href").map((href) => `EPUB/${href}`);
    const packed = Object.keys(files).filter((path) => path.startsWith("EPUB/"));
    expect([...named, "EPUB/package.opf"].sort()).toEqual(packed.sort());
    const ids = attributesOf(book, "item", "id");
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of attributesOf(book, "itemref", "idref")) expect(ids).toContain(id);
    expect(
      attributesOf(book, "item", "properties").filter((value) => value === "nav"),
    ).toHaveLength(1);
  });

  test("says in its package what it must", () => {
    const source = read("EPUB/package.opf");
    expect(source).toContain('<dc:identifier id="id">urn:x-en-regard:le-chat-du-phare:en<');
    expect(source).toContain("<dc:title>Le Chat du phare / The Lighthouse Cat</dc:title>");
    expect(source).toContain("<dc:language>fr</dc:language>\n    <dc:language>en</dc:language>");
    expect(source).toContain('<meta property="dcterms:modified">2026-11-25T12:00:00Z</meta>');
    expect(source).toContain("<dc:description>Un gardien &amp; un chat.</dc:description>");
  });

  test("names author and translator by their roles, its source, and what it asks of a reader", () => {
    const source = read("EPUB/package.opf");
    expect(source).toContain(
      '<meta refines="#translator" property="role" scheme="marc:relators">trl<',
    );
    expect(source).toMatch(/<dc:source>[^<]+</);
    for (const property of ["accessMode", "accessibilityFeature", "accessibilityHazard"])
      expect(source).toContain(`<meta property="schema:${property}">`);
  });

  test("has contents for readers of EPUB 2 that name the same chapters", () => {
    const targets = attributesOf(parse("EPUB/toc.ncx"), "content", "src");
    expect(targets).toEqual(["01-le-lait.xhtml"]);
    const [contents] = findElements(parse("EPUB/book_nav.xhtml"), "ol");
    expect(contents && attributesOf(contents, "a", "href")).toEqual(targets);
  });

  test.each(epubLayouts)(
    "%s, has pages whose ids are their own and whose links lead somewhere",
    (layout) => {
      const files = unzipSync(toEpub(lighthouse, { layout, modified: new Date(0) }));
      const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
      const parse = (path: string) => parseMarkup(read(path), "xml", path);
      for (const path of Object.keys(files).filter((path) => path.endsWith(".xhtml"))) {
        const page = parse(path);
        const ids = [...read(path).matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const id of ids) expect(id).toMatch(/^[A-Za-z_][\w.-]*$/);
        for (const href of attributesOf(page, "a", "href")) {
          const [file, id] = href.split("#");
          expect(Object.keys(files)).toContain(file === "" ? path : `EPUB/${file}`);
          if (id !== undefined) expect(ids).toContain(id);
        }
      }
    },
  );

  test("has each French paragraph followed by its English, with notes to open", () => {
    const page = read("EPUB/01-le-lait.xhtml");
    expect(page).toContain(`    <section id="p1">
      <p lang="fr" xml:lang="fr">Le gardien lisait <em>Le Marin breton</em><a id="call-1-1" href="#n1" epub:type="noteref" role="doc-noteref"><sup>1</sup></a> &amp; rien d’autre. Ce matin-là, le lait manquait<sup>9</sup>. Il avait tout son temps.</p>
      <p lang="en" xml:lang="en">The keeper read <em>Le Marin breton</em><a id="call-1-2" href="#n1" epub:type="noteref" role="doc-noteref"><sup>1</sup></a> &amp; nothing else.</p>
      <p lang="en" xml:lang="en">There was no milk that morning.</p>
    </section>`);
    expect(page).toContain(
      '<h1><span lang="fr" xml:lang="fr">Le Chat du phare</span> <span lang="en" xml:lang="en">The Lighthouse Cat</span></h1>',
    );
    expect(page).toContain("la mer descend,<br/>\n      et le chat");
    expect(page).toContain(`<section id="d1">
      <p class="speech" lang="fr" xml:lang="fr"><span class="speaker">Le chat, <em>bas.</em> —</span> Du lait<sup>9</sup> ! Du lait.</p>
      <p class="speech" lang="en" xml:lang="en"><span class="speaker">The cat <em>(softly).</em></span> Milk<sup>9</sup>!</p>
      <p class="speech" lang="en" xml:lang="en">Milk.</p>
    </section>`);
    expect(page).toContain('<aside id="n1" epub:type="footnote" role="doc-footnote">');
  });

  test("facing, has both languages in one row of a table", () => {
    const page = pageIn("facing");
    expect(page).toMatch(
      /<table class="facing" id="p1"><tr>\s*<td><p lang="fr"[\s\S]*?<\/td>\s*<td><p lang="en"/,
    );
  });

  test("to pop up, has the English of a French paragraph behind a call at its end", () => {
    const page = pageIn("pop-up");
    expect(page).toContain('Il avait tout son temps. <a id="p1-call" href="#p1-en"');
    expect(page).toMatch(/<aside id="p1-en" epub:type="footnote"[^>]*>\s*<p lang="en"/);
    // Whoever reads in turn still meets both titles.
    expect(page).toContain(">The Lighthouse Cat</span></h1>");
  });

  test("has a cover with room for any title", () => {
    const long = "Histoire véritable ".repeat(16).trim();
    for (const title of [long, "x".repeat(300), "Le <chat>", ""]) {
      const cover = formatCover({ fr: title, en: title }, "A".repeat(300));
      const lines = findElements(parseMarkup(cover, "xml", "cover.svg"), "tspan");
      expect(lines.length).toBeLessThan(60);
      for (const { attributes } of lines) expect(Number(attributes.y)).toBeLessThan(2060);
    }
    expect(formatCover({ fr: "Le <chat>", en: "" }, undefined)).toContain("Le &lt;chat&gt;");
  });

  test("is the same file whenever it is made of the same", () => {
    const again = toEpub(lighthouse, { modified: new Date("2026-11-25T12:00:00Z") });
    expect(again).toEqual(bytes);
  });

  test("can be read by the importer, notes and all", () => {
    const imported = importFile("chat.epub", bytes);
    if (imported.kind !== "aligned") throw new Error("has one side");
    const blocks = imported.work.chapters.flatMap(({ chapter }) => chapter.blocks);
    expect(blocks.filter(({ kind }) => kind === "n")).toHaveLength(1);
  });

  test("needs an edition that the work has", () => {
    expect(() => toEpub(lighthouse, { edition: "en.smollett", modified: new Date() })).toThrow(
      "01-le-lait has no English edition “en.smollett”: fr, en",
    );
  });
});
