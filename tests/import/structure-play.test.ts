import { describe, expect, test } from "vitest";
import { findSpeeches } from "#lib/import/structure/play.ts";
import fc from "../property.ts";

const blocksOf = (...contents: readonly string[]) =>
  contents.map((content) => ({ kind: "p" as const, content }));
const kinds = (...contents: readonly string[]) =>
  findSpeeches(blocksOf(...contents))
    .map(({ kind }) => kind)
    .join("");

const scene = [
  "LE COMTE. — Qui va là ?",
  "SUZANNE. — Personne, monseigneur.",
  "LE COMTE. — J’ai entendu quelqu’un.",
  "SUZANNE. — C’était le comte lui-même.",
  "LE COMTE. — Fort bien.",
  "SUZANNE. — Monseigneur est trop bon.",
];

describe("a play", () => {
  test("has names that come back", () => {
    expect(kinds(...scene)).toBe("dddddd");
    expect(findSpeeches(blocksOf(...scene))[0]).toEqual({
      kind: "d",
      content: "Le comte. —\nQui va là ?",
    });
  });

  test("has a manner in brackets right after a name", () => {
    const glued = scene.map((line) => line.replace(/ — /, "(bas) : ").replace(".(", "("));
    expect(findSpeeches(blocksOf(...glued))[0]?.content).toMatch(/^Le comte/);
    expect(kinds(...glued)).toBe("dddddd");
  });

  test("has names as they are printed elsewhere, before a dash", () => {
    const small = scene.map((line) => line.replace("LE COMTE", "Le comte").replace("SUZ", "Suz"));
    expect(kinds(...small.map((line) => line.replace("SUZANNE", "Suzanne")))).toContain("d");
    expect(kinds(...scene.map((line) => line.replace("LE COMTE", "La Flèche")))).toBe("dddddd");
  });

  test("has directions in brackets or emphasis, which elsewhere are paragraphs", () => {
    expect(kinds(...scene, "*Il sort.*", "[Rideau.]", "(Un temps.) Il revient.")).toBe("ddddddrrp");
    expect(kinds(...scene, "(Il ouvre la porte (à gauche) et sort.)", "(Un temps (long). Il")).toBe(
      "ddddddrp",
    );
    expect(kinds("Un roman.", "*Il sort.*", "(Un temps.)")).toBe("ppp");
  });

  test("is no novel, in which people speak after dashes", () => {
    const novel = [
      "— Qui va là ? dit le comte.",
      "— Personne, répondit Suzanne — elle mentait.",
      "Suzanne — c’était son nom — se tut. Le comte — un vieil homme — sortit.",
      "NON ! cria-t-il. NON ! Puis il se tut.",
      "M. Roux. — C’était lui — entra.",
    ];
    const letters = ["PARIS. Le 3 mai, il pleuvait.", "PARIS. Le 4 mai, il pleuvait encore."];
    expect(kinds(...novel, ...letters, ...novel, ...novel)).not.toContain("d");
  });

  test("is no dictionary or calendar with a line for each", () => {
    const calendar = ["JANVIER. Neige.", "FÉVRIER. Pluie.", "MARS. Vent.", "AVRIL. Soleil."];
    expect(kinds(...calendar, "MAI. Fleurs.", "JUIN. Foin.", "JUILLET. Orage.")).toBe("ppppppp");
  });
});

test("what is done before a speech stands between the name and what is said", () => {
  const under = (...contents: readonly string[]) =>
    findSpeeches(blocksOf(...scene, ...contents)).slice(scene.length);
  expect(under("LE COMTE", "(Il se lève.)", "Je pars.")).toEqual([
    { kind: "d", content: "Le comte\n*(Il se lève.)* Je pars." },
  ]);
  // Nobody speaks: a line and a direction, in their order.
  expect(under("LE COMTE", "*Il sort.*", "SUZANNE. — Enfin.").map(({ kind }) => kind)).toEqual([
    "p",
    "r",
    "d",
  ]);
});

test("whatever stands there, no letter is lost and none moves", () => {
  const piece = fc.constantFrom(
    ..."LE COMTE|SUZANNE|Odile|, seul|, *à part.*| (bas)| [aside]|. —|.|:| — |Qui va là ?|*Il sort.*|(Un temps.)|\n| ".split(
      "|",
    ),
  );
  const content = fc.array(piece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(""));
  const letters = (blocks: readonly { readonly content: string }[]) =>
    blocks
      .map((block) => block.content)
      .join("")
      .toLowerCase()
      .replace(/[\s*]/g, "");
  fc.assert(
    fc.property(fc.array(content, { maxLength: 30 }), (contents) => {
      const blocks = blocksOf(...scene, ...contents, ...scene);
      expect(letters(findSpeeches(blocks))).toBe(letters(blocks));
    }),
    { seed: 1640 },
  );
});
