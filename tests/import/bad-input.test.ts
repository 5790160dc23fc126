/** Files that cannot be imported: each is refused with a code, values and a sentence, and costs little. */

import { readFileSync } from "node:fs";
import { strToU8, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { checkFileSize, mostFileBytes } from "#lib/import/file-size.ts";
import { openArchive } from "#lib/import/formats/archive.ts";
import { deepestMarkup } from "#lib/import/formats/markup.ts";
import { importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { importText } from "./import-text.ts";

function fault(name: string, content: string | Uint8Array) {
  try {
    importFile(name, typeof content === "string" ? strToU8(content) : content);
  } catch (error) {
    if (error instanceof ImportError) {
      return { code: error.code, values: error.values, message: error.message };
    }
    throw error;
  }
  throw new Error(`${name} was imported`);
}

const container = strToU8(
  '<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>',
);
const packageFile = strToU8(
  '<package><manifest><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>',
);
const epub = (parts: Readonly<Record<string, Uint8Array>>) =>
  zipSync({ "META-INF/container.xml": container, "book.opf": packageFile, ...parts });
const page = (body: string) => strToU8(`<html><body>${body}</body></html>`);

describe("a file that is no book", () => {
  test("is empty", () => {
    expect(fault("vide.txt", "")).toEqual({
      code: "empty-file",
      values: {},
      message: "vide.txt: the file is empty; choose the file again, or export it again",
    });
  });

  test("is larger than the limit, which is stated, and is not even looked at", () => {
    expect(() => checkFileSize(200_000_000)).toThrow(
      "200 MB where at most 100 MB are read; a novel has 1 MB; take the text out of it, or split it",
    );
    expect(fault("grand.txt", new Uint8Array(mostFileBytes + 1))).toMatchObject({
      code: "too-large",
      values: { bytes: mostFileBytes + 1, most: mostFileBytes },
    });
  });

  test("is binary and called .txt", () => {
    const bytes = Uint8Array.from({ length: 3_000 }, (_, index) => (index * 7_919) % 256);
    expect(fault("image.txt", bytes)).toMatchObject({ code: "binary" });
    expect(fault("zeros.txt", new Uint8Array(1_000))).toMatchObject({ code: "binary" });
  });

  test("has not a word in it", () => {
    expect(fault("blanc.txt", " \n\n \t\n")).toMatchObject({ code: "no-text" });
    expect(fault("lignes.txt", "***\n\n---\n")).toMatchObject({ code: "no-text" });
    expect(fault("blanc.html", "<p> </p><img src='page1.jpg'>")).toMatchObject({
      code: "no-text",
      values: { format: "HTML" },
    });
    expect(fault("scan.epub", epub({ "a.xhtml": page("<img src='page1.jpg'/>") }))).toMatchObject({
      code: "no-text",
      values: { format: "EPUB" },
    });
  });

  test("is of a format that is not read, which is named", () => {
    expect(fault("livre.rtf", "{\\rtf1\\ansi Bonjour}")).toMatchObject({
      code: "unread-format",
      values: { format: "RTF" },
    });
    const old = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0]);
    expect(fault("livre.doc", old)).toMatchObject({ values: { format: "DOC" } });
  });
});

