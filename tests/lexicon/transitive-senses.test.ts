import { expect, test } from "vitest";
import { annotate } from "#lib/lexicon/annotate.ts";
import { loadLexicon } from "#lib/library/lexicon-files.ts";

const lexicon = loadLexicon();

test.each([
  ["Sortez l’œuf du frigo.", "Sortez", "take out"],
  ["Il sort son carnet.", "sort", "take out"],
  ["Il sort le soir.", "sort", "go out"],
  ["De la maison sortit un homme.", "sortit", "go out"],
  ["Elle est sortie hier.", "sortie", "go out"],
  ["Elle a sorti une lettre.", "sorti", "take out"],
  ["Il a descendu la valise.", "descendu", "take down"],
  ["Il a descendu l’escalier.", "descendu", "go down"],
  ["Descends-les !", "Descends", "take down"],
  ["On rentre les chaises ?", "rentre", "bring in"],
  ["On rentre le lundi.", "rentre", "go home"],
  ["Il retourne la crêpe.", "retourne", "turn over"],
  ["Il retourne à Paris.", "retourne", "return"],
])(
  "a verb of moving means another thing with an object: “%s” %s, “%s”",
  (french, printed, gloss) => {
    const found = annotate(lexicon, french).find(({ token }) => token.text === printed);
    expect(found?.readings[0]?.senses[0]?.glosses[0]).toBe(gloss);
  },
);
