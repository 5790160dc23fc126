/** The hand-made table of the words of grammar: `lib/lexicon/data/function-words.tsv`. */

import { type Feats, readFeats } from "#lib/lexicon/feats.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { parseSense, type Sense } from "#lib/lexicon/senses.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** One reading of a form, with its own senses: *la* is “the”, and “her” as a pronoun. */
export interface FunctionWord {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly feats: Feats;
  readonly senses: readonly Sense[];
}

/** A table → its readings by form, the likeliest first. Throws a `TextError`. */
export function parseFunctionWords(
  source: string,
  file: string,
): ReadonlyMap<string, readonly FunctionWord[]> {
  const words = new Map<string, FunctionWord[]>();
  for (const { row, line } of tableRows(source)) {
    const [form = "", lemma = "", upos = "", inflection = "", ...cells] = row.split("\t");
    const feats = readFeats(inflection);
    const senses = cells.map(parseSense);
    const isWhole = senses.length > 0 && senses.every(({ glosses }) => !glosses.includes(""));
    if (form === "" || lemma === "" || !isPartOfSpeech(upos) || feats === undefined || !isWhole) {
      const cure = "write form, lemma, part of speech, inflection and senses, tabs between";
      throw new TextError({ file, line, reason: `no reading of a word: “${row}”`, cure });
    }
    const reading = { lemma, upos, feats, senses };
    const known = words.get(form);
    if (known === undefined) words.set(form, [reading]);
    else known.push(reading);
  }
  return words;
}
