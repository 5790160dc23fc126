/**
 * Which English words say a French one where it stands: one answer from two witnesses, what the
 * dictionaries have for it and what the word links of the text say. The sense that comes first, the
 * “here” of a card and the mark on the other side all follow from it.
 */

import {
  findGlosses,
  findGlossesAt,
  findKin,
  type GlossPlace,
  isTelling,
  readTranslation,
  type Translation,
} from "#lib/lexicon/sense-choice.ts";
import type { Sense, SensePlace } from "#lib/lexicon/senses.ts";

/**
 * A French and an English word that say each other, by offsets in UTF-16 code units; the
 * probability is from 0 to 1. `lib/align/words.ts` finds them.
 */
export interface WordEvidence {
  readonly frStart: number;
  readonly enStart: number;
  readonly enEnd: number;
  readonly probability: number;
  /** How likely that was held before the text was read, from 0 to 1. */
  readonly listed: number;
}

/** What says a word on the other side. */
export interface Counterpart {
  /** The numbers of English words, from the first to the last. */
  readonly first: number;
  readonly last: number;
  /** The gloss that they are; absent where no dictionary has them for the word. */
  readonly place?: SensePlace;
  /** The words themselves, where they stand in for a gloss. */
  readonly text?: string;
  /** How probable it is that they say it, from 0 to 1. */
  readonly probability: number;
}

/** A link of a word, by the number of the English word. */
interface Linked {
  readonly word: number;
  readonly probability: number;
  readonly listed: number;
}

/** Links at least so likely speak for a gloss, and against another word’s. */
const shownFrom = 0.6;
/**
 * A linked word that is no gloss is marked from here on: of those 97 in 100 are right on the half of
 * the Hansards that it was set on, where from 0.6 on it was 90, and 92 on the other half.
 */
const markedFrom = 0.8;
/** … and a gloss of a word of grammar from here on: 98 in 100, where from 0.6 on it was 95. */
const grammarFrom = 0.75;
/** With less of a link, where there are links, a gloss that stands about there is another word’s. */
const leastLinked = 0.2;
/** From here on a linked word that no dictionary has comes before a gloss that stands elsewhere. */
const sureFrom = 0.85;
/** From here on a linked word stands in for a gloss; from the second on where no other text has it. */
const saidFrom = 0.7;
const surelySaidFrom = 0.9;
/** So near, in parts of the segment, is about where a word is. */
const nearby = 0.1;
/** A sense lower in the list must lie this much nearer, in parts of the segment, to win. */
const rankCost = 0.04;
/** The second and later glosses of a sense count for a little less than its first. */
const glossCost = 0.02;
/** How much nearer a certain link makes a word, and how much farther one that says another. */
const linkGain = 0.8;
const claimCost = 0.6;
/** How far a word of grammar may stand from its translation, in parts of the segment. */
const grammarReach = 0.25;
/** Words of a counterpart at most. */
const longest = 4;

/** A segment’s English, with the links of its words. */
export class Beside {
  readonly translation: Translation;
  readonly #text: string;
  readonly #links = new Map<number, Linked[]>();
  /** By English word: the French words that it says, by where they begin. */
  readonly #claims = new Map<number, { frStart: number; probability: number }[]>();

