import { expect, test } from "vitest";
import { toJson } from "#lib/export/json.ts";
import { lighthouse } from "./works.ts";

test("every segment has its id and its plain text in each edition, in the order of the text", () => {
  const { name, editions, chapters } = JSON.parse(toJson(lighthouse));
  expect(name).toBe("le-chat-du-phare");
  expect(editions[1].translator).toBe("A. Lemer");
  const [{ name: chapter, segments }] = chapters;
  expect(chapter).toBe("01-le-lait");
  expect(segments[2]).toEqual({
    id: "p1.1",
    fr: "Le gardien lisait Le Marin breton & rien d’autre.",
    en: "The keeper read Le Marin breton & nothing else.",
  });
  expect(segments.find(({ id }: { id: string }) => id === "d3.2").fr).toBe("Hélas !\nJe bois.");
  expect(segments.find(({ id }: { id: string }) => id === "p1.3").en).toBe("");
  const ids = lighthouse.chapters[0]?.chapter.blocks.flatMap((block) => block.segments);
  expect(segments.map(({ id }: { id: string }) => id)).toEqual(ids?.map(({ id }) => id));
});
