import { describe, expect, test } from "vitest";
import { readSeparated } from "#lib/import/formats/separated-values.ts";
import { rowsOf } from "./aligned.ts";

describe("a table in plain text", () => {
  test("names its separator in a first line, as French Excel writes it", () => {
    const source =
      'sep=;\r\nFrançais;Anglais\r\n"Il dit ""oui"" ; puis non.";He said yes, then no.\r\n';
    expect(rowsOf("a.csv", source)).toEqual([
      'p1.1 | Il dit "oui" ; puis non. | He said yes, then no.',
    ]);
  });

  test("is parted by the sign that parts all its rows alike", () => {
    const source =
      "Le chat, gris, dort.;The cat, grey, is asleep.\nLe chien veille.;The dog, too.\n";
    expect(rowsOf("a.csv", source)).toEqual([
      "p1.1 | Le chat, gris, dort. | The cat, grey, is asleep.",
      "p2.1 | Le chien veille. | The dog, too.",
    ]);
    expect(readSeparated('"a; b","c; d"\n"e","f; g"\n')).toEqual([
      ["a; b", "c; d"],
      ["e", "f; g"],
    ]);
  });

  test("keeps paragraphs of two cells side by side where both have as many", () => {
    const source = 'fr,en\n"Un.\nDeux.","One.\nTwo."\n"Trois.\nQuatre.",Three four.\n';
    expect(rowsOf("a.csv", source)).toEqual([
      "p1.1 | Un. | One.",
      "p1.2 | Deux. | Two.",
      "p2.1 | Trois. Quatre. | Three four.",
    ]);
  });

  test("loses no row to a quote that is not closed", () => {
    const rows = ["fr,en", '"Oui, dit-il.,Yes.', "Il partit.,He left.", 'Bon.,"No".', "Fin.,End."];
    expect(readSeparated(rows.join("\n"))).toHaveLength(5);
    const semicolons = [
      "fr;en",
      '"Oui, dit-il.;Yes.',
      "Il partit.;He left.",
      '« Non. »;"No."',
      "Fin.;End.",
    ];
    expect(rowsOf("a.csv", semicolons.join("\n"))).toEqual([
      'p1.1 | "Oui, dit-il. | Yes.',
      "p2.1 | Il partit. | He left.",
      "p3.1 | « Non. » | No.",
      "p4.1 | Fin. | End.",
    ]);
  });

  test("lets a cell in quotes run over lines where they are no rows", () => {
    expect(readSeparated('fr;en\n"Le phare\nétait noir.";"It was\nblack."\nFin.;End.\n')).toEqual([
      ["fr", "en"],
      ["Le phare\nétait noir.", "It was\nblack."],
      ["Fin.", "End."],
    ]);
  });
});

describe("a quote in tab-separated text", () => {
  test("opens speech, and stays", () => {
    const source =
      'Il entra, las.\tHe came in, tired.\n"Oui", dit-il.\t"Yes," he said.\n"Non."\t"No."\n';
    expect(readSeparated(source)).toEqual([
      ["Il entra, las.", "He came in, tired."],
      ['"Oui", dit-il.', '"Yes," he said.'],
      ['"Non."', '"No."'],
    ]);
  });

  test("stays where whole cells of speech stand among others with commas", () => {
    const source = 'Il entra, las.\tHe came in, tired.\n"Oui, merci."\t"Yes, thank you."\n';
    expect(readSeparated(source)[1]).toEqual(['"Oui, merci."', '"Yes, thank you."']);
  });

  test("stays over four rows, none of which is lost", () => {
    const lines = Array.from({ length: 40 }, (_, at) => `Ligne ${at}.\tLine ${at}.`);
    lines[10] = '"Commencement.\t"Beginning.';
    lines[14] = 'Fin."\tEnd."';
    expect(readSeparated(lines.join("\n"))).toHaveLength(40);
  });

  test("is the spreadsheet’s where it stands around each cell with a comma", () => {
    const source = 'fr\ten\n"Ils partirent, sans bruit."\t"They left, quietly."\nBon.\tGood.\n';
    expect(readSeparated(source)).toEqual([
      ["fr", "en"],
      ["Ils partirent, sans bruit.", "They left, quietly."],
      ["Bon.", "Good."],
    ]);
  });

  test("is the spreadsheet’s where it stands around every text, and doubles others", () => {
    const source = '1\t"Oui."\t"Yes."\n2\t"Il dit ""non""."\t"He said ""no""."\n';
    expect(readSeparated(source)).toEqual([
      ["1", "Oui.", "Yes."],
      ["2", 'Il dit "non".', 'He said "no".'],
    ]);
  });
});

describe("a table of our own that Excel saved", () => {
  test("has its ids, and none of the quotes that Excel put around cells", () => {
    const rows = [
      "id\tfr\ten",
      'p3.1\t"Ils partirent, sans bruit."\tThey left.',
      "p4.1\tBon.\tGood.",
    ];
    expect(rowsOf("chapitre.txt", `\ufeff${rows.join("\r\n")}\r\n`)).toEqual([
      "p3.1 | Ils partirent, sans bruit. | They left.",
      "p4.1 | Bon. | Good.",
    ]);
  });
});
