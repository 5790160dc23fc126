/**
 * Two hidden Markov models, French → English and English → French, that learn from segments at hand
 * which stems say each other.
 */

import { Vocabulary } from "#lib/align/encoded-text.ts";
import { findAlike } from "#lib/align/stem-table.ts";
import { isSign } from "#lib/align/tokens.ts";
import {
  numberStems,
  type StemPair,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { firstJumps, type Jumps, nullShare, WordHmm } from "#lib/align/word-hmm.ts";

/** Sentences as forms of tokens (`tokens.ts`). */
export interface FormPair {
  readonly fr: readonly string[];
  readonly en: readonly string[];
}

/** A link of two tokens, by their places from 0. */
export interface TokenLink {
  readonly fr: number;
  readonly en: number;
  /** From 0 to 1. */
  readonly probability: number;
}

/** A link with what is known of its two stems. */
export interface KnownLink extends TokenLink {
  /** How likely the translation lexicon holds it that one says the other, from 0 to 1. */
  readonly listed: number;
  /** Whether they look alike. */
  readonly isAlike: boolean;
  /** How often they say each other in all the segments, as far as is known. */
  readonly count: number;
}

/**
 * The prototype’s settings, chosen on Alibi and the Hansards: strong pseudo-counts and few rounds,
 * for on little data more of them make rare words collect what is not theirs. Changed here, on the
 * Hansards: stems that look alike count more, and model 1 has two rounds (AER 0.068 → 0.066).
 */
const pseudoCounts = {
  /** For the whole of a stem’s translations in the lexicon. */
  lexicon: 50,
  /** … for stems that look alike, times how much. */
  alike: 5,
  /** … for each pair of stems that meet in a segment. */
  met: 0.2,
} as const;

/** Longer sides are not linked: nothing on the page is meant to be so long, and time is squared. */
const mostTokens = 400;

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
  hmm: WordHmm;
}

export class WordModel {
  readonly #fr = new Vocabulary("fr");
  readonly #en = new Vocabulary("en");
  readonly #pairs: readonly EncodedPair[];
  /** English given French, and French given English. */
  readonly #toEnglish: Direction;
  readonly #toFrench: Direction;
  /** How likely the lexicon holds each slot, in the likelier direction. */
  readonly #listed: Float64Array;
  /** 1 for a slot whose stems look alike. */
  readonly #alike: Uint8Array;
  /** How often each slot was counted last. */
  #counted = new Float64Array(0);
  readonly #scratch = new Scratch();

  constructor(pairs: readonly FormPair[], lexicon: TranslationLexicon) {
    const encode = (forms: readonly string[], vocabulary: Vocabulary) =>
      Int32Array.from(forms.length > mostTokens ? [] : forms, (form) => vocabulary.numberOf(form));
    this.#pairs = pairs.map(({ fr, en }) => {
      const own = { fr: encode(fr, this.#fr), en: encode(en, this.#en) };
      return { ...own, slots: new Int32Array(own.fr.length * own.en.length) };
    });
    const [french, english] = [this.#fr.stems.length, this.#en.stems.length];
    const table = new SlotTable(this.#pairs, french, english);
    this.#toEnglish = makeDirection(
      table.french,
      french,
      shares(
        this.#pairs.map(({ en }) => en),
        english,
      ),
    );
    this.#toFrench = makeDirection(
      table.english,
      english,
      shares(
        this.#pairs.map(({ fr }) => fr),
        french,
      ),
    );
    this.#listed = new Float64Array(table.french.length);
    this.#alike = new Uint8Array(table.french.length);
    this.#addLexicon(lexicon, table);
    for (const [f, e, weight] of findAlike(this.#fr, this.#en)) {
      const slot = table.find(f, e);
      if (slot === undefined) continue;
      this.#toEnglish.prior[slot]! += pseudoCounts.alike * weight;
      this.#toFrench.prior[slot]! += pseudoCounts.alike * weight;
      this.#alike[slot] = 1;
    }
    this.#normalize();
  }

  #addLexicon(lexicon: TranslationLexicon, table: SlotTable): void {
    const numbers = numberStems(lexicon);
    // The number here of each of the lexicon’s English stems, and one more; 0 for those not met.
    const met = new Int32Array(lexicon.englishStems.length);
    for (const [e, stem] of this.#en.stems.entries()) {
      const number = numbers.english.get(stem);
      if (number !== undefined) met[number] = e + 1;
    }
    for (const [f, stem] of this.#fr.stems.entries()) {
      const row = isSign(stem) ? undefined : numbers.french.get(stem);
      if (row === undefined) continue;
      for (let at = lexicon.pairStarts[row]!; at < lexicon.pairStarts[row + 1]!; at++) {
        const e = met[lexicon.english[at]!]! - 1;
        const slot = e < 0 ? undefined : table.find(f, e);
        if (slot === undefined) continue;
        const [english, french] = [
          lexicon.englishGivenFrench[at]!,
          lexicon.frenchGivenEnglish[at]!,
        ];
        this.#toEnglish.prior[slot]! += pseudoCounts.lexicon * english;
        this.#toFrench.prior[slot]! += pseudoCounts.lexicon * french;
        this.#listed[slot] = Math.max(english, french);
      }
    }
  }

