import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { draftStretch } from "#lib/align/align.ts";
import type { AlignedBlock } from "#lib/align/aligned-block.ts";
import { beadShape } from "#lib/align/bead.ts";
import { evidenceAt, weighBeads } from "#lib/align/bead-model.ts";
import type { BeadWeights } from "#lib/align/bead-weights.ts";
import { lengthModel, shapeCount, usualCosts } from "#lib/align/costs.ts";
import { encodeSentences, Vocabulary } from "#lib/align/encoded-text.ts";
import { cellsOf, makeComparison } from "#lib/align/search.ts";
import { sideOf } from "#lib/align/side.ts";
import { makeStemTable } from "#lib/align/stem-table.ts";
import { findTies } from "#lib/align/ties.ts";
import { parseTranslationLexicon, translationLexiconFile } from "#lib/align/translation-lexicon.ts";

const lexicon = parseTranslationLexicon(readFileSync(translationLexiconFile, "utf8"));

function drain<Result>(steps: Generator<unknown, Result>): Result {
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

function compare(fr: readonly AlignedBlock[], en: readonly AlignedBlock[]) {
  const [french, english] = [sideOf(fr, true), sideOf(en, true)];
  const [frVocabulary, enVocabulary] = [new Vocabulary("fr"), new Vocabulary("en")];
  return makeComparison({
    fr: drain(encodeSentences(french.words, frVocabulary)),
    en: drain(encodeSentences(english.words, enVocabulary)),
    frLayout: french.layout,
    enLayout: english.layout,
    table: makeStemTable(frVocabulary, enVocabulary, lexicon),
    lengthRatio: lengthModel.ratio,
    costs: usualCosts,
  });
}

const paragraph = (...sentences: string[]): AlignedBlock => ({ kind: "p", sentences });

/** The evidence for the beads of two short texts, by French end, English end and shape. */
function evidenceOf(fr: readonly AlignedBlock[], en: readonly AlignedBlock[]) {
  const comparison = compare(fr, en);
  const n = comparison.fr.tokenStarts.length - 1;
  const m = comparison.en.tokenStarts.length - 1;
  const cells = cellsOf({ low: new Int32Array(n + 1), high: new Int32Array(n + 1).fill(m) });
  const path = Array.from({ length: Math.min(n, m) }, (_, at) => ({
    frStart: at,
    frEnd: at + 1,
    enStart: at,
    enEnd: at + 1,
  }));
  const found = new Map<number, Float64Array>();
  drain(
    weighBeads(comparison, cells, findTies(comparison, path, cells), (cell, shape, evidence) => {
      found.set(cell * shapeCount + shape, evidence.slice());
    }),
  );
  return (i: number, j: number, shape: string, name: keyof BeadWeights) => {
    const [x = 1, y = 1] = shape.split("-").map(Number);
    const cell = (cells.rowStarts[i] ?? 0) + j;
    return found.get(cell * shapeCount + (x - 1) * 4 + y - 1)?.[evidenceAt[name]];
  };
}

describe("the evidence for a bead", () => {
  const fr = [paragraph("Le chat dort-il ?", "Le cheval boit.", "« La reine chante. »")];
  const en = [paragraph("Is the cat asleep?", "The horse drinks.", "“The queen sings.”")];
  const told = evidenceOf(fr, en);

  test("is that both sides end alike", () => {
    expect(told(1, 1, "1-1", "sameEnd")).toBe(1);
    expect(told(1, 2, "1-1", "sameEnd")).toBe(0);
  });

  test("is that both sides begin a speech, or neither does", () => {
    expect(told(3, 3, "1-1", "sameOpening")).toBe(1);
    expect(told(2, 2, "1-1", "sameOpening")).toBe(1);
    expect(told(2, 3, "1-1", "sameOpening")).toBe(0);
  });

  test("are the ties that leave it, and none that stay inside", () => {
    const right = told(2, 2, "1-1", "tiesLeaving") ?? 0;
    expect(right).toBeLessThan(1);
    expect(told(2, 3, "1-1", "tiesLeaving")).toBeGreaterThan(right + 1);
    // All joined in one bead have no ties outside.
    expect(told(3, 3, "3-3", "tiesLeaving")).toBeCloseTo(0, 5);
  });

  test("is a sentence beside others that has no ties", () => {
    const both = evidenceOf(
      [paragraph("Le cheval boit de l’eau.", "Hélas !")],
      [paragraph("The horse drinks water.")],
    );
    expect(both(2, 1, "2-1", "idleMember")).toBeGreaterThan(0.9);
    expect(both(1, 1, "1-1", "idleMember")).toBe(0);
  });

  test("is what kinds of blocks and paragraphs say", () => {
    const kinds = evidenceOf(
      [{ kind: "h", sentences: ["La reine chante."] }, paragraph("La reine chante.")],
      [paragraph("The queen sings.", "The queen sings.")],
    );
    expect(kinds(1, 1, "1-1", "layout")).toBe(1 - 4);
    expect(kinds(2, 1, "1-1", "layout")).toBe(1);
    expect(kinds(2, 2, "1-1", "layout")).toBe(-1);
    expect(kinds(2, 2, "1-2", "layout")).toBe(1);
    // A heading and a paragraph are never one side.
    expect(kinds(2, 2, "2-1", "layout")).toBeUndefined();
  });
});

describe("the first search", () => {
  const draft = (fr: readonly AlignedBlock[], en: readonly AlignedBlock[]) =>
    drain(draftStretch(compare(fr, en)))
      .path.map(beadShape)
      .join(" ");

  test("leaves a sentence alone that the translator left out", () => {
    const fr = [
      paragraph(
        "Le roi mourut en hiver.",
        "Les vignes du voisin gelèrent, et l’on perdit tout le vin de la province.",
        "La reine pleura pendant trois jours.",
      ),
    ];
    const en = [paragraph("The king died in winter.", "The queen wept for three days.")];
    expect(draft(fr, en)).toBe("1-1 1-0 1-1");
  });
});
