import { expect, test } from "vitest";
import { splitBlocks, splitSentences } from "#lib/align/aligned-block.ts";

test("a note that is called after a sentence goes with it, a space between or not", () => {
  const both = ["Il vint.[^1]", "Il vit.[^2]"];
  expect(splitSentences("Il vint.[^1] Il vit.[^2]", "fr")).toEqual(both);
  expect(splitSentences("Il vint. [^1] Il vit. [^2]", "fr")).toEqual(both);
});

test("emphasis that goes over a sentence’s end is closed and opened", () => {
  expect(splitSentences("*Il vint. Il vit.* Il rit.", "fr")).toEqual([
    "*Il vint.*",
    "*Il vit.*",
    "Il rit.",
  ]);
});

test("who speaks in a play is one thing to say, before the sentences of the speech", () => {
  expect(
    splitBlocks([{ kind: "d", content: "M. Roux, *à part.* —\nTiens ! Un parapluie." }], "fr"),
  ).toEqual([{ kind: "d", sentences: ["M. Roux, *à part.* —", "Tiens !", "Un parapluie."] }]);
  // In verse a line is what a sentence is in prose; the first goes on with a verse begun before.
  expect(
    splitBlocks([{ kind: "d", content: "M. Roux. —\nTiens ! Lui ?\nUn parapluie. Enfin" }], "fr"),
  ).toEqual([{ kind: "d", sentences: ["M. Roux. —", "Tiens ! Lui ?", "\nUn parapluie. Enfin"] }]);
});

test("notes come after all text, wherever they stood, and both keep their order", () => {
  const blocks = splitBlocks(
    [
      { kind: "p", content: "Il vint.[^1] Il vit." },
      { kind: "n", note: 1, content: "Par mer." },
      { kind: "t", content: "II" },
      { kind: "n", note: 2, content: "Une note que rien n’appelle." },
      { kind: "p", content: "Il rit." },
    ],
    "fr",
  );
  expect(blocks.map(({ kind, sentences }) => `${kind} ${sentences.join("|")}`)).toEqual([
    "p Il vint.[^1]|Il vit.",
    "t II",
    "p Il rit.",
    "n Par mer.",
    "n Une note que rien n’appelle.",
  ]);
});
