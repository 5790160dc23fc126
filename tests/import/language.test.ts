import { expect, test } from "vitest";
import { findLanguage } from "#lib/import/language.ts";
import { loadChapter, loadWorks } from "#lib/library/library.ts";
import { plainText } from "#lib/text/inline.ts";

const textOf = (...contents: readonly string[]) => ({
  blocks: contents.map((content) => ({ kind: "p" as const, content })),
});

test("every chapter of the library is known on both sides, and so is a sentence of each", () => {
  for (const work of loadWorks())
    for (const name of work.chapters) {
      const rows = loadChapter(work, name)?.blocks.flatMap(({ segments }) => segments) ?? [];
      const side = (column: number) =>
        textOf(...rows.map(({ cells }) => plainText(cells[column]?.content ?? [])));
      expect([findLanguage(side(0)), findLanguage(side(1))]).toEqual(["fr", "en"]);
    }
  expect(findLanguage(textOf("Le gardien du phare avait un chat."))).toBe("fr");
  expect(findLanguage(textOf("The lighthouse keeper had a cat."))).toBe("en");
});

test("another language, or too little to go by, is neither", () => {
  expect(findLanguage(textOf("Der Leuchtturmwärter hatte eine Katze, und sie war weiß."))).toBe(
    undefined,
  );
  expect(findLanguage(textOf("O guarda do farol tinha um gato que não bebia leite."))).toBe(
    undefined,
  );
  expect(findLanguage(textOf("1911"))).toBeUndefined();
  expect(findLanguage(textOf())).toBeUndefined();
});

test("the licence that is set aside does not count", () => {
  const blocks = [
    ...textOf("Il était une fois un chat qui ne buvait pas de lait.").blocks,
    {
      kind: "p" as const,
      aside: "licence" as const,
      content: "This eBook is for the use of anyone anywhere at no cost and with no restrictions.",
    },
  ];
  expect(findLanguage({ blocks })).toBe("fr");
});
