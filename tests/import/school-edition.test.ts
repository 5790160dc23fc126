/** Editions for schools: what stands behind and beside the text, and books that only look so. */

import { expect, test } from "vitest";
import { listNamed } from "./formats/read.ts";

const para = (word: string) =>
  `Le ${word} revint dans la forêt où il dormait depuis longtemps, et les enfants du village le regardaient passer sans rien dire à personne. Puis il neigea.`;
const english = (word: string) =>
  `The ${word} came back to the wood: note that the verb is in the past tense here, and that the article is used with the name of the animal in this way.`;

const chapters = ["loup", "renard", "corbeau"]
  .map((word, at) => `${["I", "II", "III"][at]}\n\n\n${para(word)}\n\n${para(word)}`)
  .join("\n\n\n");
const kindsOf = (source: string) =>
  listNamed("livre.txt", source).map((line) => /^\w+(?: \(.+?\))?/.exec(line)?.[0] ?? "");

test("remarks and exercises behind the text are set aside, with the line that ends it", () => {
  const remarks = ["loup", "renard", "corbeau"].map((word) => `*1* 5 ${english(word)}`);
  const exercises = ["I", "II"].map(
    (number) => `${number}\n\nTRANSLATION\n\n1. ${english("wolf")} 2. ${english("fox")}`,
  );
  const kinds = kindsOf(
    `${chapters}\n\n\nEND OF THE TEXT\n\n\n\nNOTES\n\n${remarks.join("\n\n")}\n\n\n\nEXERCISES\n\n${exercises.join("\n\n\n")}`,
  );
  expect(kinds.slice(0, 9)).toEqual(["t", "p", "p", "t", "p", "p", "t", "p", "p"]);
  expect(new Set(kinds.slice(9).map((kind) => kind.replace(/^\w+ /, "")))).toEqual(
    new Set(["(back-matter)"]),
  );
});

test("a vocabulary, a questionnaire and exercises in French are an apparatus too", () => {
  const kinds = kindsOf(
    `${chapters}\n\n\n\nQUESTIONNAIRE\n\n1. Où le loup revint-il ?\n\n\n\nEXERCICES\n\n1. Conjuguez revenir.\n\n\n\nVOCABULAIRE\n\nforêt, f., forest.`,
  );
  expect(kinds.filter((kind) => !kind.includes("back-matter"))).toHaveLength(9);
});

test("a story may end on a chapter that is called Questions", () => {
  const kinds = kindsOf(
    `Chapitre I\n\n${para("loup")}\n\n\n\nChapitre II\n\n${para("renard")}\n\n\n\nQUESTIONS\n\n${para("corbeau")}`,
  );
  expect(kinds.some((kind) => kind.includes("back-matter"))).toBe(false);
});

test("notes that the text calls stay notes under their heading", () => {
  const called = chapters.replace("la forêt", "la forêt[1]").replace("du village", "du village[2]");
  const kinds = kindsOf(
    `${called}\n\n\n\nNOTES\n\n[1] ${english("wood")}\n\n[2] ${english("village")}`,
  );
  expect(kinds.filter((kind) => kind === "n1" || kind === "n2")).toHaveLength(2);
});

test("the number of a line that is set in is none of its words", () => {
  const lines = Array.from(
    { length: 12 },
    (_, at) =>
      `Les vieilleries sentimentales jaunissent dans les plus vieux cartons et\n[${(at + 1) * 5}]on les retrouve au village en pleine jeunesse, ce qui étonne toujours\nles gens de la ville.`,
  );
  const source = `${lines.join("\n\n")}\n\nOn y chante :\n[65]      Toi, blanche étoile que j’adore ;\n          Veux-tu venir au pays des cabanes ?\n`;
  const text = listNamed("livre.txt", source).join("\n");
  expect(text).not.toMatch(/\d/);
  expect(text).toContain("blanche étoile");
});

test("a title in several lines under its number is one subtitle", () => {
  const source = `I\n\n\n_La ménagerie du port.\nUn lion au village.\nTerrible entrevue_.\n\n\n${para("lion")}\n\n\nII\n\n\n_Le départ._\n\n\n${para("loup")}`;
  const lines = listNamed("livre.txt", source);
  expect(lines.filter((line) => line.startsWith("s"))).toEqual([
    "s: *La ménagerie du port. Un lion au village. Terrible entrevue.*",
    "s: *Le départ.*",
  ]);
});

test("short sentences that begin a chapter are no title", () => {
  const source = `I\n\n\nRien.\n\nToujours rien.\n\n${para("lion")}\n\n\nII\n\n\nIl attendit.\n\n${para("loup")}`;
  expect(listNamed("livre.txt", source).filter((line) => line.startsWith("s"))).toEqual([]);
});

test("a title centred in several paragraphs is one subtitle", () => {
  const chapter = (number: string, title: string) =>
    `<h3>${number}</h3><p style="text-align: center">${title}</p><p>${para("lion")}</p>`;
  const lines = listNamed(
    "livre.html",
    chapter("I", "La ménagerie.<br><br>Un lion au village.") + chapter("II", "Le départ."),
  );
  expect(lines.filter((line) => line.startsWith("s"))).toEqual([
    "s: La ménagerie. Un lion au village.",
    "s: Le départ.",
  ]);
});

test("a heading of a part and its first chapter in one element are two headings", () => {
  const lines = listNamed(
    "livre.html",
    `<h2>PREMIER ÉPISODE</h2><h3>AU VILLAGE<br><br>I</h3><p>${para("loup")}</p><h3>II</h3><p>${para("lion")}</p><h2>DEUXIÈME ÉPISODE</h2><h3>À LA MER<br><br>I</h3><p>${para("loup")}</p>`,
  );
  expect(lines.filter((line) => line.startsWith("t"))).toEqual(["t: I", "t: II", "t: I"]);
});

test("a king’s numeral under his name is no chapter’s", () => {
  const lines = listNamed(
    "livre.html",
    `<h2>LOUIS<br>XIV</h2><p>${para("roi")}</p><h2>LOUIS<br>XV</h2><p>${para("roi")}</p>`,
  );
  expect(lines.filter((line) => line.startsWith("t"))).toEqual(["t: LOUIS XIV", "t: LOUIS XV"]);
});

test("what an actor says in two broken lines is prose", () => {
  const lines = listNamed(
    "livre.html",
    `<p>LE MEUNIER, de plus en plus exalté:<br>Ô les bons fusils à deux coups! ô les dagues et les<br>mocassins!</p><p>${para("meunier")}</p>`,
  );
  expect(lines[0]).toBe(
    "p: LE MEUNIER, de plus en plus exalté: Ô les bons fusils à deux coups! ô les dagues et les mocassins!",
  );
});

test("a paragraph that is set narrower than the others is no verse", () => {
  const wide = Array.from(
    { length: 8 },
    (_, at) =>
      `Le gardien numéro ${at} monta lentement les cent vingt marches de la vieille tour\nqui regardait la mer, et il alluma la lampe comme il le faisait tous les soirs\ndepuis trente ans.`,
  ).join("\n\n");
  const lines = listNamed(
    "livre.txt",
    `${wide}\n\nCette aventure aurait eu de quoi décourager bien\ndes gens; mais les hommes trempés comme lui ne se\nlaissent pas facilement abattre.`,
  );
  expect(lines.at(-1)).toMatch(/^p: Cette aventure .* abattre\.$/);
});
