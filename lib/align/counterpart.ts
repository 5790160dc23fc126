/**
 * What a French word of a text is said by, as an index and a list of groups want it: the words that
 * a card calls “here”, each said to be of one French word alone, and brought to what they have in
 * common with other places: *came out* is *come*, *the old men* is *old man*.
 *
 * A card marks whatever stands for a word; an index counts it. So grammar is no counterpart of a
 * noun here, and a particle is none of a verb without its verb.
 */

import { englishLemma, isInflectedVerb } from "#lib/english/lemma.ts";
import { lookupKey } from "#lib/french/spelling.ts";
import { isOpenClass, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** A French word or expression of a segment, and the English words that stand for it. */
export interface Claimant {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  /** Numbers of English words from the first to the last; absent where nothing stands for it. */
  readonly english?: { readonly first: number; readonly last: number };
  readonly isExpression?: boolean;
}

/** The English that says a French word; `groupOfPrinted` brings it together with other places. */
export interface Said {
  /** The words in small letters; `…` stands for words between a verb and its particle. */
  readonly printed: string;
  readonly first: number;
  readonly last: number;
}

/**
 * What says each French word of a segment; `undefined` where nothing does. `english` are the
 * segment’s English words as printed. No English word is said to be of two French ones.
 */
export function findSaid(
  claimants: readonly Claimant[],
  english: readonly string[],
): readonly (Said | undefined)[] {
  if (english.length === 0) return claimants.map(() => undefined);
  const segment = new SegmentClaims(claimants, english);
  return claimants.map((claimant, index) => segment.saidBy(claimant, index));
}

/**
 * What groups a counterpart with other places: *come* for *came out*, *old man* for *old men*.
 * `upos` is that of the French.
 */
export function groupOfPrinted(printed: string, upos: PartOfSpeech): string {
  const words = printed.split(" ");
  const [verb = "", particle = ""] = words;
  const isParticleVerb = words.length === 2 && upos === "VERB" && particles.has(particle);
  if (isParticleVerb || words[1] === gap) return englishLemma(verb, "VERB");
  const head = headOf(words, upos);
  return words
    .map((word, index) => {
      if (index === head) return englishLemma(word, upos);
      return words.length > 1 && possessives.has(word) ? "one’s" : word;
    })
    .join(" ");
}

/** The lemmas of the words of `Said.printed`, in order, where the French word is of that kind. */
export function lemmasOfPrinted(printed: string, upos: PartOfSpeech): readonly string[] {
  const words = printed.split(" ").filter((word) => word !== gap);
  const head = headOf(words, upos);
  return words.map((word, index) => englishLemma(word, index === head ? upos : undefined));
}

/** Stands between a verb and its particle for what is between them. */
const gap = "…";

class SegmentClaims {
  readonly #english: readonly string[];
  /** For each English word the number of its French one, else -1. */
  readonly #owners: Int32Array;

  constructor(claimants: readonly Claimant[], printed: readonly string[]) {
    this.#english = printed.map((word) => lookupKey(word));
    this.#owners = new Int32Array(printed.length).fill(-1);
    const weights = claimants.map(weightOf);
    for (const [index, { english }] of claimants.entries()) {
      if (english === undefined) continue;
      for (let at = english.first; at <= english.last && at < printed.length; at++) {
        const owner = this.#owners[at] ?? -1;
        if (owner < 0 || (weights[index] ?? 0) > (weights[owner] ?? 0)) this.#owners[at] = index;
      }
    }
  }

  saidBy(claimant: Claimant, index: number): Said | undefined {
    const own = this.#ownWords(claimant, index);
    if (own === undefined) return undefined;
    const { upos } = claimant;
    if (claimant.isExpression === true) return this.#said(this.#trimmed(own, isArticle) ?? own);
    if (upos === "ADV") return this.#adverb(own);
    if (!isOpenClass(upos)) return this.#said(own);
    if (upos === "PROPN") return this.#said(this.#trimmed(own, isGrammar) ?? own);
    const told = this.#trimmed(own, (word) => isGrammar(word) && !isWordOf(upos, word));
    if (upos === "VERB") return this.#verb(told, own, claimant.lemma, index);
    return told && this.#said(told);
  }

  /** The longest row of words that are the claimant’s own; of those as long, the first. */
  #ownWords({ english }: Claimant, index: number): Span | undefined {
    if (english === undefined) return undefined;
    let best: Span | undefined;
    for (let first = english.first; first <= english.last; first++) {
      if (this.#owners[first] !== index) continue;
      let last = first;
      while (last < english.last && this.#owners[last + 1] === index) last++;
      if (best === undefined || last - first > best.last - best.first) best = { first, last };
      first = last;
    }
    return best;
  }

  #trimmed({ first, last }: Span, isIdle: (word: string) => boolean): Span | undefined {
    while (first <= last && isIdle(this.#word(first))) first++;
    while (last > first && isIdle(this.#word(last)) && !particles.has(this.#word(last))) last--;
    return first > last ? undefined : { first, last };
  }

  #verb(told: Span | undefined, own: Span, lemma: string, index: number): Said | undefined {
    if (told === undefined) {
      const particle = this.#word(own.last);
      if (own.first === own.last && particles.has(particle)) {
        const verb = this.#verbBefore(own.first, index);
        if (verb !== undefined) return this.#particleVerb(verb, own.first);
      }
      return lightVerbs.has(lemma) ? this.#said(own) : undefined;
    }
    if (told.first !== told.last) {
      const isParticle = particles.has(this.#word(told.last));
      return isParticle && told.last === told.first + 1
        ? this.#particleVerb(told.first, told.last)
        : this.#said(told);
    }
    const particle = this.#particleAfter(told.first, index);
    return particle === undefined ? this.#said(told) : this.#particleVerb(told.first, particle);
  }

  /** The verb of a particle that a link has alone: *came* of *out* in *came quietly out*. */
  #verbBefore(particle: number, index: number): number | undefined {
    for (let at = particle - 1; at >= Math.max(0, particle - reach.verb); at--) {
      const word = this.#word(at);
      if (!this.#isFree(at, index) || isGrammar(word)) continue;
      if (isInflectedVerb(word) || commonVerbs.has(word)) return at;
    }
    return undefined;
  }

  /** The particle of a verb, a few words on with no word of weight between: *put it aside*. */
  #particleAfter(verb: number, index: number): number | undefined {
    for (let at = verb + 1; at <= verb + reach.particle && at < this.#english.length; at++) {
      const word = this.#word(at);
      if (particles.has(word)) {
        return !alsoPrepositions.has(word) && this.#isFree(at, index) ? at : undefined;
      }
      if (!objects.has(word)) return undefined;
    }
    return undefined;
  }

  #particleVerb(first: number, last: number): Said {
    const [verb, particle] = [this.#word(first), this.#word(last)];
    const printed = last === first + 1 ? `${verb} ${particle}` : `${verb} ${gap} ${particle}`;
    return { printed, first, last };
  }

  /** *Last* of *at last*, *end* of *in the end*: the phrase is the adverb. */
  #adverb(own: Span): Said {
    let { first } = own;
    if (first === own.last && phraseEnds.has(this.#word(first))) {
      const at = this.#word(first - 1) === "the" ? first - 2 : first - 1;
      if (/^(?:at|in|for|after|of)$/.test(this.#word(at)) && this.#owners[at] === -1) first = at;
    }
    return this.#said({ first, last: own.last });
  }

  #said({ first, last }: Span): Said {
    return { printed: this.#english.slice(first, last + 1).join(" "), first, last };
  }

  #isFree(at: number, index: number): boolean {
    const owner = this.#owners[at];
    return owner === -1 || owner === index;
  }

  #word(at: number): string {
    return this.#english[at] ?? "";
  }
}

interface Span {
  readonly first: number;
  readonly last: number;
}

/** Which of some words is inflected: the verb first, the noun last, or before its *of*. */
function headOf(words: readonly string[], upos: PartOfSpeech): number {
  if (upos === "VERB") return 0;
  if (upos !== "NOUN") return words.length === 1 ? 0 : -1;
  const of = words.indexOf("of");
  return of > 0 ? of - 1 : words.length - 1;
}

/** Of two French words that claim an English one, the one of more weight has it. */
function weightOf({ lemma, upos, isExpression }: Claimant): number {
  if (isExpression === true) return 4;
  if (upos === "VERB") return auxiliaries.has(lemma) ? 1 : lightVerbs.has(lemma) ? 3 : 5;
  if (upos === "NOUN" || upos === "PROPN") return 6;
  return upos === "ADJ" ? 3.5 : upos === "ADV" || upos === "NUM" ? 2 : 0;
}

/** How many words off a particle’s verb may be, and a verb’s particle. */
const reach = { verb: 4, particle: 3 } as const;

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const auxiliaries = words("être avoir");
/** French verbs that a word of grammar may say: *pouvoir* is *can*, *avoir* is *of*. */
const lightVerbs = words(
  "être avoir faire pouvoir devoir falloir vouloir aller venir laisser savoir",
);

const particles = words(
  "out up down off away back over in on along aside about around round through forth together " +
    "forward apart by",
);
/** Particles that more often belong to what follows. */
const alsoPrepositions = words("in on by about over through round along around");
const objects = words("it him her them me you us himself herself themselves myself itself");
const possessives = words("my your his her its our their");
const phraseEnds = words("last end length first once short fact time all");
/** Verbs that are their own past, or that a reader meets as infinitives before a particle. */
const commonVerbs = words(
  "come go get put set let cut shut take look turn run give make bring keep hold break call throw " +
    "pull push stand sit lie fall pick send carry walk",
);

const articles = words("a an the");
const isArticle = (word: string) => articles.has(word);

const grammarWords = words(
  "a an the of to in for with by at from as and or but if that which who whom whose what how when " +
    "where than will would shall should may might can could must do does did be am is are was were " +
    "been being have has had not no it he she they we i you him her them us me his their my your " +
    "our its this these those there such into onto upon on till until because while whether though " +
    "out up down off away back over about round through along don't didn't wasn't isn't couldn't " +
    "wouldn't won't can't it's i'll i'm he's she's that's",
);
const isGrammar = (word: string) => grammarWords.has(word);

/** Words of grammar that are nouns or adjectives besides: *le dos* is *the back*. */
const alsoNouns = words("back will may might can must down round");
const alsoAdjectives = words("such my your his her its our their");

function isWordOf(upos: PartOfSpeech, word: string): boolean {
  if (upos === "NOUN") return alsoNouns.has(word);
  return upos === "ADJ" && alsoAdjectives.has(word);
}
