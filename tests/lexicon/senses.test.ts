import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatSenses, parseEntry, parseSenses } from "#lib/lexicon/senses.ts";

const file = "lib/lexicon/data/senses.tsv";
const ownFile = "lib/lexicon/data/own-senses.tsv";
const throwing = (message: string) => expect.objectContaining({ message });

describe("a line of the table is an entry", () => {
  test("with senses, their glosses and, where there is one, the French definition", () => {
    const row = "cour\tNOUN\tf\tcourt; courtyard = Espace découvert\tlaw court";
    expect(parseEntry(row, file, 3)).toEqual({
      lemma: "cour",
      upos: "NOUN",
      gender: "f",
      senses: [
        { glosses: ["court", "courtyard"], definition: "Espace découvert" },
        { glosses: ["law court"] },
      ],
    });
  });

  test.each([
    ["\tNOUN\tf\tcourt", "no lemma; begin the line with it"],
    [
      "cour\tnoun\tf\tcourt",
      "the part of speech “noun” of cour; write it as Universal Dependencies does: NOUN, VERB, ADJ, X where unknown",
    ],
    [
      "cour\tNOUN\tfem\tcourt",
      "the gender “fem” of cour; write m, f, mf or nothing in the third cell",
    ],
    [
      "cour\tNOUN\tf",
      "cour without a gloss; give every sense a gloss: house; home = Édifice servant de logis",
    ],
    [
      "cour\tNOUN\tf\tcourt\t",
      "cour without a gloss; give every sense a gloss: house; home = Édifice servant de logis",
    ],
  ])("%j is none", (row, message) => {
    expect(() => parseEntry(row, file, 3)).toThrow(throwing(`${file}:3: ${message}`));
  });
});

describe("the table of senses as it is shipped", () => {
  const source = readFileSync(file, "utf8");
  const entries = parseSenses(source, file);
  const ownEntries = parseSenses(readFileSync(ownFile, "utf8"), ownFile);

  test("parses, and is what the formatter writes", () => {
    const heading = source.slice(0, source.search(/^[^#]/m));
    expect(heading + formatSenses(entries)).toBe(source);
    expect(entries.length).toBeGreaterThan(35_000);
    expect(source.length).toBeLessThan(2_500_000);
  });

  test.each([
    ["temps", "NOUN", "weather", "time"],
    ["voler", "VERB", "fly", "steal"],
    ["marche", "NOUN", "walk", "step"],
    ["cour", "NOUN", "courtyard", "tribunal"],
  ])("%s, %s, means %s and, apart, %s", (lemma, upos, one, other) => {
    const senses =
      [...ownEntries, ...entries].find((entry) => entry.lemma === lemma && entry.upos === upos)
        ?.senses ?? [];
    const of = (gloss: string) => senses.findIndex(({ glosses }) => glosses.includes(gloss));
    expect(of(one)).toBeGreaterThanOrEqual(0);
    expect(of(other)).toBeGreaterThanOrEqual(0);
    expect(of(one)).not.toBe(of(other));
  });

  test.each([
    ["alors que", "lasting"],
    ["voir", "dick"],
    ["lors de", "care of"],
  ])("%s does not mean %s", (lemma, noise) => {
    const glosses = entries
      .filter((entry) => entry.lemma === lemma)
      .flatMap(({ senses }) => senses.flatMap((sense) => sense.glosses));
    expect(glosses).not.toContain(noise);
  });
});
