import { expect, test } from "vitest";
import { frenchBlocksOf } from "#lib/import/work-blocks.ts";
import { parseChapter } from "#lib/text/chapter.ts";

test("the French of a work is a text again, chapter by chapter", () => {
  const first = parseChapter(
    "id\tfr\ten\nt1.1\tLe phare\t\np1.1\tIl *monta*.\tHe went up.\np1.2\tIl vit[^1] la mer.\t\nv1.1\tÔ mer,\t\nv1.2\tô nuit !\t\nn1.1\tDe loin.\t\n",
    "01.tsv",
  );
  const second = parseChapter("id\tfr\ten\np1.1\tSans titre.\t\np2.1\t\tEnglish only.\n", "02.tsv");
  expect(
    frenchBlocksOf([
      { name: "01-le-phare", chapter: first },
      { name: "02-suite", chapter: second },
    ]),
  ).toEqual({
    blocks: [
      { kind: "t", content: "Le phare" },
      { kind: "p", content: "Il *monta*. Il vit[^1] la mer." },
      { kind: "v", content: "Ô mer,\nô nuit !" },
      { kind: "n", content: "De loin.", note: 1 },
      { kind: "t", content: "02-suite" },
      { kind: "p", content: "Sans titre." },
    ],
    starts: [0, 4],
  });
});
