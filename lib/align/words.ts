/**
 * Which French words say which English ones inside a segment.
 *
 * Two hidden Markov models, French → English and English → French, begin with the translation
 * lexicon and what looks alike, learn once from the segments at hand, and must agree: a link’s
 * probability is the geometric mean of both.
 */

import { type AlignToken, alignTokens, isSign } from "#lib/align/tokens.ts";
import {
  emptyLexicon,
  type StemPair,
  type TranslationLexicon,
} from "#lib/align/translation-lexicon.ts";
import {
  type FormPair,
  type ListedLink,
  type TokenLink,
  WordModel,
} from "#lib/align/word-model.ts";

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
          listed: link.listed,
        },
      ];
    });
  });
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
): readonly (readonly ListedLink[])[] {
  const model = learn(new WordModel(pairs, lexicon), rounds);
  return pairs.map((_, index) => model.linksOf(index, least));
}

function learn(model: WordModel, times: { readonly model1: number; readonly hmm: number }) {
  for (let round = 0; round < times.model1; round++) model.learnFromModel1();
  for (let round = 0; round < times.hmm; round++) model.learnFromHmm();
  return model;
}
