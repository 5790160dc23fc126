/**
 * How common a lemma is: the table of frequency bands, one line a lemma, `maison`, `NOUN`, `1`.
 * Bands are by rank and say nothing of the levels of the Common European Framework:
 *
 *     1 the first 600   2 to 1,500   3 to 3,500   4 to 7,000   5 to 14,000   6 the rest of the list
 */

import type { Lexicon, WordReading } from "#lib/lexicon/lexicon.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { tableRows } from "#lib/lexicon/table-rows.ts";
import { TextError } from "#lib/text/text-error.ts";

/** From 1, the commonest words, to 6. */
export type Band = 1 | 2 | 3 | 4 | 5 | 6;

/** How many lemmas the bands 1 to 5 reach to; what is rarer and listed is in band 6. */
export const bandEnds: readonly number[] = [600, 1500, 3500, 7000, 14_000];

/** The file that the table is in. */
export const bandsFile = "lib/lexicon/data/bands.tsv";
/** The file of our own bands, which come before those. */
export const ownBandsFile = "lib/lexicon/data/own-bands.tsv";

/** The table, ready to be asked. */
export type Bands = ReadonlyMap<string, Band>;

/** Both tables → their bands, ours before the others. Throws a `TextError`. */
export function mergeBands(tables: { readonly bands: string; readonly ownBands: string }): Bands {
  const others = parseBands(tables.bands, bandsFile);
  return new Map([...others, ...parseBands(tables.ownBands, ownBandsFile)]);
}

/** A table → its bands. Throws a `TextError`. */
export function parseBands(source: string, file: string): Bands {
  const bands = new Map<string, Band>();
  for (const { row, line } of tableRows(source)) {
    const [lemma = "", parts = "", number = ""] = row.split("\t");
    const names = parts.split(",");
    if (lemma === "" || !names.every(isPartOfSpeech) || !/^[1-6]$/.test(number)) {
      const cure = "write lemma, parts of speech and a number from 1 to 6, tabs between";
      throw new TextError({ file, line, reason: `no band: “${row}”`, cure });
    }
    for (const upos of names) bands.set(keyOf(lemma, upos), Number(number) as Band);
  }
  return bands;
}

/**
 * The band of a lemma as that part of speech, or `undefined` for one that the list has not. An
 * adjective that is a participle, *situé*, has its verb’s.
 */
export function bandOf(
  bands: Bands,
  lexicon: Pick<Lexicon, "lookUp">,
  lemma: string,
  upos: PartOfSpeech,
): Band | undefined {
  const band = bands.get(keyOf(lemma, upos));
  if (band !== undefined || (upos !== "NOUN" && upos !== "ADJ")) return band;
  const verb = upos === "ADJ" ? lexicon.lookUp(lemma).find(isParticiple) : undefined;
  if (verb !== undefined) return bands.get(keyOf(verb.lemma, "VERB"));
  return bands.get(keyOf(lemma, upos === "NOUN" ? "ADJ" : "NOUN"));
}

/** Whether a reading is a participle, of the present or the past. */
export function isParticiple({ feats }: WordReading): boolean {
  return feats.verbForm === "ppas" || feats.verbForm === "ppre";
}

function keyOf(lemma: string, upos: PartOfSpeech): string {
  return `${upos} ${lemma}`;
}
