/** What stands before, between and behind chapters, and how a work and its makers are named. */

import { strToU8 } from "fflate";
import { expect, test } from "vitest";
import { listNamed } from "./formats/read.ts";
import { importText } from "./import-text.ts";

const story = (word: string) =>
  `Le ${word} descendit vers la rivière quand la cloche du village sonna, et il resta longtemps à regarder les barques qui passaient.`;
const chapters = (from: number, to: number) =>
  Array.from(
    { length: to - from + 1 },
    (_, at) => `Chapitre ${from + at}\n\n${story("meunier")}\n\n${story("gardien")}`,
  ).join("\n\n\n\n");

test("the end of a part is set aside, and its chapters are not cut by it", () => {
  const lines = listNamed(
    "livre.txt",
    `LIVRE PREMIER\n\n\n\n${chapters(1, 2)}\n\n\nFIN DU PREMIER LIVRE\n\n\n\n\nLIVRE DEUXIÈME\n\n\n\n${chapters(1, 2)}\n`,
  );
  expect(lines).toContain("h (running-head): FIN DU PREMIER LIVRE");
  expect(lines.filter((line) => line.startsWith("t:"))).toHaveLength(4);
});

test("the end of a book that somebody reads is a sentence of the story", () => {
  const lines = listNamed(
    "livre.txt",
    `${chapters(1, 2)}\n\nFin du livre.\n\n${story("passeur")}\n\n\n\n${chapters(3, 6)}`,
  );
  expect(lines).toContain("p: Fin du livre.");
});

test("an article behind the word Fin is no chapter of a counted novel", () => {
  const lines = listNamed(
    "livre.html",
    `${[1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (number) =>
          `<h2>Chapitre ${number}</h2><p>${story("meunier")}</p><p>${story("gardien")}</p>`,
      )
      .join("")}<p>FIN</p><h2>Le phare dont parle ce livre</h2><p>${story("gardien")}</p>`,
  );
  expect(lines.at(-1)).toMatch(/^p \(back-matter\)/);
});

test("an epilogue behind the word Fin is a chapter", () => {
  const lines = listNamed(
    "livre.html",
    `${[1, 2, 3, 4, 5, 6, 7, 8]
      .map(
        (number) =>
          `<h2>Chapitre ${number}</h2><p>${story("meunier")}</p><p>${story("gardien")}</p>`,
      )
      .join("")}<p>FIN</p><h2>Épilogue</h2><p>${story("gardien")}</p>`,
  );
  expect(lines.slice(-2)[0]).toBe("t: Épilogue");
});

test("a title gets back the accents that the book prints", () => {
  const frame = (title: string, printed: string) =>
    importText(
      "livre.txt",
      strToU8(
        `The Project Gutenberg EBook of ${title}\n\nTitle: ${title}\n\nAuthor: Personne\n\n*** START OF THE PROJECT GUTENBERG EBOOK ***\n\n\n\n${printed}\n\n\n\n${chapters(1, 3)}\n\n\n*** END OF THE PROJECT GUTENBERG EBOOK ***\n`,
      ),
    ).title;
  expect(frame("Le ble et la riviere", "LE BLÉ ET LA RIVIÈRE")).toBe("Le blé et la rivière");
  expect(frame("Le moulin", "LE MOULIN SOURD")).toBe("Le moulin");
  expect(frame("Le phare", "L'ÉTÉ EN MER")).toBe("Le phare");
});

test("a translator’s name may stand under the words that announce it", () => {
  const text = importText(
    "book.txt",
    strToU8(
      `THE DEAF MILL\n\n\nTranslated by\n\nJANE ROWE\n\n\n\n${chapters(1, 3).replaceAll("Chapitre", "Chapter")}`,
    ),
  );
  expect(text.translator).toBe("Jane Rowe");
});

