import { describe, expect, test } from "vitest";
import { mendTypography } from "#lib/import/typography.ts";
import { plainText, readInline } from "#lib/text/inline.ts";
import fc from "../property.ts";

const textOf = (...contents: readonly string[]) => ({
  blocks: contents.map((content) => ({ kind: "p" as const, content })),
});
const mended = (language: "fr" | "en", ...contents: readonly string[]) =>
  mendTypography(textOf(...contents), language).text.blocks.map(({ content }) => content);

describe("a brought text", () => {
  test("is set as a printer sets it", () => {
    expect(mended("fr", 'L\'homme dit : "Enﬁn!"', "Oui...--Non.")).toEqual([
      "L’homme dit\u00a0: «\u00a0Enfin\u202f!\u00a0»",
      "Oui…—Non.",
    ]);
    expect(mended("en", 'He said: "It\'s late."')).toEqual(["He said: “It’s late.”"]);
  });

  test("has emphasis where a typist put _ around it, and _ where a name has one", () => {
    expect(mended("fr", "Le _Marin breton_ et mon_fichier_1.")).toEqual([
      "Le *Marin breton* et mon_fichier_1.",
    ]);
    expect(mended("fr", "*Le _Marin_ breton*", "_ _ _", "2\\*_a_")).toEqual([
      "*Le _Marin_ breton*",
      "_ _ _",
      "2\\**a*",
    ]);
  });

  test("is told what was mended, and stays as it was brought", () => {
    const text = textOf("L'eau, l'air...", "Rien.");
    const before = structuredClone(text);
    const { text: after, changes } = mendTypography(text, "fr");
    expect(changes).toEqual([
      { kind: "french-apostrophe", count: 2 },
      { kind: "ellipsis", count: 1 },
    ]);
    expect(text).toEqual(before);
    expect(after.blocks[1]).toBe(text.blocks[1]);
  });

  test("keeps its stars, its notes’ calls and the lines of its stanzas", () => {
    const { text } = mendTypography(
      {
        title: "L'eau",
        blocks: [
          { kind: "b", content: "* * *" },
          { kind: "v", content: "L'eau monte[^1]\nl'eau descend" },
        ],
      },
      "fr",
    );
    expect(text).toEqual({
      title: "L’eau",
      blocks: [
        { kind: "b", content: "* * *" },
        { kind: "v", content: "L’eau monte[^1]\nl’eau descend" },
      ],
    });
  });

  test("loses no letter and can be mended twice", () => {
    const piece = fc.constantFrom(
      ..."l'|eau|ﬁ|_|*|[^1]|\\*| |\u00a0|\u2060|...|--|!|?|;|:|\"|« | »|(|)|12|'|\n".split("|"),
    );
    const letters = (content: string) =>
      plainText(readInline(content).content)
        .normalize("NFKC")
        .replace(/[^\p{L}\p{N}]/gu, "");
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 20 }).map((pieces) => pieces.join("")),
        fc.constantFrom("fr" as const, "en" as const),
        (content, language) => {
          const [once = ""] = mended(language, content);
          expect(letters(once)).toBe(letters(content));
          expect(mended(language, once)).toEqual([once]);
        },
      ),
      { seed: 1868 },
    );
  });
});
