/** Which sense a translation used, told by what occurs in the English beside the French. */

import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";
import { namesIn } from "#lib/lexicon/names.ts";
import type { Sense } from "#lib/lexicon/senses.ts";

/** A translation, ready to be asked for glosses. */
export interface Translation {
  /** For nouns, verbs and the like: the commonest English words say nothing of them. */
  readonly ofContent: GlossFinder;
  /** For words of grammar, which those words translate: *son*, “his” or “her”. */
  readonly ofAll: GlossFinder;
  /** Its words with a capital, each once. */
  readonly names: readonly string[];
}

/** Where, as a part of the text from 0 to 1, a gloss occurs nearest to `position`. */
export type GlossFinder = (gloss: string, position: number) => number | undefined;

/** A sense and gloss that the translation has; numbers from 0. */
export interface SenseEvidence {
  readonly sense: number;
  readonly gloss: number;
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
    const parts = word.includes("-") ? [word, ...word.split("-")] : [word];
    for (const lemma of parts.flatMap((part) => [...englishLemmas(part)])) {
      const known = places.get(lemma);
      if (known === undefined) places.set(lemma, [index]);
      else known.push(index);
    }
  }
  const length = Math.max(1, words.length - 1);
  const finder =
    (wordsOf: (gloss: string) => readonly string[]): GlossFinder =>
    (gloss, position) => {
      let nearest: number | undefined;
      for (const word of wordsOf(gloss)) {
        let place: number | undefined;
        for (const lemma of englishLemmas(word)) {
          const known = places.get(lemma);
          if (known === undefined) continue;
          const at = nearestTo(position * length, known) / length;
          if (place === undefined || Math.abs(at - position) < Math.abs(place - position)) {
            place = at;
          }
        }
        if (place === undefined) return undefined;
        nearest = place;
      }
      return nearest;
    };
  return {
    ofContent: finder(contentWordsOf),
    ofAll: finder(wordsOf),
    names: namesIn(english),
  };
}

const [keptWords, keptContentWords] = [new Map<string, string[]>(), new Map<string, string[]>()];
const mostKept = 50_000;

function wordsOf(gloss: string): readonly string[] {
  const known = keptWords.get(gloss);
  if (known !== undefined) return known;
  const words = gloss.split(/[ -]/);
  if (keptWords.size >= mostKept) keptWords.clear();
  keptWords.set(gloss, words);
  return words;
}

function contentWordsOf(gloss: string): readonly string[] {
  const known = keptContentWords.get(gloss);
  if (known !== undefined) return known;
  const words = wordsOf(gloss).filter((word) => !barred.has(word.toLowerCase()));
  if (keptContentWords.size >= mostKept) keptContentWords.clear();
  keptContentWords.set(gloss, words);
  return words;
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
  find: GlossFinder,
  position: number,
): SenseEvidence | undefined {
  for (const [sense, { glosses }] of senses.entries()) {
    for (const [gloss, text] of glosses.entries()) {
      const place = find(text, position);
      if (place !== undefined && Math.abs(place - position) < grammarReach) return { sense, gloss };
    }
  }
  return undefined;
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
  find: GlossFinder,
  position: number,
): SenseEvidence | undefined {
  let best: { readonly evidence: SenseEvidence; readonly cost: number } | undefined;
  for (const [sense, { glosses }] of senses.entries()) {
    for (const [gloss, text] of glosses.entries()) {
      const place = find(text, position);
      if (place === undefined) continue;
      const cost = Math.abs(place - position) + sense * rankCost + gloss * glossCost;
      if (best === undefined || cost < best.cost) best = { evidence: { sense, gloss }, cost };
    }
  }
  return best?.evidence;
}
