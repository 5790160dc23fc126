import type { LookedUpExpression, LookedUpReading } from "#lib/lexicon/chapter-lexicon.ts";
import type { WordName } from "#lib/study/word.ts";

/** By what name a word that was looked up is kept: all forms of a lemma by one. */
export function nameOfReading({ lemma, upos }: Pick<LookedUpReading, "lemma" | "upos">): WordName {
  return { lemma, upos, isExpression: false };
}

export function nameOfExpression({ text }: Pick<LookedUpExpression, "text">): WordName {
  return { lemma: text, upos: "X", isExpression: true };
}