  constructor(english: string, evidence: readonly WordEvidence[] = []) {
    this.translation = readTranslation(english);
    this.#text = english;
    let word = 0;
    const { words } = this.translation;
    for (const { frStart, enStart, enEnd, probability, listed } of evidence) {
      while (word > 0 && (words[word]?.startOffset ?? Infinity) > enStart) word--;
      while (word < words.length && (words[word]?.endOffset ?? 0) <= enStart) word++;
      if (word === words.length || (words[word]?.startOffset ?? 0) >= enEnd) continue;
      push(this.#links, frStart, { word, probability, listed });
      push(this.#claims, word, { frStart, probability });
    }
  }

  /** The links of the words that begin at these offsets. */
  #linksOf(starts: readonly number[]): readonly Linked[] {
    return starts.flatMap((start) => this.#links.get(start) ?? []);
  }

  /** How likely it is that an English word says another French one than those at these offsets. */
  #claimedBy(word: number, starts: readonly number[]): number {
    let most = 0;
    for (const { frStart, probability } of this.#claims.get(word) ?? []) {
      if (!starts.includes(frStart) && probability > most) most = probability;
    }
    return most;
  }

  /**
   * How strongly the English says that a word has one of these senses, from 0 to 1: by a link to a
   * gloss, or, for less, by a gloss that stands about where the word does and says no other.
   * `isWhole`: of a word of grammar, whose glosses are sought with every word.
   */
  supports(
    senses: readonly Sense[],
    starts: readonly number[],
    position: number,
    isWhole: boolean,
  ): number {
    const links = this.#linksOf(starts);
    let most = 0;
    const found = findGlosses(senses, this.translation, position, wordsOf(links), isWhole);
    for (const { word, gloss } of found) {
      const probability = probabilityOf(links, word);
      const distance = Math.abs(word / this.translation.length - position);
      const isFree = !isWhole && this.#claimedBy(word, starts) < shownFrom && distance < 0.3;
      const strength = Math.max(probability, isFree ? 0.4 - distance : 0) - gloss * 0.01;
      if (strength > most) most = strength;
    }
    return most;
  }

  /**
   * What says a word of an open class, or the words of an expression, by where they begin.
   * `mayBeSaid`: by a word, too, that no dictionary has for it.
   */
  find(
    senses: readonly Sense[],
    starts: readonly number[],
    position: number,
    mayBeSaid: boolean,
  ): Counterpart | undefined {
    const links = this.#linksOf(starts);
    const strongest = strongestOf(links);
    const strong = links.filter(({ probability }) => probability >= shownFrom);
    const found = [
      ...findGlosses(senses, this.translation, position, wordsOf(links)),
      ...findGlossesAt(senses, this.translation, wordsOf(strong)),
    ];
    const gloss = this.#best(found, links, starts, position);
    const isStrong = strongest !== undefined && strongest.probability >= shownFrom;
    if (gloss !== undefined) {
      const isLinked = probabilityOf(links, gloss.word) >= (strongest?.probability ?? 0) / 2;
      if (!isStrong || isLinked) return this.#withGloss(gloss, senses, links);
      if (strongest.probability < sureFrom && !this.#isSaying(strongest.word)) {
        return this.#withGloss(gloss, senses, links);
      }
    }
    if (!isStrong) return undefined;
    const kin = findKin(senses, this.translation.words[strongest.word]?.text ?? "");
    if (kin !== undefined) return this.#withGloss({ ...kin, word: strongest.word }, senses, links);
    const isItsOwn = this.#claimedBy(strongest.word, starts) < strongest.probability;
    const isSaid = mayBeSaid && isItsOwn && this.#isSure(strongest, position);
    return this.#withLinks(links, strongest, isSaid);
  }

  /** What says a word of grammar: the likeliest gloss that its link has, else one that is near. */
  findGrammar(
    senses: readonly Sense[],
    starts: readonly number[],
    position: number,
  ): Counterpart | undefined {
    const links = this.#linksOf(starts);
    const strongest = strongestOf(links);
    const found = findGlosses(senses, this.translation, position, wordsOf(links), true);
    if (this.#links.size > 0) {
      const linked = found.find(({ word }) => probabilityOf(links, word) >= grammarFrom);
      if (linked !== undefined) return this.#withGloss(linked, senses, links);
      return strongest === undefined ? undefined : this.#withLinks(links, strongest, false);
    }
    const near = found.find(
      ({ word }) => Math.abs(word / this.translation.length - position) < grammarReach,
    );
    return near === undefined ? undefined : this.#withGloss(near, senses, links);
  }

  #best(
    found: readonly GlossPlace[],
    links: readonly Linked[],
    starts: readonly number[],
    position: number,
  ): GlossPlace | undefined {
    let best: GlossPlace | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const one of found) {
      const own = probabilityOf(links, one.word);
      const claimed = this.#claimedBy(one.word, starts);
      const distance = Math.abs(one.word / this.translation.length - position);
      if (own < leastLinked && this.#links.size > 0) continue;
      const cost =
        distance +
        one.sense * rankCost +
        one.gloss * glossCost -
        own * linkGain +
        (own < claimed ? claimed * claimCost : 0);
      if (cost < least) [best, least] = [one, cost];
    }
    return best;
  }

