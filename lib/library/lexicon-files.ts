import { readFileSync } from "node:fs";
import {
  type Lexicon,
  type LexiconTables,
  lexiconFiles,
  makeLexicon,
} from "#lib/lexicon/lexicon.ts";
import { decodeText } from "#lib/text/decode.ts";

let tables: LexiconTables | undefined;
let lexicon: Lexicon | undefined;

/** The tables of the lexicon as their files have them, read once. */
export function loadTables(): LexiconTables {
  const read = (file: string) => decodeText(readFileSync(file), file);
  tables ??= Object.fromEntries(
    Object.entries(lexiconFiles).map(([name, file]) => [name, read(file)]),
  ) as unknown as LexiconTables;
  return tables;
}

/**
 * The lexicon from its files, read once; takes about half a second. Throws a `TextError` for what
 * is wrong with them.
 */
export function loadLexicon(): Lexicon {
  lexicon ??= makeLexicon(loadTables());
  return lexicon;
}
