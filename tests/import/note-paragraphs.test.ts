/** Notes of several paragraphs, and paragraphs of the story that stand after a note. */

import { expect, test } from "vitest";
import { listNamed } from "./formats/read.ts";

const story = (word: string, call = "") =>
  `Le ${word} descendit vers la rivière${call} quand la cloche du village sonna, et il resta longtemps à regarder les barques qui passaient.`;
const read = (paragraphs: readonly string[]) =>
  listNamed("livre.txt", `Chapitre I\n\n\n${paragraphs.join("\n\n")}\n`);
const notesOf = (lines: readonly string[]) => lines.filter((line) => line.startsWith("n"));

test("a note in brackets goes on to the paragraph that closes them", () => {
  const lines = read([
    story("meunier", " [1]"),
    "[Note 1: Le moulin était à louer depuis un an.",
    "On y montait par un sentier [de chèvres].",
    "Il est tombé depuis.]",
    story("gardien"),
  ]);
  expect(notesOf(lines)).toEqual([
    "n1: Le moulin était à louer depuis un an. On y montait par un sentier [de chèvres]. Il est tombé depuis.",
  ]);
  expect(lines.at(-1)).toMatch(/^p: Le gardien/);
});

test("a bracket that nothing closes takes no paragraph of the story", () => {
  const lines = read([
    story("meunier", " [1]"),
    "[Note 1: Le moulin était à louer depuis un an.",
    story("gardien"),
  ]);
  expect(lines.at(-1)).toMatch(/^p: Le gardien/);
});

test("notes that an editor signs go on to the signature", () => {
  const signed = (number: number) => [
    story("meunier", ` [${number}]`),
    `[${number}] Voyez le tome premier, page ${number}. B.`,
  ];
  const lines = read([
    ...[1, 2, 3, 4, 5, 6].flatMap(signed),
    story("gardien", " [7]"),
    "[7] On lit dans la première édition ces mots.",
    "Le gardien était sourd, et il ne le savait pas.",
    "Le texte d’aujourd’hui est de l’année suivante. B.",
    story("passeur"),
  ]);
  expect(notesOf(lines)).toHaveLength(7);
  expect(notesOf(lines).at(-1)).toMatch(/suivante\. B\.$/);
  expect(lines.at(-1)).toMatch(/^p: Le passeur/);
});

test("a paragraph between two notes that are called above both is the first one’s", () => {
  const lines = read([
    story("meunier", " [1]"),
    story("gardien", " [2]"),
    "[1] Le meunier répondit ainsi à qui le lui demandait.",
    "On craignait que l’eau ne montât.",
    "[2] Celui du phare.",
  ]);
  expect(notesOf(lines)).toEqual([
    "n1: Le meunier répondit ainsi à qui le lui demandait. On craignait que l’eau ne montât.",
    "n2: Celui du phare.",
  ]);
});

test("a paragraph of the story between two notes calls the second", () => {
  const lines = read([
    story("meunier", " [1]"),
    "[1] Celui du village.",
    story("gardien", " [2]"),
    "[2] Celui du phare.",
  ]);
  expect(notesOf(lines)).toEqual(["n1: Celui du village.", "n2: Celui du phare."]);
});

test("what a note quotes after a colon is its own", () => {
  const lines = read([
    story("meunier", " [1]"),
    "[1] On chante au village :",
    "« Meunier, tu dors. »",
    story("gardien"),
  ]);
  expect(notesOf(lines)).toEqual(["n1: On chante au village : « Meunier, tu dors. »"]);
});

test("a note numbered otherwise than its call stands right under it", () => {
  const lines = read([
    story("meunier", "[1]"),
    "  1.  Ce mot est du pays.",
    story("gardien"),
    story("passeur", "[1]"),
    "[1] Celui du bac.",
    story("facteur"),
  ]);
  expect(notesOf(lines)).toEqual(["n1: Ce mot est du pays.", "n2: Celui du bac."]);
});

test("a list under a paragraph with a call is no note", () => {
  const lines = read([
    story("meunier", "[1]"),
    "1. Une lampe.",
    "2. Une corde.",
    "[1] Celui du village.",
  ]);
  expect(notesOf(lines)).toEqual(["n1: Celui du village."]);
});