  /** IBM model 1: a word is said by any word of the other side, wherever it stands. */
  learnFromModel1(): void {
    for (const pair of this.#pairs) {
      const { fr, en, slots } = pair;
      const [byEnglish, byFrench] = this.#sums(pair);
      for (let j = 0; j < en.length; j++) {
        byEnglish[j] = model1Factor(byEnglish[j]!, fr.length, this.#toEnglish.alone[en[j]!]!);
      }
      for (let i = 0; i < fr.length; i++) {
        byFrench[i] = model1Factor(byFrench[i]!, en.length, this.#toFrench.alone[fr[i]!]!);
      }
      const { counts: english, probabilities: fromFrench } = this.#toEnglish;
      const { counts: french, probabilities: fromEnglish } = this.#toFrench;
      for (let i = 0, at = 0; i < fr.length; i++) {
        const own = byFrench[i]!;
        for (let j = 0; j < en.length; j++, at++) {
          const slot = slots[at]!;
          english[slot]! += fromFrench[slot]! * byEnglish[j]!;
          french[slot]! += fromEnglish[slot]! * own;
        }
      }
    }
    this.#normalize();
  }

  /** For each English token the sum over the French ones of what says it, and the other way round. */
  #sums({ fr, en, slots }: EncodedPair): readonly [Float64Array, Float64Array] {
    this.#scratch.reserve(fr.length, en.length);
    const { byEnglish, byFrench } = this.#scratch;
    const { probabilities: fromFrench } = this.#toEnglish;
    const { probabilities: fromEnglish } = this.#toFrench;
    byEnglish.fill(0, 0, en.length);
    for (let i = 0, at = 0; i < fr.length; i++) {
      let sum = 0;
      for (let j = 0; j < en.length; j++, at++) {
        const slot = slots[at]!;
        byEnglish[j]! += fromFrench[slot]!;
        sum += fromEnglish[slot]!;
      }
      byFrench[i] = sum;
    }
    return [byEnglish, byFrench];
  }

  /**
   * The hidden Markov model: words that stand together are said together. Only what both directions
   * hold is counted (after Liang, Taskar & Klein 2006, who multiply; their square root was better
   * here: AER 0.071 without, 0.068 with it).
   */
  learnFromHmm(): void {
    const english = firstCounts();
    const french = firstCounts();
    for (const pair of this.#pairs) {
      if (pair.slots.length === 0) continue;
      this.#readBoth(pair, english, french);
      const { agreed } = this.#scratch;
      for (let at = 0; at < pair.slots.length; at++) {
        const slot = pair.slots[at]!;
        this.#toEnglish.counts[slot]! += agreed[at]!;
        this.#toFrench.counts[slot]! += agreed[at]!;
      }
    }
    this.#counted = this.#toEnglish.counts.slice();
    this.#normalize();
    this.#toEnglish.hmm = new WordHmm(learntJumps(english));
    this.#toFrench.hmm = new WordHmm(learntJumps(french));
  }

  /** The pairs that are so likely in one direction at least; those of signs are left out. */
  stemPairs(least: number): readonly StemPair[] {
    const pairs: StemPair[] = [];
    for (let slot = 0; slot < this.#listed.length; slot++) {
      const englishGivenFrench = this.#toEnglish.probabilities[slot]!;
      const frenchGivenEnglish = this.#toFrench.probabilities[slot]!;
      if (englishGivenFrench < least && frenchGivenEnglish < least) continue;
      const fr = this.#fr.stems[this.#toEnglish.given[slot]!]!;
      const en = this.#en.stems[this.#toFrench.given[slot]!]!;
      if (isSign(fr) || isSign(en)) continue;
      pairs.push({ fr, en, englishGivenFrench, frenchGivenEnglish });
    }
    return pairs;
  }

  /** The links of a pair that are at least so likely, in the order of the French. */
  linksOf(index: number, least: number): readonly KnownLink[] {
    const pair = this.#pairs[index]!;
    if (pair.slots.length === 0) return [];
    this.#readBoth(pair);
    const { agreed } = this.#scratch;
    const links: KnownLink[] = [];
    for (let i = 0, at = 0; i < pair.fr.length; i++) {
      for (let j = 0; j < pair.en.length; j++, at++) {
        const probability = agreed[at]!;
        if (probability < least) continue;
        const slot = pair.slots[at]!;
        links.push({
          fr: i,
          en: j,
          probability,
          listed: this.#listed[slot]!,
          isAlike: this.#alike[slot] === 1,
          count: this.#counted[slot] ?? 0,
        });
      }
    }
    return links;
  }

  /**
   * Reads a pair in both directions, counting jumps where there are counts: `agreed[i * en + j]` is
   * how likely both hold it that French word i and English word j say the same.
   */
  #readBoth({ fr, en, slots }: EncodedPair, english?: Jumps, french?: Jumps): void {
    const { emission, alone, forward, agreed } = this.#scratch.reserve(fr.length, en.length);
    const { probabilities: fromFrench, alone: aloneInEnglish } = this.#toEnglish;
    for (let j = 0, to = 0; j < en.length; j++) {
      alone[j] = aloneInEnglish[en[j]!]! + 1e-9;
      for (let i = 0, at = j; i < fr.length; i++, at += en.length) {
        emission[to++] = fromFrench[slots[at]!]! + 1e-9;
      }
    }
    this.#toEnglish.hmm.read(fr.length, en.length, emission, alone, forward, english);
    const { probabilities: fromEnglish, alone: aloneInFrench } = this.#toFrench;
    for (let i = 0; i < fr.length; i++) alone[i] = aloneInFrench[fr[i]!]! + 1e-9;
    for (let at = 0; at < slots.length; at++) emission[at] = fromEnglish[slots[at]!]! + 1e-9;
    this.#toFrench.hmm.read(en.length, fr.length, emission, alone, agreed, french);
    for (let i = 0, at = 0; i < fr.length; i++) {
      for (let from = i; at < (i + 1) * en.length; at++, from += fr.length) {
        agreed[at] = Math.sqrt(forward[from]! * agreed[at]!);
      }
    }
  }

