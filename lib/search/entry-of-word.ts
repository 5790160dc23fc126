import { type EntryKey, expressionEntry, wordEntry } from "#lib/search/entry.ts";
import type { WordName } from "#lib/study/word.ts";

/** Under which entry a word of the reader’s stands in an index. */
export function entryOfWord({ lemma, upos, isExpression }: WordName): EntryKey {
  return isExpression ? expressionEntry(lemma, upos) : wordEntry(lemma, upos);
}
