import { describe, expect, test } from "vitest";
import type { ImportedBlock, ImportedText } from "#lib/import/imported-text.ts";
import { outlineOf } from "#lib/import/outline.ts";
import { outlineRows } from "#lib/import/outline-rows.ts";
import { editPair } from "#lib/import/pair-edits.ts";
import type { SettledPair } from "#lib/import/settle-pair.ts";

/** A text drawn by its chapters: `I II`; one in brackets is set aside: `(Préface) I`. */
function textOf(drawn: string): ImportedText {
  const blocks = drawn.split(" ").flatMap((name): readonly ImportedBlock[] => {
    const title = name.replace(/[()]/g, "");
    const aside = name.startsWith("(") ? ({ aside: "front-matter" } as const) : {};
    return [
      { kind: "t", content: title, ...aside },
      { kind: "p", content: `Texte de ${title}.`, ...aside },
    ];
  });
  return { blocks };
}

/** A pair with links drawn by places from 1: `1-1 2-3`. */
function pairOf(fr: string, en: string, drawn: string): SettledPair {
  const links = drawn
    .split(" ")
    .filter(Boolean)
    .map((link) => {
      const [french = 1, english = 1] = link.split("-").map(Number);
      return { fr: (french - 1) * 2, en: (english - 1) * 2 };
    });
  return { fr: textOf(fr), en: textOf(en), links };
}

/** The rows, one a line: `I + II = I`. */
function drawnRows({ fr, en, links }: SettledPair): readonly string[] {
  return outlineRows(outlineOf(fr), outlineOf(en), links).map((row) => {
    const names = (side: "fr" | "en") => row[side].map(({ title }) => title).join(" + ") || "–";
    return `${names("fr")} ${row.isLinked ? "=" : "|"} ${names("en")}`;
  });
}

describe("rows of two outlines", () => {
  test("put side by side what belongs together, whatever the numbers", () => {
    expect(drawnRows(pairOf("I II III", "I II III", "1-1 2-2 3-3"))).toEqual([
      "I = I",
      "II = II",
      "III = III",
    ]);
    expect(drawnRows(pairOf("I II III", "I II", "1-1 2-1 3-2"))).toEqual([
      "I + II = I",
      "III = II",
    ]);
  });

  test("show what belongs to nothing where it stands, a licence beside a licence", () => {
    expect(drawnRows(pairOf("(Licence) I II", "(License) Preface I II", "2-3 3-4"))).toEqual([
      "Licence | License",
      "– | Preface",
      "I = I",
      "II = II",
    ]);
  });

  test("show tales in another order beside their French", () => {
    expect(drawnRows(pairOf("A B C", "C A B", "1-2 2-3 3-1"))).toEqual(["A = A", "B = B", "C = C"]);
  });
});

describe("changes by hand", () => {
  const pair = pairOf("I II III", "Preface I II", "1-1 2-2 3-3");

  test("link a chapter with another one, and leave the others", () => {
    const edited = editPair(pair, [{ type: "link", side: "fr", start: 0, to: 2 }]);
    expect(edited.links).toEqual([
      { fr: 0, en: 2 },
      { fr: 2, en: 2 },
      { fr: 4, en: 4 },
    ]);
  });

  test("let a chapter belong to none", () => {
    const edited = editPair(pair, [{ type: "link", side: "en", start: 0, to: undefined }]);
    expect(edited.links).toEqual(pair.links.slice(1));
  });

  test("set a preface aside with its link, and bring it back with it", () => {
    const aside = {
      type: "outline",
      side: "en",
      change: { type: "set-aside", start: 0 },
    } as const;
    const back = { type: "outline", side: "en", change: { type: "bring-back", start: 0 } } as const;
    expect(editPair(pair, [aside]).links).toEqual(pair.links.slice(1));
    expect(editPair(pair, [aside, back])).toEqual(pair);
  });

  test("rename a chapter; without the last change all is as before", () => {
    const rename = {
      type: "outline",
      side: "fr",
      change: { type: "rename", start: 2, title: "Le gardien *monte*" },
    } as const;
    expect(outlineOf(editPair(pair, [rename]).fr)[1]?.title).toBe("Le gardien *monte*");
    expect(editPair(pair, [])).toEqual(pair);
  });
});
