import { describe, expect, test } from "vitest";
import { probabilityOfGloss, probabilityOfSaid } from "#lib/lexicon/counterpart-probability.ts";

const evidence = { linked: 0.5, claimed: 0, distance: 0.05, isListed: false };
const said = {
  ...evidence,
  hasGlossElsewhere: false,
  isKin: false,
  sharedPart: 0.7,
  part: "own",
  isAlike: false,
  isOutdone: false,
} as const;

describe("an English word is the likelier to say a French one", () => {
  test.each([
    ["the surer the link between them is", { linked: 0.9 }],
    ["the less it says another", { claimed: 0 }],
    ["the nearer it stands", { distance: 0 }],
    ["if it is of the family of a gloss", { isKin: true }],
    ["if it is of the same part of speech", { sharedPart: 0.9 }],
    ["if it looks like it", { isAlike: true }],
  ])("%s", (_, better) => {
    const worse = { claimed: 0.6, distance: 0.4 };
    expect(probabilityOfSaid({ ...said, ...worse, ...better })).toBeGreaterThan(
      probabilityOfSaid({ ...said, ...worse }),
    );
  });

  test("if it is a gloss of it, whatever the link", () => {
    for (const linked of [0.1, 0.5, 0.9]) {
      expect(probabilityOfGloss({ ...evidence, linked })).toBeGreaterThan(
        probabilityOfSaid({ ...said, linked, sharedPart: 0.5 }),
      );
    }
  });
});

test("a gloss that stands about where the word does needs no link, one far away that says another word does", () => {
  expect(probabilityOfGloss({ ...evidence, linked: 0 })).toBeGreaterThan(0.35);
  const taken = { ...evidence, claimed: 0.9, distance: 0.5 };
  expect(probabilityOfGloss({ ...taken, linked: 0 })).toBeLessThan(0.35);
  expect(probabilityOfGloss({ ...taken, linked: 0.9 })).toBeGreaterThan(0.35);
});
