import { describe, expect, test } from "vitest";
import { readEntry } from "#lib/lexicon/build/dictd.ts";
import { type Pivot, toDictd, triangulate } from "#lib/lexicon/build/triangulate.ts";
import { formatSenses } from "#lib/lexicon/senses.ts";

const dictionary = (...entries: string[]) => entries.map((entry) => readEntry(entry, ""));
const none: Pivot = { weight: 1, fromFirst: [], toFirst: [], toEnglish: [], fromEnglish: [] };

/** Pivots, each of a French dictionary and one with English. */
function table(...pivots: (readonly [string[], string[]])[]): string {
  return formatSenses(
    triangulate(
      pivots.map(([french, english]) => ({
        ...none,
        fromFirst: dictionary(...french),
        toEnglish: dictionary(...english),
      })),
    ),
  );
}

describe("French to English by way of other languages", () => {
  test("keeps part of speech and gender", () => {
    expect(table([["chat <n, masc>\nkissa"], ["kissa <n>\ncat"]])).toBe("chat\tNOUN\tm\tcat\n");
  });

  test("what two pivots agree on stays, and what one of them adds goes", () => {
    expect(
      table(
        [["verre <n, masc>\nlasi"], ["lasi <n>\ntumbler, glass"]],
        [["verre <n, masc>\nγυαλί"], ["γυαλί <n>\nglass"]],
      ),
    ).toBe("verre\tNOUN\tm\tglass\n");
  });

  test("a gloss that leads back to other words comes last", () => {
    expect(
      table([
        ["ôter <v>\npoistaa"],
        ["poistaa <v>\nsee, remove", "nähdä <v>\nsee", "katsoa <v>\nsee", "tavata <v>\nsee"],
      ]),
    ).toBe("ôter\tVERB\t\tremove; see\n");
  });

  test("senses that French defines are kept apart", () => {
    expect(
      table([
        [
          "voler <v>\n1. lentää\nSe maintenir dans l’air\n2. varastaa\nS’approprier le bien d’autrui",
        ],
        ["lentää <v>\nfly", "varastaa <v>\nsteal"],
      ]),
    ).toBe("voler\tVERB\t\tfly = Se maintenir dans l’air\tsteal = S’approprier le bien d’autrui\n");
  });

  test("so are glosses that different pivot words lead to", () => {
    expect(
      table([
        ["avocat <n, masc>\nasianajaja, avokado"],
        ["asianajaja <n>\nlawyer, attorney", "avokado <n>\navocado, alligator pear, avocado pear"],
      ]),
    ).toBe("avocat\tNOUN\tm\tlawyer; attorney\tavocado; alligator pear; avocado pear\n");
  });

  test("während the conjunction does not pass for “lasting” the adjective", () => {
    expect(
      table([
        ["pendant que <conjunction>\nwährend"],
        ["während <conjunction>\nwhile", "während <adj>\nlasting"],
      ]),
    ).toBe("pendant que\tSCONJ\t\twhile\n");
  });

  test("a verb is not glossed by what English has as a noun alone", () => {
    const pivot = {
      ...none,
      fromFirst: dictionary("pousser <v>\ntyöntää"),
      toEnglish: dictionary("työntää\npush, thrust, shovel-board"),
      fromEnglish: dictionary("shovel-board <n>\nbiljardi", "push <v>\npainaa"),
    };
    expect(formatSenses(triangulate([pivot]))).toBe("pousser\tVERB\t\tpush; thrust\n");
  });

  test("case-only twins and two spellings are one gloss", () => {
    expect(
      table(
        [["polonais <adj>\npuolalainen"], ["puolalainen <adj>\nPolish, polish"]],
        [["couleur <n, fem>\nväri"], ["väri <n>\ncolour, color"]],
      ),
    ).toBe("couleur\tNOUN\tf\tcolour\npolonais\tADJ\t\tPolish\n");
  });

  test("a triangulated dictionary can be a pivot’s way to English", () => {
    const german = triangulate([
      {
        ...none,
        fromFirst: dictionary("Haus <n>\ntalo"),
        toEnglish: dictionary("talo <n>\nhouse"),
      },
    ]);
    const pivot = {
      ...none,
      fromFirst: dictionary("maison <n, fem>\nHaus"),
      toEnglish: toDictd(german),
    };
    expect(formatSenses(triangulate([pivot]))).toBe("maison\tNOUN\tf\thouse\n");
  });
});
