import { type RefObject, useEffect, useLayoutEffect, useRef } from "react";
import { placeCard } from "../place-card.ts";
import { type CardWords, openCardWords } from "./card-words.ts";
import type { OpenWord } from "./open-word.ts";
import type { WordLookUp } from "./word-look-up.ts";

/**
 * Shows a card beside its word, and keeps it there while the text moves; answers with the French of
 * the card that keys walk through. A rehearsal is drawn and not shown.
 */
export function useShownCard(
  element: RefObject<HTMLElement | null>,
  open: OpenWord,
  words: WordLookUp,
  isRehearsal: boolean,
): RefObject<CardWords | undefined> {
  const inHand = useRef<CardWords>(undefined);
  const asked = open.word ?? open.phrase;

  useLayoutEffect(() => {
    if (element.current === null || isRehearsal) return;
    element.current.showPopover();
    const cardWords = openCardWords(element.current);
    inHand.current = cardWords;
    return cardWords.clear;
  }, [element, isRehearsal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word has other words in its card
  useLayoutEffect(() => inHand.current?.clear(), [asked]);
  useLayoutEffect(() => {
    if (element.current === null) return;
    element.current.scrollTop = 0;
    if (!placeCard(element.current, open.around()) && open.isPinned) open.makeRoom();
  });
  useEffect(() => {
    if (open.takesFocus) element.current?.focus({ preventScroll: true });
  }, [element, open]);
  useEffect(() => {
    if (!isRehearsal) return followText(element, open, words);
  }, [element, open, words, isRehearsal]);
  return inHand;
}

/** Puts the card where its word goes, and away when the word is out of sight; answers what ends it. */
function followText(
  element: RefObject<HTMLElement | null>,
  open: OpenWord,
  words: WordLookUp,
): () => void {
  const abort = new AbortController();
  const { signal } = abort;
  let frame = 0;
  const follow = () => {
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(() => {
      const around = open.around();
      const isSeen = around.word.some(({ top, bottom }) => bottom > 0 && top < innerHeight);
      if (!isSeen || (!open.isPinned && document.activeElement !== element.current)) words.close();
      else if (element.current !== null) placeCard(element.current, around);
    });
  };
  const onScroll = ({ target }: Event) => {
    if (!(target instanceof Node && element.current?.contains(target) === true)) follow();
  };
  document.addEventListener("scroll", onScroll, { signal, capture: true, passive: true });
  addEventListener("resize", follow, { signal });
  return () => {
    abort.abort();
    cancelAnimationFrame(frame);
  };
}
