/** What the book says of itself: its package, its contents, and the contents for old readers. */

import { escapeXml } from "#lib/export/xml.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { formatDocument } from "./document.ts";
import { authorOf } from "./front-pages.ts";

/** A page of the book that its contents name. */
export interface ContentsPage {
  readonly id: string;
  readonly file: string;
  readonly title: string;
}

/** Files of the book beside its chapters, whose names have no underscore. */
const parts = {
  cover: { file: "book_cover.xhtml", title: "Couverture" },
  title: { file: "book_title.xhtml", title: "Page de titre" },
  colophon: { file: "book_colophon.xhtml", title: "Achevé d’imprimer" },
} as const;

/** The package: what the book is, its files and their order. */
export function formatPackage(
  work: Work,
  en: Edition,
  pages: readonly ContentsPage[],
  modified: Date,
): string {
  const [fr] = work.editions;
  const date = `${modified.toISOString().slice(0, 19)}Z`;
  const rights = [...new Set([fr.licence, en.licence])].join("; ");
  const title =
    work.title.fr === work.title.en ? work.title.fr : `${work.title.fr} / ${work.title.en}`;
  const sources = [...new Set([fr.url ?? fr.origin, en.url ?? en.origin])];
  return `<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="fr">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="id">${escapeXml(identifierOf(work, en))}</dc:identifier>
    <dc:title>${escapeXml(title)}</dc:title>
    <dc:language>fr</dc:language>
    <dc:language>en</dc:language>
${[...formatPeople(work, en)].join("")}    <dc:publisher>En regard</dc:publisher>
${fr.date === undefined ? "" : `    <dc:date>${escapeXml(fr.date)}</dc:date>\n`}${sources.map((source) => `    <dc:source>${escapeXml(source)}</dc:source>\n`).join("")}    <dc:description>${escapeXml(work.summary.fr)}</dc:description>
    <dc:rights>${escapeXml(rights)}</dc:rights>
    <meta property="dcterms:modified">${date}</meta>
${accessibility.map(([property, value]) => `    <meta property="schema:${property}">${value}</meta>`).join("\n")}
    <meta name="cover" content="cover-image"/>
  </metadata>
  <manifest>
    <item id="nav" href="book_nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
    <item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
    <item id="style" href="style.css" media-type="text/css"/>
    <item id="cover-image" href="cover.svg" media-type="image/svg+xml" properties="cover-image"/>
    <item id="cover" href="${parts.cover.file}" media-type="application/xhtml+xml"/>
    <item id="title" href="${parts.title.file}" media-type="application/xhtml+xml"/>
${pages.map(({ id, file }) => `    <item id="${id}" href="${file}" media-type="application/xhtml+xml"/>`).join("\n")}
    <item id="colophon" href="${parts.colophon.file}" media-type="application/xhtml+xml"/>
  </manifest>
  <spine toc="ncx">
    <itemref idref="cover"/>
    <itemref idref="title"/>
    <itemref idref="nav"/>
${pages.map(({ id }) => `    <itemref idref="${id}"/>`).join("\n")}
    <itemref idref="colophon"/>
  </spine>
  <guide>
    <reference type="cover" title="${parts.cover.title}" href="${parts.cover.file}"/>
    <reference type="toc" title="Table" href="book_nav.xhtml"/>
${pages
  .slice(0, 1)
  .map(
    ({ file, title: name }) =>
      `    <reference type="text" title="${escapeXml(name)}" href="${file}"/>`,
  )
  .join("\n")}
  </guide>
</package>
`;
}

/**
 * What a person who cannot see the page is told of it, with the words of the W3C’s EPUB
 * Accessibility 1.1: the European Accessibility Act asks it of every e-book.
 */
const accessibility = [
  ["accessMode", "textual"],
  ["accessModeSufficient", "textual"],
  ["accessibilityFeature", "structuralNavigation"],
  ["accessibilityFeature", "tableOfContents"],
  ["accessibilityFeature", "readingOrder"],
  ["accessibilityFeature", "displayTransformability"],
  ["accessibilityFeature", "alternativeText"],
  ["accessibilityHazard", "none"],
  [
    "accessibilitySummary",
    "Texte seul, chaque paragraphe suivi de sa traduction, langues signalées. Text alone, each paragraph with its translation, languages marked.",
  ],
] as const;

/** Author and translator, each with the role that libraries give (MARC relators). */
function* formatPeople(work: Work, en: Edition): Iterable<string> {
  const author = authorOf(work, en);
  if (author !== undefined) yield formatPerson("creator", "author", author, "aut");
  if (en.translator !== undefined)
    yield formatPerson("contributor", "translator", en.translator, "trl");
}

function formatPerson(element: string, id: string, name: string, role: string): string {
  return `    <dc:${element} id="${id}">${escapeXml(name)}</dc:${element}>
    <meta refines="#${id}" property="role" scheme="marc:relators">${role}</meta>
`;
}

/** The contents, with what readers of books jump to. */
export function formatNavigation({ title }: Work, pages: readonly ContentsPage[]): string {
  const items = pages.map(
    ({ file, title: name }) => `        <li><a href="${file}">${escapeXml(name)}</a></li>`,
  );
  const landmarks = [
    ["cover", parts.cover.file, parts.cover.title],
    ["titlepage", parts.title.file, parts.title.title],
    ["toc", "book_nav.xhtml", "Table"],
    ["bodymatter", pages[0]?.file ?? parts.title.file, "Texte"],
    ["colophon", parts.colophon.file, parts.colophon.title],
  ].map(
    ([type, file, name]) => `        <li><a epub:type="${type}" href="${file}">${name}</a></li>`,
  );
  return formatDocument(
    title.fr,
    `    <nav epub:type="toc" role="doc-toc">
      <h1><span lang="fr" xml:lang="fr">Table</span> <span lang="en" xml:lang="en">Contents</span></h1>
      <ol>
${items.join("\n")}
      </ol>
    </nav>
    <nav epub:type="landmarks" hidden="">
      <h2>Repères</h2>
      <ol>
${landmarks.join("\n")}
      </ol>
    </nav>`,
    "frontmatter",
  );
}

/** The contents as EPUB 2 has them, which readers of before 2011 look for. */
export function formatNcx(work: Work, en: Edition, pages: readonly ContentsPage[]): string {
  const points = pages.map(
    ({ id, file, title }, index) =>
      `    <navPoint id="point-${id}" playOrder="${index + 1}"><navLabel><text>${escapeXml(title)}</text></navLabel><content src="${file}"/></navPoint>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1" xml:lang="fr">
  <head>
    <meta name="dtb:uid" content="${escapeXml(identifierOf(work, en))}"/>
  </head>
  <docTitle><text>${escapeXml(work.title.fr)}</text></docTitle>
  <navMap>
${points.join("\n")}
  </navMap>
</ncx>
`;
}

function identifierOf({ name }: Work, en: Edition): string {
  return `urn:x-en-regard:${name}:${en.name}`;
}
