import { strToU8, type Zippable, zipSync } from "fflate";
import type { ImportedFile } from "./imported.ts";

/** One page of an EPUB: its name, and what stands in its body. */
type Page = readonly [name: string, body: string];

function epub(name: string, { metadata, pages, spineTypes = {} }: EpubParts): ImportedFile {
  const items = pages.map(
    ([page], index) => `<item id="i${index}" href="${page}" media-type="application/xhtml+xml"/>`,
  );
  const spine = pages.map((_, index) => `<itemref idref="i${index}"/>`);
  const files: Zippable = {
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(
      '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="epub/content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
    ),
    "epub/content.opf": strToU8(
      `<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${items.join("")}</manifest><spine>${spine.join("")}</spine></package>`,
    ),
  };
  for (const [page, body] of pages) {
    const type = spineTypes[page];
    const inner = type === undefined ? body : `<section epub:type="${type}">${body}</section>`;
    files[`epub/${page}`] = strToU8(
      `<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>${name}</title></head><body>${inner}</body></html>`,
    );
  }
  return { name, content: zipSync(files) };
}

interface EpubParts {
  readonly metadata: string;
  readonly pages: readonly Page[];
  readonly spineTypes?: Readonly<Record<string, string>>;
}

/** A short French book of ours as Project Gutenberg makes an EPUB: its frame, notes at the end. */
export function frenchGutenbergEpub(): ImportedFile {
  return epub("pg99999.epub", {
    metadata:
      "<dc:title>Le Phare de Kerlan</dc:title><dc:creator>Anne Le Goff</dc:creator><dc:language>fr</dc:language>",
    pages: [
      [
        "start.xhtml",
        '<section id="pg-header"><h2>The Project Gutenberg eBook of Le Phare de Kerlan</h2><p>This ebook is for the use of anyone anywhere at no cost and with almost no restrictions whatsoever.</p><div>*** START OF THE PROJECT GUTENBERG EBOOK LE PHARE DE KERLAN ***</div></section><h1>LE PHARE DE KERLAN</h1>',
      ],
      [
        "one.xhtml",
        '<h2>CHAPITRE PREMIER</h2><p>Le gardien du phare s’appelait Yvon Kerbrat, et il parlait peu.<a id="FNanchor_1"></a><a href="notes.xhtml#Footnote_1">[1]</a> Chaque soir, il montait les cent douze marches.</p><p>— Qui va là ? demanda-t-il un jour de tempête.</p><p>Personne ne répondit, sauf la mer.</p>',
      ],
      [
        "two.xhtml",
        '<h2>CHAPITRE II</h2><p>Le lendemain, un bateau s’échoua sur la pointe.<a id="FNanchor_2"></a><a href="notes.xhtml#Footnote_2">[2]</a> Il n’y avait à bord qu’un chat gris et trois caisses de sardines.</p><p>Yvon garda le chat.</p>',
      ],
      [
        "notes.xhtml",
        '<h2>NOTES</h2><p><a id="Footnote_1"></a><a href="one.xhtml#FNanchor_1">[1]</a> On disait dans le pays qu’il comptait ses mots.</p><p><a id="Footnote_2"></a><a href="two.xhtml#FNanchor_2">[2]</a> Celle que les marins appellent la Vieille.</p>',
      ],
      [
        "end.xhtml",
        '<section id="pg-footer"><div>*** END OF THE PROJECT GUTENBERG EBOOK LE PHARE DE KERLAN ***</div><p>Section 1. General Terms of Use and Redistributing Project Gutenberg electronic works.</p></section>',
      ],
    ],
  });
}