  /**
   * Whether a linked word may stand in for a gloss: where other texts say so too, or where a surer
   * link lies about where the word does. On the Hansards 0.962 of these are right; of all links of
   * at least 0.7 to what is no gloss, 0.900.
   */
  #isSure({ word, probability, listed }: Linked, position: number): boolean {
    if (listed > 0) return probability >= saidFrom;
    const distance = Math.abs(word / this.translation.length - position);
    return probability >= surelySaidFrom && distance < nearby;
  }

  #isSaying(word: number): boolean {
    return isTelling(this.translation.words[word]?.text ?? "");
  }

  #withGloss(
    { sense, gloss, word }: GlossPlace,
    senses: readonly Sense[],
    links: readonly Linked[],
  ): Counterpart {
    const probability = Math.max(0.8, probabilityOf(links, word));
    const length = senses[sense]?.glosses[gloss]?.split(/[ -]/).length ?? 1;
    const span = this.#spanAround(links, word, Math.max(1, length));
    return { ...span, place: { sense, gloss }, probability };
  }

  #withLinks(
    links: readonly Linked[],
    strongest: Linked,
    isSaid: boolean,
  ): Counterpart | undefined {
    const span = this.#spanAround(links, strongest.word, longest);
    const { probability } = strongest;
    const text = isSaid && this.#isSaying(strongest.word) ? this.#textOf(span) : undefined;
    if (text !== undefined && !/['’]/.test(text)) return { ...span, text, probability };
    return probability < markedFrom ? undefined : { ...span, probability };
  }

  /** The words around one that are linked too, as many as may be. */
  #spanAround(links: readonly Linked[], word: number, most: number) {
    const linked = new Set(
      links.filter(({ probability }) => probability >= shownFrom).map((one) => one.word),
    );
    let [first, last] = [word, word];
    while (last - first + 1 < most && linked.has(first - 1)) first--;
    while (last - first + 1 < most && linked.has(last + 1)) last++;
    return { first, last };
  }

  #textOf({ first, last }: { readonly first: number; readonly last: number }): string {
    const { words } = this.translation;
    const text = this.#text
      .slice(words[first]?.startOffset, words[last]?.endOffset)
      .replace(/['’]s$/, "")
      .replace(/\s+/g, " ");
    // Where a sentence begins any word has a capital; a name keeps it.
    const isName = first > 0 && /^\p{Lu}/u.test(text) && !this.#opensSentence(first);
    return isName ? text : text.toLowerCase();
  }

  #opensSentence(word: number): boolean {
    const { words } = this.translation;
    const gap = this.#text.slice(words[word - 1]?.endOffset, words[word]?.startOffset);
    return /[.!?:“"«—]/.test(gap);
  }
}

function wordsOf(links: readonly Linked[]): readonly number[] {
  return links.map(({ word }) => word);
}

function probabilityOf(links: readonly Linked[], word: number): number {
  let most = 0;
  for (const one of links) if (one.word === word && one.probability > most) most = one.probability;
  return most;
}

function strongestOf(links: readonly Linked[]): Linked | undefined {
  let best: Linked | undefined;
  for (const one of links) if (best === undefined || one.probability > best.probability) best = one;
  return best;
}

function push<Value>(map: Map<number, Value[]>, key: number, value: Value): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [value]);
  else known.push(value);
}
