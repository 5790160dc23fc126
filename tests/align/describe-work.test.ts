import { describe, expect, test } from "vitest";
import { describeWork, nameOf } from "#lib/align/describe-work.ts";
import { formatWork } from "#lib/text/format-work.ts";
import { parseWork } from "#lib/text/work.ts";

describe("a work that somebody brought", () => {
  test("is called what its files call it, else by the files’ names", () => {
    const work = describeWork(
      { fileName: "chat.epub", text: { title: "Le Chat du phare", author: "En regard" } },
      { fileName: "the_cat.txt", text: {} },
      ["01-le-lait"],
    );
    expect(work).toMatchObject({
      name: "le-chat-du-phare",
      title: { fr: "Le Chat du phare", en: "the cat" },
      chapters: ["01-le-lait"],
    });
    expect(work.editions.map(({ author, origin }) => [author, origin])).toEqual([
      ["En regard", "chat.epub"],
      [undefined, "the_cat.txt"],
    ]);
  });

  test("is a work that can be written and read again", () => {
    const work = describeWork(
      { fileName: "?.txt", text: {} },
      { fileName: ".txt", text: { title: " " } },
      ["01"],
    );
    expect(parseWork(formatWork(work), "work.json", work.name)).toEqual(work);
  });
});

test("a name is short, and made of letters that an address can have", () => {
  expect(nameOf("L’Œuvre au noir, d’après Érasme")).toBe("l-oeuvre-au-noir-d-apres-erasme");
  expect(nameOf("—")).toBe("texte");
  expect(nameOf("mot ".repeat(40)).length).toBeLessThanOrEqual(50);
});
