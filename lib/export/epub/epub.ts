/** A work → a bilingual book in EPUB 3: each French paragraph, then its English. */

import { strToU8, type Zippable, zipSync } from "fflate";
import { firstEnglish, paragraphsOf, sidesOf } from "#lib/export/two-sides.ts";
import { zipDate } from "#lib/export/work-zip.ts";
import { escapeXml } from "#lib/export/xml.ts";
import { plainText } from "#lib/text/inline.ts";
import type { Block, Cell, Edition, EditionName, Inline } from "#lib/text/model.ts";
import { tidyLines } from "#lib/text/verse-lines.ts";
import type { NamedChapter, WholeWork } from "#lib/text/whole-work.ts";

/** What the book says besides the work. */
export interface EpubOptions {
  /** The first English edition where none is named. */
  readonly edition?: EditionName;
  /** When the book was made; a package must say so. */
  readonly modified: Date;
}

/** Makes the book. */
export function toEpub(whole: WholeWork, options: EpubOptions): Uint8Array {
  const edition = options.edition ?? firstEnglish(whole);
  const pages = whole.chapters.map((named) => ({
    id: `c-${named.name}`,
    file: `${named.name}.xhtml`,
    title: titleOf(named),
    source: formatPage(named, edition),
  }));
  const files: Zippable = {
    // The first file and not packed, so that the bytes of its name stand where they are looked for.
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(container),
    "EPUB/package.opf": strToU8(formatPackage(whole, pages, edition, options.modified)),
    "EPUB/nav.xhtml": strToU8(formatNavigation(whole, pages)),
    "EPUB/style.css": strToU8(style),
    "EPUB/about.xhtml": strToU8(formatAbout(whole, edition)),
  };
  for (const { file, source } of pages) files[`EPUB/${file}`] = strToU8(source);
  return zipSync(files, { level: 9, mtime: zipDate });
}

