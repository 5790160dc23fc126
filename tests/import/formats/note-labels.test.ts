import { describe, expect, test } from "vitest";
import {
  isWayBack,
  readLabel,
  splitLabel,
  withoutWayBack,
} from "#lib/import/formats/html/note-labels.ts";

describe("the label of a note", () => {
  test("is a figure, a letter, a Roman number or a sign, in brackets or not", () => {
    const labels = ["1", "[12]", "(3)", "¹²", "a", "[B]", "iv", "*", "**", "†", "Note 7", "8."];
    expect(labels.map(readLabel)).toEqual([
      "1",
      "12",
      "3",
      "12",
      "a",
      "B",
      "iv",
      "*",
      "**",
      "†",
      "7",
      "8",
    ]);
  });

  test("is no word", () => {
    expect(["vacances", "son chien", "le", "chapitre 3", ""].map(readLabel)).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
  });

  test("is taken off where it is what the call says", () => {
    expect(splitLabel("1. Imprimé à Brest.", 1, "1")).toEqual(["1. ", "Imprimé à Brest."]);
    expect(splitLabel("[B] Un griffon.", 2, "B")).toEqual(["[B] ", "Un griffon."]);
    expect(splitLabel("\\* En barque.", 3, "*")).toEqual(["\\* ", "En barque."]);
  });

  test("is left where it is a year, a page or an initial", () => {
    expect(splitLabel("1815. L’année de la paix.", 4, "4")).toEqual([
      "",
      "1815. L’année de la paix.",
    ]);
    expect(splitLabel("P. 24. Une toue.", 8, "8")).toEqual(["", "P. 24. Une toue."]);
    expect(splitLabel("A Brest, on dit ainsi.", 9, undefined)).toEqual([
      "",
      "A Brest, on dit ainsi.",
    ]);
  });
});

describe("a link back from a note", () => {
  test("is an arrow or says so", () => {
    for (const text of ["↩", "↩︎", "↑", "[←1]", "^ a", "Retour au texte", "back"]) {
      expect(isWayBack(text), text).toBe(true);
    }
  });

  test("is no word of the note", () => {
    for (const text of ["1", "Retour de l’enfant prodigue", "le retour", "voir page 12"]) {
      expect(isWayBack(text), text).toBe(false);
    }
  });

  test("leaves nothing of itself at the end", () => {
    expect(withoutWayBack("Lentement. ↩︎")).toBe("Lentement.");
    expect(withoutWayBack("Lentement. [ ]")).toBe("Lentement.");
    expect(withoutWayBack("De la rive → au bac (à pied).")).toBe("De la rive → au bac (à pied).");
  });
});
