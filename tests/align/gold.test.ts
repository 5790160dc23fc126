import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { alignTextsNow } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { type Bead, formatBead } from "#lib/align/bead.ts";
import { type TakenApart, takeApart } from "#lib/align/from-chapter.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";
import { parseChapter } from "#lib/text/chapter.ts";

// Texts of our own, aligned by hand. The scores may rise, not fall.
const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

/** What is measured; strict F1, by which a bead counts if both its sides are right. */
const leastF1 = 0.961;
/** The mean of the logarithm of how sure each bead was to be what it is, right or wrong. */
const leastTruth = -0.0865;
/** Of the rows of damaged chapters. */
const leastDamaged = 0.979;

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
    let truth = 0;
    for (const file of readdirSync("tests/align/gold")) {
      const { fr, en, gold } = readGold(path.join("tests/align/gold", file));
      const block = (sentences: readonly string[]): AlignedBlock => ({ kind: "p", sentences });
      const own = alignTextsNow([block(fr)], [block(en)], { lexicon, usesParagraphs: false }).beads;
      const isWanted = new Set(gold.map(formatBead));
      wanted += gold.length;
      found += own.length;
      right += own.filter((bead) => isWanted.has(formatBead(bead))).length;
      for (const bead of own) {
        sure += bead.confidence;
        truth += Math.log(isWanted.has(formatBead(bead)) ? bead.confidence : 1 - bead.confidence);
      }
    }
    expect(wanted).toBeGreaterThan(300);
    expect((2 * right) / (wanted + found)).toBeGreaterThanOrEqual(leastF1);
    // What is shown as “sure of” is the share of rows that are right.
    expect(Math.abs(sure / found - right / found)).toBeLessThan(0.04);
    expect(truth / found).toBeGreaterThanOrEqual(leastTruth);
  });

  test("a clock’s tale and a letter-box’s, of which one side has lost every seventh row or so", () => {
    const tales = ["a-la-bonne-heure", "un-colis-pour-le-troisieme"];
    let wanted = 0;
    let right = 0;
    for (const tale of tales) {
      for (const file of readdirSync(path.join("texts", tale))) {
        if (!/^\d.*\.tsv$/.test(file)) continue;
        const source = readFileSync(path.join("texts", tale, file), "utf8");
        const { fr, en, beads } = damage(takeApart(parseChapter(source, file)), 1917);
        const found = new Set(
          endsOf(alignTextsNow(fr, en, { lexicon, pairsNotesByNumber: true }).beads),
        );
        wanted += beads.length;
        right += endsOf(beads).filter((end) => found.has(end)).length;
      }
    }
    expect(right / wanted).toBeGreaterThanOrEqual(leastDamaged);
  });

  // Their rows hold several sentences here and there; where a row ends, a bead must end.
  test("the library’s own chapters, joined and aligned again", { timeout: 120_000 }, () => {
    let wanted = 0;
    let right = 0;
    for (const file of readdirSync("texts", { recursive: true, encoding: "utf8" })) {
      if (!file.endsWith(".tsv") || file.endsWith("glossary.tsv")) continue;
      const { fr, en, beads } = takeApart(
        parseChapter(readFileSync(path.join("texts", file), "utf8"), file),
      );
      const found = new Set(
        endsOf(alignTextsNow(fr, en, { lexicon, pairsNotesByNumber: true }).beads),
      );
      wanted += beads.length;
      right += endsOf(beads).filter((end) => found.has(end)).length;
    }
    expect(right / wanted).toBeGreaterThanOrEqual(0.99);
  });
});

/** Where rows end on both sides. */
function endsOf(beads: readonly Bead[]): readonly string[] {
  return beads.map(({ frEnd, enEnd }) => `${frEnd} ${enEnd}`);
}

/** Takes one side of some rows away, as translators and printers do; the same rows each time. */
function damage({ fr, en, beads }: TakenApart, seed: number) {
  let state = seed;
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const lost = { fr: new Set<number>(), en: new Set<number>() };
  for (const { frStart, frEnd, enStart, enEnd } of beads) {
    const drawn = draw();
    if (frStart === frEnd || enStart === enEnd || drawn > 0.14) continue;
    if (drawn < 0.07) for (let i = frStart; i < frEnd; i++) lost.fr.add(i);
    else for (let i = enStart; i < enEnd; i++) lost.en.add(i);
  }
  const without = (blocks: readonly AlignedBlock[], gone: ReadonlySet<number>) => {
    let at = 0;
    return blocks
      .map((block) => ({ ...block, sentences: block.sentences.filter(() => !gone.has(at++)) }))
      .filter(({ sentences }) => sentences.length > 0);
  };
  const left = (gone: ReadonlySet<number>, place: number) =>
    place - [...gone].filter((index) => index < place).length;
  return {
    fr: without(fr, lost.fr),
    en: without(en, lost.en),
    beads: beads
      .map((bead) => ({
        frStart: left(lost.fr, bead.frStart),
        frEnd: left(lost.fr, bead.frEnd),
        enStart: left(lost.en, bead.enStart),
        enEnd: left(lost.en, bead.enEnd),
      }))
      .filter(({ frStart, frEnd, enStart, enEnd }) => frEnd > frStart || enEnd > enStart),
  };
}
