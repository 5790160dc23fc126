import { describe, expect, test } from "vitest";
import { findChapterHeading } from "#lib/import/structure/chapter-heading.ts";

describe("a chapter’s heading", () => {
  test("says so in a word, in French and in English", () => {
    for (const [text, rank] of [
      ["CHAPITRE IV", "chapter"],
      ["Chapitre premier", "chapter"],
      ["CHAPITRE PREMIER.--Où l’on manque de lait", "chapter"],
      ["Chapitre 12 : Le bateau", "chapter"],
      ["Chapitre II. Le compte", "chapter"],
      ["Chapitre III. C’est la vie", "chapter"],
      ["Chapter Twenty-One", "chapter"],
      ["CHAPTER I. The Boy", "chapter"],
      ["Chapter 4 The Letter", "chapter"],
      ["*CHAPITRE II*[^3]", "chapter"],
      ["LETTRE CLXI", "chapter"],
      ["Première partie", "part"],
      ["PART THE FIRST", "part"],
      ["LIVRE DEUXIÈME — L’ÉTÉ", "part"],
      ["Tome II", "part"],
      ["ACTE III", "part"],
      ["SCÈNE II", "scene"],
      ["Prologue", "chapter"],
      ["ÉPILOGUE", "chapter"],
      ["Préface : Au lecteur", "chapter"],
    ] as const) {
      expect([text, findChapterHeading(text)]).toMatchObject([text, { rank, isNamed: true }]);
    }
  });

  test("counts in figures, numerals and words", () => {
    for (const [text, number] of [
      ["Chapitre premier", 1],
      ["CHAPITRE Ier", 1],
      ["Chapter Twenty-One", 21],
      ["Chapitre trente et unième", 31],
      ["Chapitre dix-sept", 17],
      ["Deuxième partie", 2],
      ["PREMIER ÉPISODE", 1],
      ["EPISODE THE THIRD, AMONG THE LIONS", 3],
      ["Scène 1.II.", 2],
      ["Scène VII.", 7],
      ["XXII[^1]", 22],
      ["CHAPITRE XVIII[1]", 18],
      ["_IV_", 4],
    ] as const) {
      expect([text, findChapterHeading(text)]).toMatchObject([text, { number }]);
    }
    expect(findChapterHeading("Dernier chapitre")).toEqual({
      rank: "chapter",
      isNamed: true,
      word: "chapitre",
      hasTitle: false,
    });
  });

  test("is a number alone, or with a title set off from it", () => {
    for (const [text, number] of [
      ["IV", 4],
      ["XII.", 12],
      ["— 7 —", 7],
      ["III. Où l’on voit un chat", 3],
      ["I UN ÉCUEIL FUYANT", 1],
      ["2 — Le bateau", 2],
    ] as const) {
      expect([text, findChapterHeading(text)]).toMatchObject([text, { isNamed: false, number }]);
    }
  });

  test("is no sentence that begins in the same way", () => {
    for (const text of [
      "Chapitre deux est le plus long des sept.",
      "Chapter 4 tells of a letter.",
      "Part of the cat was white.",
      "Lettre reçue ce matin.",
      "Partie de campagne",
      "Partie un matin, elle ne revint pas",
      "Second acte de la pièce, il pleut.",
      "Deux livres sur la table.",
      "One part of the cat was white.",
      "Livre un jour ce que tu sais.",
      "I think so.",
      "1917 fut une année longue.",
      "Prologue et épilogue sont du même auteur.",
      "La première partie fut longue.",
      "M. de Vaugelas",
      "CIVIL",
      "Il vint.",
      "",
    ]) {
      expect([text, findChapterHeading(text)]).toEqual([text, undefined]);
    }
  });
});
