const gap = 8;
/** Below this width the card is a sheet at an edge of the screen; see also `card.module.css`. */
const sheetBelow = 600;

/**
 * Puts a card beside a word, given by its rectangles in the viewport: under it, or above it where
 * there is more room, and never over it; over the column of the word rather than over the other
 * one, where it fits. A sheet lies at the bottom, or at the top where the word would be under it.
 */
export function placeCard(card: HTMLElement, word: readonly DOMRect[], column: DOMRect): void {
  const [first] = word;
  const last = word.at(-1);
  if (first === undefined || last === undefined) return;
  const { style } = card;
  const page = document.documentElement;
  const above = first.top - 2 * gap;
  const below = page.clientHeight - last.bottom - 2 * gap;
  style.maxHeight = "";
  const { width, height } = card.getBoundingClientRect();
  if (page.clientWidth < sheetBelow) {
    const isBelow = below >= Math.min(height, above);
    style.inset = isBelow ? "auto 0 0" : "0 0 auto";
    style.maxHeight = `${isBelow ? below + gap : above + gap}px`;
    return;
  }
  const right = Math.min(page.clientWidth, column.width > width ? column.right : Infinity);
  const left = Math.max(gap, Math.min(first.left - 3 * gap, right - width - gap));
  const isBelow = below >= Math.min(height, above);
  style.inset = isBelow
    ? `${last.bottom + gap}px auto auto ${left}px`
    : `auto auto ${page.clientHeight - first.top + gap}px ${left}px`;
  style.maxHeight = `${isBelow ? below : above}px`;
}
