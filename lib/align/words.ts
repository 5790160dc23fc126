/**
 * Which French words say which English ones inside a segment.
 *
 * Two hidden Markov models, French → English and English → French, begin with the translation
 * lexicon and what looks alike, learn once from the segments at hand, and must agree: a link’s
 * probability is the geometric mean of both.
 */

import { Vocabulary } from "#lib/align/encoded-text.ts";
import { findAlike } from "#lib/align/stem-table.ts";
import { stemOf } from "#lib/align/stems.ts";
import { type AlignToken, alignTokens, isSign } from "#lib/align/tokens.ts";
import {
  emptyLexicon,
  type StemPair,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { firstJumps, type Jumps, nullShare, WordHmm } from "#lib/align/word-hmm.ts";

/** Both sides of a segment as plain text, without markup. */
export interface TextPair {
  readonly fr: string;
  readonly en: string;
}

/** A French and an English span that say the same; UTF-16 code units from 0, ends not included. */
export interface WordLink {
  readonly frStart: number;
  readonly frEnd: number;
  readonly enStart: number;
  readonly enEnd: number;
  /** From 0 to 1. */
  readonly probability: number;
}

/** Links at least as likely as this are shown: on the Hansards, 0.957 of them are right. */
export const shownFrom = 0.6;

/** Links of single words from here on are evidence beside that of a dictionary. */
export const evidenceFrom = 0.1;

export interface TokenLink {
  readonly fr: number;
  readonly en: number;
  readonly probability: number;
}

export interface LinkOptions {
  readonly lexicon: TranslationLexicon;
  /** The least probability of a link that is given. */
  readonly least?: number;
}

/** The links of words and short spans of each segment, in the order of the French; no signs. */
export function linkWords(
  segments: readonly TextPair[],
  options: LinkOptions,
): readonly (readonly WordLink[])[] {
  const pairs = segments.map(({ fr, en }) => ({
    fr: alignTokens(fr, "fr"),
    en: alignTokens(en, "en"),
  }));
  const links = linkTokens(
    pairs.map(({ fr, en }) => ({ fr: fr.map(formOf), en: en.map(formOf) })),
    options,
  );
  return links.map((own, index) => {
    const { fr, en } = pairs[index]!;
    const words = own.filter((link) => !isSign(fr[link.fr]!.form) && !isSign(en[link.en]!.form));
    return groupLinks(words).map((group) => ({
      frStart: fr[group.frFirst]!.startOffset,
      frEnd: fr[group.frLast]!.endOffset,
      enStart: en[group.enFirst]!.startOffset,
      enEnd: en[group.enLast]!.endOffset,
      probability: group.probability,
    }));
  });
}

/** A link of two words. */
export interface SingleLink extends WordLink {
  /** How likely the translation lexicon holds it that one says the other, from 0 to 1. */
  readonly listed: number;
}

/** The links of single words of each segment, in the order of the French; no signs. */
export function linkEachWord(
  segments: readonly TextPair[],
  options: LinkOptions,
): readonly (readonly SingleLink[])[] {
  const pairs = segments.map(({ fr, en }) => ({
    fr: alignTokens(fr, "fr"),
    en: alignTokens(en, "en"),
  }));
  const links = linkTokens(
    pairs.map(({ fr, en }) => ({ fr: fr.map(formOf), en: en.map(formOf) })),
    options,
  );
  const listed = probabilitiesOf(options.lexicon);
  return links.map((own, index) => {
    const { fr, en } = pairs[index]!;
    return own.flatMap((link): readonly SingleLink[] => {
      const [french, english] = [fr[link.fr]!, en[link.en]!];
      if (isSign(french.form) || isSign(english.form)) return [];
      return [
        {
          frStart: french.startOffset,
          frEnd: french.endOffset,
          enStart: english.startOffset,
          enEnd: english.endOffset,
          probability: link.probability,
          listed: listed.get(`${stemOf(french.form, "fr")} ${stemOf(english.form, "en")}`) ?? 0,
        },
      ];
    });
  });
}

const probabilities = new WeakMap<TranslationLexicon, ReadonlyMap<string, number>>();

/** The likelier direction of each pair of stems, by both with a space between. */
function probabilitiesOf(lexicon: TranslationLexicon): ReadonlyMap<string, number> {
  let known = probabilities.get(lexicon);
  if (known !== undefined) return known;
  const { frenchStems, englishStems, pairStarts, english } = lexicon;
  const byPair = new Map<string, number>();
  for (const [row, stem] of frenchStems.entries()) {
    for (let at = pairStarts[row]!; at < pairStarts[row + 1]!; at++) {
      const probability = Math.max(
        lexicon.englishGivenFrench[at]!,
        lexicon.frenchGivenEnglish[at]!,
      );
      byPair.set(`${stem} ${englishStems[english[at]!]}`, probability);
    }
  }
  known = byPair;
  probabilities.set(lexicon, known);
  return known;
}

/** Tokens of both sides that stand together and say the same; places from 0, the last included. */
export interface LinkGroup {
  readonly frFirst: number;
  readonly frLast: number;
  readonly enFirst: number;
  readonly enLast: number;
  readonly probability: number;
}

/** Tokens of a span at most; longer ones are chains of doubtful links. */
const longestSpan = 4;

/**
 * Links that share a token become one link of spans (`chef de gare` and `stationmaster`) where nothing
 * between their tokens is linked otherwise; it is as likely as the least likely of them.
 */
export function groupLinks(links: readonly TokenLink[]): readonly LinkGroup[] {
  const groups: TokenLink[][] = [];
  for (const link of links) {
    const touched = groups.filter((group) =>
      group.some(({ fr, en }) => fr === link.fr || en === link.en),
    );
    for (const group of touched) groups.splice(groups.indexOf(group), 1);
    groups.push([...touched.flat(), link]);
  }
  const linked = { fr: new Set(links.map(({ fr }) => fr)), en: new Set(links.map(({ en }) => en)) };
  const isSpan = (group: readonly TokenLink[], side: "fr" | "en") => {
    const own = new Set(group.map((link) => link[side]));
    const first = Math.min(...own);
    const last = Math.max(...own);
    if (last - first >= longestSpan) return false;
    for (let at = first; at <= last; at++) if (!own.has(at) && linked[side].has(at)) return false;
    return true;
  };
  const bounds = (group: readonly TokenLink[]): LinkGroup => ({
    frFirst: Math.min(...group.map(({ fr }) => fr)),
    frLast: Math.max(...group.map(({ fr }) => fr)),
    enFirst: Math.min(...group.map(({ en }) => en)),
    enLast: Math.max(...group.map(({ en }) => en)),
    probability: Math.min(...group.map(({ probability }) => probability)),
  });
  return groups
    .flatMap((group) => {
      const isOne = isSpan(group, "fr") && isSpan(group, "en");
      return isOne ? [bounds(group)] : group.map((link) => bounds([link]));
    })
    .toSorted((a, b) => a.frFirst - b.frFirst || a.enFirst - b.enFirst);
}

const formOf = ({ form }: AlignToken) => form;

/** Sentences as forms of tokens (`tokens.ts`). */
export interface FormPair {
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

/**
 * The prototype’s settings, chosen on Alibi and the Hansards: strong pseudo-counts and few rounds,
 * for on little data more of them make rare words collect what is not theirs. Changed here, on the
 * Hansards: stems that look alike count more, and model 1 has two rounds (AER 0.068 → 0.066).
 */
const learning = {
  /** Pseudo-counts for the whole of a stem’s translations in the lexicon. */
  lexicon: 50,
  /** … for stems that look alike, times how much. */
  alike: 5,
  /** … for each pair of stems that meet in a segment. */
  met: 0.2,
  model1Rounds: 2,
  hmmRounds: 1,
} as const;

/** Longer sides are not linked: nothing on the page is meant to be so long, and time is squared. */
const mostTokens = 400;

/** Rounds on many texts, where there is enough of each word to learn it from nothing. */
const training = { model1Rounds: 5, hmmRounds: 3, leastProbability: 0.02 } as const;

/** Pairs of stems that say each other in many aligned sentences, learnt from those alone. */
export function trainStemPairs(pairs: readonly FormPair[]): readonly StemPair[] {
  const model = new WordModel(pairs, emptyLexicon);
  for (let round = 0; round < training.model1Rounds; round++) model.learnFromModel1();
  for (let round = 0; round < training.hmmRounds; round++) model.learnFromHmm();
  return model.stemPairs(training.leastProbability);
}

/** The links of tokens of each pair, by their places from 0. */
export function linkTokens(
  pairs: readonly FormPair[],
  { lexicon, least = shownFrom }: LinkOptions,
): readonly (readonly TokenLink[])[] {
  const model = new WordModel(pairs, lexicon);
  for (let round = 0; round < learning.model1Rounds; round++) model.learnFromModel1();
  for (let round = 0; round < learning.hmmRounds; round++) model.learnFromHmm();
  return pairs.map((_, index) => model.linksOf(index, least));
}

/** One pair of sentences as stem numbers; the slot of (i, j) is `slots[i * en.length + j]`. */
interface EncodedPair {
  readonly fr: Int32Array;
  readonly en: Int32Array;
  readonly slots: Int32Array;
}

/** Counts or probabilities of one direction. */
interface Direction {
  /** By slot. */
  readonly prior: Float64Array;
  readonly counts: Float64Array;
  readonly probabilities: Float64Array;
  /** The stem that each slot’s probability is given. */
  readonly given: Int32Array;
  readonly givenCount: number;
  /** How likely each stem of the other side is without any reason. */
  readonly alone: Float64Array;
  jumps: Jumps;
  jumpCounts: Float64Array;
  hmm: WordHmm;
}

class WordModel {
  readonly #frStems: readonly string[];
  readonly #enStems: readonly string[];
  readonly #pairs: readonly EncodedPair[];
  /** English given French, and French given English. */
  readonly #toEnglish: Direction;
  readonly #toFrench: Direction;
  #emission = new Float64Array(0);
  #alone = new Float64Array(0);
  #forward = new Float64Array(0);
  #backward = new Float64Array(0);

  constructor(pairs: readonly FormPair[], lexicon: TranslationLexicon) {
    const frVocabulary = new Vocabulary("fr");
    const enVocabulary = new Vocabulary("en");
    const encode = (forms: readonly string[], vocabulary: Vocabulary) =>
      Int32Array.from(forms.length > mostTokens ? [] : forms, (form) => vocabulary.numberOf(form));
    const encoded = pairs.map(({ fr, en }) => ({
      fr: encode(fr, frVocabulary),
      en: encode(en, enVocabulary),
    }));
    const slots = new Map<number, number>();
    const french: number[] = [];
    const english: number[] = [];
    const width = enVocabulary.stems.length;
    this.#pairs = encoded.map(({ fr, en }) => {
      const own = new Int32Array(fr.length * en.length);
      let at = 0;
      for (const f of fr) {
        for (const e of en) {
          const key = f * width + e;
          let slot = slots.get(key);
          if (slot === undefined) {
            slot = french.length;
            slots.set(key, slot);
            french.push(f);
            english.push(e);
          }
          own[at++] = slot;
        }
      }
      return { fr, en, slots: own };
    });
    const ofFrench = Int32Array.from(french);
    const ofEnglish = Int32Array.from(english);
    const direction = (given: Int32Array, givenCount: number, alone: Float64Array): Direction => {
      const jumps = firstJumps();
      return {
        prior: new Float64Array(given.length).fill(learning.met),
        counts: new Float64Array(given.length),
        probabilities: new Float64Array(given.length),
        given,
        givenCount,
        alone,
        jumps,
        jumpCounts: new Float64Array(jumps.length).fill(1),
        hmm: new WordHmm(jumps),
      };
    };
    this.#toEnglish = direction(
      ofFrench,
      frVocabulary.stems.length,
      shares(
        encoded.map(({ en }) => en),
        width,
      ),
    );
    this.#toFrench = direction(
      ofEnglish,
      width,
      shares(
        encoded.map(({ fr }) => fr),
        frVocabulary.stems.length,
      ),
    );
    this.#frStems = frVocabulary.stems;
    this.#enStems = enVocabulary.stems;
    this.#addPriors(frVocabulary, enVocabulary, lexicon, slots);
    for (const side of [this.#toEnglish, this.#toFrench]) normalize(side);
  }

  #addPriors(
    fr: Vocabulary,
    en: Vocabulary,
    lexicon: TranslationLexicon,
    slots: ReadonlyMap<number, number>,
  ): void {
    const width = en.stems.length;
    const englishNumbers = lexicon.englishStems.map((stem) => en.find(stem));
    for (const [row, stem] of lexicon.frenchStems.entries()) {
      const f = fr.find(stem);
      if (f === undefined || isSign(stem)) continue;
      for (let at = lexicon.pairStarts[row]!; at < lexicon.pairStarts[row + 1]!; at++) {
        const e = englishNumbers[lexicon.english[at]!];
        const slot = e === undefined ? undefined : slots.get(f * width + e);
        if (slot === undefined) continue;
        this.#toEnglish.prior[slot]! += learning.lexicon * lexicon.englishGivenFrench[at]!;
        this.#toFrench.prior[slot]! += learning.lexicon * lexicon.frenchGivenEnglish[at]!;
      }
    }
    for (const [f, e, weight] of findAlike(fr, en)) {
      const slot = slots.get(f * width + e);
      if (slot === undefined) continue;
      this.#toEnglish.prior[slot]! += learning.alike * weight;
      this.#toFrench.prior[slot]! += learning.alike * weight;
    }
  }

  /** IBM model 1: a word is said by any word of the other side, wherever it stands. */
  learnFromModel1(): void {
    for (const pair of this.#pairs) {
      this.#countModel1(
        pair.en.length,
        pair.fr.length,
        this.#toEnglish,
        (j, i) => pair.slots[i * pair.en.length + j]!,
        pair.en,
      );
      this.#countModel1(
        pair.fr.length,
        pair.en.length,
        this.#toFrench,
        (j, i) => pair.slots[j * pair.en.length + i]!,
        pair.fr,
      );
    }
    for (const side of [this.#toEnglish, this.#toFrench]) normalize(side);
  }

  #countModel1(
    observations: number,
    states: number,
    side: Direction,
    slotOf: (observation: number, state: number) => number,
    stems: Int32Array,
  ): void {
    for (let j = 0; j < observations; j++) {
      let sum = 0;
      for (let i = 0; i < states; i++) sum += side.probabilities[slotOf(j, i)]!;
      const total = (sum * (1 - nullShare)) / states + nullShare * side.alone[stems[j]!]!;
      const factor = (1 - nullShare) / states / (total + 1e-30);
      for (let i = 0; i < states; i++) {
        const slot = slotOf(j, i);
        side.counts[slot]! += side.probabilities[slot]! * factor;
      }
    }
  }

  /**
   * The hidden Markov model: words that stand together are said together. Only what both directions
   * hold is counted (after Liang, Taskar & Klein 2006, who multiply; their square root was better
   * here: AER 0.071 without, 0.068 with it).
   */
  learnFromHmm(): void {
    for (let index = 0; index < this.#pairs.length; index++) {
      const { fr, en, slots } = this.#pairs[index]!;
      if (fr.length === 0 || en.length === 0) continue;
      this.#readBoth(index, true);
      for (let i = 0; i < fr.length; i++) {
        for (let j = 0; j < en.length; j++) {
          const slot = slots[i * en.length + j]!;
          const agreed = this.#agreed(i, j, fr.length, en.length);
          this.#toEnglish.counts[slot]! += agreed;
          this.#toFrench.counts[slot]! += agreed;
        }
      }
    }
    for (const side of [this.#toEnglish, this.#toFrench]) {
      normalize(side);
      const sum = side.jumpCounts.reduce((a, b) => a + b, 0);
      side.jumps = side.jumpCounts.map((count) => count / sum + 1e-4);
      side.jumpCounts = new Float64Array(side.jumps.length).fill(1);
      side.hmm = new WordHmm(side.jumps);
    }
  }

  /** The pairs that are so likely in one direction at least; those of signs are left out. */
  stemPairs(least: number): readonly StemPair[] {
    const pairs: StemPair[] = [];
    for (let slot = 0; slot < this.#toEnglish.given.length; slot++) {
      const englishGivenFrench = this.#toEnglish.probabilities[slot]!;
      const frenchGivenEnglish = this.#toFrench.probabilities[slot]!;
      if (englishGivenFrench < least && frenchGivenEnglish < least) continue;
      const fr = this.#frStems[this.#toEnglish.given[slot]!]!;
      const en = this.#enStems[this.#toFrench.given[slot]!]!;
      if (isSign(fr) || isSign(en)) continue;
      pairs.push({ fr, en, englishGivenFrench, frenchGivenEnglish });
    }
    return pairs;
  }

  /** The links of a pair that are at least so likely, in the order of the French. */
  linksOf(index: number, least: number): readonly TokenLink[] {
    const { fr, en } = this.#pairs[index]!;
    if (fr.length === 0 || en.length === 0) return [];
    this.#readBoth(index, false);
    const links: TokenLink[] = [];
    for (let i = 0; i < fr.length; i++) {
      for (let j = 0; j < en.length; j++) {
        const probability = this.#agreed(i, j, fr.length, en.length);
        if (probability >= least) links.push({ fr: i, en: j, probability });
      }
    }
    return links;
  }

  /** How likely both directions hold it that French word i and English word j say the same. */
  #agreed(i: number, j: number, french: number, english: number): number {
    return Math.sqrt(this.#forward[j * french + i]! * this.#backward[i * english + j]!);
  }

  /** Reads a pair in both directions: `#forward[j * fr + i]` and `#backward[i * en + j]`. */
  #readBoth(index: number, counts: boolean): void {
    const { fr, en, slots } = this.#pairs[index]!;
    const size = fr.length * en.length;
    if (this.#emission.length < size) {
      this.#emission = new Float64Array(size * 2);
      this.#forward = new Float64Array(size * 2);
      this.#backward = new Float64Array(size * 2);
    }
    if (this.#alone.length < Math.max(fr.length, en.length)) {
      this.#alone = new Float64Array(2 * Math.max(fr.length, en.length));
    }
    const { probabilities: english, alone: englishAlone } = this.#toEnglish;
    for (let j = 0; j < en.length; j++) {
      this.#alone[j] = englishAlone[en[j]!]! + 1e-9;
      for (let i = 0; i < fr.length; i++) {
        this.#emission[j * fr.length + i] = english[slots[i * en.length + j]!]! + 1e-9;
      }
    }
    this.#toEnglish.hmm.read(
      fr.length,
      en.length,
      this.#emission,
      this.#alone,
      this.#forward,
      counts ? this.#toEnglish.jumpCounts : undefined,
    );
    const { probabilities: french, alone: frenchAlone } = this.#toFrench;
    for (let i = 0; i < fr.length; i++) {
      this.#alone[i] = frenchAlone[fr[i]!]! + 1e-9;
      for (let j = 0; j < en.length; j++) {
        this.#emission[i * en.length + j] = french[slots[i * en.length + j]!]! + 1e-9;
      }
    }
    this.#toFrench.hmm.read(
      en.length,
      fr.length,
      this.#emission,
      this.#alone,
      this.#backward,
      counts ? this.#toFrench.jumpCounts : undefined,
    );
  }
}