describe("a zip that cannot be trusted", () => {
  const whole = epub({ "a.xhtml": page(`<p>${"Le chat. ".repeat(2_000)}</p>`) });

  test("is cut short, wherever", () => {
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const cut = whole.subarray(0, Math.floor(whole.length * share));
      expect(fault("coupé.epub", cut)).toMatchObject({
        code: "damaged",
        values: { format: "EPUB" },
      });
    }
  });

  test("is a Word or OpenDocument file, cut short, without its text or with a password", () => {
    const word = zipSync({ "word/document.xml": strToU8(`<w:document><w:body/></w:document>`) });
    const office = zipSync({ "content.xml": strToU8("<office:document-content/>") });
    expect(fault("a.docx", word.subarray(0, word.length - 30))).toMatchObject({
      code: "damaged",
      values: { format: "DOCX" },
    });
    expect(fault("a.odt", office.subarray(0, 40))).toMatchObject({
      code: "damaged",
      values: { format: "ODT" },
    });
    expect(fault("a.docx", word)).toMatchObject({ code: "no-text", values: { format: "DOCX" } });
    expect(fault("a.odt", office)).toMatchObject({ code: "damaged", values: { format: "ODT" } });
    const half = zipSync({ "word/document.xml": strToU8("<w:document><w:body><w:p>") });
    expect(fault("a.docx", half)).toMatchObject({ code: "damaged" });
    const locked = zipSync({
      "content.xml": strToU8("\u0003\u0004"),
      "META-INF/manifest.xml": strToU8(
        '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
      ),
    });
    expect(fault("a.odt", locked)).toMatchObject({
      code: "encrypted",
      values: { format: "ODT" },
    });
  });

  test("has a byte changed", () => {
    const changed = whole.slice();
    const at = Math.floor(whole.length / 3);
    changed[at] = (changed[at] ?? 0) ^ 0xff;
    expect(fault("abîmé.epub", changed)).toMatchObject({ code: "damaged" });
  });

  test("is called .epub and is something else", () => {
    expect(fault("faux.epub", "Du texte.")).toMatchObject({ code: "damaged" });
    expect(fault("faux.epub", zipSync({ "a.txt": strToU8("Du texte.") }))).toMatchObject({
      code: "damaged",
    });
  });

  test("has a password", () => {
    const locked = whole.slice();
    const view = new DataView(locked.buffer);
    const directory = view.getUint32(locked.length - 6, true);
    view.setUint16(directory + 8, view.getUint16(directory + 8, true) | 1, true);
    expect(fault("fermé.epub", locked)).toEqual({
      code: "encrypted",
      values: { format: "EPUB" },
      message:
        "fermé.epub: the EPUB file is encrypted; open it where it can be read and save it without a password or protection",
    });
  });

  test("has pages that a shop has locked, or a Word file with a password", () => {
    const encryption = strToU8(
      '<encryption><enc:EncryptedData xmlns:enc="x"><enc:CipherData><enc:CipherReference URI="a.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>',
    );
    const locked = epub({
      "a.xhtml": strToU8("\u0001\u0002"),
      "META-INF/encryption.xml": encryption,
    });
    expect(fault("boutique.epub", locked)).toMatchObject({ code: "encrypted" });
    const ole = new Uint8Array(2_000);
    ole.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    ole.set(
      [..."EncryptedPackage"].flatMap((letter) => [letter.charCodeAt(0), 0]),
      1_000,
    );
    expect(fault("secret.docx", ole)).toMatchObject({
      code: "encrypted",
      values: { format: "DOCX" },
    });
  });

  test("swells beyond its ratio, its size or its number of files", () => {
    const bomb = epub({ "a.xhtml": new Uint8Array(5_000_000) });
    expect(fault("bombe.epub", bomb)).toMatchObject({
      code: "zip-bomb",
      values: { reason: "ratio", most: 500 },
    });
    const limits = { files: 10, bytes: 1_000, ratio: 500 };
    expect(() => openArchive(epub({ "a.txt": new Uint8Array(2_000) }), "zip", limits)).toThrow(
      "more than 0 MB packed in it",
    );
    const many = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`${index}.txt`, strToU8("x")]),
    );
    expect(() => openArchive(zipSync(many), "zip", limits)).toThrow(
      "more than 10 files packed in it",
    );
  });

  test("says that it is small and is not", () => {
    const lie = epub({ "a.xhtml": new Uint8Array(5_000_000) });
    const view = new DataView(lie.buffer);
    let directory = view.getUint32(lie.length - 6, true);
    for (let file = 0; file < 2; file++) {
      directory += 46 + view.getUint16(directory + 28, true) + view.getUint16(directory + 30, true);
    }
    view.setUint32(directory + 24, 10, true);
    expect(fault("menteur.epub", lie)).toMatchObject({ code: "zip-bomb" });
  });

  test("has a path that leads out of it", () => {
    for (const path of ["../etc/passwd", "a/../../b", "/etc/passwd", "C:\\a", "..\\b"]) {
      expect(fault("dehors.epub", epub({ [path]: strToU8("x") }))).toMatchObject({
        code: "unsafe-path",
        values: { path },
      });
    }
  });
});

