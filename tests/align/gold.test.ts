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

const leastF1 = 0.97;

/** A text in rows of French and English sentences, with ‖ between those of a side. */
function readGold(file: string) {
  const fr: string[] = [];
  const en: string[] = [];
  const rows = readFileSync(file, "utf8").trimEnd().split("\n");
  const gold = rows.map((row): Bead => {
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
  return { fr, en, gold };
}

describe("hand-aligned texts of our own", () => {
  test("stories and letters with sentences joined, split, left out, added and said freely", () => {
    let wanted = 0;
    let found = 0;
    let right = 0;
    let sure = 0;
    for (const file of readdirSync("tests/align/gold")) {
      const { fr, en, gold } = readGold(path.join("tests/align/gold", file));
      const block = (sentences: readonly string[]): AlignedBlock => ({ kind: "p", sentences });
      const own = alignTextsNow([block(fr)], [block(en)], { lexicon, usesParagraphs: false }).beads;
      const isWanted = new Set(gold.map(formatBead));
      wanted += gold.length;
      found += own.length;
      right += own.filter((bead) => isWanted.has(formatBead(bead))).length;
      for (const { confidence } of own) sure += confidence;
    }
    // Strict F1: a bead counts if both its sides are right.
    expect((2 * right) / (wanted + found)).toBeGreaterThanOrEqual(leastF1);
    // What is shown as “sure of” is the share of rows that are right.
    expect(Math.abs(sure / found - right / found)).toBeLessThan(0.05);
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
