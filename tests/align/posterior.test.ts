import { describe, expect, test } from "vitest";
import { beadShape } from "#lib/align/bead.ts";
import type { BandScores } from "#lib/align/bead-model.ts";
import { shapeCount } from "#lib/align/costs.ts";
import { findPosteriors, likeliestBeads } from "#lib/align/posterior.ts";
import { cellsOf, impossible } from "#lib/align/search.ts";
import fc from "../property.ts";

/** Scores of n × m sentences: `score` for each bead, and for each sentence left alone. */
function scoresOf(
  n: number,
  m: number,
  score: (x: number, y: number, i: number, j: number) => number,
  alone: (side: "fr" | "en", at: number) => number = () => 0,
): BandScores {
  const cells = cellsOf({ low: new Int32Array(n + 1), high: new Int32Array(n + 1).fill(m) });
  const beads = new Float32Array(cells.count * shapeCount).fill(impossible);
  for (let i = 1; i <= n; i++) {
    for (let j = 1; j <= m; j++) {
      for (let x = 1; x <= Math.min(4, i); x++) {
        for (let y = 1; y <= Math.min(4, j); y++) {
          beads[((cells.rowStarts[i] ?? 0) + j) * shapeCount + (x - 1) * 4 + y - 1] = score(
            x,
            y,
            i,
            j,
          );
        }
      }
    }
  }
  return {
    cells,
    beads,
    frenchAlone: Float32Array.from({ length: n }, (_, at) => alone("fr", at)),
    englishAlone: Float32Array.from({ length: m }, (_, at) => alone("en", at)),
    gapOpen: -1,
    gapExtend: 0,
  };
}

const draw = (scores: BandScores, perBead = 0.43) =>
  likeliestBeads(findPosteriors(scores), perBead);

describe("how sure", () => {
  test("each sentence is in exactly one bead, or alone: the chances make 1", () => {
    const size = fc.integer({ min: 1, max: 5 });
    fc.assert(
      fc.property(
        size,
        size,
        fc.array(fc.double({ min: -7, max: 1, noNaN: true }), { minLength: 97, maxLength: 97 }),
        (n, m, numbers) => {
          let at = 0;
          const next = () => numbers[at++ % numbers.length] ?? 0;
          const { cells, starts, moves, probabilities } = findPosteriors(
            scoresOf(n, m, next, next),
          );
          const french = new Float64Array(n);
          for (let i = 1; i <= n; i++) {
            let alone = 0;
            for (let j = 0; j <= m; j++) {
              const cell = (cells.rowStarts[i] ?? 0) + j;
              for (let k = starts[cell] ?? 0; k < (starts[cell + 1] ?? 0); k++) {
                const move = moves[k] ?? 0;
                const probability = probabilities[k] ?? 0;
                if (move === shapeCount) alone = probability;
                if (move >= shapeCount) continue;
                for (let x = 0; x <= move >> 2; x++)
                  french[i - 1 - x] = (french[i - 1 - x] ?? 0) + probability;
              }
            }
            french[i - 1] = (french[i - 1] ?? 0) + alone;
          }
          for (const sum of french) expect(sum).toBeCloseTo(1, 3);
        },
      ),
      { seed: 11, numRuns: 60 },
    );
  });

  test("what is unlikely is not impossible", () => {
    // Two ways: a bead, or both alone; the second is e⁶ times less likely.
    const [bead] = draw(
      scoresOf(
        1,
        1,
        () => 0,
        () => -2,
      ),
    );
    const both = Math.exp(-6);
    expect(bead?.confidence).toBeCloseTo(1 / (1 + 2 * both), 4);
  });

  test("a sentence left alone is as sure as it is in all places of its gap together", () => {
    // Three and three that have nothing to do with each other can be put in twenty orders.
    const beads = draw(scoresOf(3, 3, () => -20));
    expect(beads.map(beadShape).join(" ")).toBe("1-0 1-0 1-0 0-1 0-1 0-1");
    for (const { confidence } of beads) expect(confidence).toBeCloseTo(1, 3);
  });

  test("two and two are not one bead where each half is likelier by itself", () => {
    // The halves are likelier one by one, and the whole would cost less for being one bead.
    const scores = scoresOf(2, 2, (x, y, i, j) =>
      x === 1 && y === 1 ? (i === j ? 0 : -9) : x === 2 && y === 2 ? -0.2 : 0,
    );
    const beads = draw(scores, 0.43);
    const whole = beads.find((bead) => beadShape(bead) === "2-2");
    expect(whole).toBeUndefined();
  });
});
