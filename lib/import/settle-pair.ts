/** Two imported texts → their chapters, settled together, and which belong to each other. */

import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";
import type { ImportedText } from "#lib/import/imported-text.ts";
import { outlineOf } from "#lib/import/outline.ts";

/** Two entries that say the same, each by its `start`. An entry may have several links. */
export interface ChapterLink {
  readonly fr: number;
  readonly en: number;
}

/** A text and its translation, ready to be aligned chapter by chapter. */
export interface SettledPair {
  readonly fr: ImportedText;
  readonly en: ImportedText;
  /** In the order of the French. */
  readonly links: readonly ChapterLink[];
}

/** Finds the chapters of both and guesses the links between them. */
export function settlePair(
  fr: ImportedText,
  en: ImportedText,
  _lexicon: TranslationLexicon,
): SettledPair {
  const free = (text: ImportedText) => outlineOf(text).filter(({ aside }) => aside === undefined);
  const french = free(fr);
  const english = free(en);
  const links =
    french.length === english.length
      ? french.map(({ start }, index) => ({ fr: start, en: english[index]?.start ?? 0 }))
      : [];
  return { fr, en, links };
}
