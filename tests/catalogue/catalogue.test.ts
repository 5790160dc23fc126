import { describe, expect, test } from "vitest";
import { downloadUrl, findBookFile, sourcePage } from "#lib/catalogue/book-files.ts";
import { type CatalogueBook, parseCatalogue } from "#lib/catalogue/catalogue.ts";
import { describeBook } from "#lib/catalogue/describe-book.ts";
import { describeWork } from "#lib/import/describe-work.ts";
import { loadCatalogue } from "#lib/library/catalogue-file.ts";
import { reservedWorkNames } from "#lib/text/work.ts";

const books = loadCatalogue();

function book(name: string): CatalogueBook {
  const found = books.find((each) => each.name === name);
  if (found === undefined) throw new RangeError(name);
  return found;
}

describe("the catalogue", () => {
  test("has sixty books and more, each once, under a name that no page has", () => {
    expect(books.length).toBeGreaterThanOrEqual(60);
    expect(new Set(books.map(({ name }) => name)).size).toBe(books.length);
    expect(books.filter(({ name }) => reservedWorkNames.includes(name))).toEqual([]);
  });

  test("has no French file under two books", () => {
    const files = books.flatMap(({ fr }) => fr.map(sourcePage));
    expect(files.filter((file, index) => files.indexOf(file) !== index)).toEqual([]);
  });

  test("knows where a book is to be had", () => {
    const { fr, en } = book("candide");
    expect([...fr, ...en].map(sourcePage)).toEqual([
      "https://www.gutenberg.org/ebooks/4650",
      "https://standardebooks.org/ebooks/voltaire/candide/the-modern-library",
    ]);
    expect([...fr, ...en].map(downloadUrl)).toEqual([
      "https://www.gutenberg.org/ebooks/4650.epub.noimages",
      "https://standardebooks.org/ebooks/voltaire/candide/the-modern-library/downloads/voltaire_candide_the-modern-library.epub?source=download",
    ]);
  });

  test("names the line that is no book", () => {
    const [heading = "", ...lines] = [
      "name\ttitle\ttitleEn\tauthor\ttranslator\tlevel\tlength\tfr\ten\thard",
      "le-chat\tLe Chat\tThe Cat\tA. B.\t\tB1\tshort\t12\t34\tnotes",
      "le-chien\tLe Chien\tThe Dog\tA. B.\t\tB1\tshort\tgut:12\t34\t",
    ];
    expect(parseCatalogue([heading, lines[0]].join("\n"))).toHaveLength(1);
    expect(() => parseCatalogue([heading, ...lines].join("\n"))).toThrow(
      "line 3 of the catalogue: le-chien",
    );
    expect(() => parseCatalogue(lines.join("\n"))).toThrow("line 1 of the catalogue: no heading");
  });
});

describe("a file is recognized by its name", () => {
  test.each([
    ["pg4650.epub", "candide", "fr", 0],
    ["pg4650-images-3.epub", "candide", "fr", 0],
    ["pg4650-images (2).epub", "candide", "fr", 0],
    ["4650-0.txt", "candide", "fr", 0],
    ["4650-h.htm", "candide", "fr", 0],
    ["voltaire_candide_the-modern-library.epub", "candide", "en", 0],
    ["voltaire_candide_the-modern-library.kepub.epub", "candide", "en", 0],
    ["pg17518.epub", "les-miserables", "fr", 3],
  ] as const)("%s", (fileName, name, side, volume) => {
    expect(findBookFile(books, fileName)).toEqual({ book: book(name), side, volume });
  });

  test.each(["candide.epub", "1789.txt", "chapitre-4650.txt", "pg4650", "voltaire_zadig.epub"])(
    "%s is none of the catalogue",
    (fileName) => {
      expect(findBookFile(books, fileName)).toBeUndefined();
    },
  );
});

test("a work of a book says whose it is, where it was taken from, and on what terms", () => {
  const plain = describeWork(
    { fileName: "pg14155.epub" },
    { fileName: "a.epub" },
    { chapters: [] },
  );
  const work = describeBook(plain, book("madame-bovary"));
  expect(work.name).toBe("madame-bovary");
  expect(work.level).toBe("C1");
  expect(work.editions[0]).toMatchObject({
    author: "Gustave Flaubert",
    origin: "Project Gutenberg, n° 14155",
    url: "https://www.gutenberg.org/ebooks/14155",
  });
  expect(work.editions[1]).toMatchObject({
    translator: "Eleanor Marx-Aveling",
    origin: "Standard Ebooks",
    licence: "CC0 1.0",
  });
});
