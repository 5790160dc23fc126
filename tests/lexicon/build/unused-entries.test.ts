import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { withoutUnused } from "#lib/lexicon/build/unused-entries.ts";
import { lexiconFiles } from "#lib/lexicon/lexicon.ts";
import { parseSenses } from "#lib/lexicon/senses.ts";

const entries = (...rows: string[]) => parseSenses(rows.join("\n"), "senses.tsv");

test("entries of ours come before the dictionary’s, and phrases are kept that texts are searched for", () => {
  const dictionary = entries(
    "glace\tNOUN\tf\tmirror",
    "glace\tVERB\t\tfreeze",
    "chemin de fer\tNOUN\tm\trailway",
    "se méfier\tVERB\t\tdistrust",
    "tailler une bavette\tVERB\t\tchat",
    "mer du Nord\tPROPN\tf\tNorth Sea",
  );
  const kept = withoutUnused(dictionary, entries("glace\tNOUN\tf\tice"));
  expect(kept.map(({ lemma, upos }) => `${lemma} ${upos}`)).toEqual([
    "glace VERB",
    "chemin de fer NOUN",
    "se méfier VERB",
  ]);
});

test("the table of senses is of the same day as ours: nothing in it is left out by it", () => {
  const read = (file: string) => parseSenses(readFileSync(file, "utf8"), file);
  const entries = read(lexiconFiles.senses);
  expect(withoutUnused(entries, read(lexiconFiles.ownSenses))).toEqual(entries);
});