describe("markup that cannot be trusted", () => {
  test("declares entities, which are never expanded", () => {
    const bomb =
      '<!DOCTYPE html [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><html><body><p>&b;</p></body></html>';
    expect(fault("rires.html", bomb)).toMatchObject({
      code: "entity-declaration",
      values: { format: "HTML" },
    });
    expect(fault("rires.epub", epub({ "a.xhtml": strToU8(bomb) }))).toMatchObject({
      code: "entity-declaration",
    });
  });

  test("names a file of entities, which is not fetched", () => {
    const source =
      '<!DOCTYPE html SYSTEM "file:///etc/passwd"><p>&passwd; et &eacute;t&eacute;</p>';
    const text = importText("a.html", strToU8(source));
    expect(text.blocks.map(({ content }) => content)).toEqual(["&passwd; et été"]);
  });

  test("nests deeper than any text", () => {
    const deep = "<div>".repeat(100_000);
    expect(fault("abîme.html", `${deep}fond`)).toEqual({
      code: "too-deep",
      values: { most: deepestMarkup },
      message: "abîme.html: elements nested deeper than 256; no text is; export it as plain text",
    });
  });

  test("has scripts and handlers, of which nothing is kept", () => {
    const source =
      "<p onclick='a()'>Un <b onmouseover=b()>chat</b>.<script>c()</script><style>p{}</style>" +
      "<svg onload=d()><text>e</text></svg><a href='javascript:f()'>Miaou</a> &lt;script&gt;g()&lt;/script&gt;</p>";
    const text = importText("a.html", strToU8(source));
    expect(text.blocks).toEqual([{ kind: "p", content: "Un *chat*.Miaou <script>g()</script>" }]);
    const page = epub({ "a.xhtml": strToU8(`<html><body>${source}</body></html>`) });
    expect(importText("a.epub", page).blocks).toEqual(text.blocks);
  });

  test("has scripts in Markdown, which are text or nothing", () => {
    const source =
      "Un <b onclick='a()'>chat</b>.<script>b()</script> [Miaou](javascript:c()) ![](x.svg)\n\n<script>\nd()\n</script>\n";
    expect(importText("a.md", strToU8(source)).blocks).toEqual([
      { kind: "p", content: "Un chat. Miaou" },
    ]);
  });

  test("declares entities in a Word or OpenDocument file", () => {
    const entity = '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    for (const [name, part, body] of [
      [
        "a.docx",
        "word/document.xml",
        "<w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>",
      ],
      [
        "a.odt",
        "content.xml",
        "<office:document-content><office:body><office:text><text:p>&x;</text:p></office:text></office:body></office:document-content>",
      ],
    ] as const) {
      expect(fault(name, zipSync({ [part]: strToU8(entity + body) }))).toMatchObject({
        code: "entity-declaration",
      });
    }
  });
});

