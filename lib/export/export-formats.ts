/** The table of formats that a work is exported in. A new one is a record here and its writer. */

import type { EpubLayout } from "#lib/export/epub/chapter-page.ts";
import type { Bilingual, EditionName } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

export interface ExportFormat {
  /** The ending of its files, and its name for the command. */
  readonly name: string;
  readonly label: Bilingual;
  /** What it is called in a list: the same for the layouts of one kind of file. */
  readonly shortLabel: Bilingual;
  /** What a server calls its files. */
  readonly mediaType: string;
  /** Whether a file has one English edition; the others have all. */
  readonly hasOneEdition: boolean;
  /** The writer comes when it is wanted. */
  readonly write: (work: WholeWork, asked: Asked) => Promise<string | Uint8Array>;
}

/** What may be asked of a format; each takes what it can use. */
export interface Asked {
  /** The first English edition where none is named. */
  readonly edition?: EditionName | undefined;
  /** When a book was made; now, where it is not told. */
  readonly modified?: Date;
}

export const exportFormats: readonly ExportFormat[] = [
  {
    name: "zip",
    label: { fr: "Notre format (zip)", en: "Our own format (zip)" },
    shortLabel: { fr: "zip", en: "zip" },
    mediaType: "application/zip",
    hasOneEdition: false,
    write: async (work) => (await import("#lib/export/work-zip.ts")).toWorkZip(work),
  },
  epub("epub", "in-turn", {
    fr: "EPUB : chaque paragraphe suivi de sa traduction",
    en: "EPUB: each paragraph, then its translation",
  }),
  epub("facing.epub", "facing", {
    fr: "EPUB : les deux textes côte à côte, pour grand écran",
    en: "EPUB: side by side, for wide screens",
  }),
  epub("pop-up.epub", "pop-up", {
    fr: "EPUB : le français, l’anglais à ouvrir",
    en: "EPUB: the French, with the English to open",
  }),
  {
    name: "tmx",
    label: { fr: "TMX, pour les mémoires de traduction", en: "TMX, for translation memories" },
    shortLabel: { fr: "TMX", en: "TMX" },
    mediaType: "application/x-tmx+xml",
    hasOneEdition: true,
    write: async (work, { edition }) => (await import("#lib/export/tmx.ts")).toTmx(work, edition),
  },
  {
    name: "tei.xml",
    label: { fr: "TEI P5, les deux textes liés phrase à phrase", en: "TEI P5, both texts linked" },
    shortLabel: { fr: "TEI", en: "TEI" },
    mediaType: "application/tei+xml",
    hasOneEdition: true,
    write: async (work, { edition }) =>
      (await import("#lib/export/tei/tei.ts")).toTei(work, edition),
  },
  {
    name: "csv",
    label: { fr: "CSV, pour tableur", en: "CSV, for spreadsheets" },
    shortLabel: { fr: "CSV", en: "CSV" },
    mediaType: "text/csv; charset=utf-8",
    hasOneEdition: false,
    write: async (work) => (await import("#lib/export/csv.ts")).toCsv(work),
  },
  {
    name: "json",
    label: { fr: "JSON, pour les programmes", en: "JSON, for programs" },
    shortLabel: { fr: "JSON", en: "JSON" },
    mediaType: "application/json",
    hasOneEdition: false,
    write: async (work) => (await import("#lib/export/json.ts")).toJson(work),
  },
  {
    name: "txt",
    label: { fr: "Texte brut", en: "Plain text" },
    shortLabel: { fr: "texte brut", en: "plain text" },
    mediaType: "text/plain; charset=utf-8",
    hasOneEdition: true,
    write: async (work, { edition }) =>
      (await import("#lib/export/plain-text.ts")).toPlainText(work, edition),
  },
];

function epub(name: string, layout: EpubLayout, label: Bilingual): ExportFormat {
  return {
    name,
    label,
    shortLabel: { fr: "EPUB", en: "EPUB" },
    mediaType: "application/epub+zip",
    hasOneEdition: true,
    write: async (work, { edition, modified = new Date() }) =>
      (await import("#lib/export/epub/epub.ts")).toEpub(work, {
        layout,
        modified,
        ...(edition === undefined ? {} : { edition }),
      }),
  };
}
