/** The table of formats that a work is exported in. A new one is a record here and its writer. */

import type { EpubLayout } from "#lib/export/epub/chapter-page.ts";
import type { Bilingual, EditionName } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

export interface ExportFormat {
  /** The ending of its files, and its name for the command. */
  readonly name: string;
  readonly label: Bilingual;
  /** Whether a file has one English edition; the others have all. */
  readonly hasOneEdition: boolean;
  /** The writer comes when it is wanted. */
  readonly write: (work: WholeWork, asked: Asked) => Promise<string | Uint8Array>;
}

/** What may be asked of a format; each takes what it can use. */
export interface Asked {
  /** The first English edition where none is named. */
  readonly edition: EditionName | undefined;
  readonly layout?: EpubLayout | undefined;
}

export const exportFormats: readonly ExportFormat[] = [
  {
    name: "zip",
    label: { fr: "Notre format (zip)", en: "Our own format (zip)" },
    hasOneEdition: false,
    write: async (work) => (await import("#lib/export/work-zip.ts")).toWorkZip(work),
  },
  {
    name: "epub",
    label: { fr: "EPUB", en: "EPUB" },
    hasOneEdition: true,
    write: async (work, { edition, layout }) =>
      (await import("#lib/export/epub/epub.ts")).toEpub(work, {
        modified: new Date(),
        ...(edition === undefined ? {} : { edition }),
        ...(layout === undefined ? {} : { layout }),
      }),
  },
  {
    name: "tmx",
    label: { fr: "TMX", en: "TMX" },
    hasOneEdition: true,
    write: async (work, { edition }) => (await import("#lib/export/tmx.ts")).toTmx(work, edition),
  },
  {
    name: "csv",
    label: { fr: "CSV", en: "CSV" },
    hasOneEdition: false,
    write: async (work) => (await import("#lib/export/csv.ts")).toCsv(work),
  },
  {
    name: "txt",
    label: { fr: "Texte brut", en: "Plain text" },
    hasOneEdition: true,
    write: async (work, { edition }) =>
      (await import("#lib/export/plain-text.ts")).toPlainText(work, edition),
  },
];
