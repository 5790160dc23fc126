/** Books laid out as readers have them from many makers, and what only looks like their headings. */

import { expect, test } from "vitest";
import { isDateLine } from "#lib/import/structure/heading-lines.ts";
import { listNamed } from "./formats/read.ts";

const story = (word: string) =>
  [
    `Le ${word} descendit vers la rivière quand la cloche du village sonna,`,
    "et il resta longtemps à regarder les barques qui passaient sous le pont.",
    "Personne ne lui parla ce soir-là, car il avait l’air triste.",
  ].join("\n");
const page = (word: string) => `<p>${story(word)}</p>`;
const titlesOf = (lines: readonly string[]) =>
  lines.filter((line) => line.startsWith("t:")).map((line) => line.slice(3));
const keptOf = (lines: readonly string[]) => lines.filter((line) => !line.includes("-matter)"));

test("what the makers of an electronic edition tell of it is back matter", () => {
  const lines = listNamed(
    "livre.html",
    `<h1>CHAPITRE PREMIER</h1>${page("meunier")}${page("gardien")}<h1>CHAPITRE II</h1>${page("passeur")}${page("facteur")}<h1>À propos de cette édition électronique</h1><p>Texte libre de droits.</p>`,
  );
  expect(lines.at(-1)).toBe("p (back-matter): Texte libre de droits.");
});

test("days and nights that an ordinal counts are chapters", () => {
  const source = (names: readonly string[]) =>
    names.map((name) => `${name}\n\n\n${story("meunier")}`).join("\n\n\n\n");
  const nights = ["PREMIÈRE NUIT", "DEUXIÈME NUIT", "DERNIÈRE NUIT"];
  expect(titlesOf(listNamed("livre.txt", source(nights)))).toEqual(nights);
  expect(titlesOf(listNamed("book.txt", source(["The First Day", "The Second Day"])))).toEqual([
    "The First Day",
    "The Second Day",
  ]);
});

test("a night that nothing counts begins a paragraph", () => {
  const lines = listNamed(
    "livre.txt",
    `Chapitre I\n\nUne nuit.\n\n${story("meunier")}\n\n\nChapitre II\n\nDeux nuits.\n\n${story("gardien")}`,
  );
  expect(titlesOf(lines)).toEqual(["Chapitre I", "Chapitre II"]);
});

test("notes that a word processor gathers at a chapter’s end are told by their figures", () => {
  const lines = listNamed(
    "livre.txt",
    `Chapitre 1\n\n${story("meunier")}1\n\n${story("gardien")}2\n\n1 Celui du village.\n\n2 Celui du phare.\n\nChapitre 2\n\n${story("passeur")}3\n\n3 Celui du bac.\n`,
  );
  expect(lines.filter((line) => line.startsWith("n"))).toEqual([
    "n1: Celui du village.",
    "n2: Celui du phare.",
    "n3: Celui du bac.",
  ]);
});

test("a list at a chapter’s end has no calls", () => {
  const lines = listNamed(
    "livre.txt",
    `Chapitre 1\n\n${story("meunier")}\n\n1 lampe\n\n2 cordes\n\nChapitre 2\n\n${story("passeur")}\n`,
  );
  expect(lines.filter((line) => line.startsWith("n"))).toEqual([]);
});

test("a line drawn under a title makes it a heading", () => {
  const source = ["Le moulin", "Le phare", "Le pont"].map(
    (title) => `${title}\n${"-".repeat(title.length)}\n\n${story("meunier")}`,
  );
  expect(titlesOf(listNamed("livre.txt", source.join("\n\n")))).toHaveLength(3);
});

test("a rule between paragraphs is a break", () => {
  const lines = listNamed(
    "livre.txt",
    `Chapitre I\n\n${story("meunier")}\n\n----------\n\n${story("gardien")}`,
  );
  expect(lines.filter((line) => line.startsWith("b"))).toHaveLength(1);
});

