import { expect, test } from "vitest";
import { withoutUnused } from "#lib/lexicon/build/unused-entries.ts";
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
