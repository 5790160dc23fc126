/**
 * A file of any format → its text or work. Some formats need a large reader, which is loaded only
 * when such a file is there: they are opened first, and then read as all others.
 */

import { checkFileSize } from "#lib/import/file-size.ts";
import { isMobi } from "#lib/import/formats/mobi/is-mobi.ts";
import { isPdf } from "#lib/import/formats/pdf/is-pdf.ts";
import { type Import, type ImportOptions, importFile } from "#lib/import/import.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { SourceFile } from "#lib/import/source-file.ts";

/** As `importFile`, of every format that is read. Rejects with what that throws. */
export async function importAnyFile(
  name: string,
  bytes: Uint8Array,
  options: ImportOptions = {},
): Promise<Import> {
  return importFile(name, bytes, { ...options, ...(await openFile(name, bytes)) });
}

/** What `importFile` must be given of a file whose reader is large; nothing of all others. */
export async function openFile(
  name: string,
  bytes: Uint8Array,
): Promise<Pick<ImportOptions, "pdf" | "mobi">> {
  try {
    checkFileSize(bytes.length);
    const file = new SourceFile(name, bytes);
    if (isMobi(file)) {
      const { openMobi } = await import("#lib/import/formats/mobi/open-mobi.ts");
      return { mobi: openMobi(bytes) };
    }
    if (!isPdf(file)) return {};
    const { openPdf } = await import("#lib/import/formats/pdf/open-pdf.ts");
    return { pdf: await openPdf(bytes) };
  } catch (error) {
    throw error instanceof ImportError ? error.in(name) : error;
  }
}
