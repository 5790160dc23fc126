import { readFileSync } from "node:fs";
import {
  parseTranslationLexicon,
  type TranslationLexicon,
  translationLexiconFile,
} from "#lib/align/translation-lexicon.ts";
import { type Bands, bandsFile, mergeBands, ownBandsFile } from "#lib/lexicon/bands.ts";
import {
  type Dictionary,
  type DictionaryTables,
  dictionaryFiles,
} from "#lib/lexicon/dictionary.ts";
import {
  type Lexicon,
  type LexiconTables,
  lexiconFiles,
  makeLexicon,
} from "#lib/lexicon/lexicon.ts";
import {
  type Pronunciations,
  parsePronunciations,
  pronunciationFiles,
} from "#lib/lexicon/pronunciations.ts";
import { decodeText } from "#lib/text/decode.ts";

let loaded: Lexicon | undefined;
let loadedBands: Bands | undefined;
let loadedPronunciations: Pronunciations | undefined;
let loadedTranslations: TranslationLexicon | undefined;

/**
 * The lexicon from its files, read once; takes about half a second. Throws a `TextError` for what
 * is wrong with them.
 */
export function loadLexicon(): Lexicon {
  if (loaded === undefined) {
    const names = Object.keys(lexiconFiles) as (keyof LexiconTables)[];
    const tables = names.map((name) => [name, read(lexiconFiles[name])] as const);
    loaded = makeLexicon(Object.fromEntries(tables) as unknown as LexiconTables);
  }
  return loaded;
}

/** The frequency bands from their files, read once. Throws a `TextError` for what is wrong with it. */
export function loadBands(): Bands {
  loadedBands ??= mergeBands({ bands: read(bandsFile), ownBands: read(ownBandsFile) });
  return loadedBands;
}

/** The pronunciations from their files, read once. Throws a `TextError` for what is wrong with them. */
export function loadPronunciations(): Pronunciations {
  loadedPronunciations ??= parsePronunciations({
    own: read(pronunciationFiles.own),
    dictionary: read(pronunciationFiles.dictionary),
  });
  return loadedPronunciations;
}

/** The table of the translation lexicon. */
export function translationTable(): string {
  return read(translationLexiconFile);
}

/** The translation lexicon from its file, read once. */
export function loadTranslationLexicon(): TranslationLexicon {
  loadedTranslations ??= parseTranslationLexicon(translationTable());
  return loadedTranslations;
}

/** All that is known of French words, from its files. */
export function loadDictionary(): Dictionary {
  return { lexicon: loadLexicon(), bands: loadBands(), pronunciations: loadPronunciations() };
}

/** The text of every table. */
export function loadTables(): DictionaryTables {
  const entries = Object.entries(dictionaryFiles) as [keyof DictionaryTables, string][];
  return Object.fromEntries(
    entries.map(([name, file]) => [name, read(file)]),
  ) as unknown as DictionaryTables;
}

function read(file: string): string {
  return decodeText(readFileSync(file), file);
}
