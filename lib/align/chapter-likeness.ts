/**
 * How like each other chapters of two languages are: the angle between their words, the French ones
 * put into English by the translation lexicon, rare words counting more. It needs no order and no
 * alignment, and so finds the tales of one collection in another.
 */

import { type Language, stemOf } from "#lib/align/stems.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";

/** The likeness of two chapters, by their places, from 0 to 1. */
export interface Likeness {
  /** Of French ones and English ones taken together, each by its place in the list. */
  readonly of: (fr: readonly number[], en: readonly number[]) => number;
}

/** Stems with how often they come, in English stems. */
type Counts = Map<string, number>;

/** So many translations of a stem are taken, the likeliest ones. */
const mostTranslations = 5;
/** A chapter’s first words tell it; so many code units are read of each. */
const mostRead = 60_000;

/** Compares chapters, each given by its words. */
export function compareChapters(
  fr: readonly string[],
  en: readonly string[],
  lexicon: TranslationLexicon,
): Likeness {
  const translate = makeTranslator(lexicon);
  const french = fr.map((text) => translate(countStems(text, "fr")));
  const english = en.map((text) => countStems(text, "en"));
  const weigh = makeWeights([...french, ...english]);
  const memo = new Map<string, Vector>();
  const vectorOf = (side: readonly Counts[], places: readonly number[], name: string): Vector => {
    const key = `${name}${places.join()}`;
    let vector = memo.get(key);
    if (vector === undefined) {
      vector = weigh(places.map((place) => side[place] ?? new Map()));
      memo.set(key, vector);
    }
    return vector;
  };
  return {
    of: (frPlaces, enPlaces) =>
      cosine(vectorOf(french, frPlaces, "f"), vectorOf(english, enPlaces, "e")),
  };
}

const stems: Record<Language, Map<string, string>> = { fr: new Map(), en: new Map() };

function countStems(text: string, language: Language): Counts {
  const counts: Counts = new Map();
  const known = stems[language];
  for (const word of text.slice(0, mostRead).match(/\p{L}{3,}/gu) ?? []) {
    let stem = known.get(word);
    if (stem === undefined) {
      stem = stemOf(word.toLowerCase(), language);
      known.set(word, stem);
    }
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  }
  if (known.size > 200_000) known.clear();
  return counts;
}

function makeTranslator(lexicon: TranslationLexicon): (counts: Counts) => Counts {
  const places = new Map(lexicon.frenchStems.map((stem, index) => [stem, index]));
  return (counts) => {
    const translated: Counts = new Map();
    const add = (stem: string, weight: number) =>
      translated.set(stem, (translated.get(stem) ?? 0) + weight);
    for (const [stem, count] of counts) {
      const place = places.get(stem);
      // A name is the same in both, or nearly.
      if (place === undefined) {
        add(stem, count);
        continue;
      }
      const start = lexicon.pairStarts[place] ?? 0;
      const end = Math.min(lexicon.pairStarts[place + 1] ?? start, start + mostTranslations);
      for (let pair = start; pair < end; pair++) {
        const english = lexicon.englishStems[lexicon.english[pair] ?? 0] ?? "";
        const probability = lexicon.englishGivenFrench[pair] ?? 0;
        if (probability > 0.05) add(english, count * probability);
      }
    }
    return translated;
  };
}

/** Weights of stems by their numbers, which rise. */
interface Vector {
  readonly stems: Int32Array;
  readonly weights: Float64Array;
  readonly length: number;
}

function makeWeights(chapters: readonly Counts[]): (counts: readonly Counts[]) => Vector {
  const numbers = new Map<string, number>();
  const inChapters: number[] = [];
  for (const counts of chapters) {
    for (const stem of counts.keys()) {
      const number = numbers.get(stem);
      if (number === undefined) {
        numbers.set(stem, inChapters.length);
        inChapters.push(1);
      } else inChapters[number]! += 1;
    }
  }
  return (parts) => {
    const sums = new Map<number, number>();
    for (const counts of parts) {
      for (const [stem, count] of counts) {
        const number = numbers.get(stem)!;
        sums.set(number, (sums.get(number) ?? 0) + count);
      }
    }
    const stems = Int32Array.from(sums.keys()).sort();
    const weights = new Float64Array(stems.length);
    let square = 0;
    for (let at = 0; at < stems.length; at++) {
      const stem = stems[at]!;
      const rarity = Math.log(1 + chapters.length / inChapters[stem]!) - Math.log(2);
      const weight = Math.log1p(sums.get(stem)!) * rarity;
      weights[at] = weight;
      square += weight * weight;
    }
    return { stems, weights, length: Math.sqrt(square) };
  };
}

function cosine(a: Vector, b: Vector): number {
  if (a.length === 0 || b.length === 0) return 0;
  let product = 0;
  let at = 0;
  for (let own = 0; own < a.stems.length; own++) {
    const stem = a.stems[own]!;
    while (at < b.stems.length && b.stems[at]! < stem) at++;
    if (b.stems[at] === stem) product += a.weights[own]! * b.weights[at]!;
  }
  return product / (a.length * b.length);
}
