/** Prints the aligner’s weights as fitted on all hand-aligned books: `npx tsx e2e/bench/fit-weights.ts`. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { Fit } from "./fit.ts";
import { readGoldBooks } from "./gold.ts";

const books = readGoldBooks(path.join(process.cwd(), "..", "shared", "gold", "sentences"));
const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));
console.log(JSON.stringify(new Fit(books, lexicon).weightsFor(), null, 2));
