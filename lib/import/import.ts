/** A file that somebody brings → its text, or a finished work where both sides are in it. */

import { type ImportContext, newContext } from "#lib/import/draft.ts";
import { checkFileSize } from "#lib/import/file-size.ts";
import { makeWorkOfRows } from "#lib/import/formats/aligned-rows.ts";
import { makeBilingualWork, withoutLanguages } from "#lib/import/formats/bilingual-work.ts";
import { findFormat } from "#lib/import/formats/find-format.ts";
import type { FormatName } from "#lib/import/formats/formats.ts";
import { ImportError } from "#lib/import/import-error.ts";
import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import type { LanguagesFound } from "#lib/import/language-choice.ts";
import type { LedgerAccount } from "#lib/import/ledger.ts";
import { findStructure } from "#lib/import/structure/structure.ts";
import { formatCell } from "#lib/text/chapter.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";

/** What a file turned out to be: the text of one side, or both sides, aligned. */
export type Import =
  | {
      readonly kind: "text";
      readonly format: FormatName;
      readonly text: ImportedText;
      /** Absent where the format’s reader keeps no account. */
      readonly ledger?: LedgerAccount;
    }
  | {
      readonly kind: "aligned";
      readonly format: FormatName;
      readonly work: WholeWork;
      /** Where another French or English could have been taken. */
      readonly languages?: LanguagesFound;
      /** Absent where the format’s reader keeps no account. */
      readonly ledger?: LedgerAccount;
    };

/** What whoever imports knows besides. */
export type ImportOptions = Partial<ImportContext>;

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
  checkFileSize(bytes.length);
  const { format, file } = findFormat(name, bytes);
  const context: ImportContext = { ...newContext(), ...options };
  const reading = format.read(file, context);
  context.ledger.mend("bad-bytes", file.decoded?.badBytes ?? 0);
  context.ledger.mend("mojibake", file.decoded?.mojibake ?? 0);
  const accounted = (work: WholeWork) => {
    const ledger = context.ledger.account(cellsOf(work));
    return { kind: "aligned", format: format.name, work, ...(ledger && { ledger }) } as const;
  };
  const noText = () => new ImportError("no-text", { format: format.label });
  switch (reading.kind) {
    case "text": {
      const bilingual =
        reading.isStructured === true ? undefined : makeBilingualWork(reading, name);
      if (bilingual !== undefined) return accounted(bilingual);
      const { blocks, kind, ...about } = withoutLanguages(reading);
      const text = findStructure(blocks, about);
      if (!text.blocks.some(hasWords)) throw noText();
      const ledger = context.ledger.account(text.blocks, blocks);
      return { kind, format: format.name, text, ...(ledger && { ledger }) };
    }
    case "rows": {
      const { rows, languages, about } = reading;
      const work = makeWorkOfRows(rows, { fileName: name, about });
      if (work.chapters.length === 0) throw noText();
      return { ...accounted(work), ...(languages && { languages }) };
    }
    case "work": {
      const { kind: _, ...work } = reading;
      return { kind: "aligned", format: format.name, work };
    }
  }
}

function hasWords({ kind, content }: { readonly kind: string; readonly content: string }): boolean {
  return kind !== "b" && /[\p{L}\p{N}]/u.test(content);
}

/** Every cell of a work, as blocks are counted. */
function cellsOf({ chapters }: WholeWork): readonly ImportedBlock[] {
  return chapters.flatMap(({ chapter }) =>
    chapter.blocks.flatMap(({ kind, segments }) =>
      segments.flatMap(({ cells }) =>
        cells.map((cell) => ({ kind, content: formatCell(cell, kind).replace(/^¶/, "") })),
      ),
    ),
  );
}
