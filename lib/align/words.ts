/**
 * Which French words say which English ones inside a segment.
 *
 * Two hidden Markov models, French → English and English → French, begin with the translation
 * lexicon and what looks alike, learn once from the segments at hand, and must agree: a link’s
 * probability is the geometric mean of both.
 */

import { settleLinks } from "#lib/align/settle-links.ts";
import { type AlignToken, alignTokens, isSign } from "#lib/align/tokens.ts";
import {
  emptyLexicon,
  type StemPair,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import { type FormPair, type KnownLink, WordModel } from "#lib/align/word-model.ts";

/** Both sides of a segment as plain text, without markup. */
export interface TextPair {
  readonly fr: string;
  readonly en: string;
}

/** Of links at least as likely as this, 0.968 are right on the Hansards. */
export const shownFrom = 0.65;

/** Links of single words from here on are evidence beside that of a dictionary. */
export const evidenceFrom = 0.1;

export interface LinkOptions {
  readonly lexicon: TranslationLexicon;
  /** The least probability of a link that is given. */
  readonly least?: number;
}

/** A French and an English word that say the same; UTF-16 code units from 0, ends not included. */
export interface WordLink {
  readonly frStart: number;
  readonly frEnd: number;
  readonly enStart: number;
  readonly enEnd: number;
  /** From 0 to 1. */
  readonly probability: number;
  /** How likely the translation lexicon holds it that one says the other, from 0 to 1. */
  readonly listed: number;
}

/** The links of single words of each segment, in the order of the French; no signs. */
export function linkEachWord(
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
    return own.flatMap((link): readonly WordLink[] => {
      const [french, english] = [fr[link.fr]!, en[link.en]!];
      if (isSign(french.form) || isSign(english.form)) return [];
      return [
        {
          frStart: french.startOffset,
          frEnd: french.endOffset,
          enStart: english.startOffset,
          enEnd: english.endOffset,
          probability: link.probability,
          listed: link.listed,
        },
      ];
    });
  });
}

const formOf = ({ form }: AlignToken) => form;

/** Links from here on are read; those of a pair are settled together. */
const leastRead = 0.1;

/** Rounds on the segments at hand. */
const rounds = { model1: 2, hmm: 1 } as const;

/** Rounds on many texts, where there is enough of each word to learn it from nothing. */
const training = { model1: 5, hmm: 3, leastProbability: 0.02 } as const;

/** Pairs of stems that say each other in many aligned sentences, learnt from those alone. */
export function trainStemPairs(pairs: readonly FormPair[]): readonly StemPair[] {
  return learn(new WordModel(pairs, emptyLexicon), training).stemPairs(training.leastProbability);
}

/** The links of tokens of each pair, by their places from 0. */
export function linkTokens(
  pairs: readonly FormPair[],
  { lexicon, least = shownFrom }: LinkOptions,
): readonly (readonly KnownLink[])[] {
  const model = learn(new WordModel(pairs, lexicon), rounds);
  return pairs.map((pair, index) =>
    settleLinks(model.linksOf(index, Math.min(least, leastRead)), pair).filter(
      ({ probability }) => probability >= least,
    ),
  );
}

function learn(model: WordModel, times: { readonly model1: number; readonly hmm: number }) {
  for (let round = 0; round < times.model1; round++) model.learnFromModel1();
  for (let round = 0; round < times.hmm; round++) model.learnFromHmm();
  return model;
}
