/** Which gloss of a word a translation has, told by what occurs in the English beside the French. */

import { englishLemmas } from "#lib/lexicon/english-lemmas.ts";
import { memoizedFor } from "#lib/lexicon/memoize.ts";
import { namesIn } from "#lib/lexicon/names.ts";
import type { Sense, SensePlace } from "#lib/lexicon/senses.ts";

/** A word of a translation; offsets in UTF-16 code units from 0, end not included. */
export interface EnglishWord {
  readonly text: string;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** A translation, ready to be asked for glosses. */
export interface Translation {
  readonly words: readonly EnglishWord[];
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
    "will would can could may might shall should must very more oneself round around about back " +
    "through along something someone somebody"
  ).split(" "),
);

/** The words of an English text in order: how links between both sides count them. */
export function englishWords(english: string): readonly EnglishWord[] {
  return [...english.matchAll(/[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu)].map(
    ({ 0: text, index }) => ({ text, startOffset: index, endOffset: index + text.length }),
  );
}

/** Reads an English text. */
export function readTranslation(english: string): Translation {
  const words = englishWords(english);
  const places = new Map<string, number[]>();
  for (const [index, { text }] of words.entries()) {
    for (const lemma of lemmasInText(text)) {
      const known = places.get(lemma);
      if (known === undefined) places.set(lemma, [index]);
      else known.push(index);
    }
  }
  return { words, places, length: Math.max(1, words.length - 1), names: namesIn(english) };
}

/** Those of a word, and of its parts where it has hyphens. */
function lemmasInText(word: string): readonly string[] {
  if (!word.includes("-")) return englishLemmas(word);
  return [word, word.replaceAll("-", ""), ...word.split("-")].flatMap(englishLemmas);
}

/** Whether an English word says something by itself: no auxiliary, preposition or the like. */
export function isTelling(word: string): boolean {
  return !grammar.has(word.toLowerCase()) && !englishLemmas(word).some((one) => barred.has(one));
}

const grammar = new Set(
  (
    "i me my mine myself you your yours yourself he him his himself she her hers herself we us our " +
    "ours ourselves they them their theirs themselves these those such same other others each " +
    "every both either neither nor but if when where while how why than then too also just only " +
    "even yet still ever never now here much many most less least own upon within without before " +
    "aside after under between against during until since because though although whether yes oh ah"
  ).split(" "),
);

/** A gloss as it is sought: for each of its words in order, what that may be found by. */
interface SoughtGloss extends SensePlace {
  readonly words: readonly (readonly string[])[];
}

/** All words of each gloss. */
const wholeGlosses = memoizedFor((senses: readonly Sense[]) => soughtGlosses(senses, () => true));
/** The words of each gloss that tell something; a gloss without any is left out. */
const tellingGlosses = memoizedFor((senses: readonly Sense[]) =>
  soughtGlosses(senses, (word) => !barred.has(word.toLowerCase())),
);

function soughtGlosses(
  senses: readonly Sense[],
  isSought: (word: string) => boolean,
): readonly SoughtGloss[] {
  return senses.flatMap(({ glosses }, sense) =>
    glosses.flatMap((text, gloss) => {
      // What is in brackets is said of the gloss, and is no part of it.
      const plain = text.replace(/ ?\([^)]*\)/g, "");
      const words = plain
        .split(/[ -]/)
        .filter((word) => word !== "" && isSought(word))
        .map(englishLemmas);
      return words.length === 0 ? [] : [{ sense, gloss, words }];
    }),
  );
}

/** A gloss where a translation has it: its last word, by its number. */
export interface GlossPlace extends SensePlace {
  readonly word: number;
}

/**
 * Every gloss of the senses that a translation has, each once for the word that is nearest to
 * `position`, from 0 to 1 of the segment, and for each of the words asked for besides. `isWhole`:
 * by all words of a gloss, not only those that tell something.
 */
export function findGlosses(
  senses: readonly Sense[],
  translation: Translation,
  position: number,
  besides: readonly number[] = [],
  isWhole = false,
): readonly GlossPlace[] {
  const sought = isWhole ? wholeGlosses(senses) : tellingGlosses(senses);
  return sought.flatMap(({ words, sense, gloss }) =>
    placesOf(words, translation, position * translation.length, besides).map((word) => ({
      sense,
      gloss,
      word,
    })),
  );
}

/** The glosses of one word, be it “do” or “make”, that these words of a translation are. */
export function findGlossesAt(
  senses: readonly Sense[],
  { words }: Translation,
  places: readonly number[],
): readonly GlossPlace[] {
  return wholeGlosses(senses).flatMap(({ words: sought, sense, gloss }) => {
    const [lemmas] = sought;
    if (sought.length !== 1 || lemmas === undefined) return [];
    return places.flatMap((word) => {
      const own = lemmasInText(words[word]?.text ?? "");
      return own.some((lemma) => lemmas.includes(lemma)) ? [{ sense, gloss, word }] : [];
    });
  });
}

/**
 * A gloss of the same family as an English word: “vigour” beside *vigorously*, “delay” beside none.
 * `undefined` where there is none.
 */
export function findKin(senses: readonly Sense[], text: string): SensePlace | undefined {
  const [wanted = ""] = englishLemmas(text);
  for (const [sense, { glosses }] of senses.entries()) {
    const gloss = glosses.findIndex((one) => areKin(englishLemmas(one)[0] ?? one, wanted));
    if (gloss !== -1) return { sense, gloss };
  }
  return undefined;
}

function areKin(one: string, other: string): boolean {
  const shorter = Math.min(one.length, other.length);
  let shared = 0;
  while (shared < shorter && one[shared] === other[shared]) shared++;
  return shared >= 4 && shared >= shorter * 0.8 && shared * 2 >= Math.max(one.length, other.length);
}

/**
 * Where the last word of a gloss stands, or any that is asked for; nowhere where the translation
 * lacks one of its words.
 */
function placesOf(
  words: readonly (readonly string[])[],
  { places }: Translation,
  wanted: number,
  besides: readonly number[],
): readonly number[] {
  const found = new Set<number>();
  for (const [at, lemmas] of words.entries()) {
    const isLast = at === words.length - 1;
    let isThere = false;
    for (const lemma of lemmas) {
      const known = places.get(lemma);
      if (known === undefined) continue;
      isThere = true;
      if (isLast) found.add(nearestTo(wanted, known));
      for (const one of besides) if (known.includes(one)) found.add(one);
    }
    if (!isThere) return [];
  }
  return [...found];
}

/** The number of an ascending list that is nearest to `wanted`. */
function nearestTo(wanted: number, numbers: readonly number[]): number {
  let [low, high] = [0, numbers.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  const [before, after] = [numbers[low - 1], numbers[low]];
  if (before === undefined) return after ?? 0;
  if (after === undefined) return before;
  return wanted - before <= after - wanted ? before : after;
}
