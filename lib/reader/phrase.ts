/** Offsets of letters in the words of a segment, end not included. */
export interface Letters {
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Whoever selects more words than this wants to copy them, not to look them up. */
const mostWords = 12;

/** The numbers of the words that a selection touches; none where it has too many for a phrase. */
export function wordsIn(
  words: readonly Letters[],
  { startOffset, endOffset }: Letters,
): readonly number[] {
  const numbers = [...words.keys()].filter((number) => {
    const word = words[number];
    return word !== undefined && word.startOffset < endOffset && word.endOffset > startOffset;
  });
  return numbers.length > mostWords ? [] : numbers;
}

/**
 * Moves the free end of a phrase one word on, or back; the other end stays on the word in hand,
 * whose number is `own`. `selected` are the numbers of the phrase so far. Answers the number of the
 * word that it then reaches to; `undefined` where the segment ends.
 */
export function extendPhrase(
  words: readonly Letters[],
  own: number,
  selected: readonly number[],
  by: 1 | -1,
): number | undefined {
  const isBackward = selected.length > 1 && selected.at(-1) === own;
  const reach = (isBackward ? selected[0] : selected.at(-1)) ?? own;
  return words[reach + by] === undefined ? undefined : reach + by;
}

/** From the first letter of two words to the last. */
export function spanOf(one: Letters, other: Letters): Letters {
  return {
    startOffset: Math.min(one.startOffset, other.startOffset),
    endOffset: Math.max(one.endOffset, other.endOffset),
  };
}
