/** Which parts of speech English words are, as far as the glosses of dictionaries tell. */

import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Entry } from "#lib/lexicon/senses.ts";

/** How often an English word, in any form, is the gloss of each of these parts of speech. */
export type EnglishParts = (word: string) => ReadonlyMap<PartOfSpeech, number>;

/** Counts the glosses of entries, when it is asked for the first time. */
export function makeEnglishParts(entries: Iterable<Entry>): EnglishParts {
  let counts: ReadonlyMap<string, ReadonlyMap<PartOfSpeech, number>> | undefined;
  return (word) => {
    counts ??= countGlosses(entries);
    const parts = new Map<PartOfSpeech, number>();
    for (const lemma of englishLemmas(word)) {
      for (const [part, count] of counts.get(lemma) ?? []) {
        parts.set(part, (parts.get(part) ?? 0) + count);
      }
    }
    return parts;
  };
}

function countGlosses(entries: Iterable<Entry>) {
  const counts = new Map<string, Map<PartOfSpeech, number>>();
  for (const { upos, senses } of entries) {
    if (!counted.has(upos)) continue;
    for (const gloss of senses.flatMap(({ glosses }) => glosses)) {
      if (/[^a-z-]/.test(gloss)) continue;
      const [lemma = gloss] = englishLemmas(gloss);
      const known = counts.get(lemma) ?? new Map<PartOfSpeech, number>();
      counts.set(lemma, known);
      known.set(upos, (known.get(upos) ?? 0) + 1);
    }
  }
  return counts;
}

const counted: ReadonlySet<PartOfSpeech> = new Set(["NOUN", "VERB", "ADJ", "ADV"]);
