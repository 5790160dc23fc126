/**
 * Which English words say a French one where it stands: one answer from two witnesses, what the
 * dictionaries have for it and what the word links of the text say. The sense that comes first, the
 * “here” of a card and the mark on the other side all follow from it.
 */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import {
  type CounterpartEvidence,
  probabilityOfGloss,
  probabilityOfSaid,
  type SaidEvidence,
} from "#lib/lexicon/counterpart-probability.ts";
import type { EnglishParts } from "#lib/lexicon/english-parts.ts";
import { isSaidAs } from "#lib/lexicon/gloss-match.ts";
import { findEnglishName } from "#lib/lexicon/names.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
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
  /** The sense that such words are nearest to, from 0; absent where they are near to none. */
  readonly nearTo?: number;
  /** How probable it is that they say it, from 0 to 1. */
  readonly probability: number;
}

/** A link of a word, by the number of the English word. */
interface Linked {
  readonly word: number;
  readonly probability: number;
  readonly listed: number;
}

/** A French word, or the words of an expression, whose English is sought. */
export interface Sought {
  readonly senses: readonly Sense[];
  /** Where the words begin. */
  readonly starts: readonly number[];
  /** Where the first of them stands, from 0 to 1 of the segment. */
  readonly position: number;
  /** Of a word that may be said by English that no dictionary has for it: what it is. */
  readonly sayable?: {
    readonly lemma: string;
    readonly upos: PartOfSpeech;
    readonly printed?: string;
  };
}

/** An English word that may say what is sought. */
interface Candidate {
  readonly word: number;
  readonly place?: SensePlace;
  readonly nearTo?: number;
  /** Of what is neither a gloss nor of the family of one: whether it is of other parts of speech. */
  readonly isOfOtherPart?: boolean;
  readonly probability: number;
  /** How it stands among the candidates. */
  readonly rank: number;
}

/** Links at least so likely speak against another word’s. */
const shownFrom = 0.6;
/**
 * A gloss as probable as this says the word. So does what is no gloss, from the second on; from the
 * third, where dictionaries have it for other parts of speech alone, of which below one in two was
 * right in our own library; and from the last, where none has anything for the word.
 */
const glossFrom = 0.35;
const saidFrom = 0.84;
const saidOfOtherPartFrom = 0.94;
const onlySaidFrom = 0.75;
/**
 * A linked word that is no gloss is marked from here on: of those 97 in 100 are right on the half of
 * the Hansards that it was set on, where from 0.6 on it was 90, and 92 on the other half.
 */
const markedFrom = 0.8;
/** … and a gloss of a word of grammar from here on: 98 in 100, where from 0.6 on it was 95. */
const grammarFrom = 0.75;
/** A sense, and a gloss of it, lower in the list must be by so much likelier to win, in log odds. */
const senseCost = 0.3;
const glossCost = 0.1;
/** How far a word of grammar may stand from its translation, in parts of the segment. */
const grammarReach = 0.25;
/** Words of a counterpart at most. */
const longest = 4;

/** A segment’s English, with the links of its words. */
export class Beside {
  readonly translation: Translation;
  readonly #text: string;
  readonly #parts: EnglishParts | undefined;
  readonly #links = new Map<number, Linked[]>();
  /** By English word: the French words that it says, by where they begin. */
  readonly #claims = new Map<number, { frStart: number; probability: number }[]>();

  constructor(english: string, evidence: readonly WordEvidence[] = [], parts?: EnglishParts) {
    this.translation = readTranslation(english);
    this.#parts = parts;
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

  /** What says a word of an open class, or the words of an expression. */
  find(sought: Sought): Counterpart | undefined {
    const { senses, starts } = sought;
    const links = this.#linksOf(starts);
    const candidates = this.#candidates(sought, links);
    const best = mostRanked(candidates);
    if (best?.place !== undefined && best.probability >= glossFrom) {
      return this.#withGloss({ ...best.place, word: best.word }, senses, links, best.probability);
    }
    if (best !== undefined && best.place === undefined && isSaidEnough(best, senses)) {
      const said = this.#withSaid(best, sought, links);
      if (said !== undefined) return said;
    }
    const gloss = mostRanked(candidates.filter(({ place }) => place !== undefined));
    if (gloss?.place !== undefined && gloss.probability >= glossFrom) {
      return this.#withGloss(
        { ...gloss.place, word: gloss.word },
        senses,
        links,
        gloss.probability,
      );
    }
    return this.#marked(links);
  }

