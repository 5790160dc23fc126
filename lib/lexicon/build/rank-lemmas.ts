/** Lists of forms by frequency → lemmas by frequency. */

import { lookupKey } from "#lib/french/spelling.ts";
import { tokenize } from "#lib/french/tokens.ts";
import { type Band, bandEnds, isParticiple } from "#lib/lexicon/bands.ts";
import type { Lexicon, WordReading } from "#lib/lexicon/lexicon.ts";
import { isOpenClass, type PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";
import { rareReadings } from "#lib/lexicon/rare-readings.ts";

/** A lemma with the parts of speech that it has in one place of the list. */
export interface RankedLemma {
  readonly lemma: string;
  readonly parts: readonly PartOfSpeech[];
}

// A form of rank r is met about 1 ÷ (r + 2.7) times as often as all others (Mandelbrot 1953).
const rankOffset = 2.7;

// How often a form’s counts are shared out again by what its lemmas have got from other forms, and
// which part of them always goes by the priors, lest a lemma of one form come to nothing.
const rounds = 6;
const fixedPart = 0.2;

/**
 * The lemmas of several lists, the commonest first. Each list weighs the same; a form of several
 * lemmas counts for each as much as the lemma’s other forms let expect (expectation–maximization).
 * A noun that is an adjective too stands in one place. Names are left out, and so are adjectives
 * that are participles: they are as common as their verbs.
 */
export function rankLemmas(
  lists: readonly (readonly string[])[],
  lexicon: Lexicon,
): readonly RankedLemma[] {
  const shares = [...countForms(lists)].flatMap(([form, count]) => {
    const candidates = candidatesOf(form, lexicon);
    return candidates.length === 0 ? [] : [{ count, candidates }];
  });
  let counts: ReadonlyMap<string, number> | undefined;
  for (let round = 0; round < rounds; round++) counts = shareOut(shares, counts);
  return inOrder(counts ?? new Map());
}

/** The band of each lemma of an ordered list, as lines of the table, in the order of the alphabet. */
export function formatBands(ranked: readonly RankedLemma[]): string {
  return ranked
    .map(({ lemma, parts }, rank) => `${lemma}\t${parts.join(",")}\t${bandAt(rank)}\n`)
    .sort()
    .join("");
}

function bandAt(rank: number): Band {
  return (1 + bandEnds.filter((end) => rank >= end).length) as Band;
}

/** Look-up keys with how often they are met, taken from their ranks. */
function countForms(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const list of lists) {
    for (const [rank, form] of list.entries()) {
      for (const token of tokenize(form)) {
        if (token.kind !== "word") continue;
        const key = token.leansOn === "previous" ? token.words[0] : lookupKey(token.text);
        if (key === undefined) continue;
        counts.set(key, (counts.get(key) ?? 0) + 1 / (rank + 1 + rankOffset));
      }
    }
  }
  return counts;
}

interface Candidate {
  /** Part of speech and lemma. */
  readonly id: string;
  /** How likely it is before any count, 1 at best. */
  readonly prior: number;
}

function candidatesOf(form: string, lexicon: Lexicon): readonly Candidate[] {
  const readings = lexicon.lookUp(form);
  const isGrammatical = readings.some(({ upos }) => !isOpenClass(upos));
  const priors = new Map<string, number>();
  for (const reading of readings) {
    const { lemma, upos } = reading;
    if (upos === "PROPN" || (isOpenClass(upos) && /^\p{Lu}|^.$/u.test(lemma))) continue;
    if (upos === "ADJ" && readings.some(isParticiple)) continue;
    const id = `${upos} ${lemma}`;
    priors.set(id, Math.max(priors.get(id) ?? 0, priorOf(form, reading, isGrammatical)));
  }
  return [...priors].map(([id, prior]) => ({ id, prior }));
}

function priorOf(form: string, { lemma, upos, senses }: WordReading, isGrammatical: boolean) {
  let prior = Math.exp(rareReadings.get(`${form} ${lemma} ${upos}`) ?? 0);
  if (senses.length === 0) prior *= 0.1;
  if (isGrammatical && isOpenClass(upos)) prior *= 0.05;
  if (upos === "INTJ") prior *= 0.2;
  return prior;
}

function shareOut(
  shares: readonly { readonly count: number; readonly candidates: readonly Candidate[] }[],
  before: ReadonlyMap<string, number> | undefined,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { count, candidates } of shares) {
    const fixed = partsOf(candidates.map(({ prior }) => prior));
    const free = partsOf(candidates.map(({ id, prior }) => prior * (before?.get(id) ?? 1)));
    for (const [index, { id }] of candidates.entries()) {
      const part = fixedPart * (fixed[index] ?? 0) + (1 - fixedPart) * (free[index] ?? 0);
      counts.set(id, (counts.get(id) ?? 0) + count * part);
    }
  }
  return counts;
}

/** Weights as parts of their sum. */
function partsOf(weights: readonly number[]): readonly number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / whole);
}

/** Counts too small to tell from nothing: what other lemmas of the same forms left over. */
const leastCount = 1e-7;

function inOrder(counts: ReadonlyMap<string, number>): readonly RankedLemma[] {
  const places = new Map<string, { lemma: string; parts: PartOfSpeech[]; count: number }>();
  for (const [id, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count < leastCount) continue;
    const upos = id.slice(0, id.indexOf(" ")) as PartOfSpeech;
    const lemma = id.slice(upos.length + 1);
    const key = upos === "NOUN" ? `ADJ ${lemma}` : id;
    const place = places.get(key);
    if (place === undefined) places.set(key, { lemma, parts: [upos], count });
    else {
      place.parts.push(upos);
      place.count += count;
    }
  }
  return [...places.values()]
    .sort((a, b) => b.count - a.count || (a.lemma < b.lemma ? -1 : 1))
    .map(({ lemma, parts }) => ({ lemma, parts }));
}
