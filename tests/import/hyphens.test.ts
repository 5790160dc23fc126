import { describe, expect, test } from "vitest";
import { makeHyphenJoiner } from "#lib/import/formats/hyphens.ts";

const words = new Set([
  "gouvernement",
  "porte",
  "feuille",
  "arc",
  "ciel",
  "portefeuille",
  "donnerais",
]);
const join = (text: string, isWord = (form: string) => words.has(form)) => {
  const [before = "", after = ""] = text.split("|");
  return makeHyphenJoiner(text.replace("|", "\n"), isWord)(before, after);
};

describe("a hyphen at the end of a line", () => {
  test("goes where the dictionary has the word without it", () => {
    expect(join("le gouverne-|ment tomba")).toBe("le gouvernement tomba");
    expect(join("son porte-|feuille")).toBe("son portefeuille");
    expect(join("une syl-|labe")).toBe("une syllabe");
  });

  test("stays where the word is two words", () => {
    expect(join("un arc-|ciel")).toBe("un arc-ciel");
    expect(join("dit-|il alors")).toBe("dit-il alors");
    expect(join("peut-|être")).toBe("peut-être");
    expect(join("Saint-|Paul")).toBe("Saint-Paul");
    expect(join("démocratico-|bourgeois est bourgeois")).toBe(
      "démocratico-bourgeois est bourgeois",
    );
    expect(join("c’est-à-|dire")).toBe("c’est-à-dire");
  });

  test("is what the text has elsewhere, whatever the dictionary says", () => {
    expect(join("un porte-|feuille, mon porte-feuille")).toBe(
      "un porte-feuille, mon porte-feuille",
    );
    expect(join("le thermo-|mètre, ce thermomètre")).toBe("le thermomètre, ce thermomètre");
  });

  test("is none where it is soft or a dash", () => {
    expect(join("le gouverne\u00ad|ment")).toBe("le gouvernement");
    expect(join("il vint —|puis partit")).toBe("il vint — puis partit");
    expect(join("he came—|then left—and slept")).toBe("he came—then left—and slept");
    expect(join("une phrase|sans rien")).toBe("une phrase sans rien");
  });
});
