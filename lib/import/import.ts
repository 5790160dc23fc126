/** A file that somebody brings → its text, or a finished work where both sides are in it. */

import { type DraftText, type ImportContext, newContext } from "#lib/import/draft.ts";
import { type FileFormat, findFormat } from "#lib/import/file-format.ts";
import { type AlignedRows, makeWorkOfRows } from "#lib/import/formats/aligned-rows.ts";
import { readColumns } from "#lib/import/formats/columns.ts";
import { readDocx } from "#lib/import/formats/docx.ts";
import { decodeAnyText } from "#lib/import/formats/encoding.ts";
import { readEpub } from "#lib/import/formats/epub.ts";
import { readHtml } from "#lib/import/formats/html.ts";
import { readMarkdown } from "#lib/import/formats/markdown.ts";
import { readOdt } from "#lib/import/formats/odt.ts";
import { readPlainText } from "#lib/import/formats/plain-text.ts";
import { readTmx } from "#lib/import/formats/tmx.ts";
import { readTable, readWorkZip } from "#lib/import/formats/work-zip.ts";
import { readXliff } from "#lib/import/formats/xliff.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import type { LanguageChoice, LanguagesFound } from "#lib/import/language-choice.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";
import { findStructure } from "#lib/import/structure/structure.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** What a file turned out to be: the text of one side, or both sides, aligned. */
export type Import =
  | {
      readonly kind: "text";
      readonly format: FileFormat;
      readonly text: ImportedText;
      /** Absent where the format’s reader keeps no account. */
      readonly ledger?: LedgerAccount;
    }
  | {
      readonly kind: "aligned";
      readonly format: FileFormat;
      readonly work: WholeWork;
      /** Where another French or English could have been taken. */
      readonly languages?: LanguagesFound;
    };

/** What whoever imports knows besides. */
export interface ImportOptions extends Partial<ImportContext> {
  /** Which languages of a memory are meant, where it has several kinds of French or English. */
  readonly languages?: LanguageChoice;
}

/**
 * Reads a file. `name` helps where its bytes leave several formats possible, and is in messages.
 * Throws an `ImportError` for whatever cannot be read; nothing is kept then.
 */
export function importFile(name: string, bytes: Uint8Array, options: ImportOptions = {}): Import {
  try {
    return readFile(name, bytes, options);
  } catch (error) {
    if (error instanceof ImportError && error.file === undefined) throw error.in(name);
    throw error;
  }
}

function readFile(name: string, bytes: Uint8Array, options: ImportOptions): Import {
  const format = findFormat(name, bytes);
  const context: ImportContext = { ...newContext(), ...options };
  const text = (read: DraftText): Import => {
    const { blocks, ...about } = read;
    const structured = findStructure(blocks, about);
    if (!structured.blocks.some(hasWords)) {
      throw new ImportError("no-text", { format: formatNames[format] });
    }
    const ledger = context.ledger.account(structured.blocks);
    return { kind: "text", format, text: structured, ...(ledger && { ledger }) };
  };
  const aligned = ({ rows, languages }: AlignedRows): Import => {
    const work = makeWorkOfRows(rows, { fileName: name });
    if (work.chapters.length === 0)
      throw new ImportError("no-text", { format: formatNames[format] });
    return { kind: "aligned", format, work, ...(languages && { languages }) };
  };
  switch (format) {
    case "text":
      return text({ blocks: readPlainText(decodeAnyText(bytes), context) });
    case "markdown":
      return text(readMarkdown(decodeAnyText(bytes)));
    case "html":
      return text(readHtml(decodeAnyText(bytes, findCharset(bytes)), context));
    case "epub":
      return text(readEpub(bytes, context));
    case "docx":
      return text(readDocx(bytes));
    case "odt":
      return text(readOdt(bytes));
    case "tmx":
      return aligned(readTmx(decodeAnyText(bytes), options.languages));
    case "xliff":
      return aligned({ rows: readXliff(decodeAnyText(bytes)) });
    case "columns":
      return aligned(readColumns(decodeAnyText(bytes), options.languages));
    case "table":
      return { kind: "aligned", format, work: readTable(decodeAnyText(bytes), name) };
    case "work-zip":
      return { kind: "aligned", format, work: readWorkZip(bytes, name) };
  }
}

/** The formats as messages call them. */
export const formatNames: Readonly<Record<FileFormat, string>> = {
  text: "text",
  markdown: "Markdown",
  html: "HTML",
  epub: "EPUB",
  docx: "DOCX",
  odt: "ODT",
  tmx: "TMX",
  xliff: "XLIFF",
  columns: "CSV",
  table: "table",
  "work-zip": "zip",
};

function hasWords({ kind, content }: { readonly kind: string; readonly content: string }): boolean {
  return kind !== "b" && /[\p{L}\p{N}]/u.test(content);
}

/** The encoding that an HTML page names in its head. */
function findCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4_000));
  return /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}
