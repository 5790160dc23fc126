import { readFileSync } from "node:fs";
import { type Lexicon, lexiconFiles, makeLexicon } from "#lib/lexicon/lexicon.ts";
import { decodeText } from "#lib/text/decode.ts";

let loaded: Lexicon | undefined;

/**
 * The lexicon from its files, read once; takes about half a second. Throws a `TextError` for what
 * is wrong with them.
 */
export function loadLexicon(): Lexicon {
  const read = (file: string) => decodeText(readFileSync(file), file);
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