/** Counts and pseudo-counts → probabilities, by variational Bayes; the counts begin again. */
function normalize(side: Direction): void {
  const totals = new Float64Array(side.givenCount);
  for (let slot = 0; slot < side.given.length; slot++) {
    totals[side.given[slot]!]! += side.counts[slot]! + side.prior[slot]!;
  }
  const inverse = totals.map((total) => (total === 0 ? 0 : 1 / expDigamma(total)));
  for (let slot = 0; slot < side.given.length; slot++) {
    const count = side.counts[slot]! + side.prior[slot]!;
    side.probabilities[slot] = expDigamma(count) * inverse[side.given[slot]!]!;
  }
  side.counts.fill(0);
}

/** exp(ψ(x)), by the asymptotic series. */
function expDigamma(x: number): number {
  let value = 0;
  let at = x;
  for (; at < 6; at++) value -= 1 / at;
  const square = 1 / (at * at);
  value += Math.log(at) - 0.5 / at - square * (1 / 12 - square * (1 / 120 - square / 252));
  return Math.exp(value);
}

/** How often each stem occurs, smoothed by half a count. */
function shares(sentences: readonly Int32Array[], stems: number): Float64Array {
  const counts = new Float64Array(stems).fill(0.5);
  for (const sentence of sentences) for (const stem of sentence) counts[stem]!++;
  const total = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => count / total);
}
