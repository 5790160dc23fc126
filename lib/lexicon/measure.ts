/** How much of a text the lexicon knows: what `npm run bench -- lexicon` prints. */

import { isCapitalized } from "#lib/french/spelling.ts";
import { annotate } from "#lib/lexicon/annotate.ts";
import type { Glossary } from "#lib/lexicon/glossary.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";

/** Counts over running words, names and numbers aside. */
export interface Coverage {
  readonly words: number;
  readonly withLemma: number;
  readonly withSense: number;
  /** Words whose first sense the translation was seen to use. */
  readonly withTranslation: number;
  /** Words in expressions. */
  readonly inExpression: number;
  /** Words without a sense, by how often they are met, most first. */
  readonly missing: readonly (readonly [string, number])[];
}

/** One text and what its translation has for it. */
export interface MeasuredSegment {
  readonly fr: string;
  readonly en?: string;
}

/** Reads every segment and counts; what the editor’s glossary has counts as having a sense. */
export function measureCoverage(
  lexicon: Lexicon,
  segments: readonly MeasuredSegment[],
  glossary?: Glossary,
): Coverage {
  let [words, withLemma, withSense, withTranslation, inExpression] = [0, 0, 0, 0, 0];
  const missing = new Map<string, number>();
  for (const { fr, en } of segments) {
    for (const { token, readings, reason, expression } of annotate(lexicon, fr, en, glossary)) {
      if (token.kind !== "word") continue;
      const [first] = readings;
      if (isCapitalized(token.text) && (first === undefined || first.upos === "PROPN")) continue;
      words++;
      if (first !== undefined) withLemma++;
      if (reason === "translation") withTranslation++;
      if (expression !== undefined) inExpression++;
      if (first !== undefined && (first.senses.length > 0 || expression !== undefined)) withSense++;
      else
        missing.set(first?.lemma ?? token.text, (missing.get(first?.lemma ?? token.text) ?? 0) + 1);
    }
  }
  const byCount = [...missing].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return { words, withLemma, withSense, withTranslation, inExpression, missing: byCount };
}
