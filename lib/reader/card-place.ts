/** Where a card lies: beside its word, and over no sentence that is being read. */

/** A box in px of the viewport. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What a card is to be placed between. */
export interface CardSurroundings {
  /** What can be seen of the text: the viewport without the bars. */
  readonly view: Box;
  /** The lines of the word, in order; at least one. */
  readonly word: readonly Box[];
  /** The column of the word. */
  readonly column: Box;
  /** The lines of the sentence, and of what says it on the other side where that is shown. */
  readonly sentence: readonly Box[];
  readonly counterpart: readonly Box[];
}

/** A card’s corner and the height it may have. */
export interface CardPlace {
  readonly left: number;
  readonly top: number;
  readonly maxHeight: number;
}

const gap = 8;
/** A card that is lower than this shows no sense. */
const leastHeight = 150;

/**
 * Tries below and above the word, below and above the sentence and the margins beside the column,
 * and takes what covers least: first of the word, then of its sentence, then of the counterpart;
 * of those that cover the same, the nearest to the word.
 */
export function placeBeside(
  { width, height }: { readonly width: number; readonly height: number },
  around: CardSurroundings,
): CardPlace {
  const { view, word, column, sentence, counterpart } = around;
  const first = word[0] as Box;
  const last = word.at(-1) as Box;
  const own = boundsOf(sentence) ?? first;
  const within = (left: number, right: number) =>
    Math.max(view.left + gap, Math.min(left, right - width - gap));
  const right =
    column.right - column.left > width ? Math.min(view.right, column.right) : view.right;
  const beside = within(first.left - 3 * gap, right);
  const middle = Math.max(view.top + gap, Math.min(first.top - gap, view.bottom - height - gap));
  const places: readonly CardPlace[] = [
    below(beside, last.bottom),
    above(beside, first.top),
    below(beside, own.bottom),
    above(beside, own.top),
    ...[own.right + gap, own.left - width - gap, column.right + gap, column.left - width - gap]
      .filter((left) => left >= view.left + gap && left + width + gap <= view.right)
      .map((left) => ({ left, top: middle, maxHeight: view.bottom - middle - gap })),
  ];

  function below(left: number, bottom: number): CardPlace {
    const top = Math.max(view.top + gap, bottom + gap);
    return { left, top, maxHeight: view.bottom - gap - top };
  }
  function above(left: number, edge: number): CardPlace {
    const bottom = Math.min(view.bottom - gap, edge - gap);
    const room = bottom - view.top - gap;
    return { left, top: bottom - Math.min(height, room), maxHeight: room };
  }

  const costOf = ({ left, top, maxHeight }: CardPlace): number => {
    const shown = Math.min(height, Math.max(0, maxHeight));
    const card = { left, top, right: left + width, bottom: top + shown };
    const isCramped = shown < Math.min(height, leastHeight);
    return (
      (isCramped ? 1e9 : 0) +
      1e6 * shareCovered(card, word) +
      1e4 * shareCovered(card, sentence) +
      1e3 * shareCovered(card, counterpart) +
      0.5 * (height - shown) +
      0.1 * distance(card, first)
    );
  };
  return places.reduce((best, place) => (costOf(place) < costOf(best) ? place : best));
}

/**
 * A sheet as wide as the page, in the largest room above, between or below what is read: the
 * word’s own lines and the counterpart. `undefined` where no room has half of `height`: then the
 * text is to be moved first.
 */
export function placeSheet(
  height: number,
  { view, word, counterpart }: Pick<CardSurroundings, "view" | "word" | "counterpart">,
): CardPlace | undefined {
  const kept = [boundsOf(word), boundsOf(counterpart)]
    .flatMap((box) => box ?? [])
    .filter(({ top, bottom }) => bottom > view.top && top < view.bottom)
    .toSorted((a, b) => a.top - b.top);
  const rooms: { readonly top: number; readonly bottom: number }[] = [];
  let from = view.top;
  for (const { top, bottom } of kept) {
    rooms.push({ top: from, bottom: top - gap });
    from = Math.max(from, bottom + gap);
  }
  rooms.push({ top: from, bottom: view.bottom });
  const roomOf = (room: { readonly top: number; readonly bottom: number }) =>
    Math.min(height, room.bottom - room.top);
  // The lowest of those that are as good: nearest to the thumb.
  const best = rooms.reduce((best, room) => (roomOf(room) >= roomOf(best) ? room : best));
  const room = roomOf(best);
  if (room < Math.min(height, leastHeight)) return undefined;
  const isLast = best === rooms.at(-1);
  return { left: view.left, top: isLast ? best.bottom - room : best.top, maxHeight: room };
}

/** The least box around several; `undefined` around none. */
export function boundsOf(boxes: readonly Box[]): Box | undefined {
  if (boxes.length === 0) return undefined;
  return {
    left: Math.min(...boxes.map(({ left }) => left)),
    top: Math.min(...boxes.map(({ top }) => top)),
    right: Math.max(...boxes.map(({ right }) => right)),
    bottom: Math.max(...boxes.map(({ bottom }) => bottom)),
  };
}

/** How much of some boxes a card lies over, 0 to 1, by area. */
export function shareCovered(card: Box, boxes: readonly Box[]): number {
  let whole = 0;
  let covered = 0;
  for (const { left, top, right, bottom } of boxes) {
    whole += (right - left) * (bottom - top);
    const wide = Math.min(right, card.right) - Math.max(left, card.left);
    const high = Math.min(bottom, card.bottom) - Math.max(top, card.top);
    if (wide > 0 && high > 0) covered += wide * high;
  }
  return whole === 0 ? 0 : covered / whole;
}

function distance(a: Box, b: Box): number {
  const across = Math.max(0, a.left - b.right, b.left - a.right);
  const down = Math.max(0, a.top - b.bottom, b.top - a.bottom);
  return across + down;
}
