import { expect, test } from "vitest";
import { joinTexts } from "#lib/import/join-texts.ts";

test("volumes are one text, whose notes are numbered onwards", () => {
  const first = {
    title: "Les Deux Phares, tome premier",
    blocks: [
      { kind: "t", content: "I" },
      { kind: "p", content: "Le gardien[^1] monta[^2]." },
      { kind: "n", note: 1, content: "Un Breton." },
      { kind: "n", note: 2, content: "Deux fois." },
    ],
  } as const;
  const second = {
    title: "Les Deux Phares, tome second",
    blocks: [
      { kind: "t", content: "I" },
      { kind: "p", content: "Il redescendit[^1]. On écrivit \\[^1]." },
      { kind: "n", note: 1, content: "À midi." },
    ],
  } as const;
  expect(joinTexts([first, second])).toEqual({
    title: "Les Deux Phares, tome premier",
    blocks: [
      ...first.blocks,
      { kind: "t", content: "I" },
      { kind: "p", content: "Il redescendit[^3]. On écrivit \\[^1]." },
      { kind: "n", note: 3, content: "À midi." },
    ],
  });
  expect(joinTexts([second])).toEqual(second);
});
