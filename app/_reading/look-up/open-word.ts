import type { ChapterLexicon, LookedUpWord, SegmentWords } from "#lib/lexicon/chapter-lexicon.ts";
import type { LookUpFault } from "#lib/lexicon/look-up-error.ts";
import type { CardSurroundings } from "#lib/reader/card-place.ts";
import { isPresent } from "../measure.ts";
import { rangeIn, segmentWordsOf } from "../segment-text.ts";
import { isCovered } from "../shown-view.ts";
import type { TextView } from "../text-view.ts";
import type { SelectedText } from "./phrase.ts";

/** A word that the card is open for. */
export interface OpenWord {
  readonly segment: SegmentWords;
  /** Where it stands: offsets in the French words of its segment. */
  readonly at: SelectedText;
  /** As the text prints it. */
  readonly printed: string;
  /** What it is; absent while that is fetched, or where it could not be. */
  readonly word?: LookedUpWord;
  /** The words of a phrase that the reader has selected; then `word` is absent. */
  readonly phrase?: readonly LookedUpWord[];
  /** The words of the segment, of which an expression may have several. */
  readonly lexicon?: ChapterLexicon;
  readonly fault?: LookUpFault;
  /** Whether the card stays when the pointer leaves. */
  readonly isPinned: boolean;
  /** Whether the keyboard opened it and goes on in it. */
  readonly takesFocus: boolean;
  /** Where the word is now, in the viewport, and what its card is to leave free. */
  readonly around: () => Omit<CardSurroundings, "view">;
  /** Moves the text so that a card finds room beside the word and its other side. */
  readonly makeRoom: () => void;
}

/** What the text alone says of a word, or a phrase, that a card opens for. */
export function wordInText(
  textView: TextView,
  { index, startOffset, endOffset }: SelectedText,
): Pick<OpenWord, "segment" | "at" | "printed" | "around" | "makeRoom"> {
  const segment = segmentWordsOf(textView, index);
  const element = textView.texts.fr.segments[index];
  const other = textView.texts.en.segments[index];
  const lines = () => [
    ...((element && rangeIn(element, startOffset, endOffset))?.getClientRects() ?? []),
  ];
  const isShown = other !== undefined && isPresent(other) && !isCovered(other, "en");
  return {
    segment,
    at: { index, startOffset, endOffset },
    printed: segment.fr.slice(startOffset, endOffset),
    around: () => ({
      word: lines(),
      column: columnOf(textView.texts.fr.article),
      sentence: [...(element?.getClientRects() ?? [])],
      counterpart: isShown ? [...other.getClientRects()] : [],
    }),
    makeRoom() {
      const [line] = lines();
      if (line !== undefined) textView.moveBy("fr", line.top - textView.topOf("fr") - line.height);
    },
  };
}

/** In rows a side has no box of its own: its first block has. */
function columnOf(article: HTMLElement): DOMRect {
  const box = article.getBoundingClientRect();
  return box.width > 0 ? box : (article.querySelector(".block") ?? article).getBoundingClientRect();
}