describe("a memory of segments", () => {
  const tmx = (units: string) =>
    `<?xml version="1.0"?><tmx version="1.4"><body>${units}</body></tmx>`;
  const unit = (...languages: readonly string[]) =>
    `<tu>${languages.map((code) => `<tuv xml:lang="${code}"><seg>${code}</seg></tuv>`).join("")}</tu>`;

  test("has a thousand languages, of which French and English are taken", () => {
    const codes = Array.from({ length: 1_000 }, (_, index) => `x-${index}`);
    const imported = importFile("a.tmx", strToU8(tmx(unit(...codes, "en", "fr-CA"))));
    if (imported.kind !== "aligned") throw new Error("not aligned");
    expect(imported.work.chapters.map(({ chapter }) => chapter.blocks)).toMatchObject([
      [
        {
          segments: [
            { cells: [{ content: [{ value: "fr-CA" }] }, { content: [{ value: "en" }] }] },
          ],
        },
      ],
    ]);
  });

  test("has several kinds of English, of which one can be chosen", () => {
    const source = strToU8(tmx(unit("fr", "en-US", "en-GB") + unit("fr", "en-GB")));
    const english = (languages: { readonly en?: string }) => {
      const imported = importFile("a.tmx", source, { languages });
      if (imported.kind !== "aligned") throw new Error("not aligned");
      return JSON.stringify(imported.work.chapters[0]?.chapter.blocks[0]?.segments[0]?.cells[1]);
    };
    expect(english({})).toContain("en-GB");
    expect(english({ en: "en-US" })).toContain("en-US");
  });

  test("tells what there is to choose from, and only where there is something", () => {
    const found = (name: string, source: string, languages = {}) => {
      const imported = importFile(name, strToU8(source), { languages });
      return imported.kind === "aligned" ? imported.languages : "not aligned";
    };
    const two = tmx(unit("fr", "en-US", "en-GB") + unit("fr", "en-GB"));
    expect(found("a.tmx", two)).toEqual({ fr: "fr", en: "en-GB", all: ["fr", "en-GB", "en-US"] });
    expect(found("a.tmx", tmx(unit("fr", "en", "de")))).toBeUndefined();
    expect(found("a.tmx", tmx(unit("x-old", "en")), { fr: "x-old" })).toMatchObject({
      fr: "x-old",
    });
    expect(found("a.csv", "français,English,english\noui,yes,yea\n")).toEqual({
      fr: "français",
      en: "English",
      all: ["français", "English", "english"],
    });
    expect(found("a.csv", ",fr,en\n1,oui,yes\n")).toBeUndefined();
  });

  test("has a column without a heading, which is not the French", () => {
    const imported = importFile("a.csv", strToU8(",fr,en\n1,oui,yes\n"));
    if (imported.kind !== "aligned") throw new Error("not aligned");
    expect(imported.work.chapters[0]?.chapter.blocks[0]?.segments[0]?.cells).toMatchObject([
      { content: [{ value: "oui" }] },
      { content: [{ value: "yes" }] },
    ]);
  });

  test("has no French: the message names what it has", () => {
    const codes = Array.from({ length: 15 }, (_, index) => `x-${index}`);
    expect(fault("a.tmx", tmx(unit("de", "en")))).toEqual({
      code: "languages",
      values: { format: "TMX", languages: ["de", "en"] },
      message:
        "a.tmx: the TMX file has de, en; name the one that is the French and the one that is the English",
    });
    expect(fault("a.tmx", tmx(unit(...codes))).message).toContain(
      "x-11 and 3 others; name the one",
    );
  });

  test("is cut short, empty or something else", () => {
    const whole = tmx(unit("fr", "en"));
    expect(fault("a.tmx", whole.slice(0, -20))).toMatchObject({ code: "damaged" });
    expect(fault("a.tmx", tmx(""))).toMatchObject({ code: "no-text" });
    expect(fault("a.tmx", "Du texte.")).toMatchObject({ code: "malformed" });
    expect(fault("a.tmx", `<!DOCTYPE tmx [<!ENTITY a "b">]>${whole}`)).toMatchObject({
      code: "entity-declaration",
    });
  });

  test("is a translation between other languages", () => {
    const xliff =
      '<xliff version="1.2"><file source-language="de" target-language="en"><trans-unit id="1"><source>a</source><target>b</target></trans-unit></file></xliff>';
    expect(fault("a.xlf", xliff)).toMatchObject({
      code: "languages",
      values: { format: "XLIFF", languages: ["de", "en"] },
    });
  });

  test("is a spreadsheet without two columns of ours", () => {
    expect(fault("a.csv", "une seule colonne\nsans virgule\n")).toMatchObject({
      code: "malformed",
    });
    expect(fault("a.csv", "deutsch,english,italiano\na,b,c\n")).toMatchObject({
      code: "languages",
      values: { languages: ["deutsch", "english", "italiano"] },
    });
  });
});

describe("a work of ours", () => {
  const table = "id\tfr\ten\np1.1\tOui.\tYes.\n";
  const workFile = readFileSync("e2e/texts/banc-d-essai/work.json", "utf8");

  test("has a table that breaks the format: its line and the cure are told", () => {
    expect(fault("a.tsv", `${table}p1.1\tNon.\tNo.\n`)).toEqual({
      code: "malformed",
      values: {
        format: "a.tsv",
        line: 3,
        reason:
          "a second p1.1; the first is on line 2 (p1.1); give the row its own id, such as p1.1a",
      },
      message:
        "a.tsv: not a.tsv as it should be (line 3): a second p1.1; the first is on line 2 (p1.1); give the row its own id, such as p1.1a; export it again, or mend it there",
    });
  });

  test("lacks a chapter", () => {
    const zip = zipSync({
      "banc/work.json": strToU8(workFile),
      "banc/01-le-banc.tsv": strToU8(table),
    });
    expect(fault("banc.zip", zip)).toMatchObject({ code: "malformed" });
  });

  test("is a zip of something else", () => {
    expect(fault("photos.zip", zipSync({ "a.jpg": strToU8("x") }))).toMatchObject({
      code: "unread-format",
      values: { format: "zip" },
    });
  });
});

describe("Markdown", () => {
  test("nests deeper than any text", () => {
    expect(fault("a.md", `${"> ".repeat(5_000)}fond`)).toMatchObject({ code: "too-deep" });
    expect(fault("b.md", `${"- ".repeat(5_000)}fond`)).toMatchObject({ code: "too-deep" });
  });
});
