/** Whether a key moves the word cursor: an arrow to the side, pressed in the text. */
export function isWordKey(event: KeyboardEvent): boolean {
  return !event.shiftKey && isSideKey(event);
}

/** Whether a key makes a phrase longer or shorter: the same with Shift. */
export function isPhraseKey(event: KeyboardEvent): boolean {
  return event.shiftKey && isSideKey(event);
}

function isSideKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return false;
  return (event.key === "ArrowLeft" || event.key === "ArrowRight") && isInText(event);
}

/** Whether a key was pressed with nothing in hand but the text. */
export function isInText({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const inHand = target.closest("a, button, input, select, textarea, dialog, [role=dialog]");
  return inHand === null && (target === document.body || target.closest("#text") !== null);
}
