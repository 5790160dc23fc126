/** Files that a command is given to import and align. */

import { readFileSync, statSync } from "node:fs";
import {
  type Alignment,
  type AlignOptions,
  type AlignStage,
  alignTexts,
} from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import {
  parseTranslationLexicon,
  type TranslationLexicon,
  translationLexiconFile,
} from "#lib/align/translation-lexicon.ts";
import type { ShowProgress } from "#lib/commands/progress.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { checkFileSize } from "#lib/import/file-size.ts";
import type { Import, ImportOptions } from "#lib/import/import.ts";
import { importAnyFile } from "#lib/import/import-any-file.ts";
import { ImportError } from "#lib/import/import-error.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";
import { shownPath } from "#lib/library/library.ts";
import { decodeText } from "#lib/text/decode.ts";
import { TextError } from "#lib/text/text-error.ts";

/** Reads a file’s bytes. Throws a `TextError` for none, an `ImportError` for too many or no bytes. */
export function readBytes(file: string): Uint8Array {
  const name = shownPath(file);
  const stat = statSync(file, { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) {
    throw new TextError({ file: name, reason: "no such file", cure: "name a file that is there" });
  }
  try {
    // Before it is in memory.
    checkFileSize(stat.size);
  } catch (error) {
    throw error instanceof ImportError ? error.in(name) : error;
  }
  return readFileSync(file);
}

/** Reads a file that somebody brings. */
export async function readImported(file: string, options: ImportOptions = {}): Promise<Import> {
  return importAnyFile(shownPath(file), readBytes(file), { isWord: isFrenchWord, ...options });
}

/** Asked only where a line ends in a hyphen, so that the lexicon is read only then. */
function isFrenchWord(form: string): boolean {
  return loadLexicon().lookUp(lookupKey(form)).length > 0;
}

/** Aligns two texts with the lexicon of the repository, telling how far it is. */
export function alignShown(
  fr: readonly AlignedBlock[],
  en: readonly AlignedBlock[],
  show: ShowProgress,
  options: Pick<AlignOptions, "usesParagraphs"> = {},
): Promise<Alignment> {
  return alignTexts(fr, en, {
    ...options,
    lexicon: readLexicon(),
    onProgress: (share, stage) => show(share, stageNames[stage]),
  });
}

/** The translation lexicon of the repository. */
export function readLexicon(): TranslationLexicon {
  const source = decodeText(readFileSync(translationLexiconFile), translationLexiconFile);
  return parseTranslationLexicon(source);
}

/** What an alignment is doing, as a command says it. */
export const stageNames: Readonly<Record<AlignStage, string>> = {
  reading: "counting words",
  placing: "finding places that correspond",
  aligning: "aligning sentences",
  rating: "rating what was found",
};