test("a chapter’s title goes on in its second line", () => {
  const lines = listNamed(
    "book.txt",
    `Chapter I  The Interesting and Instructive Vicissitudes of a Miller in\nthe Cellars of the Tower\n\n${story("meunier")}\n\n\n\nChapter II  The Boat\n\n${story("gardien")}`,
  );
  expect(lines[0]).toBe(
    "t: Chapter I The Interesting and Instructive Vicissitudes of a Miller in the Cellars of the Tower",
  );
  expect(lines[2]).toBe("t: Chapter II The Boat");
});

const titled = (lines: readonly string[]) => lines.filter((line) => /^[ths]/.test(line));

test("a volume’s table of contents ends before the next volume’s title", () => {
  const volume = (name: string, numbers: readonly string[]) =>
    `LE MOULIN SOURD\n\nTOME ${name}\n\n\n\n${numbers
      .map((number) => `CHAPITRE ${number}\n\n\n${story("meunier")}\n\n${story("gardien")}`)
      .join("\n\n\n\n")}\n\nFIN DU TOME ${name}.\n\n\nTABLE DES CHAPITRES\n\n${numbers
      .map((number, at) => `CHAPITRE ${number}. — Le puits   ${at * 17 + 3}`)
      .join("\n")}`;
  const lines = listNamed(
    "livre.txt",
    `${volume("PREMIER", ["I", "II"])}\n\n\n\n${volume("SECOND", ["III", "IV"])}\n`,
  );
  expect(titled(lines).filter((line) => line.startsWith("t:"))).toEqual(
    ["I", "II", "III", "IV"].map((number) => `t: CHAPITRE ${number}`),
  );
  expect(lines).toContain("p (contents): CHAPITRE II. — Le puits 20");
  expect(lines.some((line) => /^h.*TOME SECOND$/.test(line))).toBe(true);
});

test("the parts within a table of contents are lines of it", () => {
  const lines = listNamed(
    "livre.txt",
    `TABLE DES MATIÈRES\n\nPREMIÈRE PARTIE\n\nI. Le puits   3\n\nII. La meule   20\n\nDEUXIÈME PARTIE\n\nI. Le phare   41\n\nII. Le retour   60\n\n\n\n${[
      "PREMIÈRE",
      "DEUXIÈME",
    ]
      .map(
        (part) =>
          `${part} PARTIE\n\n\n\nI\n\n\n${story("meunier")}\n\n\n\nII\n\n\n${story("gardien")}`,
      )
      .join("\n\n\n\n")}\n`,
  );
  expect(lines.findLast((line) => line.includes("(contents)"))).toMatch(/II\. Le retour 60$/);
  expect(lines.filter((line) => line.startsWith("t:"))).toHaveLength(4);
});

test("a half-title that says the title once more is set aside", () => {
  const tale = (title: string) =>
    `${title.toUpperCase()}\n\n\n\n\n${title}\n\n\n\n${story("meunier")}\n\n${story("gardien")}`;
  const lines = listNamed(
    "contes.txt",
    `CONTES\n\n\n\n\n${["Le Moulin", "La Bûche", "Le Phare"].map(tale).join("\n\n\n\n\n")}\n`,
  );
  expect(titled(lines).slice(-4)).toEqual([
    "h (running-head): LA BÛCHE",
    "t: La Bûche",
    "h (running-head): LE PHARE",
    "t: Le Phare",
  ]);
});

test("parts without a word for it have titles over chapters whose numbers go on", () => {
  const chapter = (number: string) =>
    `${number}\n\n\n${story("meunier")}\n\n${story("gardien")}\n\n${story("passeur")}`;
  const lines = listNamed(
    "livre.txt",
    `LE MOULIN\n\n\n\nLA MEULE\n\n\n\n${chapter("I")}\n\n\n\n${chapter("II")}\n\n\n\n\nLE RETOUR\n\n\n\n${chapter("III")}\n\n\n\n${chapter("IV")}\n`,
  );
  expect(titled(lines)).toEqual([
    "h (front-matter): LE MOULIN",
    "h: LA MEULE",
    "t: I",
    "t: II",
    "h: LE RETOUR",
    "t: III",
    "t: IV",
  ]);
});