interface Page {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`;

const style = `body { margin: 0 5%; line-height: 1.5; }
section > * { margin: 0.3em 0; }
section { margin: 0 0 1em; }
h1, h2, h3 { text-align: left; line-height: 1.25; }
h1 span, h2 span, h3 span { display: block; }
[lang="en"] { color: #555; font-size: 0.92em; }
.quotation { margin: 0.3em 1.5em; }
.stanza { margin-left: 1.5em; text-align: left; }
.speech { padding-left: 1.5em; text-indent: -1.5em; }
.speaker { font-variant: small-caps; }
.speaker em { font-variant: normal; }
.direction { margin-left: 1.5em; font-style: italic; }
.direction em { font-style: normal; }
.item { margin-left: 1.2em; }
.break { text-align: center; }
aside { font-size: 0.9em; }
sup { line-height: 0; }
`;

function formatPackage(
  { work }: WholeWork,
  pages: readonly Page[],
  edition: EditionName,
  modified: Date,
): string {
  const [fr] = work.editions;
  const en = englishOf(work.editions, edition);
  const date = `${modified.toISOString().slice(0, 19)}Z`;
  const creators = [...new Set([fr.author, en.author].filter((name) => name !== undefined))];
  const rights = [...new Set([fr.licence, en.licence])].join("; ");
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="fr">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">urn:x-en-regard:${escapeXml(work.name)}:${escapeXml(edition)}</dc:identifier>
    <dc:title>${escapeXml(bothTitles(work.title.fr, work.title.en))}</dc:title>
    <dc:language>fr</dc:language>
    <dc:language>en</dc:language>
${creators.map((name) => `    <dc:creator>${escapeXml(name)}</dc:creator>\n`).join("")}${
  en.translator === undefined
    ? ""
    : `    <dc:contributor>${escapeXml(en.translator)}</dc:contributor>\n`
}    <dc:description>${escapeXml(work.summary.fr)}</dc:description>
    <dc:rights>${escapeXml(rights)}</dc:rights>
    <meta property="dcterms:modified">${date}</meta>
  </metadata>
  <manifest>
    <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="style" href="style.css" media-type="text/css"/>
    <item id="about" href="about.xhtml" media-type="application/xhtml+xml"/>
${pages.map(({ id, file }) => `    <item id="${id}" href="${file}" media-type="application/xhtml+xml"/>`).join("\n")}
  </manifest>
  <spine>
    <itemref idref="about"/>
    <itemref idref="nav"/>
${pages.map(({ id }) => `    <itemref idref="${id}"/>`).join("\n")}
  </spine>
</package>
`;
}

function formatNavigation({ work }: WholeWork, pages: readonly Page[]): string {
  const items = pages.map(
    ({ file, title }) => `        <li><a href="${file}">${escapeXml(title)}</a></li>`,
  );
  return formatDocument(
    work.title.fr,
    `    <nav epub:type="toc" role="doc-toc">
      <h1><span lang="fr" xml:lang="fr">Table</span> <span lang="en" xml:lang="en">Contents</span></h1>
      <ol>
        <li><a href="about.xhtml">${escapeXml(work.title.fr)}</a></li>
${items.join("\n")}
      </ol>
    </nav>`,
  );
}

function formatAbout({ work }: WholeWork, edition: EditionName): string {
  const editions = [work.editions[0], englishOf(work.editions, edition)].map(
    (about) =>
      `    <p lang="${about.language}" xml:lang="${about.language}">${[
        about.label,
        about.author,
        about.translator,
        about.date,
        about.origin,
        about.licence,
      ]
        .filter((text) => text !== undefined)
        .map(escapeXml)
        .join(" · ")}</p>`,
  );
  return formatDocument(
    work.title.fr,
    `    <h1>${pairOf(escapeXml(work.title.fr), escapeXml(work.title.en), "span")}</h1>
    ${pairOf(escapeXml(work.summary.fr), escapeXml(work.summary.en), "p")}
${editions.join("\n")}`,
  );
}

function formatPage(named: NamedChapter, edition: EditionName): string {
  const sides = sidesOf(named, edition);
  const writer = new PageWriter(named);
  const blocks = named.chapter.blocks.map((block) =>
    writer.block(
      block,
      paragraphsOf(block, (segment) => sides(segment)[0]),
      paragraphsOf(block, (segment) => sides(segment)[1]),
    ),
  );
  return formatDocument(titleOf(named), blocks.join("\n"));
}

function formatDocument(title: string, body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="fr" xml:lang="fr">
  <head>
    <title>${escapeXml(title)}</title>
    <link rel="stylesheet" type="text/css" href="style.css"/>
  </head>
  <body>
${body}
  </body>
</html>
`;
}

const classes: Readonly<Partial<Record<Block["kind"], string>>> = {
  q: "quotation",
  v: "stanza",
  d: "speech",
  r: "direction",
  l: "item",
  b: "break",
};

/** Writes the blocks of one page, knowing which notes are on it and how often each was called. */
class PageWriter {
  readonly #notes: ReadonlySet<string>;
  readonly #calls = new Map<string, number>();

  constructor({ chapter }: NamedChapter) {
    this.#notes = new Set(chapter.blocks.flatMap(({ id, kind }) => (kind === "n" ? [id] : [])));
  }

  block(
    { id, kind }: Block,
    fr: readonly (readonly Cell[])[],
    en: readonly (readonly Cell[])[],
  ): string {
    if (kind === "t" || kind === "h" || kind === "s") {
      const name = { t: "h1", h: "h2", s: "h3" }[kind];
      const pair = pairOf(this.#joined(fr, kind), this.#joined(en, kind), "span");
      return `    <section id="${id}"><${name}>${pair}</${name}></section>`;
    }
    if (kind === "b") {
      const [side = []] = fr.length > 0 ? fr : en;
      return `    <section id="${id}"><p class="break">${this.#cells(side, kind)}</p></section>`;
    }
    const label = kind === "n" ? `<sup>${id.slice(1)}</sup> ` : "";
    const paragraphs = [
      ...fr.map((cells, index) => this.#paragraph(cells, kind, "fr", label, index === 0)),
      ...en.map((cells, index) => this.#paragraph(cells, kind, "en", label, index === 0)),
    ].join("\n      ");
    return kind === "n"
      ? `    <aside id="${id}" epub:type="footnote" role="doc-footnote">\n      ${paragraphs}\n    </aside>`
      : `    <section id="${id}">\n      ${paragraphs}\n    </section>`;
  }

  #paragraph(
    cells: readonly Cell[],
    kind: Block["kind"],
    language: string,
    label: string,
    isFirst: boolean,
  ): string {
    const name = classes[kind];
    const className = name === undefined ? "" : ` class="${name}"`;
    const speakers = kind === "d" && isFirst ? 1 : 0;
    const speaker = this.#cells(cells.slice(0, speakers), kind);
    const text = this.#cells(cells.slice(speakers), kind);
    const space = text.startsWith("<br/>") ? "" : " ";
    const head = speaker === "" ? "" : `<span class="speaker">${speaker}</span>${space}`;
    return `<p${className} lang="${language}" xml:lang="${language}">${label}${head}${text}</p>`;
  }

  #joined(paragraphs: readonly (readonly Cell[])[], kind: Block["kind"]): string {
    return paragraphs.map((cells) => this.#cells(cells, kind)).join(" ");
  }

  #cells(cells: readonly Cell[], kind: Block["kind"]): string {
    const text = cells
      .map(({ content }) => content.map((inline) => this.#inline(inline)).join(""))
      .join(kind === "v" ? "\n" : " ");
    return tidyLines(text, kind).replaceAll("\n", "<br/>\n      ");
  }

  #inline(inline: Inline): string {
    if (inline.type === "text") return escapeXml(inline.value);
    if (inline.type === "emphasis") {
      return `<em>${inline.children.map((child) => this.#inline(child)).join("")}</em>`;
    }
    const note = `n${inline.number}`;
    // A note that the text calls and does not have is a figure only.
    if (!this.#notes.has(note)) return `<sup>${inline.number}</sup>`;
    const count = (this.#calls.get(note) ?? 0) + 1;
    this.#calls.set(note, count);
    return `<a id="call-${inline.number}-${count}" href="#${note}" epub:type="noteref" role="doc-noteref"><sup>${inline.number}</sup></a>`;
  }
}

/** Both sides, each with its language; of none, nothing. */
function pairOf(fr: string, en: string, name: "span" | "p"): string {
  return [
    { language: "fr", text: fr },
    { language: "en", text: en },
  ]
    .filter(({ text }) => text !== "")
    .map(
      ({ language, text }) =>
        `<${name} lang="${language}" xml:lang="${language}">${text}</${name}>`,
    )
    .join(" ");
}

/** What the contents call a chapter: its French title, or the English one, or its file’s name. */
function titleOf({ name, chapter }: NamedChapter): string {
  const block =
    chapter.blocks.find(({ kind }) => kind === "t") ??
    chapter.blocks.find(({ kind }) => kind === "h");
  for (const column of chapter.editions.keys()) {
    const text = block?.segments
      .map(({ cells }) => plainText(cells[column]?.content ?? []))
      .filter((line) => line.trim() !== "")
      .join(" ");
    if (text) return text;
  }
  return name;
}

function englishOf(editions: readonly Edition[], name: EditionName): Edition {
  const edition = editions.find((other) => other.name === name);
  if (edition === undefined) throw new RangeError(`no edition “${name}”`);
  return edition;
}

function bothTitles(fr: string, en: string): string {
  return fr === en ? fr : `${fr} / ${en}`;
}
