/** A work → a bilingual book in EPUB 3 that readers of EPUB 2 open too. */

import { strToU8, type Zippable, zipSync } from "fflate";
import { firstEnglish } from "#lib/export/two-sides.ts";
import { zipDate } from "#lib/export/work-zip.ts";
import type { Edition, EditionName } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { chapterTitle, type EpubLayout, epubLayouts, formatChapterPage } from "./chapter-page.ts";
import { formatCover } from "./cover.ts";
import { style } from "./document.ts";
import { authorOf, formatColophon, formatCoverPage, formatTitlePage } from "./front-pages.ts";
import { formatNavigation, formatNcx, formatPackage } from "./package.ts";

/** What the book says besides the work. */
export interface EpubOptions {
  /** The first English edition where none is named. */
  readonly edition?: EditionName;
  /** Each French paragraph and then its English, where nothing else is asked. */
  readonly layout?: EpubLayout;
  /** When the book was made; a package must say so. */
  readonly modified: Date;
}

/** Makes the book. Throws a `RangeError` for an edition that the work lacks. */
export function toEpub(
  whole: WholeWork,
  { edition = firstEnglish(whole), layout = epubLayouts[0], modified }: EpubOptions,
): Uint8Array {
  const { work } = whole;
  const pages = whole.chapters.map((named) => ({
    id: `c-${named.name}`,
    file: `${named.name}.xhtml`,
    title: chapterTitle(named),
    source: formatChapterPage(named, edition, layout),
  }));
  const en = englishOf(work.editions, edition);
  const files: Zippable = {
    // The first file and not packed, so that the bytes of its name stand where they are looked for.
    mimetype: [strToU8("application/epub+zip"), { level: 0 }],
    "META-INF/container.xml": strToU8(container),
    "EPUB/package.opf": strToU8(formatPackage(work, en, pages, modified)),
    "EPUB/book_nav.xhtml": strToU8(formatNavigation(work, pages)),
    "EPUB/toc.ncx": strToU8(formatNcx(work, en, pages)),
    "EPUB/style.css": strToU8(style),
    "EPUB/cover.svg": strToU8(formatCover(work.title, authorOf(work, en))),
    "EPUB/book_cover.xhtml": strToU8(formatCoverPage(work)),
    "EPUB/book_title.xhtml": strToU8(formatTitlePage(work, en)),
  };
  for (const { file, source } of pages) files[`EPUB/${file}`] = strToU8(source);
  files["EPUB/book_colophon.xhtml"] = strToU8(formatColophon(work, en));
  return zipSync(files, { level: 9, mtime: zipDate });
}

const container = `<?xml version="1.0" encoding="UTF-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`;

function englishOf(editions: readonly Edition[], name: EditionName): Edition {
  const edition = editions.find((other) => other.name === name);
  if (edition === undefined) throw new RangeError(`no edition “${name}”`);
  return edition;
}
