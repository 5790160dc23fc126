import { expect, test } from "vitest";
import { shortDefinition } from "#lib/lexicon/build/short-definition.ts";

test.each([
  ["Qui tient chaud.", "Qui tient chaud"],
  [
    "Petit meuble à tiroirs où l’on range le linge de la maison, les nappes et tout ce qui sert à table",
    "Petit meuble à tiroirs où l’on range le linge de la maison",
  ],
  [
    "Bateau plat à fond de bois dont les pêcheurs de la côte normande se servent encore pour poser leurs filets",
    "Bateau plat à fond de bois dont les pêcheurs de la côte normande se servent encore",
  ],
])("a definition ends at a clause: %s", (definition, short) => {
  expect(shortDefinition(definition)).toBe(short);
});