  /** Glosses that the translation has, and the words that are linked, each once. */
  #candidates(sought: Sought, links: readonly Linked[]): readonly Candidate[] {
    const { senses, position } = sought;
    const linked = wordsOf(links);
    const glosses = new Map<number, GlossPlace>();
    for (const one of [
      ...findGlosses(senses, this.translation, position, linked),
      ...findGlossesAt(senses, this.translation, linked),
    ]) {
      const known = glosses.get(one.word);
      if (known === undefined || costOf(one) < costOf(known)) glosses.set(one.word, one);
    }
    const candidates = [...glosses.values()].map(({ word, sense, gloss }): Candidate => {
      const probability = probabilityOfGloss(this.#evidence(word, sought, links));
      const rank = logOdds(probability) - sense * senseCost - gloss * glossCost;
      return { word, place: { sense, gloss }, probability, rank };
    });
    for (const word of new Set(linked)) {
      if (glosses.has(word) || !this.#isSaying(word)) continue;
      const kin = findKin(senses, this.translation.words[word]?.text ?? "");
      const hasGlossElsewhere = glosses.size > 0;
      const nearTo = kin === undefined ? {} : { nearTo: kin.sense };
      const ofPart = this.#partOf(word, sought);
      const probability = probabilityOfSaid({
        ...this.#evidence(word, sought, links),
        hasGlossElsewhere,
        isKin: kin !== undefined,
        ...ofPart,
        isAlike: isAlike(sought.sayable?.lemma ?? "", this.translation.words[word]?.text ?? ""),
        isOutdone: probabilityOf(links, word) < (strongestOf(links)?.probability ?? 0),
      });
      const isOfOtherPart = kin === undefined && ofPart.part === "other";
      const rank = logOdds(probability);
      candidates.push({ word, ...nearTo, isOfOtherPart, probability, rank });
    }
    return candidates;
  }

  #evidence(
    word: number,
    { starts, position }: Sought,
    links: readonly Linked[],
  ): CounterpartEvidence {
    return {
      linked: probabilityOf(links, word),
      claimed: this.#claimedBy(word, starts),
      distance: Math.abs(word / this.translation.length - position),
      isListed: links.some((one) => one.word === word && one.listed > 0),
    };
  }

