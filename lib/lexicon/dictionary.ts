/** Everything that is known of French words, made from its tables: what word look-up draws on. */

import { type Bands, bandsFile, mergeBands, ownBandsFile } from "#lib/lexicon/bands.ts";
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

/** The text of each table, or its path. */
export interface DictionaryTables extends LexiconTables {
  readonly bands: string;
  /** Bands of ours, before those of `bands`. */
  readonly ownBands: string;
  readonly ownPronunciations: string;
  readonly pronunciations: string;
}

/** The files that the tables are in, by table. */
export const dictionaryFiles: DictionaryTables = {
  ...lexiconFiles,
  bands: bandsFile,
  ownBands: ownBandsFile,
  ownPronunciations: pronunciationFiles.own,
  pronunciations: pronunciationFiles.dictionary,
};

/** All tables, read. */
export interface Dictionary {
  readonly lexicon: Lexicon;
  readonly bands: Bands;
  readonly pronunciations: Pronunciations;
}

/** Reads the tables. Throws a `TextError`. */
export function makeDictionary(tables: DictionaryTables): Dictionary {
  return {
    lexicon: makeLexicon(tables),
    bands: mergeBands(tables),
    pronunciations: parsePronunciations({
      own: tables.ownPronunciations,
      dictionary: tables.pronunciations,
    }),
  };
}
