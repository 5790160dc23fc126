import type { LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import type { LaidText } from "../measure.ts";
import { offsetIn } from "../segment-text.ts";

/** What a selection has of one segment: offsets in its words, end not included. */
export interface SelectedText {
  readonly index: number;
  readonly startOffset: number;
  readonly endOffset: number;
}

/** Whoever selects more words than this wants to copy them, not to look them up. */
const mostWords = 12;

/** What the reader has selected, where it lies in one segment of a text. */
export function selectedText({ article, segments }: LaidText): SelectedText | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { startContainer, endContainer } = range;
  const segment = segmentOf(startContainer);
  if (segment === null || !article.contains(segment) || segmentOf(endContainer) !== segment)
    return undefined;
  const startOffset = offsetIn(segment, startContainer, range.startOffset);
  const endOffset = offsetIn(segment, endContainer, range.endOffset);
  if (startOffset === undefined || endOffset === undefined) return undefined;
  return { index: segments.indexOf(segment), startOffset, endOffset };
}

/** The numbers of the words that a selection touches; none where it has too many for a phrase. */
export function wordsInSelection(
  words: readonly LookedUpWord[],
  { startOffset, endOffset }: SelectedText,
): readonly number[] {
  const numbers = [...words.keys()].filter((number) => {
    const word = words[number];
    return word !== undefined && word.startOffset < endOffset && word.endOffset > startOffset;
  });
  return numbers.length > mostWords ? [] : numbers;
}

function segmentOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(".segment") ?? null;
}
