/** A file that somebody brings → its text, or a finished work where both sides are in it. */

import { type ImportContext, noDictionary } from "#lib/import/draft.ts";
import { decodeAnyText } from "#lib/import/encoding.ts";
import { readEpub } from "#lib/import/epub.ts";
import { findFormat } from "#lib/import/file-format.ts";
import { readHtml } from "#lib/import/html.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { readPlainText } from "#lib/import/plain-text.ts";
import { findStructure } from "#lib/import/structure.ts";

/** What a file turned out to be. */
export type Import = { readonly kind: "text"; readonly text: ImportedText };

/** What whoever imports knows besides. */
export type ImportOptions = Partial<ImportContext>;

/**
 * Reads a file. `name` helps where its bytes leave several formats possible, and is in messages.
 * Throws an `ImportError` for whatever cannot be read; nothing is kept then.
 */
export function importFile(name: string, bytes: Uint8Array, options: ImportOptions = {}): Import {
  try {
    return { kind: "text", text: readText(name, bytes, { ...noDictionary, ...options }) };
  } catch (error) {
    if (error instanceof ImportError && error.file === undefined) throw error.in(name);
    throw error;
  }
}

function readText(name: string, bytes: Uint8Array, context: ImportContext): ImportedText {
  const format = findFormat(name, bytes);
  const text = (() => {
    switch (format) {
      case "html": {
        const { blocks, ...about } = readHtml(decodeAnyText(bytes, findCharset(bytes)), context);
        return findStructure(blocks, about);
      }
      case "epub": {
        const { blocks, ...about } = readEpub(bytes, context);
        return findStructure(blocks, about);
      }
      default:
        return findStructure(readPlainText(decodeAnyText(bytes), context));
    }
  })();
  if (!text.blocks.some(({ content, kind }) => kind !== "b" && /[\p{L}\p{N}]/u.test(content))) {
    throw new ImportError("no-text", { format: format === "text" ? "text" : format.toUpperCase() });
  }
  return text;
}

/** The encoding that an HTML page names in its head. */
function findCharset(bytes: Uint8Array): string | undefined {
  const head = new TextDecoder("windows-1252").decode(bytes.subarray(0, 4_000));
  return /(?:charset|encoding)\s*=\s*["']?([\w-]+)/i.exec(head)?.[1];
}
