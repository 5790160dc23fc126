/** `align-size.ts COUNT`: aligns so many French sentences and prints what it took, as `AlignCost`. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import type { AlignCost } from "./align.ts";
import { asMarkup, beadsOfLength, readGoldBooks } from "./gold.ts";

/** Sentences of a paragraph, as novels have them. */
const paragraphLength = 3;

const wanted = Number(process.argv[2]);
const beads = beadsOfLength(readGoldBooks(path.join("..", "shared", "gold", "sentences")), wanted);
const fr = beads.flatMap((bead) => bead.fr);
const en = beads.flatMap((bead) => bead.en);
const before = process.cpuUsage();
alignTextsNow(paragraphs(fr), paragraphs(en), {
  lexicon: parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8")),
  usesParagraphs: false,
});
const { user, system } = process.cpuUsage(before);
const cost: AlignCost = {
  french: fr.length,
  english: en.length,
  seconds: (user + system) / 1e6,
  peakMb: (process.resourceUsage().maxRSS * 1024) / 1e6,
};
console.log(JSON.stringify(cost));

function paragraphs(sentences: readonly string[]): readonly AlignedBlock[] {
  const blocks: AlignedBlock[] = [];
  for (let at = 0; at < sentences.length; at += paragraphLength) {
    const own = sentences.slice(at, at + paragraphLength);
    blocks.push({ kind: "p", sentences: own.map(asMarkup) });
  }
  return blocks;
}
