import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatFeats, readFeats } from "#lib/lexicon/feats.ts";
import { parseForms } from "#lib/lexicon/forms.ts";

const files = { stems: "lib/lexicon/data/stems.tsv", endings: "lib/lexicon/data/endings.tsv" };
const tableOf = (file: string) => ({ source: readFileSync(file, "utf8"), file });
const forms = parseForms([tableOf(files.stems)], tableOf(files.endings));
const throwing = (message: string) => expect.objectContaining({ message });

/** `voir VERB ipsi.3.sg`, in any order. */
const readings = (key: string) =>
  forms
    .analyse(key)
    .map(({ lemma, upos, feats }) => `${lemma} ${upos} ${formatFeats(feats)}`.trim());

describe("a form’s lemma and inflection", () => {
  test.each([
    ["vit", "voir VERB ipsi.3.sg"],
    ["vit", "vivre VERB ipre.3.sg"],
    ["finirent", "finir VERB ipsi.3.pl"],
    ["suis", "suivre VERB ipre.1.sg"],
    ["fûmes", "être VERB ipsi.1.pl"],
    ["rendue", "rendre VERB ppas.f.sg"],
    ["rendue", "rendu ADJ f.sg"],
    ["coeurs", "cœur NOUN m.pl"],
    ["chevaux", "cheval NOUN m.pl"],
    ["grand-mères", "grand-mère NOUN f.pl"],
    ["belles", "beau ADJ f.pl"],
    ["parle", "parler VERB impe.2.sg"],
    ["paris", "Paris PROPN"],
  ])("%s may be %s", (key, reading) => {
    expect(readings(key)).toContain(reading);
  });

  test("the imperative has no third person", () => {
    expect(readings("parle")).not.toContain("parler VERB impe.3.sg");
  });

  test.each(["xyzzy", "", "e".repeat(10_000), "жизнь", "eau-de-"])("%j is no form", (key) => {
    expect(forms.analyse(key)).toEqual([]);
  });
});

describe("a form printed without its accents", () => {
  test.each([
    ["etat", "état"],
    ["ecole", "école"],
    ["ecrierent", "écrièrent"],
    ["eveques", "évêques"],
  ])("%s finds %s", (bare, accented) => {
    expect(forms.findAccented(bare)).toContain(accented);
  });

  test("one with all its accents finds others, not itself", () => {
    expect(forms.findAccented("du")).toEqual(["dû"]);
  });
});

describe("a line that is no stem or no ending", () => {
  test.each([
    [
      "chat\tnom\tm\tS.",
      "",
      "stems.tsv:1: no stem: “chat\tnom\tm\tS.”; write the word, its parts of speech, inflections and paradigms, tabs between",
    ],
    [
      "chat\tNOUN\tmasc\tS.",
      "",
      "stems.tsv:1: the inflection “masc”; write it as ipsi.3.sg, ppas.f.pl or m.sg",
    ],
    [
      "",
      "S.\t\ts",
      "endings.tsv:1: no ending: “S.\t\ts”; write the paradigm, what comes off, goes on and is asked for, tabs between",
    ],
  ])("%j, %j", (stems, endings, message) => {
    const read = () =>
      parseForms([{ source: stems, file: "stems.tsv" }], {
        source: endings,
        file: "endings.tsv",
      });
    expect(read).toThrow(throwing(message));
  });
});

test("inflection reads back as it was written", () => {
  for (const text of ["", "ipsi.3.sg", "ppas.f.pl", "infi", "m", "pl"]) {
    expect(formatFeats(readFeats(text) ?? {})).toBe(text);
  }
  expect(readFeats("ipsi.4")).toBeUndefined();
});
