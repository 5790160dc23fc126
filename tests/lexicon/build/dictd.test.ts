import { describe, expect, test } from "vitest";
import { readDictd, readEntry, readJmdict, splitTranslations } from "#lib/lexicon/build/dictd.ts";

/** A dictionary of one entry, under headwords, as dictd keeps it. */
function dictionary(entry: string, ...headwords: string[]) {
  const body = new TextEncoder().encode(`x${entry}`);
  const length = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const size = body.length - 1;
  const places = headwords.map(
    (headword) => `${headword}\tB\t${length[Math.floor(size / 64)]}${length[size % 64]}`,
  );
  return { index: ["00databaseinfo\tA\tB", ...places, ""].join("\n"), body };
}

describe("an entry of WikDict’s", () => {
  test("has its senses on numbered lines, with their definitions below", () => {
    const entry =
      "cour /kuʁ/ <n, fem>\n1. piha, pihamaa\nEspace découvert\n2. hovi, hovi-\n3. oikeus\n(Droit) Tribunal\n";
    const { index, body } = dictionary(entry, "cour");
    expect(readDictd(index, body)).toEqual([
      {
        headword: "cour",
        grammar: ["n", "fem"],
        senses: [
          { translations: ["piha", "pihamaa"], definition: "Espace découvert" },
          { translations: ["hovi", "hovi-"] },
          { translations: ["oikeus"], definition: "(Droit) Tribunal" },
        ],
      },
    ]);
  });

  test("a number alone is another definition of the sense above", () => {
    const entry = "vert /vɛʁ/ <adj>\n1. vihreä 2.\nDe couleur verte\n 3.\nPas mûr\n";
    expect(readEntry(entry, "vert").senses).toEqual([
      { translations: ["vihreä"], definition: "De couleur verte" },
    ]);
  });

  test("may have no pronunciation, no part of speech and no number", () => {
    expect(readEntry("vers\nnoin, kohti\n", "vers")).toEqual({
      headword: "vers",
      grammar: [],
      senses: [{ translations: ["noin", "kohti"] }],
    });
  });

  test("a comma in brackets parts no translations", () => {
    expect(splitTranslations("read (a book, aloud); peruse [old], look at 2.")).toEqual([
      "read",
      "peruse",
      "look at",
    ]);
  });
});

describe("an entry of JMdict’s", () => {
  test("is under every headword of the index, and its verbs are verbs", () => {
    const entry =
      "才走る /x/, さいばしる /x/\n(Godan verb with `ru' ending)\n (intransitive verb)\nto be clever, to be quick-witted\n 2. (noun (common))\nwit\n";
    const { index, body } = dictionary(entry, "才走る", "さいばしる");
    const entries = readJmdict(index, body);
    expect(entries.map(({ headword }) => headword)).toEqual(["才走る", "さいばしる"]);
    expect(entries[0]?.grammar).toEqual(["v"]);
    expect(entries[0]?.senses).toEqual([
      { translations: ["to be clever", "to be quick-witted"] },
      { translations: ["wit"] },
    ]);
  });
});
