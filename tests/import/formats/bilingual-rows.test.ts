import { describe, expect, test } from "vitest";
import { findBilingualColumns } from "#lib/import/formats/bilingual-rows.ts";
import { readColumnName } from "#lib/import/formats/column-names.ts";

/** Cells with bars between, a row a line. */
function table(drawn: string): readonly (readonly string[])[] {
  return drawn
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));
}
const inDocument = (drawn: string) => findBilingualColumns(table(drawn), { isMeant: false });
const inSheet = (drawn: string) => findBilingualColumns(table(drawn), { isMeant: true });

const handout = `
  Le gardien monta l’escalier du phare. | The keeper climbed the stairs of the lighthouse.
  Il dormit mal cette nuit-là.          | He slept badly that night.
  La mer était noire sous les nuages.   | The sea was black under the clouds.`;

describe("a table in a document", () => {
  test("is a bilingual text where each column is in its language", () => {
    expect(inDocument(handout)).toEqual({ fr: 0, en: 1, headingRow: undefined });
  });

  test("may have the English first, numbers before and notes after", () => {
    const drawn = `
      N° | English                            | Français                        | Notes
      1  | The keeper climbed the stairs.     | Le gardien monta l’escalier.    | passé simple
      2  | He slept badly that night.         | Il dormit mal cette nuit-là.    |
      3  |                                    | La mer était noire.             |`;
    expect(inDocument(drawn)).toEqual({ fr: 2, en: 1, headingRow: 0 });
  });

  test("has its headings under a title that runs over all columns", () => {
    const drawn = `
      Le Phare     |
      VO           | VF
      ${handout
        .trim()
        .split("\n")
        .map((line) => line.split("|").reverse().join("|"))
        .join("\n")}`;
    expect(inDocument(drawn)).toEqual({ fr: 1, en: 0, headingRow: 1 });
  });

  test("is none in one language, whatever its headings are", () => {
    expect(inDocument("Jour | Sacs\nlundi | trois\nmardi | quatre")).toBeUndefined();
    const french = `
      Les Français                          | Les Anglais
      Ils tiennent la côte et le port.      | Ils sont dans les îles avec la flotte.
      Ils ont des canons sur le fort.       | Ils ont pris le bourg et les moulins.`;
    expect(inDocument(french)).toBeUndefined();
    expect(
      inDocument(french.replace("Les Français", "Français").replace("Les Anglais", "Anglais")),
    ).toBeUndefined();
  });

  test("is none where only numbers stand under the languages", () => {
    expect(
      inDocument("Année | Français | Anglais\n1900 | 12 | 30\n1901 | 15 | 28"),
    ).toBeUndefined();
  });

  test("is none where the other column has a word here and there", () => {
    const drawn = `
      Le gardien monta l’escalier du phare et il dormit. | the
      La mer était noire sous les nuages de la nuit.     |
      Il ne dit pas un mot de tout le jour.              |
      Le chien le suivit dans les rues du village.       | and the`;
    expect(inDocument(drawn)).toBeUndefined();
  });
});

describe("a spreadsheet", () => {
  test("is believed on short words", () => {
    expect(inSheet("oui | yes\nnon | no")).toMatchObject({ fr: 0, en: 1 });
    expect(inSheet("the cat | le chat\nthe dog | le chien")).toMatchObject({ fr: 1, en: 0 });
  });

  test("has two texts among ids: Tatoeba’s", () => {
    const drawn = "1115 | Lance-toi ! | 1300 | Go for it!\n1201 | Je dors. | 4021 | I am asleep.";
    expect(inSheet(drawn)).toEqual({ fr: 1, en: 3, headingRow: undefined });
  });

  test("has one text in one column only", () => {
    expect(inSheet("1 | Le chat\n2 | Le chien")).toBeUndefined();
  });

  test("has headings that say no language, and languages that its words tell", () => {
    expect(
      inSheet("Target | Source\nThe cat is in the house. | Le chat est dans la maison."),
    ).toEqual({
      fr: 1,
      en: 0,
      headingRow: 0,
    });
  });
});

describe("a heading", () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ["Français", "fr"],
    ["*Français*", "fr"],
    ["FR", "fr"],
    ["fr-FR", "fr"],
    ["French (France)", "fr"],
    ["Texte français", "fr"],
    ["En français", "fr"],
    ["VF", "fr"],
    ["Traduction anglaise", "en"],
    ["English translation", "en"],
    ["EN", "en"],
    ["EN_US", "en"],
    ["VO", "text"],
    ["Source text", "text"],
    ["Texte original", "text"],
    ["Traduction", "text"],
    ["Segment cible", "text"],
    ["N°", "beside"],
    ["Remarques", "beside"],
    ["Deutsch", "other-language"],
    ["es-ES", "other-language"],
    ["Le chat dort.", undefined],
    ["The original text was lost.", undefined],
    ["Les Français", undefined],
    ["", undefined],
  ];
  for (const [heading, name] of cases) {
    test(`“${heading}” is ${name ?? "none that is known"}`, () => {
      expect(readColumnName(heading)).toBe(name);
    });
  }
});
