import { expect, it } from "vitest";
import { longestQuery, parseFindQuery, searchKey, type Term } from "#lib/search/find-query.ts";
import fc from "../property.ts";

const drawn = (terms: readonly Term[]) =>
  terms.map((term) =>
    term.kind === "exact"
      ? `"${term.words.map(({ key }) => key).join(" ")}"`
      : term.kind === "prefix"
        ? `${term.key}*`
        : term.key,
  );

it.each([
  ["regard", ["regard"]],
  ["petite maison", ["petite", "maison"]],
  ["“irons”", ['"irons"']],
  ['"coup d’œil"', ['"coup d\' oeil"']],
  ["« coup d’œil » rapide", ['"coup d\' oeil"', "rapide"]],
  ["regard*", ["regard*"]],
  ["ÉLÈVE", ["eleve"]],
  ["l'homme", ["l'", "homme"]],
  ["l’hom*", ["l'", "hom*"]],
  ["aujourd’hui", ["aujourd'hui"]],
  ["dit-elle", ["dit", "elle"]],
  ["arc-en-ciel", ["arc-en-ciel"]],
])("%s is taken apart as a French text is", (typed, terms) => {
  expect(drawn(parseFindQuery({ fr: typed }).fr.terms)).toEqual(terms);
});

it("a word after a hyphen of its own must not be there, and one inside a word is part of it", () => {
  const { fr, en } = parseFindQuery({ fr: "regard", en: "-look half-open" });
  expect(drawn(fr.terms)).toEqual(["regard"]);
  expect(drawn(en.not)).toEqual(["look"]);
  expect(drawn(en.terms)).toEqual(["half-open"]);
});

it("a quoted phrase may be left out as a whole", () => {
  const { fr } = parseFindQuery({ fr: 'coup -"coup d’œil"' });
  expect(drawn(fr.terms)).toEqual(["coup"]);
  expect(drawn(fr.not)).toEqual(['"coup d\' oeil"']);
});

it("a quotation mark that nothing closes quotes what follows", () => {
  expect(drawn(parseFindQuery({ fr: '"coup d’œil' }).fr.terms)).toEqual(['"coup d\' oeil"']);
});

it.each([
  ["", "empty"],
  ["   ", "empty"],
  ["?!… — *", "no-words"],
  ['""', "no-words"],
  ["1789", "no-words"],
  ["a".repeat(10_000), "too-long"],
  ["mot ".repeat(3000), "too-long"],
])("“%.12s” asks for nothing, and says why", (typed, fault) => {
  const query = parseFindQuery({ fr: typed });
  expect(query.fault).toBe(fault);
  expect(query.fr.terms).toEqual([]);
});

it("accents, ligatures and kinds of apostrophe make no difference to a key", () => {
  expect(searchKey("L’Œuvre")).toBe(searchKey("l'oeuvre"));
  expect(searchKey("élève")).toBe("eleve");
});

it("whatever is typed is read without an error, and no key of it is empty", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: longestQuery }), (typed) => {
      const { fr, en } = parseFindQuery({ fr: typed, en: typed });
      for (const term of [...fr.terms, ...en.terms, ...fr.not, ...en.not]) {
        const words = term.kind === "exact" ? term.words : [term];
        for (const { key } of words) if (key === "") throw new RangeError(`no key in “${typed}”`);
      }
    }),
  );
});
