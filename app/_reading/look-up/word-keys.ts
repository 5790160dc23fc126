import { isInText, isPhraseKey, isWordKey } from "../word-key.ts";
import type { WordLookUp } from "./word-look-up.ts";

/** Lets keys walk through the words of the text, and open and close their cards; answers what ends it. */
export function listenToWordKeys(words: WordLookUp): () => void {
  const abort = new AbortController();
  document.addEventListener(
    "keydown",
    (event) => {
      if (!event.defaultPrevented && takeKey(words, event)) event.preventDefault();
    },
    { signal: abort.signal, capture: true },
  );
  return () => abort.abort();
}

/** Whether a key was meant for the words. */
function takeKey(words: WordLookUp, event: KeyboardEvent): boolean {
  const { cursor } = words;
  const card = words.view.card();
  const isOnCard = card !== null && event.target === card;
  const by = event.key === "ArrowRight" ? 1 : -1;
  if (event.key === "Escape" && (words.isOpen || cursor.isWalking)) {
    if (!words.isOpen) cursor.stopWalking();
    words.escape();
    return true;
  }
  if (cursor.isWalking && isPhraseKey(event)) {
    words.extendSelection(by);
    return true;
  }
  if (isWordKey(event) || (isOnCard && /^Arrow(Left|Right)$/.test(event.key))) {
    getSelection()?.removeAllRanges();
    words.walk(() => cursor.next(by));
    return true;
  }
  // On the card itself the other keys walk through what it says.
  return !isOnCard && takeKeyOfWalk(words, event);
}

/** Whether a key was meant for the word in hand. */
function takeKeyOfWalk(words: WordLookUp, event: KeyboardEvent): boolean {
  const { cursor } = words;
  const { isWalking, place } = cursor;
  if (!isWalking || place === undefined || !isInText(event)) return false;
  if (event.key === "ArrowUp") words.walk(() => cursor.onNextLine(-1));
  else if (event.key === "ArrowDown") words.walk(() => cursor.onNextLine(1));
  else if (event.key !== "Enter") return false;
  else if (words.hasSelection()) words.openSelected(true);
  else words.openCard(place, true, true);
  return true;
}
