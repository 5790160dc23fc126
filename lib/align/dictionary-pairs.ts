/** The dictionary’s glosses as pairs of stems, and the translation lexicon filled up with them. */

import { type Language, stemOf } from "#lib/align/stems.ts";
import { alignTokens, isSign } from "#lib/align/tokens.ts";
import type { StemPair } from "#lib/align/translation-lexicon.ts";
import type { Entry } from "#lib/lexicon/senses.ts";

/** Senses of an entry and glosses of a sense that are taken; later ones are seldom meant. */
const taken = { senses: 4, glosses: 4, words: 3 } as const;

/** Words that are beside the point in a gloss or in a lemma of several words. */
const beside: Readonly<Record<Language, ReadonlySet<string>>> = {
  fr: new Set("de le la les un une des du a en se l' d' s' y".split(" ")),
  en: new Set(
    "to the a an of be in on at up out off for sb sth one oneself 's something someone somebody".split(
      " ",
    ),
  ),
};

/** What share of a stem’s probability the dictionary has: of one that texts have told of, at least. */
const share = { known: 0.1, ofTheRest: 0.5, unknown: 0.8 } as const;

/** Less likely pairs are left out. */
const leastProbability = 0.004;

/** Pairs learnt from texts, with the dictionary’s entries filling what they leave. */
export function fillFromDictionary(
  learnt: readonly StemPair[],
  entries: readonly Entry[],
): readonly StemPair[] {
  const glosses = glossWeights(entries);
  const french = sums(
    learnt,
    ({ fr }) => fr,
    (pair) => pair.englishGivenFrench,
  );
  const english = sums(
    learnt,
    ({ en }) => en,
    (pair) => pair.frenchGivenEnglish,
  );
  const glossesOfEnglish = sums(
    glosses,
    ({ en }) => en,
    ({ weight }) => weight,
  );
  const pairs = new Map(learnt.map((pair) => [`${pair.fr}\t${pair.en}`, pair]));
  for (const { fr, en, weight } of glosses) {
    const key = `${fr}\t${en}`;
    const before = pairs.get(key);
    const ofEnglish = weight / (glossesOfEnglish.get(en) ?? 1);
    pairs.set(key, {
      fr,
      en,
      englishGivenFrench: (before?.englishGivenFrench ?? 0) + shareOf(french.get(fr)) * weight,
      frenchGivenEnglish: (before?.frenchGivenEnglish ?? 0) + shareOf(english.get(en)) * ofEnglish,
    });
  }
  return [...pairs.values()].filter(
    ({ englishGivenFrench, frenchGivenEnglish }) =>
      Math.max(englishGivenFrench, frenchGivenEnglish) > leastProbability,
  );
}

function shareOf(learnt: number | undefined): number {
  if (learnt === undefined) return share.unknown;
  return Math.max(share.known, (1 - learnt) * share.ofTheRest);
}

interface Gloss {
  readonly fr: string;
  readonly en: string;
  /** Sums to 1 over the glosses of a French stem. */
  readonly weight: number;
}

function glossWeights(entries: readonly Entry[]): readonly Gloss[] {
  const weights = new Map<string, Map<string, number>>();
  for (const { lemma, senses } of entries) {
    const lemmas = contentStems(lemma, "fr");
    const [fr] = lemmas;
    if (fr === undefined || lemmas.length > 1) continue;
    const row = weights.get(fr) ?? new Map<string, number>();
    weights.set(fr, row);
    for (const [senseRank, sense] of senses.slice(0, taken.senses).entries()) {
      for (const [glossRank, gloss] of sense.glosses.slice(0, taken.glosses).entries()) {
        const words = contentStems(gloss, "en");
        if (words.length > taken.words) continue;
        for (const en of words) {
          row.set(en, (row.get(en) ?? 0) + 1 / (1 + senseRank + glossRank) / words.length);
        }
      }
    }
  }
  return [...weights].flatMap(([fr, row]) => {
    const sum = [...row.values()].reduce((a, b) => a + b, 0);
    return [...row].map(([en, weight]) => ({ fr, en, weight: weight / sum }));
  });
}

function contentStems(text: string, language: Language): readonly string[] {
  const words = alignTokens(text, language)
    .map(({ form }) => form)
    .filter((form) => !isSign(form));
  const content = words.length > 1 ? words.filter((word) => !beside[language].has(word)) : words;
  return content.map((word) => stemOf(word, language));
}

function sums<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
  weightOf: (item: T) => number,
): ReadonlyMap<string, number> {
  const totals = new Map<string, number>();
  for (const item of items) {
    totals.set(keyOf(item), (totals.get(keyOf(item)) ?? 0) + weightOf(item));
  }
  return totals;
}
