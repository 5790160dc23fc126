/**
 * French–English entries from dictionaries that have no such pair: French → pivot language →
 * English, keeping what several pivots agree on.
 *
 * A pivot’s vote for a gloss is how much of the French word’s translations lead to it, damped by
 * how little of the gloss’s own translations lead back: the inverse consultation of Tanaka &
 * Umemura 1994 (“Construction of a bilingual dictionary intermediated by a third language”), with
 * weights for their counts. Senses are those of the French dictionary where it defines them, and
 * else groups of glosses that the same pivot words lead to.
 */

import type { DictdEntry } from "#lib/lexicon/build/dictd.ts";
import { glossKey, toGloss } from "#lib/lexicon/build/english-gloss.ts";
import { shortDefinition } from "#lib/lexicon/build/short-definition.ts";
import { isPartOfSpeech, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import type { Entry, Gender, Sense } from "#lib/lexicon/senses.ts";

/**
 * A language between the first, French, and English, with its dictionaries; any of them may be
 * empty. `weight` is what its votes count, 1 for a good one.
 */
export interface Pivot {
  readonly weight: number;
  readonly fromFirst: readonly DictdEntry[];
  readonly toFirst: readonly DictdEntry[];
  readonly toEnglish: readonly DictdEntry[];
  readonly fromEnglish: readonly DictdEntry[];
}

/** The first of several translations counts most: the nth from 0 counts 1 / (1 + 0.3 n). */
const rankDamping = 0.3;
/** How much the way back counts beside the way there: of 0.35, 0.2 found the translator’s word first more often. */
const backExponent = 0.2;
/** Every pivot after the first that votes for a gloss adds this part of the votes again. */
const agreementBonus = 0.5;
/** A gloss of one pivot alone is kept from this part of the best gloss’s votes. */
const loneShare = 0.3;
/** A gloss of several pivots is kept from this part of the best gloss’s votes. */
const agreedShare = 0.06;
/** Glosses whose supporting pivot words have this cosine are of one sense. */
const sameSenseCosine = 0.4;
/** A gloss is of a defined sense if the sense gives it this part of its votes. */
const leastHomeShare = 0.2;
/** The nth sense of the French dictionary, from 0, counts 1 / (1 + 0.15 n). */
const senseDamping = 0.15;
const mostSenses = 5;
const mostGlosses = 4;

/** The entries that the pivots give, sorted by lemma and part of speech. */
export function triangulate(pivots: readonly Pivot[]): readonly Entry[] {
  const english = pivots.map((pivot) => new EnglishSide(pivot));
  const partsOfGloss = glossPartsOfSpeech(pivots);
  const words = gatherFrench(pivots);
  const entries: Entry[] = [];
  for (const word of words.values()) {
    const entry = toEntry(word, english, partsOfGloss);
    if (entry !== undefined) entries.push(entry);
  }
  return entries.sort(
    (a, b) => compare(a.lemma, b.lemma) || compare(a.upos, b.upos) || compare(a.gender, b.gender),
  );
}

/** Entries as a dictionary into English, so that their lemmas’ language can be a pivot itself. */
export function toDictd(entries: readonly Entry[]): readonly DictdEntry[] {
  return entries.map(({ lemma, upos, senses }) => ({
    headword: lemma,
    grammar: [upos],
    senses: senses.map(({ glosses }) => ({ translations: glosses })),
  }));
}

/** What FreeDict’s names of parts of speech are in Universal Dependencies. */
const partsOfSpeech: ReadonlyMap<string, PartOfSpeech> = new Map([
  ["n", "NOUN"],
  ["pn", "PROPN"],
  ["v", "VERB"],
  ["vi", "VERB"],
  ["vt", "VERB"],
  ["adj", "ADJ"],
  ["adv", "ADV"],
  ["preposition", "ADP"],
  ["prep", "ADP"],
  ["conjunction", "SCONJ"],
  ["conj", "SCONJ"],
  ["interjection", "INTJ"],
  ["int", "INTJ"],
  ["pronoun", "PRON"],
  ["pron", "PRON"],
  ["determiner", "DET"],
  ["numeral", "NUM"],
  ["num", "NUM"],
]);

function partOfSpeech({ grammar }: DictdEntry): PartOfSpeech {
  for (const name of grammar) {
    const upos = isPartOfSpeech(name) ? name : partsOfSpeech.get(name);
    if (upos !== undefined) return upos;
  }
  return "X";
}

function areCompatible(a: PartOfSpeech, b: PartOfSpeech): boolean {
  return a === b || a === "X" || b === "X" || (isNominal(a) && isNominal(b));
}

function isNominal(upos: PartOfSpeech): boolean {
  return upos === "NOUN" || upos === "PROPN";
}

/** A pivot word’s glosses, and a gloss’s pivot words, with weights that add up to 1. */
class EnglishSide {
  readonly #glosses = new Map<string, Map<string, number>>();
  readonly #glossTotals = new Map<string, number>();
  readonly weight: number;

  constructor({ toEnglish, fromEnglish, weight }: Pivot) {
    this.weight = weight;
    for (const entry of toEnglish) {
      const upos = partOfSpeech(entry);
      for (const [rank, translation, senseRank] of ranked(entry)) {
        this.#add(entry.headword, translation, upos, weightOf(rank) * weightOf(senseRank));
      }
    }
    for (const entry of fromEnglish) {
      const upos = partOfSpeech(entry);
      for (const [rank, translation, senseRank] of ranked(entry)) {
        this.#add(translation, entry.headword, upos, weightOf(rank) * weightOf(senseRank));
      }
    }
  }

  #add(pivotWord: string, text: string, upos: PartOfSpeech, weight: number): void {
    const gloss = toGloss(text, upos);
    if (gloss === undefined) return;
    const key = pivotKey(pivotWord);
    const name = `${upos}\t${gloss}`;
    const glosses = this.#glosses.get(key) ?? new Map<string, number>();
    this.#glosses.set(key, glosses);
    glosses.set(name, (glosses.get(name) ?? 0) + weight);
    this.#glossTotals.set(gloss, (this.#glossTotals.get(gloss) ?? 0) + weight);
  }

  /** The glosses that suit a part of speech, each with its share there and its share back. */
  *glossesOf(key: string, upos: PartOfSpeech): Generator<readonly [string, number, number]> {
    const glosses = this.#glosses.get(key);
    if (glosses === undefined) return;
    let total = 0;
    for (const weight of glosses.values()) total += weight;
    for (const [name, weight] of glosses) {
      const [glossUpos, gloss] = name.split("\t") as [PartOfSpeech, string];
      if (!areCompatible(glossUpos, upos)) continue;
      yield [gloss, weight / total, weight / (this.#glossTotals.get(gloss) ?? weight)];
    }
  }
}

function weightOf(rank: number): number {
  return 1 / (1 + rankDamping * rank);
}

/** Translations with their rank in the sense and the sense’s rank in the entry, from 0. */
function* ranked({ senses }: DictdEntry): Generator<readonly [number, string, number]> {
  for (const [senseRank, { translations }] of senses.entries()) {
    for (const [rank, translation] of translations.entries()) yield [rank, translation, senseRank];
  }
}

/** Small letters without stress marks, which some dictionaries print and others do not. */
function pivotKey(word: string): string {
  const small = word.toLowerCase();
  return /^[\x20-\x7e]*$/.test(small)
    ? small
    : small
        .normalize("NFD")
        .replace(/[\u0300\u0301\u0342]/g, "")
        .normalize("NFC");
}

/** What parts of speech English headwords have, so that a verb is not glossed by a noun. */
function glossPartsOfSpeech(pivots: readonly Pivot[]): ReadonlyMap<string, Set<PartOfSpeech>> {
  const parts = new Map<string, Set<PartOfSpeech>>();
  for (const { fromEnglish } of pivots) {
    for (const entry of fromEnglish) {
      const upos = partOfSpeech(entry);
      if (upos === "X") continue;
      const key = glossKey(entry.headword);
      const known = parts.get(key);
      if (known === undefined) parts.set(key, new Set([upos]));
      else known.add(upos);
    }
  }
  return parts;
}

/** A French headword with everything that its dictionaries say of it. */
interface FrenchWord {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  readonly genders: Map<Gender, number>;
  /** By definition; `""` where a dictionary has none. */
  readonly senses: Map<string, FrenchSense>;
}

interface FrenchSense {
  /** Its place in each dictionary that has it, from 0. */
  readonly ranks: number[];
  /** By pivot, the translations with their weights, the same one perhaps several times. */
  readonly translations: Map<number, (readonly [string, number])[]>;
}

function gatherFrench(pivots: readonly Pivot[]): ReadonlyMap<string, FrenchWord> {
  const words = new Map<string, FrenchWord>();
  for (const [pivot, { fromFirst }] of pivots.entries()) {
    for (const entry of fromFirst) {
      const word = frenchWord(words, entry.headword, partOfSpeech(entry));
      const gender = genderOf(entry);
      if (gender !== undefined) word.genders.set(gender, (word.genders.get(gender) ?? 0) + 1);
      for (const [rank, translation, senseRank] of ranked(entry)) {
        const sense = frenchSense(word, entry.senses[senseRank]?.definition ?? "");
        if (rank === 0) sense.ranks.push(senseRank);
        addTranslation(sense, pivot, translation, weightOf(rank) * weightOf(senseRank));
      }
    }
  }
  // The other way round, dictionaries define the other language: their votes are for no one sense.
  for (const [pivot, { toFirst }] of pivots.entries()) {
    for (const entry of toFirst) {
      for (const [rank, translation, senseRank] of ranked(entry)) {
        const word = words.get(wordKey(translation, partOfSpeech(entry)));
        if (word === undefined) continue;
        const weight = weightOf(rank) * weightOf(senseRank);
        addTranslation(frenchSense(word, ""), pivot, entry.headword, weight);
      }
    }
  }
  return words;
}

function frenchWord(
  words: Map<string, FrenchWord>,
  headword: string,
  upos: PartOfSpeech,
): FrenchWord {
  const key = wordKey(headword, upos);
  const known = words.get(key);
  if (known !== undefined) return known;
  const word = { lemma: toLemma(headword), upos, genders: new Map(), senses: new Map() };
  words.set(key, word);
  return word;
}

function wordKey(headword: string, upos: PartOfSpeech): string {
  return `${upos}\t${toLemma(headword)}`;
}

function toLemma(headword: string): string {
  return headword.normalize("NFC").replace(/['ʼ]/g, "’").replace(/[‐‑]/g, "-").trim();
}

function genderOf({ grammar }: DictdEntry): Gender | undefined {
  if (grammar.includes("masc")) return "m";
  return grammar.includes("fem") ? "f" : undefined;
}

function frenchSense(word: FrenchWord, definition: string): FrenchSense {
  const known = word.senses.get(definition);
  if (known !== undefined) return known;
  const sense = { ranks: [], translations: new Map() };
  word.senses.set(definition, sense);
  return sense;
}

function addTranslation(sense: FrenchSense, pivot: number, text: string, weight: number): void {
  const translation = [pivotKey(text), weight] as const;
  const known = sense.translations.get(pivot);
  if (known === undefined) sense.translations.set(pivot, [translation]);
  else known.push(translation);
}

/** A gloss with what speaks for it. */
interface Candidate {
  readonly gloss: string;
  votes: number;
  readonly pivots: Set<number>;
  /** By pivot word, the votes that came through it. */
  readonly support: Map<string, number>;
}

function toEntry(
  word: FrenchWord,
  english: readonly EnglishSide[],
  partsOfGloss: ReadonlyMap<string, Set<PartOfSpeech>>,
): Entry | undefined {
  const bySense = new Map<string, ReadonlyMap<string, Candidate>>();
  const all = new Map<string, Candidate>();
  for (const [definition, sense] of word.senses) {
    const candidates = vote(sense, word.upos, english, partsOfGloss);
    bySense.set(definition, candidates);
    for (const candidate of candidates.values()) addVotes(all, candidate);
  }
  const ranked = rank(mergeTwins([...all.values()]));
  const best = ranked[0];
  if (best === undefined) return undefined;
  const kept = ranked.filter((candidate) => {
    const share = score(candidate) / score(best);
    return share >= (candidate.pivots.size > 1 ? agreedShare : loneShare);
  });
  const senses = toSenses(word, bySense, kept);
  const gender = mainGender(word);
  const { lemma, upos } = word;
  return gender === undefined ? { lemma, upos, senses } : { lemma, upos, gender, senses };
}

function vote(
  sense: FrenchSense,
  upos: PartOfSpeech,
  english: readonly EnglishSide[],
  partsOfGloss: ReadonlyMap<string, Set<PartOfSpeech>>,
): ReadonlyMap<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const [pivot, translations] of sense.translations) {
    const side = english[pivot];
    if (side === undefined) continue;
    let total = 0;
    const there = new Map<string, number>();
    const back = new Map<string, number>();
    const support = new Map<string, Map<string, number>>();
    for (const [key, weight] of translations) {
      total += weight;
      for (const [gloss, share, shareBack] of side.glossesOf(key, upos)) {
        if (!suits(gloss, upos, partsOfGloss)) continue;
        there.set(gloss, (there.get(gloss) ?? 0) + weight * share);
        const ways = support.get(gloss) ?? new Map<string, number>();
        support.set(gloss, ways);
        if (!ways.has(key)) back.set(gloss, (back.get(gloss) ?? 0) + shareBack);
        ways.set(key, (ways.get(key) ?? 0) + weight * share);
      }
    }
    for (const [gloss, weight] of there) {
      const votes = side.weight * (weight / total) * (back.get(gloss) ?? 0) ** backExponent;
      const ways = [...(support.get(gloss) ?? [])].map(
        ([key, weight]) => [`${pivot}\t${key}`, weight] as const,
      );
      addVotes(candidates, { gloss, votes, pivots: new Set([pivot]), support: new Map(ways) });
    }
  }
  return candidates;
}

/** Whether English has the gloss as that part of speech, where its dictionaries know it at all. */
function suits(
  gloss: string,
  upos: PartOfSpeech,
  partsOfGloss: ReadonlyMap<string, Set<PartOfSpeech>>,
): boolean {
  if (upos === "X") return true;
  const parts = partsOfGloss.get(glossKey(gloss));
  if (parts === undefined || parts.has(upos)) return true;
  if (isNominal(upos)) return parts.has("NOUN") || parts.has("PROPN");
  if (upos === "ADJ") return /(?:ed|ing)$/.test(gloss) || parts.has("NUM") || parts.has("DET");
  return upos === "ADV" ? parts.has("ADP") || parts.has("SCONJ") : false;
}

function addVotes(candidates: Map<string, Candidate>, candidate: Candidate): void {
  const known = candidates.get(candidate.gloss);
  if (known === undefined) {
    const { gloss, votes, pivots, support } = candidate;
    candidates.set(gloss, { gloss, votes, pivots: new Set(pivots), support: new Map(support) });
    return;
  }
  known.votes += candidate.votes;
  for (const pivot of candidate.pivots) known.pivots.add(pivot);
  for (const [key, weight] of candidate.support) {
    known.support.set(key, (known.support.get(key) ?? 0) + weight);
  }
}

/** One candidate for `colour` and `color`, and for `polish` and `Polish`: the likelier. */
function mergeTwins(candidates: readonly Candidate[]): readonly Candidate[] {
  const byKey = new Map<string, Candidate>();
  for (const candidate of rank(candidates)) {
    const key = glossKey(candidate.gloss);
    const twin = byKey.get(key);
    byKey.set(key, twin === undefined ? candidate : joined(twin, candidate));
  }
  return [...byKey.values()];
}

function joined(first: Candidate, other: Candidate): Candidate {
  const both = new Map<string, Candidate>();
  addVotes(both, first);
  addVotes(both, { ...other, gloss: first.gloss });
  return both.get(first.gloss) ?? first;
}

function score({ votes, pivots }: Candidate): number {
  return votes * (1 + agreementBonus * (pivots.size - 1));
}

function rank(candidates: readonly Candidate[]): readonly Candidate[] {
  return [...candidates].sort((a, b) => score(b) - score(a) || compare(a.gloss, b.gloss));
}

/** Glosses of one meaning, the likeliest first. */
interface Group {
  readonly glosses: string[];
  readonly definition?: string;
  readonly strength: number;
}

/** Every gloss goes to the sense that gives it most votes; those of no one sense are clustered. */
function toSenses(
  word: FrenchWord,
  bySense: ReadonlyMap<string, ReadonlyMap<string, Candidate>>,
  kept: readonly Candidate[],
): readonly Sense[] {
  const defined = new Map<string, Group>();
  const others: Candidate[] = [];
  for (const candidate of kept) {
    const home = homeOf(candidate, bySense);
    if (home === undefined) {
      others.push(candidate);
      continue;
    }
    const group = defined.get(home);
    if (group === undefined) {
      const meanRank = mean(word.senses.get(home)?.ranks ?? []);
      const strength = score(candidate) / (1 + senseDamping * meanRank);
      const definition = isUsable(home) ? { definition: shortDefinition(home) } : {};
      defined.set(home, { glosses: [candidate.gloss], strength, ...definition });
    } else if (group.glosses.length < mostGlosses) {
      group.glosses.push(candidate.gloss);
    }
  }
  return [...defined.values(), ...cluster(others)]
    .sort((a, b) => b.strength - a.strength || compare(a.glosses[0], b.glosses[0]))
    .slice(0, mostSenses)
    .map(({ glosses, definition }) =>
      definition === undefined ? { glosses } : { glosses, definition },
    );
}

/** The definition of the sense that a gloss belongs to. */
function homeOf(
  { gloss, votes }: Candidate,
  bySense: ReadonlyMap<string, ReadonlyMap<string, Candidate>>,
): string | undefined {
  let home: string | undefined;
  let most = votes * leastHomeShare;
  for (const [definition, candidates] of bySense) {
    const own = candidates.get(gloss)?.votes ?? 0;
    if (definition === "" || own <= most) continue;
    home = definition;
    most = own;
  }
  return home;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);
}

/** Glosses that the same pivot words lead to, each group under its likeliest. */
function cluster(candidates: readonly Candidate[]): readonly Group[] {
  const groups: { head: Candidate; glosses: string[] }[] = [];
  for (const candidate of candidates) {
    const group = groups.find(
      ({ head }) => cosine(head.support, candidate.support) >= sameSenseCosine,
    );
    if (group === undefined) groups.push({ head: candidate, glosses: [candidate.gloss] });
    else if (group.glosses.length < mostGlosses) group.glosses.push(candidate.gloss);
  }
  return groups.map(({ head, glosses }) => ({ glosses, strength: score(head) }));
}

function cosine(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let [dot, lengthA, lengthB] = [0, 0, 0];
  for (const [key, weight] of a) {
    lengthA += weight * weight;
    dot += weight * (b.get(key) ?? 0);
  }
  for (const weight of b.values()) lengthB += weight * weight;
  return dot === 0 ? 0 : dot / Math.sqrt(lengthA * lengthB);
}

/** Not a bare remark on usage, `(Figuré)`, nor what a reader cannot use: `voir aussi tomber`. */
function isUsable(definition: string): boolean {
  const text = definition.replace(/\([^)]*\)/g, "").trim();
  return text.length > 3 && !/^voir (?:aussi )?\S+$/i.test(text) && /^[\p{L}\d(«]/u.test(text);
}

function mainGender({ genders }: FrenchWord): Gender | undefined {
  const m = genders.get("m") ?? 0;
  const f = genders.get("f") ?? 0;
  if (m === 0 && f === 0) return undefined;
  if (m > 0 && f > 0 && Math.min(m, f) / Math.max(m, f) > 0.4) return "mf";
  return m >= f ? "m" : "f";
}

function compare(a = "", b = ""): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
