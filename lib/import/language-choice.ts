/** Which of the languages of a memory are the French and the English. */

/** The languages’ codes as the file has them, where somebody has chosen. */
export interface LanguageChoice {
  readonly fr?: string | undefined;
  readonly en?: string | undefined;
}

/** The languages of a memory that has several kinds of French or of English. */
export interface LanguagesFound {
  /** The two that were taken. */
  readonly fr: string;
  readonly en: string;
  /** Every code, those with most segments first. */
  readonly all: readonly string[];
}

/**
 * What there is to choose from; `undefined` where there is one French and one English only. `rival`
 * are the codes that could be taken for French or English, `all` those that the file has.
 */
export function findAlternatives(
  rivals: readonly string[],
  taken: { readonly fr: string; readonly en: string },
  all: readonly string[],
): LanguagesFound | undefined {
  return rivals.some((code) => code !== taken.fr && code !== taken.en)
    ? { ...taken, all }
    : undefined;
}

/**
 * The code that stands for a language: the one chosen, else of all its kinds (`fr`, `fr-CA`) the
 * one with most segments. `undefined` where there is none. `counts` are segments by code.
 */
export function chooseLanguage(
  counts: ReadonlyMap<string, number>,
  language: "fr" | "en",
  choice: LanguageChoice,
): string | undefined {
  const chosen = choice[language];
  if (chosen !== undefined && counts.has(chosen)) return chosen;
  const kinds = [...counts].filter(([code]) => isKindOf(code, language));
  return kinds.sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Whether a code names a language or a kind of it: `fr`, `FR-fr`, `fr_CA`, `fra`, `French (France)`. */
export function isKindOf(code: string, language: "fr" | "en"): boolean {
  const base = code.trim().toLowerCase().split(/[-_(]/)[0]?.trim() ?? "";
  return {
    fr: ["fr", "fra", "fre", "french", "français"],
    en: ["en", "eng", "english", "anglais"],
  }[language].includes(base);
}
