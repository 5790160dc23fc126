/**
 * What a French text asks of its reader, and what a level of the Common European Framework lets it
 * ask: how many of its words are rare, how long its sentences are, which tenses its verbs are in.
 */

import { findFrenchSentences } from "#lib/french/sentences.ts";
import { isCapitalized } from "#lib/french/spelling.ts";
import { type AnnotatedToken, annotate } from "#lib/lexicon/annotate.ts";
import { type Band, type Bands, bandOf } from "#lib/lexicon/bands.ts";
import type { VerbForm } from "#lib/lexicon/feats.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
import { countWords } from "#lib/text/inline.ts";
import type { Level } from "#lib/text/model.ts";

/** A block of a text, without markup. `isProse`: it is made of sentences, as a title or a list is not. */
export interface MeasuredBlock {
  readonly isProse: boolean;
  readonly segments: readonly { readonly fr: string; readonly en?: string }[];
}

/** What a text asks of its reader. */
export interface TextMeasure {
  /** Running words, names and numbers aside. */
  readonly words: number;
  /** How often each lemma is met, with its band; without one it is in no list. */
  readonly lemmas: readonly LemmaCount[];
  /** The words of each sentence of the prose, the shortest first. */
  readonly sentenceWords: readonly number[];
  /** How often a conjugated verb is met in each form, an auxiliary’s among them. */
  readonly verbForms: ReadonlyMap<VerbForm, number>;
}

/** A lemma that the reader is not helped with. */
export interface LemmaCount {
  readonly lemma: string;
  readonly band?: Band;
  readonly count: number;
}

/** What a level lets a text ask. Shares are from 0 to 1. */
export interface LevelLimits {
  /** Words of rarer bands are outside … */
  readonly band: Band;
  /** … and so many of the running words may be. */
  readonly outside: number;
  /** Words of a sentence, on average. */
  readonly meanSentence: number;
  /** Words that nine sentences of ten do not exceed. */
  readonly longSentence: number;
  /** How large a share of the conjugated verbs a form may have; any, where none is named. */
  readonly verbForms: Readonly<Partial<Record<VerbForm, number>>>;
}

/**
 * What each level lets a text ask; C2 lets it ask anything. The bands are wider by one than what
 * vocabulary tests find that learners of a level know (Milton 2010: A2 1,500 to 2,500 words, B1 to
 * 3,250, B2 to 3,750, C1 to 4,500), because every word has its card; the shares outside lie between
 * those at which reading goes on without help (Laufer 1989: 95 % of the words known; Nation 2006:
 * 98 %).
 * The tenses are those that courses teach up to a level: présent, passé composé and futur proche
 * at A2, with a little imparfait and futur; the subjunctive from B1, the passé simple from B2 and
 * then the subjunctive’s imparfait, sparingly. Lengths of sentences are our own choice.
 */
export const levelLimits: Readonly<Record<Exclude<Level, "C2">, LevelLimits>> = {
  A1: {
    band: 2,
    outside: 0.05,
    meanSentence: 8,
    longSentence: 14,
    verbForms: { iimp: 0.01, ifut: 0.01, cond: 0.02, spre: 0, ipsi: 0, simp: 0 },
  },
  A2: {
    band: 3,
    outside: 0.04,
    meanSentence: 10,
    longSentence: 18,
    verbForms: { iimp: 0.05, ifut: 0.03, cond: 0.03, spre: 0.01, ipsi: 0, simp: 0 },
  },
  B1: {
    band: 4,
    outside: 0.03,
    meanSentence: 13,
    longSentence: 24,
    verbForms: { spre: 0.1, ipsi: 0, simp: 0 },
  },
  B2: { band: 5, outside: 0.02, meanSentence: 16, longSentence: 30, verbForms: { simp: 0.02 } },
  C1: { band: 6, outside: 0.02, meanSentence: 22, longSentence: 40, verbForms: { simp: 0.05 } },
};

/** Reads a text and counts; what its `glossary` explains asks nothing. */
export function measureText(
  lexicon: Lexicon,
  bands: Bands,
  blocks: readonly MeasuredBlock[],
  glossary?: Glossary,
): TextMeasure {
  let words = 0;
  const lemmas = new Map<string, LemmaCount>();
  const verbForms = new Map<VerbForm, number>();
  for (const { fr, en } of blocks.flatMap(({ segments }) => segments)) {
    for (const annotated of annotate(lexicon, fr, en, glossary)) {
      if (!isRunningWord(annotated)) continue;
      words++;
      const form = verbFormOf(annotated);
      if (form !== undefined) verbForms.set(form, (verbForms.get(form) ?? 0) + 1);
      if (isHelpedWith(annotated)) continue;
      const one = countOf(annotated, lexicon, bands);
      const key = `${one.lemma} ${one.band}`;
      lemmas.set(key, { ...one, count: (lemmas.get(key)?.count ?? 0) + 1 });
    }
  }
  const sentenceWords = blocks
    .filter(({ isProse }) => isProse)
    .flatMap(({ segments }) => sentencesOf(segments.map(({ fr }) => fr).join(" ")))
    .map(countWords)
    .filter((count) => count > 0)
    .sort((a, b) => a - b);
  return { words, lemmas: [...lemmas.values()], sentenceWords, verbForms };
}

