import { describe, expect, test } from "vitest";
import { compileChapterLexicon, parseChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { makeGlossary } from "#lib/lexicon/glossary.ts";
import { LookUpError } from "#lib/lexicon/look-up-error.ts";
import { loadDictionary } from "#lib/library/lexicon-files.ts";

const dictionary = loadDictionary();

const segments = [
  { id: "p1.1", fr: "Elle le vit, et ne dit rien.", en: "She saw him and said nothing." },
  { id: "p1.2", fr: "Le chat mange du pain.", en: "" },
  { id: "p1.3", fr: "Elle se rendit aussitôt compte du danger.", en: "She realized the danger." },
  { id: "p1.4", fr: "", en: "Nobody knows why." },
  { id: "p1.5", fr: "Le menuisiar : 🙂 абв.", en: "The menuisiar." },
];
const source = compileChapterLexicon(dictionary, segments);
const chapter = parseChapterLexicon(source);

/** The words of a segment as the text prints them. */
function printedWords(id: string): readonly string[] {
  const text = segments.find((segment) => segment.id === id)?.fr ?? "";
  return chapter
    .wordsOf(id)
    .map(({ startOffset, endOffset }) => text.slice(startOffset, endOffset));
}

describe("a chapter’s words, written down and read back", () => {
  test("stand where the text prints them, signs left out", () => {
    expect(printedWords("p1.1")).toEqual(["Elle", "le", "vit", "et", "ne", "dit", "rien"]);
    expect(printedWords("p1.4")).toEqual([]);
    expect(printedWords("p9.9")).toEqual([]);
  });

  test("have the sense first that the translation used", () => {
    const saw = chapter.wordsOf("p1.1")[2]?.reading;
    expect(saw).toMatchObject({
      form: "vit",
      lemma: "voir",
      upos: "VERB",
      feats: { verbForm: "ipsi", person: 3, number: "sg" },
      reason: "translation",
    });
    expect(saw?.senses[0]?.glosses[0]).toBe("see");
    expect(chapter.wordsOf("p1.2")[2]?.reading).toMatchObject({
      lemma: "manger",
      reason: "likelihood",
    });
  });

  test("belong to their expression, though another word stands between", () => {
    const [, se, , aussitot, compte] = chapter.wordsOf("p1.3");
    expect(compte?.expression).toMatchObject({
      text: "se rendre compte",
      words: [1, 2, 4],
      reason: "translation",
    });
    expect(se?.expression).toBe(compte?.expression);
    expect(aussitot?.expression).toBeUndefined();
  });

  test("which no dictionary knows, are known to be so, with what is spelt nearly so", () => {
    const [, unknown, cyrillic] = chapter.wordsOf("p1.5");
    expect(unknown?.reading).toBeUndefined();
    expect(unknown?.near).toContain("menuisier");
    expect(cyrillic?.near).toEqual([]);
  });

  test("are found by their form, with the other forms of their lemma", () => {
    const dit = chapter.find("Dit");
    expect(dit).toMatchObject({ lemma: "dire", form: "dit" });
    const compiled = compileChapterLexicon(dictionary, [
      { id: "p1.1", fr: "Il dit, nous disons, ils disent : il dit.", en: "" },
    ]);
    const small = parseChapterLexicon(compiled);
    const reading = small.find("disons");
    expect(reading && small.otherForms(reading)).toEqual(["dit", "disent"]);
    expect(small.find("parler")).toBeUndefined();
  });
});

test("the editor’s glosses come first, with their notes", () => {
  const glossary = makeGlossary(
    [
      { text: "pétrole", glosses: ["lamp oil", "paraffin"], note: "as it was called; in 1911" },
      { text: "à la bonne heure", glosses: ["splendid"] },
    ],
    dictionary.lexicon,
  );
  const text = "À la bonne heure ! Le pétrole brûle.";
  const words = parseChapterLexicon(
    compileChapterLexicon(dictionary, [{ id: "p1.1", fr: text, en: "Splendid! The oil burns." }], {
      glossary,
    }),
  ).wordsOf("p1.1");
  expect(words[5]?.reading).toMatchObject({ lemma: "pétrole", reason: "editor" });
  expect(words[5]?.reading?.senses[0]).toEqual({
    glosses: ["lamp oil", "paraffin"],
    isEditors: true,
    note: "as it was called; in 1911",
  });
  expect(words[5]?.reading?.senses.length).toBeGreaterThan(1);
  expect(words[0]?.expression).toMatchObject({ text: "à la bonne heure", reason: "editor" });
});

describe("a file that cannot be used", () => {
  const faultOf = (text: string) => {
    try {
      parseChapterLexicon(text);
    } catch (error) {
      return error instanceof LookUpError ? error.fault : error;
    }
    return undefined;
  };

  test("is damaged where it is cut off, wherever that is", () => {
    for (let length = 0; length < source.length; length += 97)
      expect(faultOf(source.slice(0, length)), String(length)).toBe("damaged");
    expect(faultOf("<!DOCTYPE html>")).toBe("damaged");
    expect(faultOf("null")).toBe("damaged");
  });

  test("is old where it says another format", () => {
    expect(faultOf(JSON.stringify({ ...JSON.parse(source), format: 0 }))).toBe("old");
  });

  test("is damaged where its numbers lead nowhere", () => {
    const file = JSON.parse(source);
    const [signs, ...rest] = file.segments["p1.1"];
    for (const change of [
      { entries: "" },
      { forms: "" },
      { entries: "vit", forms: "0" },
      { forms: file.forms.replaceAll(/.+/g, "z") },
      { forms: file.forms.replaceAll(/.+/g, "0/x") },
      { expressions: [] },
      { segments: { "p1.1": [signs.replace(/./, "\uffff"), ...rest] } },
      { segments: { "p1.1": [signs.replace(/./, " "), ...rest] } },
      { segments: { "p1.1": [signs] } },
      { segments: { "p1.1": ["A", " ", "A"] } },
      { segments: { "p1.1": "x" } },
      { entries: [1] },
    ])
      expect(faultOf(JSON.stringify({ ...file, ...change })), JSON.stringify(change)).toBe(
        "damaged",
      );
  });
});

describe("what is no French", () => {
  const read = (fr: string, en = "") =>
    parseChapterLexicon(compileChapterLexicon(dictionary, [{ id: "p1.1", fr, en }])).wordsOf(
      "p1.1",
    );

  test("is there with nothing to say of it: a word without end, other letters, pictures", () => {
    const long = "a".repeat(10_000);
    const words = read(`Le ${long} 👩‍👩‍👧 жизнь toString ${long}ж dort.`, long);
    expect(words.map(({ reading }) => reading?.form)).toEqual([
      "le",
      undefined,
      undefined,
      undefined,
      undefined,
      "dort",
    ]);
  });

  test("is near a word that it was meant for, a letter of another alphabet in it", () => {
    expect(read("Le pаin.")[1]?.near).toContain("pain");
  });

  test("is near no word any more in a text of another language", () => {
    const words = Array.from({ length: 150 }, (_, index) => {
      const letters = [...String(index)].map((digit) => "bcdfghjkmp"[Number(digit)]).join("");
      return `maiso${letters}n`;
    });
    const found = read(`menuisiar ${words.join(" ")} menuisiir`);
    expect(found[0]?.near).toContain("menuisier");
    expect(found.at(-1)?.near).toEqual([]);
  });
});