test("a title in capitals may end in any stop, where it stands far from the text", () => {
  const lines = listNamed(
    "contes.txt",
    `CONTES\n\n\n\n\n${["LE MOULIN", "LUI?", "FERMEZ LA PORTE!", "LA BÛCHE."]
      .map((title) => `${title}\n\n\n${story("meunier")}\n\n${story("gardien")}`)
      .join("\n\n\n\n\n")}\n`,
  );
  expect(lines.filter((line) => line.startsWith("t:"))).toEqual([
    "t: LE MOULIN",
    "t: LUI?",
    "t: FERMEZ LA PORTE!",
    "t: LA BÛCHE.",
  ]);
});

test("what somebody shouts in capitals within the text is no title", () => {
  const lines = listNamed(
    "contes.txt",
    `${chapters(1, 2)}\n\nAU FEU!\n\n${story("passeur")}\n\n\n\n${chapters(3, 4)}`,
  );
  expect(lines).toContain("p: AU FEU!");
});

test("a sentence that ends with a king’s number is no chapter between two others", () => {
  const lines = listNamed(
    "livre.txt",
    `${["I", "II", "III", "IV"]
      .map((number) => `${number}\n\n\n${story("meunier")}\n\n${story("gardien")}`)
      .join("\n\n\n\n")
      .replace("\n\n\n\nII\n", "\n\nIl lut le nom de Louis\nXIV. Il se tut.\n\n\n\nII\n")}\n`,
  );
  expect(lines).toContain("p: XIV. Il se tut.");
  expect(lines.filter((line) => line.startsWith("t:"))).toHaveLength(4);
});

test("a title page names the book over its other name or its writer", () => {
  const named = (page: string) =>
    importText("livre.txt", strToU8(`${page}\n\n\n\n\n${chapters(1, 3)}`)).title;
  expect(named("LE MOULIN SOURD\n\npar Jean Dupré")).toBe("LE MOULIN SOURD");
  expect(named("JULIE\n\nou\n\nLES LETTRES DU PHARE")).toBe("JULIE");
});

test("the page of the printed edition that notes begin with is no word of theirs", () => {
  const notes = [12, 40, 107].map(
    (page, at) => `[${at + 1}] P. ${page}. Le puits est celui de la place.`,
  );
  const lines = listNamed(
    "livre.txt",
    `${chapters(1, 2)}\n\nIl vit le puits[1], la meule[2] et le phare[3], et il se tut jusqu’au soir.\n\n${notes.join("\n\n")}\n`,
  );
  expect(lines).toContain("p (page-number): P. 12.");
  expect(lines).toContain("n3: Le puits est celui de la place.");
});

test("one note that names a page keeps it", () => {
  const notes = [
    "P. 12. Le puits est celui de la place.",
    "Le phare est de 1840.",
    "La meule est perdue.",
  ];
  const lines = listNamed(
    "livre.txt",
    `${chapters(1, 2)}\n\nIl vit le puits[1], la meule[2] et le phare[3], et il se tut jusqu’au soir.\n\n${notes.map((note, at) => `[${at + 1}] ${note}`).join("\n\n")}\n`,
  );
  expect(lines).toContain("n1: P. 12. Le puits est celui de la place.");
});

test("an arrow back to its call is no text of a note", () => {
  const lines = listNamed(
    "livre.txt",
    `${chapters(1, 2)}\n\nIl vit le puits[1] et la meule[2], et il se tut jusqu’au soir.\n\n[1] Le puits de la place. ↩\n\n[2] La flèche ↑ montre le nord. ↩︎\n`,
  );
  expect(lines).toContain("n1: Le puits de la place.");
  expect(lines).toContain("n2: La flèche ↑ montre le nord.");
});

test("a translator’s name ends without the stop of its line, and with that of an initial", () => {
  const translator = (name: string) =>
    importText("book.txt", strToU8(`THE MILL\n\nTranslated by ${name}\n\n\n\n${chapters(1, 3)}`))
      .translator;
  expect(translator("Anne Grey.")).toBe("Anne Grey");
  expect(translator("Anne G.")).toBe("Anne G.");
});