  #normalize(): void {
    normalize(this.#toEnglish);
    normalize(this.#toFrench);
  }
}

/** Numbers for the pairs of stems that meet in a segment; those of a French stem are side by side. */
class SlotTable {
  /** The stems of each slot. */
  readonly french: Int32Array;
  readonly english: Int32Array;
  /** The slots of French stem f are `starts[f]` to before `starts[f + 1]`. */
  readonly #starts: Int32Array;
  /** By English stem its slot with the French stem asked for last, and that stem and one more. */
  readonly #slotOf: Int32Array;
  readonly #stampOf: Int32Array;
  #stamp = 0;

  /** Fills in the slots of the pairs, whose stems are below these numbers. */
  constructor(pairs: readonly EncodedPair[], frenchStems: number, englishStems: number) {
    const starts = new Int32Array(frenchStems + 1);
    this.#slotOf = new Int32Array(englishStems);
    this.#stampOf = new Int32Array(englishStems);
    const french: number[] = [];
    const english: number[] = [];
    const { starts: first, pairNumbers, places } = occurrencesOf(pairs, frenchStems);
    for (let f = 0; f < frenchStems; f++) {
      this.#stamp = f + 1;
      for (let one = first[f]!; one < first[f + 1]!; one++) {
        const { en, slots } = pairs[pairNumbers[one]!]!;
        for (let j = 0, to = places[one]! * en.length; j < en.length; j++, to++) {
          const e = en[j]!;
          if (this.#stampOf[e] !== this.#stamp) {
            this.#stampOf[e] = this.#stamp;
            this.#slotOf[e] = english.length;
            french.push(f);
            english.push(e);
          }
          slots[to] = this.#slotOf[e]!;
        }
      }
      starts[f + 1] = english.length;
    }
    this.#starts = starts;
    this.french = Int32Array.from(french);
    this.english = Int32Array.from(english);
  }

