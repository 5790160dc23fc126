import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { findEnglishSentences } from "#lib/english/sentences.ts";
import { findFrenchSentences } from "#lib/french/sentences.ts";

/** Sentences drawn with | where one ends and the next begins, ¦ where there is no space between. */
function expectDrawn(drawn: string, find: typeof findFrenchSentences): void {
  const text = drawn.replaceAll("|", " ").replaceAll("¦", "");
  const sentences = find(text);
  const parts = sentences.map(({ start, end }, at) => {
    const before = sentences[at - 1]?.end;
    const sign = before === undefined ? "" : before === start ? "¦" : "|";
    return sign + text.slice(start, end);
  });
  expect(parts.join("")).toBe(drawn);
}

const expectFrench = (drawn: string) => expectDrawn(drawn, findFrenchSentences);
const expectEnglish = (drawn: string) => expectDrawn(drawn, findEnglishSentences);

describe("French", () => {
  test.each([
    ["a full stop ends a sentence", "Il pleut.|Le chat dort."],
    ["so do several marks", "Quoi ?!|Il part…|Bien."],
    ["a title is no end", "M. de Rênal et Mme Michu dînent.|Mlle Aïssé rit."],
    ["but a word that looks like one is", "Il but le gin.|Elle aussi."],
    ["etc. goes on before a small letter", "Du pain, du vin, etc. furent servis."],
    ["… and ends before a capital", "Du pain, du vin, etc.|Puis il partit."],
    ["an initial is a name", "J. Verne et J.-J. Rousseau écrivaient."],
    ["a number may be followed by a reference", "Voir p. 36 et n. 2 du tome."],
    ["but it may end a sentence", "C’était en 1789.|Le peuple avait faim."],
    ["the number of a heading goes with it", "CHAPITRE IV. Comment il partit."],
    ["what goes on with a small letter is one sentence", "« Ah ! dit-il, vous voilà ? »"],
    ["also after the quotation marks", "« Vous voilà ! » s’écria-t-elle.|Il sourit."],
    ["a closing mark belongs to what it closes", "« Il pleut. »|Elle rit."],
    ["also when a comma follows", "Son livre, « Où va-t-on ? », parut en mai."],
    ["a dash opens a new speech", "— Oui.|— Non !|— Peut-être."],
    ["also one that begins with a small letter, after a full stop", "Il se tut.|— mais elle ?"],
    ["after another mark that is who speaks", "— Jamais ! — cria-t-il en partant."],
    [
      "a full stop in an address ends nothing",
      "Voir www.Exemple.fr ou Anne.Morel@exemple.fr.|Oui.",
    ],
    ["but one that lost its space does", "Il pleut.¦Elle rit."],
    ["an ellipsis before a small letter goes on", "Il hésita… puis partit."],
    ["brackets close with what they hold", "Il part.|(C’est loin.)|Elle reste."],
  ])("%s", (_, drawn) => expectFrench(drawn));

  test("spaces around belong to no sentence", () => {
    expect(findFrenchSentences("  Un.  Deux. ")).toEqual([
      { start: 2, end: 5 },
      { start: 7, end: 12 },
    ]);
    expect(findFrenchSentences(" ")).toEqual([]);
  });
});

/** The drawn lines of a file; those that begin with # say what follows. */
function drawnLines(file: string): readonly string[] {
  const lines = readFileSync(file, "utf8").trimEnd().split("\n");
  return lines.filter((line) => !line.startsWith("#"));
}

describe("sentences as books have them, each way to end beside what looks like it", () => {
  test.each(drawnLines("tests/french/sentence-ends.txt"))("%s", expectFrench);
  test.each(drawnLines("tests/english/sentence-ends.txt"))("%s", expectEnglish);
});

describe("English", () => {
  test.each([
    ["a full stop ends a sentence", "It rains.|The cat sleeps."],
    ["a title is no end", "Mr. Bennet and Dr. Grant dine.|Mrs. Norris laughs."],
    ["an initial is a name, and I is no initial", "J. Austen wrote.|So did I.|Others read."],
    ["what goes on with a small letter is one sentence", "“Oh!” he said.|“You!”"],
    [
      "a date in figures goes on",
      "It was 14. 7. 1789 in his diary.|He was 14.|Seven years passed.",
    ],
    ["No. is a number, and a word", "See No. 5.|“Is it?”|“No.|Never.”"],
    ["the number of a heading goes with it", "Chapter 4. In which he leaves."],
  ])("%s", (_, drawn) => expectEnglish(drawn));
});
