/** Whether a key moves the word cursor: an arrow to the side, pressed in the text. */
export function isWordKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
    return false;
  return (event.key === "ArrowLeft" || event.key === "ArrowRight") && isInText(event);
}

/** Whether a key was pressed with nothing in hand but the text. */
export function isInText({ target }: KeyboardEvent): boolean {
  if (!(target instanceof Element)) return false;
  const inHand = target.closest("a, button, input, select, textarea, dialog, [role=dialog]");
  return inHand === null && (target === document.body || target.closest("#text") !== null);
}
