import { readFileSync } from "node:fs";
import { type Bands, bandsFile, parseBands } from "#lib/lexicon/bands.ts";
import { type Lexicon, lexiconFiles, makeLexicon } from "#lib/lexicon/lexicon.ts";
import { decodeText } from "#lib/text/decode.ts";

let loaded: Lexicon | undefined;
let loadedBands: Bands | undefined;

/**
 * The lexicon from its files, read once; takes about half a second. Throws a `TextError` for what
 * is wrong with them.
 */
export function loadLexicon(): Lexicon {
  loaded ??= makeLexicon({
    stems: read(lexiconFiles.stems),
    endings: read(lexiconFiles.endings),
    senses: read(lexiconFiles.senses),
    ownSenses: read(lexiconFiles.ownSenses),
    functionWords: read(lexiconFiles.functionWords),
    expressions: read(lexiconFiles.expressions),
  });
  return loaded;
}

/** The frequency bands from their file, read once. Throws a `TextError` for what is wrong with it. */
export function loadBands(): Bands {
  loadedBands ??= parseBands(read(bandsFile), bandsFile);
  return loadedBands;
}

function read(file: string): string {
  return decodeText(readFileSync(file), file);
}