test("a play that bears its hero’s name has a title page and a list of who plays", () => {
  const say = (name: string, said: string) => `${name}\n\n${said}`;
  const scene = [
    say("LE MEUNIER", "Le vent dort au-dessus de la plaine."),
    say("LA MEUNIÈRE", "Mais attendre, et vivre de quel pain ?"),
    say("LE MEUNIER", "Attendons."),
    say("LE GARDIEN", "Le phare est allumé là-haut."),
    say("LE MEUNIER", "Parlez."),
  ].join("\n\n");
  const lines = listNamed(
    "livre.txt",
    `LE MEUNIER\n\nComédie en deux actes\n\n\nPERSONNAGES\n\nLE MEUNIER.\nLA MEUNIÈRE.\nLE GARDIEN, ami du meunier.\n\n\nACTE PREMIER\n\nSCÈNE PREMIÈRE\n\n${scene}\n\nSCÈNE II\n\n${scene}\n\n\nACTE DEUXIÈME\n\nSCÈNE PREMIÈRE\n\n${scene}\n\nSCÈNE II\n\n${scene}\n`,
  );
  const act = lines.findIndex((line) => line.endsWith("ACTE PREMIER"));
  expect(lines.slice(0, act).filter((line) => line.startsWith("d"))).toEqual([]);
  expect(lines.filter((line) => line.startsWith("d"))).toHaveLength(20);
});

test("paragraphs that begin with the same long line keep it", () => {
  const litany = ["première", "deuxième", "troisième", "quatrième"].map(
    (word) =>
      `Le meunier descendit vers la rivière quand la cloche du village sonna\npour la ${word} fois, et il resta longtemps à regarder les barques qui\npassaient.`,
  );
  const lines = listNamed("livre.txt", litany.join("\n\n"));
  expect(lines.filter((line) => line.includes("running-head"))).toEqual([]);
});

test("letters keep their dates and signatures, and the first date of a diary is no subtitle", () => {
  const letters = listNamed(
    "livre.txt",
    `LETTRE PREMIÈRE\n\nCécile à Sophie\n\nParis, ce 3 août 1782.\n\n${story("meunier")}\n\nCÉCILE.\n\n\nLETTRE II\n\nSophie à Cécile\n\n${story("gardien")}\n\nSOPHIE.\n`,
  );
  expect(titlesOf(letters)).toEqual(["LETTRE PREMIÈRE", "LETTRE II"]);
  expect(letters).toContain("p: CÉCILE.");
  const diary = listNamed(
    "livre.txt",
    `JOURNAL D’UN MEUNIER\n\n\n3 mai\n\n${story("meunier")}\n\n4 mai\n\n${story("gardien")}\n`,
  );
  expect(keptOf(diary).slice(0, 2)).toEqual(["t: JOURNAL D’UN MEUNIER", "p: 3 mai"]);
});

test("a letter’s place and day head nothing; the days of a meeting may", () => {
  for (const line of ["Paris, 12 avril 1857", "Lundi 3 mai", "London, May 3"])
    expect([line, isDateLine(line)]).toEqual([line, true]);
  for (const line of [
    "AGMEN, Valenciennes, 27 et 28 mars 2003",
    "Lyon, 3-5 mai 1998",
    "LA NUIT DU 5 AU 6 OCTOBRE",
  ])
    expect([line, isDateLine(line)]).toEqual([line, false]);
});

test("the lines between a chapter’s number and its text are its titles", () => {
  const opening = "CHAPITRE 1\n\nLes deux midis\n\nOrvigné, dans la Sarthe\n\nCôté église\n\n";
  const chapters = listNamed(
    "story.txt",
    `${opening}${story("gardien")}\n\nCHAPITRE 2\n\n${story("meunier")}\n`,
  );
  expect(
    keptOf(chapters)
      .slice(0, 4)
      .map((block) => block.replace(/^[ths]: /, "")),
  ).toEqual(["CHAPITRE 1", "Les deux midis", "Orvigné, dans la Sarthe", "Côté église"]);
});