/** The lemmas outside a band, the most met first. */
export function lemmasOutside({ lemmas }: TextMeasure, limit: Band): readonly LemmaCount[] {
  return lemmas
    .filter(({ band }) => band === undefined || band > limit)
    .sort((a, b) => b.count - a.count);
}

/** The share of the running words outside a band. */
export function shareOutside(measure: TextMeasure, limit: Band): number {
  const outside = lemmasOutside(measure, limit).reduce((sum, { count }) => sum + count, 0);
  return measure.words === 0 ? 0 : outside / measure.words;
}

/** Words of a sentence, on average. */
export function meanSentence({ sentenceWords }: TextMeasure): number {
  const sum = sentenceWords.reduce((total, count) => total + count, 0);
  return sentenceWords.length === 0 ? 0 : sum / sentenceWords.length;
}

/** Words that nine sentences of ten do not exceed. */
export function longSentence({ sentenceWords }: TextMeasure): number {
  return sentenceWords[Math.ceil(sentenceWords.length * 0.9) - 1] ?? 0;
}

/** The share of the conjugated verbs that is in a form. */
export function shareOfForm({ verbForms }: TextMeasure, form: VerbForm): number {
  const verbs = [...verbForms.values()].reduce((sum, count) => sum + count, 0);
  return verbs === 0 ? 0 : (verbForms.get(form) ?? 0) / verbs;
}

/** What a text asks beyond its level, each in a line; nothing where it keeps to it. */
export function findExcesses(measure: TextMeasure, level: Level): readonly string[] {
  if (level === "C2") return [];
  const limits = levelLimits[level];
  const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
  const excesses: string[] = [];
  const outside = shareOutside(measure, limits.band);
  if (outside > limits.outside) {
    const rarest = lemmasOutside(measure, limits.band).map(({ lemma }) => lemma);
    excesses.push(
      `${percent(outside)} of the words are rarer than band ${limits.band} (at most ${percent(limits.outside)}): ${rarest.join(", ")}`,
    );
  }
  const [mean, long] = [meanSentence(measure), longSentence(measure)];
  if (mean > limits.meanSentence) {
    excesses.push(`sentences have ${mean.toFixed(1)} words (at most ${limits.meanSentence})`);
  }
  if (long > limits.longSentence) {
    excesses.push(`a sentence of ten has ${long} words or more (at most ${limits.longSentence})`);
  }
  for (const [form, most] of Object.entries(limits.verbForms)) {
    const share = shareOfForm(measure, form as VerbForm);
    if (share > most) {
      excesses.push(`${percent(share)} of the verbs are ${form} (at most ${percent(most)})`);
    }
  }
  return excesses;
}

/** A name asks nothing, and neither does a number. */
function isRunningWord({ token, readings }: AnnotatedToken): boolean {
  if (token.kind !== "word") return false;
  const [first] = readings;
  if (!isCapitalized(token.text)) return true;
  return first !== undefined && first.upos !== "PROPN" && !isCapitalized(first.lemma);
}

/** A word that the editor explains, that is counted with, or that a first course teaches. */
function isHelpedWith({ readings, reason, expression }: AnnotatedToken): boolean {
  const [first] = readings;
  return (
    reason === "editor" ||
    expression?.expression.senses[0]?.isEditors === true ||
    first?.upos === "NUM" ||
    (first !== undefined && calendar.has(first.lemma))
  );
}

// Films, whose words the bands count, seldom say on which day they are.
const calendar: ReadonlySet<string> = new Set(
  `lundi mardi mercredi jeudi vendredi samedi dimanche janvier février mars avril mai juin juillet
   août septembre octobre novembre décembre`.split(/\s+/),
);

function countOf({ token, readings }: AnnotatedToken, lexicon: Lexicon, bands: Bands): LemmaCount {
  // The commonest reading counts: a reader tries it first, and it is the one that lists count.
  const known = readings
    .map(({ lemma, upos }) => ({ lemma, band: bandOf(bands, lexicon, lemma, upos) }))
    .filter((one): one is { lemma: string; band: Band } => one.band !== undefined)
    .sort((a, b) => a.band - b.band);
  const [common] = known;
  if (common !== undefined) return { ...common, count: 1 };
  return { lemma: readings[0]?.lemma ?? token.text, count: 1 };
}

const conjugated: readonly VerbForm[] = [
  "ipre",
  "iimp",
  "ipsi",
  "ifut",
  "cond",
  "spre",
  "simp",
  "impe",
];

/** The form of a conjugated verb; *finit* and *vit*, which may be présent, count as présent. */
function verbFormOf({ readings }: AnnotatedToken): VerbForm | undefined {
  const [first] = readings;
  const form = first?.feats.verbForm;
  if (form === undefined || !conjugated.includes(form)) return undefined;
  return readings.some(({ feats }) => feats.verbForm === "ipre") ? "ipre" : form;
}

function sentencesOf(text: string): readonly string[] {
  return findFrenchSentences(text).map(({ start, end }) => text.slice(start, end));
}
