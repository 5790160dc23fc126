import { diffArrays } from "diff";
import type { Letters } from "#lib/reader/phrase.ts";

/** What each of two translations of a sentence has that the other has not. */
export interface Differences {
  readonly first: readonly Letters[];
  readonly second: readonly Letters[];
}

interface Token extends Letters {
  /** In small letters, with one form of apostrophe: case and type make no difference. */
  readonly word: string;
}

/**
 * The stretches of words in which two translations differ. Case, punctuation and the form of
 * apostrophes make no difference; neighbouring words that differ are one stretch.
 */
export function differencesOf(first: string, second: string): Differences {
  const [own, other] = [tokensOf(first), tokensOf(second)];
  const result = { first: [] as Letters[], second: [] as Letters[] };
  let [at, there] = [0, 0];
  const changes = diffArrays(
    own.map(({ word }) => word),
    other.map(({ word }) => word),
  );
  for (const { removed, added, count = 0 } of changes) {
    if (removed) result.first.push(stretch(own, at, count));
    if (added) result.second.push(stretch(other, there, count));
    if (!added) at += count;
    if (!removed) there += count;
  }
  return result;
}

function tokensOf(text: string): readonly Token[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+(?:[’'][\p{L}\p{M}]+)*/gu)].map(
    ({ 0: letters, index }) => ({
      word: letters.toLowerCase().replaceAll("’", "'"),
      startOffset: index,
      endOffset: index + letters.length,
    }),
  );
}

function stretch(tokens: readonly Token[], from: number, count: number): Letters {
  const [first, last] = [tokens[from], tokens[from + count - 1]];
  return { startOffset: first?.startOffset ?? 0, endOffset: last?.endOffset ?? 0 };
}
