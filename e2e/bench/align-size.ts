/** `align-size.ts COUNT`: aligns so many French sentences and prints what it took, as `AlignCost`. */

import { readFileSync } from "node:fs";
import path from "node:path";
import { alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import type { AlignCost } from "./align.ts";
import { type GoldBead, readGoldBooks } from "./gold.ts";

/** Sentences of a paragraph, as novels have them. */
const paragraphLength = 3;

const wanted = Number(process.argv[2]);
const books = readGoldBooks(path.join("..", "shared", "gold", "sentences"));
const beads: GoldBead[] = [];
let count = 0;
// The books one after the other, as often as needed.
for (let at = 0; count < wanted; at++) {
  for (const bead of books[at % books.length]?.beads ?? []) {
    if (count + bead.fr.length > wanted) break;
    beads.push(bead);
    count += bead.fr.length;
    if (count === wanted) break;
  }
}
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
    blocks.push({ kind: "p", sentences: own.map((text) => text.replace(/[*[\\¶]/g, "\\$&")) });
  }
  return blocks;
}
