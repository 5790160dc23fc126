/**
 * The table of formats. A new one is a record here and a file with its reader; those that bytes or
 * a zip tell stand before those that a text’s first lines tell, the surest first.
 */

import { looksLikeAlignedText, readAlignedText } from "#lib/import/formats/aligned-text.ts";
import type { Archive } from "#lib/import/formats/archive.ts";
import { readBilingualCues } from "#lib/import/formats/bilingual-subtitles.ts";
import { readColumns } from "#lib/import/formats/columns.ts";
import { readDocx } from "#lib/import/formats/docx.ts";
import { readEpub } from "#lib/import/formats/epub.ts";
import { readFb2, readFb2Zip } from "#lib/import/formats/fb2.ts";
import type { Format } from "#lib/import/formats/format.ts";
import { readHtml } from "#lib/import/formats/html.ts";
import { readMarkdown } from "#lib/import/formats/markdown.ts";
import { isMobi } from "#lib/import/formats/mobi/is-mobi.ts";
import { readMobi } from "#lib/import/formats/mobi/read-mobi.ts";
import { readOds } from "#lib/import/formats/ods.ts";
import { readOdt } from "#lib/import/formats/odt.ts";
import { isPdf } from "#lib/import/formats/pdf/is-pdf.ts";
import { readPdf } from "#lib/import/formats/pdf/read-pdf.ts";
import { readPlainText } from "#lib/import/formats/plain-text.ts";
import { looksLikePo, readPo } from "#lib/import/formats/po.ts";
import { looksLikeSubtitles } from "#lib/import/formats/subtitle-cues.ts";
import { readSubtitles } from "#lib/import/formats/subtitles.ts";
import { readTei } from "#lib/import/formats/tei.ts";
import { readTmx } from "#lib/import/formats/tmx.ts";
import { readTable, readWorkZip } from "#lib/import/formats/work-zip.ts";
import { readXliff } from "#lib/import/formats/xliff.ts";
import { readXlsx } from "#lib/import/formats/xlsx.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { SourceFile } from "#lib/import/source-file.ts";

/** What a file is that nothing else is told of. */
export const plainText = {
  name: "text",
  label: "text",
  extensions: ["txt", "text"],
  container: "none",
  looksLike: () => false,
  read: (file, context) => ({ kind: "text", blocks: readPlainText(file.decode(), context) }),
} as const satisfies Format;

