import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { type Bead, formatBead } from "#lib/align/bead.ts";
import { takeApart } from "#lib/align/from-chapter.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { parseChapter } from "#lib/text/chapter.ts";

// Texts of our own, aligned by hand. The scores may rise, not fall.
const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

/** Strict F1: a bead counts if both its sides are right. */
function score(gold: readonly Bead[], found: readonly Bead[]) {
  const wanted = new Set(gold.map(formatBead));
  const right = found.filter((bead) => wanted.has(formatBead(bead))).length;
  return (2 * right) / (gold.length + found.length);
}

describe("hand-aligned texts of our own", () => {
  test("a story with sentences joined, split, left out and added", () => {
    const rows = readFileSync("tests/align/gold.tsv", "utf8").trimEnd().split("\n");
    const fr: string[] = [];
    const en: string[] = [];
    const gold = rows.map((row) => {
      const [french = [], english = []] = row
        .split("\t")
        .map((cell) => cell.split(" ‖ ").filter(Boolean));
      const bead = {
        frStart: fr.length,
        frEnd: fr.length + french.length,
        enStart: en.length,
        enEnd: en.length + english.length,
      };
      fr.push(...french);
      en.push(...english);
      return bead;
    });
    const block = (sentences: readonly string[]): AlignedBlock => ({ kind: "p", sentences });
    const { beads } = alignTextsNow([block(fr)], [block(en)], { lexicon, usesParagraphs: false });
    expect(score(gold, beads)).toBeGreaterThanOrEqual(0.94);
  });

  // Their rows hold several sentences here and there; where a row ends, a bead must end.
  test("the library’s own chapters, joined and aligned again", { timeout: 120_000 }, () => {
    let wanted = 0;
    let right = 0;
    const ends = (beads: readonly Bead[]) => beads.map(({ frEnd, enEnd }) => `${frEnd} ${enEnd}`);
    for (const file of readdirSync("texts", { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".tsv") || file.endsWith("glossary.tsv")) continue;
      const { fr, en, beads } = takeApart(
        parseChapter(readFileSync(path.join("texts", file), "utf8"), file),
      );
      const found = new Set(
        ends(alignTextsNow(fr, en, { lexicon, pairsNotesByNumber: true }).beads),
      );
      wanted += beads.length;
      right += ends(beads).filter((end) => found.has(end)).length;
    }
    expect(right / wanted).toBeGreaterThanOrEqual(0.99);
  });
});