  /** Whether an English word is of the part of speech of what is sought. */
  #partOf(word: number, { sayable }: Sought): Pick<SaidEvidence, "sharedPart" | "part"> {
    const parts = this.#parts?.(this.translation.words[word]?.text ?? "");
    let [all, own] = [0, 0];
    for (const [part, count] of parts ?? []) {
      all += count;
      if (part === sayable?.upos) own += count;
    }
    if (all === 0) return { sharedPart: 0.5, part: "unknown" };
    if (sayable === undefined || sayable.upos === "X") return { sharedPart: 0.5, part: "own" };
    return { sharedPart: (own + 1) / (all + 2), part: own === 0 ? "other" : "own" };
  }

  /** What the translation calls whom the French names, where it names them about there. */
  findName(printed: string, starts: readonly number[], position: number): Counterpart | undefined {
    const { names, words, length } = this.translation;
    const name = findEnglishName(printed, names);
    if (name === undefined) return undefined;
    const links = this.#linksOf(starts);
    let best: Counterpart | undefined;
    for (const [word, { text }] of words.entries()) {
      if (text.replace(/['’]s$/, "") !== name) continue;
      const own = probabilityOf(links, word);
      const claimed = this.#claimedBy(word, starts);
      if (own < claimed && claimed >= shownFrom) continue;
      const probability = Math.max(own, 0.9 - Math.abs(word / length - position));
      if (best === undefined || probability > best.probability) {
        best = { first: word, last: word, text: name, probability };
      }
    }
    return best;
  }

  /** What says a word of grammar: the likeliest gloss that its link has, else one that is near. */
  findGrammar(
    senses: readonly Sense[],
    starts: readonly number[],
    position: number,
  ): Counterpart | undefined {
    const links = this.#linksOf(starts);
    const found = findGlosses(senses, this.translation, position, wordsOf(links), true);
    if (this.#links.size > 0) {
      const linked = found.find(({ word }) => probabilityOf(links, word) >= grammarFrom);
      if (linked !== undefined) {
        return this.#ofGrammar(linked, senses, links, probabilityOf(links, linked.word));
      }
      return this.#marked(links);
    }
    const near = found.find(
      ({ word }) => Math.abs(word / this.translation.length - position) < grammarReach,
    );
    return near === undefined ? undefined : this.#ofGrammar(near, senses, links, grammarFrom);
  }

  /** A gloss of a word of grammar; what is none of its words is marked, and not said. */
  #ofGrammar(
    place: GlossPlace,
    senses: readonly Sense[],
    links: readonly Linked[],
    probability: number,
  ): Counterpart {
    const found = this.#withGloss(place, senses, links, probability);
    if (found.text === undefined) return found;
    const { first, last } = found;
    return { first, last, probability };
  }

  #isSaying(word: number): boolean {
    return isTelling(this.translation.words[word]?.text ?? "");
  }

  /**
   * With the gloss that the English is. Where the span has none of the words of that sense’s
   * glosses, the English itself is said with them, so that card and mark never differ.
   */
  #withGloss(
    { sense, gloss, word }: GlossPlace,
    senses: readonly Sense[],
    links: readonly Linked[],
    probability: number,
  ): Counterpart {
    const glosses = senses[sense]?.glosses ?? [];
    const length = glosses[gloss]?.split(/[ -]/).length ?? 1;
    const span = this.#spanAround(links, word, Math.max(1, length));
    const printed = this.#printed(span);
    if (glosses.some((one) => isSaidAs(one, printed))) {
      return { ...span, place: { sense, gloss }, probability };
    }
    return { ...span, text: this.#textOf(span), nearTo: sense, probability };
  }

  /** With the English that stands in for a gloss, unless that cannot be said by itself. */
  #withSaid(
    { word, nearTo, probability }: Candidate,
    { sayable, senses }: Sought,
    links: readonly Linked[],
  ): Counterpart | undefined {
    if (sayable === undefined) return undefined;
    const around = this.#spanAround(links, word, longest);
    const span = sayable.upos === "VERB" ? this.#withParticle(around, links) : around;
    const text = this.#textOf(span);
    if (/['’]/.test(text) || text.length === 1) return undefined;
    if (sayable.upos === "NOUN" && ofPhrases.has(text)) return undefined;
    // No common noun that dictionaries have is said by a name.
    const isName = /^\p{Lu}/u.test(text) && !/^\p{Lu}/u.test(sayable.printed ?? text);
    if (sayable.upos === "NOUN" && isName && senses.length > 0) return undefined;
    // “rue de Rennes”: what the translation keeps as it is says nothing of what it means.
    const own = [sayable.lemma, sayable.printed ?? ""].map(lookupKey);
    if (senses.length > 0 && own.includes(lookupKey(text))) return undefined;
    return { ...span, text, ...(nearTo === undefined ? {} : { nearTo }), probability };
  }

  /** The mark of the strongest link, which the card says nothing of. */
  #marked(links: readonly Linked[]): Counterpart | undefined {
    const strongest = strongestOf(links);
    if (strongest === undefined || strongest.probability < markedFrom) return undefined;
    const { word, probability } = strongest;
    return { ...this.#spanAround(links, word, longest), probability };
  }

  /** With the particle of a verb that says no other word: *hang on*, *pour out*. */
  #withParticle(span: { readonly first: number; readonly last: number }, links: readonly Linked[]) {
    const next = span.last + 1;
    const { words } = this.translation;
    const gap = this.#text.slice(words[span.last]?.endOffset, words[next]?.startOffset);
    const isParticle = particles.has(words[next]?.text.toLowerCase() ?? "") && gap === " ";
    const own = probabilityOf(links, next);
    const isFree = (this.#claims.get(next) ?? []).every(
      ({ probability }) => probability <= Math.max(own, 0.4),
    );
    return isParticle && isFree ? { ...span, last: next } : span;
  }

  #printed({ first, last }: { readonly first: number; readonly last: number }): string {
    const { words } = this.translation;
    return this.#text.slice(words[first]?.startOffset, words[last]?.endOffset);
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
    const text = this.#printed({ first, last })
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

const particles: ReadonlySet<string> = new Set(
  "up out off down away back over on in through along around aside forward together".split(" "),
);

/** What says more than a noun: *deux fois* is “twice”, *de huit ans* is “aged eight”. */
const ofPhrases: ReadonlySet<string> = new Set(["once", "twice", "thrice", "aged"]);

function isSaidEnough(
  { isOfOtherPart, probability }: Candidate,
  senses: readonly Sense[],
): boolean {
  if (senses.length === 0) return probability >= onlySaidFrom;
  return probability >= (isOfOtherPart ? saidOfOtherPartFrom : saidFrom);
}

function costOf({ sense, gloss }: SensePlace): number {
  return sense * senseCost + gloss * glossCost;
}

function logOdds(probability: number): number {
  return Math.log(probability / (1 - probability));
}

function mostRanked(candidates: readonly Candidate[]): Candidate | undefined {
  let best: Candidate | undefined;
  for (const one of candidates) if (best === undefined || one.rank > best.rank) best = one;
  return best;
}

/** Whether a French and an English word begin with the same four letters. */
function isAlike(french: string, english: string): boolean {
  const [one, other] = [lookupKey(french), lookupKey(english)].map((key) =>
    withoutAccents(key).slice(0, 4),
  );
  return one?.length === 4 && one === other;
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