const table = [
  {
    name: "mobi",
    label: "MOBI",
    extensions: ["mobi", "azw", "azw3", "prc"],
    container: "none",
    looksLike: (file) => isMobi(file),
    read: (_, context) => {
      // Only `importAnyFile` opens one.
      const { mobi } = context;
      if (mobi === undefined)
        throw new ImportError("unread-format", { format: "MOBI", wayOut: "ebook" });
      return { kind: "text", ...readMobi(mobi, context) };
    },
  },
  {
    name: "pdf",
    label: "PDF",
    extensions: ["pdf"],
    container: "none",
    looksLike: (file) => isPdf(file),
    read: (_, context) => {
      // Only `importAnyFile` opens one.
      if (context.pdf === undefined)
        throw new ImportError("unread-format", { format: "PDF", wayOut: "document" });
      return { kind: "text", ...readPdf(context.pdf, context) };
    },
  },
  {
    name: "epub",
    label: "EPUB",
    extensions: ["epub"],
    container: "zip",
    looksLike: ({ archive }) => has(archive, "META-INF/container.xml"),
    read: ({ bytes }, context) => ({ kind: "text", ...readEpub(bytes, context) }),
  },
  {
    name: "docx",
    label: "DOCX",
    extensions: ["docx"],
    container: "zip",
    looksLike: ({ archive }) => has(archive, "word/document.xml"),
    read: ({ bytes }, context) => readDocx(bytes, context),
  },
  {
    name: "odt",
    label: "ODT",
    extensions: ["odt"],
    container: "zip",
    looksLike: (file) => isOpenDocument(file, "text"),
    read: ({ bytes }, context) => readOdt(bytes, context),
  },
  {
    name: "xlsx",
    label: "XLSX",
    extensions: ["xlsx", "xlsm"],
    container: "zip",
    looksLike: ({ archive }) => has(archive, "xl/workbook.xml"),
    read: ({ bytes }, context) => ({ kind: "rows", ...readXlsx(bytes, context) }),
  },
  {
    name: "ods",
    label: "ODS",
    extensions: ["ods"],
    container: "zip",
    looksLike: (file) => isOpenDocument(file, "spreadsheet"),
    read: ({ bytes }, context) => ({ kind: "rows", ...readOds(bytes, context) }),
  },
  {
    name: "work-zip",
    label: "zip",
    extensions: ["zip"],
    container: "zip",
    looksLike: ({ archive }) =>
      archive?.paths.some((path) => /(?:^|\/)work\.json$/.test(path)) === true,
    read: ({ bytes, name }) => ({ kind: "work", ...readWorkZip(bytes, name) }),
  },
  {
    name: "tmx",
    label: "TMX",
    extensions: ["tmx"],
    container: "none",
    looksLike: ({ start }) => rootElement(start) === "tmx",
    read: (file, context) => ({ kind: "rows", ...readTmx(file.decode(), context) }),
  },
  {
    name: "xliff",
    label: "XLIFF",
    extensions: ["xlf", "xliff", "sdlxliff", "mxliff", "mqxliff"],
    container: "none",
    looksLike: ({ start }) => rootElement(start) === "xliff",
    read: (file, context) => ({ kind: "rows", rows: readXliff(file.decode(), context) }),
  },
  {
    name: "table",
    label: "table",
    extensions: [],
    container: "none",
    looksLike: ({ start }) => /^"?id"?\t"?fr"?\t"?en/.test(start),
    read: (file) => ({ kind: "work", ...readTable(file.decode(), file.name) }),
  },
  {
    name: "fb2",
    label: "FB2",
    extensions: ["fb2"],
    container: "none",
    looksLike: ({ start }) => rootElement(start) === "fictionbook",
    read: (file, context) => ({ kind: "text", ...readFb2(file.decode(), context) }),
  },
  {
    name: "fb2-zip",
    label: "FB2",
    extensions: ["fbz"],
    container: "zip",
    looksLike: ({ archive }) => archive?.paths.some((path) => /\.fb2$/i.test(path)) === true,
    read: ({ archive }, context) => ({ kind: "text", ...readFb2Zip(archive, context) }),
  },
  {
    name: "tei",
    label: "TEI",
    extensions: ["tei"],
    container: "none",
    looksLike: ({ start }) => /^(?:tei|tei\.2|teicorpus)$/.test(rootElement(start)),
    read: (file, context) => readTei(file.decode(), context),
  },
  {
    name: "subtitles",
    label: "SRT",
    extensions: ["srt", "vtt", "sbv", "ass", "ssa"],
    container: "none",
    looksLike: ({ start }) => looksLikeSubtitles(start),
    read: (file, context) => {
      const source = file.decode();
      const rows = readBilingualCues(source, context);
      if (rows !== undefined) return { kind: "rows", rows };
      return { kind: "text", ...readSubtitles(source, context) };
    },
  },
  {
    name: "po",
    label: "PO",
    extensions: ["po"],
    container: "none",
    looksLike: ({ start }) => looksLikePo(start),
    read: (file, context) => ({ kind: "rows", ...readPo(file.decode(), context) }),
  },
  {
    name: "html",
    label: "HTML",
    extensions: ["html", "htm", "xhtml", "xht", "xhtm"],
    container: "none",
    looksLike: ({ start }) =>
      /^<!DOCTYPE html[\s>]/i.test(skipProlog(start)) ||
      ["html", "head", "body"].includes(rootElement(start)),
    read: (file, context) => ({
      kind: "text",
      ...readHtml(file.decode(findCharset(file.bytes)), context),
    }),
  },
  {
    name: "aligned-text",
    label: "text",
    extensions: [],
    container: "none",
    looksLike: ({ extension, start }) =>
      /^(?:|txt|text|align(?:ed)?)$/.test(extension) && looksLikeAlignedText(start),
    read: (file, context) => ({ kind: "rows", ...readAlignedText(file.decode(), context) }),
  },
  {
    name: "columns",
    label: "CSV",
    extensions: ["csv", "tsv", "tab"],
    container: "none",
    looksLike: () => false,
    read: (file, context) => ({ kind: "rows", ...readColumns(file.decode(), context) }),
  },
  {
    name: "markdown",
    label: "Markdown",
    extensions: ["md", "markdown", "mdown"],
    container: "none",
    looksLike: () => false,
    read: (file, context) => ({ kind: "text", ...readMarkdown(file.decode(), context) }),
  },
  plainText,
] as const satisfies readonly Format[];

/** The formats that are read, by name. */
export type FormatName = (typeof table)[number]["name"];

/** The formats that are read, in the order in which they are looked for. */
export const formats: readonly (Format & { readonly name: FormatName })[] = table;

/** A format as messages call it. */
export function labelOf(name: FormatName): string {
  return formats.find((format) => format.name === name)?.label ?? name;
}

function has(archive: Archive | undefined, path: string): boolean {
  return archive?.paths.includes(path) === true;
}

/** OpenDocument files say what they are in a file of their own; one that does not is a text. */
function isOpenDocument({ archive }: SourceFile, kind: "text" | "spreadsheet"): boolean {
  if (archive === undefined || !has(archive, "content.xml")) return false;
  const type = new TextDecoder().decode(archive.read("mimetype"));
  return type === "" ? kind === "text" : type.includes(`opendocument.${kind}`);
}

/** The name of the element that an XML or HTML text begins with, in small letters; or empty. */
export function rootElement(start: string): string {
  return /^<([a-z][\w.:-]*)/i.exec(skipProlog(start))?.[1]?.toLowerCase() ?? "";
}

/** A text from its document type or first element on, without what may stand before. */
function skipProlog(start: string): string {
  let at = 0;
  for (;;) {
    const rest = start.slice(at).trimStart();
    const skipped =
      /^<\?[^>]*>/.exec(rest)?.[0] ??
      (rest.startsWith("<!--") ? rest.slice(0, rest.indexOf("-->") + 3) : undefined) ??
      /^<!DOCTYPE\s+(?!html)[^>[]*>/i.exec(rest)?.[0];
    if (skipped === undefined || skipped.length < 3) return rest;
    at = start.length - rest.length + skipped.length;
  }
}

/** The encoding that an HTML page names in its head. */
function findCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4_000));
  return /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}