/** Its English as Standard Ebooks makes one: imprint, colophon, endnotes before the last page. */
export function englishStandardEpub(): ImportedFile {
  const notes = [
    ["chapter-1.xhtml", "They said thereabouts that he counted his words."],
    ["chapter-2.xhtml", "The one that sailors call the Old Woman."],
  ].map(
    ([page, text], index) =>
      `<li id="note-${index + 1}" epub:type="endnote"><p>${text} <a href="${page}#noteref-${index + 1}" epub:type="backlink">↩</a></p></li>`,
  );
  return epub("anne-le-goff_the-lighthouse_jane-doe.epub", {
    metadata:
      '<dc:title>The Lighthouse at Kerlan</dc:title><dc:creator id="author">Anne Le Goff</dc:creator><dc:contributor id="translator">Jane Doe</dc:contributor><meta property="role" refines="#translator" scheme="marc:relators">trl</meta><dc:language>en-GB</dc:language>',
    spineTypes: {
      "titlepage.xhtml": "titlepage",
      "imprint.xhtml": "imprint",
      "chapter-1.xhtml": "chapter",
      "chapter-2.xhtml": "chapter",
      "endnotes.xhtml": "endnotes",
      "colophon.xhtml": "colophon",
      "uncopyright.xhtml": "copyright-page",
    },
    pages: [
      ["titlepage.xhtml", "<h1>The Lighthouse at Kerlan</h1><p>By Anne Le Goff.</p>"],
      ["imprint.xhtml", "<h2>Imprint</h2><p>This ebook is the product of many hours of work.</p>"],
      [
        "chapter-1.xhtml",
        '<h2 epub:type="ordinal z3998:roman">I</h2><p>The keeper of the lighthouse was called Yvon Kerbrat, and he spoke little.<a href="endnotes.xhtml#note-1" id="noteref-1" epub:type="noteref">1</a> Every evening he climbed the hundred and twelve steps.</p><p>“Who goes there?” he asked one stormy day.</p><p>No one answered but the sea.</p>',
      ],
      [
        "chapter-2.xhtml",
        '<h2 epub:type="ordinal z3998:roman">II</h2><p>The next day a boat ran aground on the point.<a href="endnotes.xhtml#note-2" id="noteref-2" epub:type="noteref">2</a> There was nothing aboard but a grey cat and three crates of sardines.</p><p>Yvon kept the cat.</p>',
      ],
      ["endnotes.xhtml", `<h2 epub:type="title">Endnotes</h2><ol>${notes.join("")}</ol>`],
      ["colophon.xhtml", "<h2>Colophon</h2><p>The cover page was painted long ago.</p>"],
      ["uncopyright.xhtml", "<h2>Uncopyright</h2><p>May you do good and not evil.</p>"],
    ],
  });
}

/** What is said in a film, in both languages, a second apart. */
export function subtitles(language: "fr" | "en"): ImportedFile {
  const said = {
    fr: ["Qui a laissé la porte ouverte ?", "Pas moi, j’étais au phare.", "Alors c’est le chat."],
    en: ["Who left the door open?", "Not me, I was at the lighthouse.", "Then it was the cat."],
  }[language];
  const cues = said.map(
    (text, index) =>
      `${index + 1}\n00:00:0${index * 3 + 1},000 --> 00:00:0${index * 3 + 3},200\n${text}\n`,
  );
  return { name: `film.${language}.srt`, content: cues.join("\n") };
}

/** A teacher’s handout: a Word table, French beside English. */
export function wordTable(): ImportedFile {
  const rows = [
    ["Français", "English"],
    ["Le chat dort sur la lampe.", "The cat is asleep on the lamp."],
    ["Il pleut depuis trois jours.", "It has been raining for three days."],
    ["Le gardien compte les bateaux.", "The keeper is counting the boats."],
  ].map(
    (cells) =>
      `<w:tr>${cells.map((cell) => `<w:tc><w:p><w:r><w:t>${cell}</w:t></w:r></w:p></w:tc>`).join("")}</w:tr>`,
  );
  const words = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  return {
    name: "fiche.docx",
    content: zipSync({
      "[Content_Types].xml": strToU8("<Types/>"),
      "word/document.xml": strToU8(
        `<w:document xmlns:w="${words}"><w:body><w:tbl>${rows.join("")}</w:tbl></w:body></w:document>`,
      ),
    }),
  };
}
