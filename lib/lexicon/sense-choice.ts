/** Which sense a translation used, told by what occurs in the English beside the French. */

import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";
import { keptFor } from "#lib/lexicon/kept.ts";
import { namesIn } from "#lib/lexicon/names.ts";
import type { Sense, SensePlace } from "#lib/lexicon/senses.ts";

/** A translation, ready to be asked for glosses. */
export interface Translation {
  /** The numbers of the words that may be forms of a lemma, upwards, from 0. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** The number of its last word, and 1 at least. */
  readonly length: number;
  /** Its words with a capital, each once. */
  readonly names: readonly string[];
}

// Too common in any English to tell that a French word beside it was meant.
const barred = new Set(
  (
    "be have do a an the of in on at to for with by from as and or not that this it its one some " +
    "out off up down into over away so no any all who which what there get go make take put let " +
    "will would can could may might shall should must very more oneself"
  ).split(" "),
);

/** Reads an English text. */
export function readTranslation(english: string): Translation {
  const words = english.match(/[\p{L}]+(?:['’-][\p{L}]+)*/gu) ?? [];
  const places = new Map<string, number[]>();
  for (const [index, word] of words.entries()) {
    for (const lemma of lemmasInText(word)) {
      const known = places.get(lemma);
      if (known === undefined) places.set(lemma, [index]);
      else known.push(index);
    }
  }
  return { places, length: Math.max(1, words.length - 1), names: namesIn(english) };
}

/** Those of a word, and of its parts where it has hyphens. */
function lemmasInText(word: string): readonly string[] {
  if (!word.includes("-")) return englishLemmas(word);
  return [word, ...word.split("-")].flatMap((part) => englishLemmas(part));
}

/** A gloss as it is sought: for each of its words in order, what that may be found by. */
interface SoughtGloss extends SensePlace {
  readonly words: readonly (readonly string[])[];
}

/** All words of each gloss. */
const wholeGlosses = keptFor((senses: readonly Sense[]) => soughtGlosses(senses, () => true));
/** The words of each gloss that tell something; a gloss without any is left out. */
const tellingGlosses = keptFor((senses: readonly Sense[]) =>
  soughtGlosses(senses, (word) => !barred.has(word.toLowerCase())),
);

function soughtGlosses(
  senses: readonly Sense[],
  isSought: (word: string) => boolean,
): readonly SoughtGloss[] {
  return senses.flatMap(({ glosses }, sense) =>
    glosses.flatMap((text, gloss) => {
      const words = text.split(/[ -]/).filter(isSought).map(englishLemmas);
      return words.length === 0 ? [] : [{ sense, gloss, words }];
    }),
  );
}

/**
 * Where, as a part of the translation from 0 to 1, the last word of a gloss is nearest to
 * `position`; `undefined` where the translation lacks one of its words.
 */
function findGloss(
  { words }: SoughtGloss,
  { places, length }: Translation,
  position: number,
): number | undefined {
  let nearest: number | undefined;
  for (const lemmas of words) {
    nearest = undefined;
    for (const lemma of lemmas) {
      const known = places.get(lemma);
      if (known === undefined) continue;
      const place = nearestTo(position * length, known) / length;
      if (nearest === undefined || Math.abs(place - position) < Math.abs(nearest - position)) {
        nearest = place;
      }
    }
    if (nearest === undefined) return undefined;
  }
  return nearest;
}

/** The number of an ascending list that is nearest to `wanted`; infinity where it is empty. */
function nearestTo(wanted: number, numbers: readonly number[]): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [numbers[low - 1] ?? Infinity, numbers[low] ?? Infinity];
  return Math.abs(before - wanted) <= Math.abs(after - wanted) ? before : after;
}

/** A sense lower in the list must lie this much nearer, in parts of the segment, to win. */
const rankCost = 0.04;
/** The second and later glosses of a sense count for a little less than its first. */
const glossCost = 0.02;

/**
 * The gloss of a word of grammar that a translation has, at about the same place: the likeliest of
 * those that stand there, for *him* is soon said of somebody else.
 */
export function findUsedGrammar(
  senses: readonly Sense[],
  translation: Translation,
  position: number,
): SensePlace | undefined {
  return wholeGlosses(senses).find((gloss) => {
    const place = findGloss(gloss, translation, position);
    return place !== undefined && Math.abs(place - position) < grammarReach;
  });
}

/** How far a word of grammar may stand from its translation, in parts of the segment. */
const grammarReach = 0.25;

/**
 * The sense that a translation has of a word at `position`, from 0 to 1 of the French, or
 * `undefined` where it has none: the one whose gloss stands nearest to where the word does, unless
 * a likelier sense stands about as near.
 */
export function findUsedSense(
  senses: readonly Sense[],
  translation: Translation,
  position: number,
): SensePlace | undefined {
  let used: SensePlace | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const one of tellingGlosses(senses)) {
    const place = findGloss(one, translation, position);
    if (place === undefined) continue;
    const cost = Math.abs(place - position) + one.sense * rankCost + one.gloss * glossCost;
    if (cost < least) [used, least] = [one, cost];
  }
  return used;
}
