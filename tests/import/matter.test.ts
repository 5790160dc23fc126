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