const pool = [
  "Le meunier posa sa lanterne sur la margelle et regarda l’eau noire qui passait sous la roue.",
  "Personne au village ne se souvenait d’avoir entendu tourner la meule depuis la mort de Thomas.",
  "Vers le soir, une charrette chargée de foin s’arrêta devant la porte de l’auberge.",
  "Elle prit la lettre, la retourna deux fois, et la glissa sans l’ouvrir dans son tablier.",
  "La route montait entre deux murs de pierre sèche où couraient des lézards.",
];

/** Words as lines of a width. */
function wrapped(text: string, width = 60): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

test("guillemets alone on a line, or at the beginning of one, belong to the words beside them", () => {
  const speech = (word: string) =>
    [
      "«",
      ...wrapped(`La ${word} n’a pas tourné depuis dix ans, et personne n’est venu la voir,`),
      "» dit le meunier. «",
      `La ${word} est à vous.`,
      "»",
    ].join("\n");
  const blocks = ["meule", "roue", "barque"].flatMap((word) => [
    wrapped(pool.join(" ")).join("\n"),
    speech(word),
  ]);
  const lines = listNamed("livre.txt", `${blocks.join("\n\n")}\n`);
  expect(lines).toContain(
    "p: « La meule n’a pas tourné depuis dix ans, et personne n’est venu la voir, » dit le meunier. « La meule est à vous. »",
  );
});

test("a running head that the scan misread is one of them, and its page cuts no sentence", () => {
  const text = Array.from({ length: 12 }, (_, at) =>
    wrapped(`${pool[at % 5]} ${pool.join(" ")}`, 48),
  ).flatMap((paragraph) => [...paragraph, ""]);
  const pages = Array.from({ length: Math.ceil(text.length / 20) }, (_, at) => {
    const title = at === 3 ? "LE M0ULIN S0URD." : "LE MOULIN SOURD.";
    const head = at % 2 === 0 ? `${at + 2} ${title}` : `${title} ${at + 2}`;
    return ["", head, "", ...text.slice(at * 20, at * 20 + 20)].join("\n");
  });
  const lines = listNamed("livre.txt", pages.join("\n"));
  expect(lines).toContain("p (running-head): LE M0ULIN S0URD. 5");
  expect(lines.filter((line) => line.startsWith("p:"))).toHaveLength(12);
});

test("page numbers between dashes are none of the text; chapters’ numbers are", () => {
  const numbered = (first: number) =>
    [0, 1, 2, 3].map((at) => `${pool[at]}\n\n– ${first + at} –\n\n${pool[at + 1]}`).join("\n\n");
  const paged = listNamed("livre.txt", `Chapitre premier\n\n${numbered(4)}\n`);
  expect(paged.filter((line) => line.startsWith("p (page-number)"))).toHaveLength(4);
  const chapters = listNamed("livre.txt", `${pool[4]}\n\n${numbered(1)}\n`);
  expect(chapters.some((line) => line.includes("page-number"))).toBe(false);
});

test("a plan drawn with signs is a picture, and a table of words is none", () => {
  const plan = ["+-------+------+", "|  LIT  | MUR  |", "|       +--/ --+", "+-------+------+"];
  const around = (lines: readonly string[]) =>
    listNamed(
      "livre.txt",
      `Chapitre premier\n\n${story("meunier")}\n\n${lines.join("\n")}\n\n${story("gardien")}\n`,
    );
  expect(around(plan).filter((line) => line.includes("(picture)"))).toHaveLength(1);
  const table = ["le matin | la soupe et le pain", "le midi | du fromage", "le soir | rien | rien"];
  expect(around(table).some((line) => line.includes("(picture)"))).toBe(false);
  expect(around(["* * *", "----", "* * *"]).some((line) => line.includes("(picture)"))).toBe(false);
});
