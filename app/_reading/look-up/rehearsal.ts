import type { ChapterLexicon } from "#lib/lexicon/chapter-lexicon.ts";
import { segmentWordsOf } from "../segment-text.ts";
import type { TextView } from "../text-view.ts";
import type { OpenWord } from "./open-word.ts";

/**
 * Any word of the chapter, to draw a card of once, unseen, before one is asked for: the first one
 * takes several times as long as those after it. The letters of pronunciations, and their tilde,
 * are fetched too: coming later they lay the card and the text anew under the reader’s eyes.
 */
export function rehearsalOf(textView: TextView, lexicon: ChapterLexicon): OpenWord | undefined {
  const index = textView.texts.fr.segments.findIndex(({ id }) => lexicon.wordsOf(id).length > 0);
  if (index < 0) return undefined;
  const segment = segmentWordsOf(textView, index);
  const words = lexicon.wordsOf(segment.id);
  const word = words.find(({ reading }) => reading?.ipa !== undefined) ?? words[0];
  if (word === undefined) return undefined;
  const { fontFamily } = getComputedStyle(document.body);
  void document.fonts.load(`1em ${fontFamily}`, "ɑ\u0303ʁ").catch(() => {});
  return {
    segment,
    at: { index, startOffset: word.startOffset, endOffset: word.endOffset },
    printed: segment.fr.slice(word.startOffset, word.endOffset),
    word,
    lexicon,
    isPinned: false,
    takesFocus: false,
    around: () => ({ word: [], column: new DOMRect(), sentence: [], counterpart: [] }),
    makeRoom: () => {},
  };
}
