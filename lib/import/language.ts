/** Which of the two languages a text is in, told by its commonest small words. */

import type { ImportedText } from "#lib/import/imported-text.ts";

// Words of one language only: « on », « a », « me », « son » and the like would be in both.
const smallWords = {
  fr: "le les des du et une que qui dans est pas pour il elle en au aux ne se sur avec ce cette était mais ou où nous vous je lui leur ses sa plus comme tout y d l qu c j n s",
  en: "the of and to in that was he she it is his her had with for as not at be but by from they you which were this have all an would their there been when who him my will so what if",
} as const;

type Language = keyof typeof smallWords;

const languageOf = new Map<string, Language>(
  (["fr", "en"] as const).flatMap((language) =>
    smallWords[language].split(" ").map((word) => [word, language] as const),
  ),
);

/** So many words are enough to tell. */
const mostWords = 20_000;
/** With the space after it. */
const lettersOfWord = 6;
/** A text has at least this share of its language’s small words, and more than twice the other’s. */
const leastShare = 0.15;

/** The language of a text, or `undefined` where it is neither or cannot be told. */
export function findLanguage({ blocks }: Pick<ImportedText, "blocks">): Language | undefined {
  const free = blocks.filter(({ aside }) => aside === undefined);
  const length = free.reduce((sum, { content }) => sum + content.length, 0);
  // An introduction may be in another language than the text: words are taken from all of it.
  const step = Math.max(1, Math.floor(length / (mostWords * lettersOfWord)));
  const counts = countSmallWords(
    free.filter((_, index) => index % step === 0).map(({ content }) => content),
  );
  const [found, other] = counts.fr >= counts.en ? (["fr", "en"] as const) : (["en", "fr"] as const);
  return counts[found] >= leastShare * counts.words && counts[found] > 2 * counts[other]
    ? found
    : undefined;
}

/** The words of texts, and how many of them are small words of French or of English alone. */
export interface SmallWordCounts {
  readonly fr: number;
  readonly en: number;
  readonly words: number;
}

/** Counts small words in texts, as many as are enough to tell a language. */
export function countSmallWords(texts: Iterable<string>): SmallWordCounts {
  const counts = { fr: 0, en: 0, words: 0 };
  for (const text of texts) {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      counts.words++;
      const language = languageOf.get(word);
      if (language !== undefined) counts[language]++;
    }
    if (counts.words >= mostWords) break;
  }
  return counts;
}

/** What two texts are that cannot be a French one and its English: the wrong way round, or alike. */
export type LanguageFault = "swapped" | "both-fr" | "both-en";

/** What is wrong with the languages of a pair, as far as they can be told. */
export function findLanguageFault(
  fr: Pick<ImportedText, "blocks">,
  en: Pick<ImportedText, "blocks">,
): LanguageFault | undefined {
  const [found, other] = [findLanguage(fr), findLanguage(en)];
  if (found === "en" && other === "fr") return "swapped";
  return found !== undefined && found === other ? `both-${found}` : undefined;
}
