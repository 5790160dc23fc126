/**
 * What a book itself teaches about its words: one round of IBM model 1 (Brown et al. 1993) over the
 * beads of a first search, on top of the translation lexicon. In *Alice* `chapelier` is `hatter`
 * every time, whatever else the lexicon has for it.
 *
 * Only pairs that the table has already are weighed again: learning new ones gave nothing more on
 * the hand-aligned novels, and neither did a second round.
 */

import type { Bead } from "#lib/align/bead.ts";
import { sentenceCount } from "#lib/align/encoded-text.ts";
import type { Comparison } from "#lib/align/search.ts";
import type { StemTable } from "#lib/align/stem-table.ts";

const learning = {
  /** Occurrences that all translations of a stem in the lexicon are worth; 5 to 20 gave the same. */
  lexicon: 10,
  /** The probability of a word that no word of the other side says. */
  unsaid: 0.02,
  /** Fewer sentences of a side are too little to learn from. */
  leastSentences: 100,
} as const;

/** The table of a comparison as its beads change it; the same one where they are too few. */
export function learnFromBeads(
  { fr, en, table }: Pick<Comparison, "fr" | "en" | "table">,
  beads: readonly Bead[],
): StemTable {
  if (Math.min(sentenceCount(fr), sentenceCount(en)) < learning.leastSentences) return table;
  const { starts, english } = table;
  const toEnglish = table.englishGivenFrench.map((share) => learning.lexicon * share);
  const toFrench = table.frenchGivenEnglish.map((share) => learning.lexicon * share);
  /** How often each English stem is in the bead at hand, and what its translations there add up to. */
  const counts = new Int32Array(en.vocabulary.stems.length);
  const sums = new Float64Array(counts.length);
  for (const { frStart, frEnd, enStart, enEnd } of beads) {
    const french = fr.tokens.subarray(fr.tokenStarts[frStart]!, fr.tokenStarts[frEnd]!);
    const others = en.tokens.subarray(en.tokenStarts[enStart]!, en.tokenStarts[enEnd]!);
    for (const e of others) counts[e]!++;
    for (const f of french) {
      for (let pair = starts[f]!; pair < starts[f + 1]!; pair++) {
        const e = english[pair]!;
        if (counts[e]! > 0) sums[e]! += table.englishGivenFrench[pair]!;
      }
    }
    for (const f of french) {
      let sum: number = learning.unsaid;
      for (let pair = starts[f]!; pair < starts[f + 1]!; pair++) {
        sum += counts[english[pair]!]! * table.frenchGivenEnglish[pair]!;
      }
      for (let pair = starts[f]!; pair < starts[f + 1]!; pair++) {
        const e = english[pair]!;
        const count = counts[e]!;
        if (count === 0) continue;
        const share = table.englishGivenFrench[pair]! / (sums[e]! + learning.unsaid);
        toEnglish[pair]! += count * share;
        toFrench[pair]! += (count * table.frenchGivenEnglish[pair]!) / sum;
      }
    }
    for (const e of others) {
      counts[e] = 0;
      sums[e] = 0;
    }
  }
  return { ...table, ...normalized(starts, english, toEnglish, toFrench, counts.length) };
}

/** Makes both directions sum to 1 again. */
function normalized(
  starts: Int32Array,
  english: Int32Array,
  toEnglish: Float32Array,
  toFrench: Float32Array,
  englishCount: number,
): Pick<StemTable, "englishGivenFrench" | "frenchGivenEnglish"> {
  const totals = new Float64Array(englishCount);
  for (let pair = 0; pair < english.length; pair++) totals[english[pair]!]! += toFrench[pair]!;
  for (let f = 0; f + 1 < starts.length; f++) {
    let total = 0;
    for (let pair = starts[f]!; pair < starts[f + 1]!; pair++) total += toEnglish[pair]!;
    for (let pair = starts[f]!; pair < starts[f + 1]!; pair++) toEnglish[pair]! /= total;
  }
  for (let pair = 0; pair < english.length; pair++) toFrench[pair]! /= totals[english[pair]!]!;
  return { englishGivenFrench: toEnglish, frenchGivenEnglish: toFrench };
}
