/** The rules of EPUB 3 that a program can check without epubcheck, which finds nothing either. */

import { strFromU8, unzipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { toEpub } from "#lib/export/epub/epub.ts";
import { findElements, type MarkupElement, parseMarkup } from "#lib/import/formats/markup.ts";
import { importFile } from "#lib/import/import.ts";
import { lighthouse } from "./works.ts";

const bytes = toEpub(lighthouse, { modified: new Date("2026-11-25T12:00:00Z") });
const files = unzipSync(bytes);
const read = (path: string) => strFromU8(files[path] ?? new Uint8Array());
const parse = (path: string) => parseMarkup(read(path), "xml", path);
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

  test("has pages whose ids are their own and whose links lead somewhere", () => {
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
  });

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