  /** The slot of two stems, if they meet; quick where the same French stem is asked for in a row. */
  find(french: number, english: number): number | undefined {
    if (this.#stamp !== french + 1) {
      this.#stamp = french + 1;
      for (let slot = this.#starts[french]!; slot < this.#starts[french + 1]!; slot++) {
        const e = this.english[slot]!;
        this.#stampOf[e] = this.#stamp;
        this.#slotOf[e] = slot;
      }
    }
    return this.#stampOf[english] === this.#stamp ? this.#slotOf[english] : undefined;
  }
}

/** Where French stem f stands: by numbers of pairs and places in them, from `starts[f]` on. */
function occurrencesOf(pairs: readonly EncodedPair[], stems: number) {
  const starts = new Int32Array(stems + 1);
  for (const { fr } of pairs) for (const f of fr) starts[f + 1]!++;
  for (let f = 1; f <= stems; f++) starts[f]! += starts[f - 1]!;
  const next = starts.slice();
  const pairNumbers = new Int32Array(starts[stems]!);
  const places = new Int32Array(starts[stems]!);
  for (const [number, { fr }] of pairs.entries()) {
    for (let place = 0; place < fr.length; place++) {
      const at = next[fr[place]!]!++;
      pairNumbers[at] = number;
      places[at] = place;
    }
  }
  return { starts, pairNumbers, places };
}

/** Arrays for one pair of sentences, used again for the next. */
class Scratch {
  /** By the place in the other side. */
  byEnglish = new Float64Array(0);
  byFrench = new Float64Array(0);
  alone = new Float64Array(0);
  /** By two places. */
  emission = new Float64Array(0);
  forward = new Float64Array(0);
  agreed = new Float64Array(0);

  reserve(french: number, english: number): this {
    const longer = Math.max(french, english);
    if (this.alone.length < longer) {
      this.byEnglish = new Float64Array(2 * longer);
      this.byFrench = new Float64Array(2 * longer);
      this.alone = new Float64Array(2 * longer);
    }
    if (this.emission.length < french * english) {
      this.emission = new Float64Array(2 * french * english);
      this.forward = new Float64Array(2 * french * english);
      this.agreed = new Float64Array(2 * french * english);
    }
    return this;
  }
}

function makeDirection(given: Int32Array, givenCount: number, alone: Float64Array): Direction {
  return {
    prior: new Float64Array(given.length).fill(pseudoCounts.met),
    counts: new Float64Array(given.length),
    probabilities: new Float64Array(given.length),
    given,
    givenCount,
    alone,
    hmm: new WordHmm(firstJumps()),
  };
}

/** What each probability is multiplied by to be counted, where their sum is this. */
function model1Factor(sum: number, states: number, alone: number): number {
  const share = (1 - nullShare) / states;
  return share / (sum * share + nullShare * alone + 1e-30);
}

function firstCounts(): Jumps {
  return firstJumps().fill(1);
}

function learntJumps(counts: Jumps): Jumps {
  const sum = counts.reduce((a, b) => a + b, 0);
  return counts.map((count) => count / sum + 1e-4);
}

/** Counts and pseudo-counts → probabilities, by variational Bayes; the counts begin again. */
function normalize({ given, givenCount, counts, prior, probabilities }: Direction): void {
  const totals = new Float64Array(givenCount);
  for (let slot = 0; slot < given.length; slot++) {
    totals[given[slot]!]! += counts[slot]! + prior[slot]!;
  }
  const inverse = totals.map((total) => (total === 0 ? 0 : 1 / expDigamma(total)));
  for (let slot = 0; slot < given.length; slot++) {
    probabilities[slot] = expDigamma(counts[slot]! + prior[slot]!) * inverse[given[slot]!]!;
  }
  counts.fill(0);
}

/** exp(ψ(x)), by the asymptotic series. */
function expDigamma(x: number): number {
  let at = x;
  let value = 0;
  if (at < 6) {
    // Six steps at once: the sum of 1 / (x + k) for k from 0 to 5, its terms added in pairs.
    const y = x * (x + 5);
    value = (-(2 * x + 5) * (3 * y * y + 20 * y + 24)) / (y * (y + 4) * (y + 6));
    at += 6;
  }
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
