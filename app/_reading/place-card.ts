import {
  type Box,
  type CardPlace,
  type CardSurroundings,
  placeBeside,
  placeSheet,
} from "#lib/reader/card-place.ts";

/** Below this width the card is a sheet as wide as the page; see also `card.module.css`. */
const sheetBelow = 600;

/**
 * Puts a card where it covers neither its word nor, where there is any other room, the sentence
 * and its other side. Answers `false` where a sheet finds no such room: it then lies at the bottom.
 */
export function placeCard(card: HTMLElement, around: Omit<CardSurroundings, "view">): boolean {
  if (around.word.length === 0) return true;
  const view = seenText();
  card.style.maxHeight = "";
  const { width, height } = card.getBoundingClientRect();
  if (view.right - view.left >= sheetBelow) {
    put(card, placeBeside({ width, height }, { ...around, view }));
    return true;
  }
  // A card takes no more than what is left of its half of the screen.
  const wanted = Math.min(height, (view.bottom - view.top) * 0.55);
  const place = placeSheet(wanted, { ...around, view });
  put(card, place ?? { left: 0, top: view.bottom - wanted, maxHeight: wanted });
  return place !== undefined;
}

function put({ style }: HTMLElement, { left, top, maxHeight }: CardPlace): void {
  style.inset = `${top}px auto auto ${left}px`;
  style.maxHeight = `${maxHeight}px`;
}

/** The part of the viewport between the bars. */
function seenText(): Box {
  const page = document.documentElement;
  const { scrollPaddingTop, scrollPaddingBottom } = getComputedStyle(page);
  return {
    left: 0,
    top: Number.parseFloat(scrollPaddingTop) || 0,
    right: page.clientWidth,
    bottom: page.clientHeight - (Number.parseFloat(scrollPaddingBottom) || 0),
  };
}
