import type { Side } from "#lib/text/side.ts";

/**
 * The map that keeps two panes in step. Positions are pixels from the top of the text, growing
 * downwards; a pair of knots says that a place in one pane and a place in the other are the same
 * place in the work. Between two pairs both sides are taken to run evenly, so a long segment stays
 * in step inside too.
 */
export interface ScrollMap {
  /** Ascending (equal neighbours allowed), as many as `en` has. */
  readonly fr: readonly number[];
  readonly en: readonly number[];
}

export type { Side };

/** What may lie in a pane of its own: a side, or a second English edition. */
export type Pane = Side | "second";

export function otherSide(side: Side): Side {
  return side === "fr" ? "en" : "fr";
}

/** Where one segment begins and ends in each pane, in px. */
export interface SegmentExtent {
  readonly frStart: number;
  readonly frEnd: number;
  readonly enStart: number;
  readonly enEnd: number;
}

/**
 * Builds the map of one stretch of text from the segments that both sides have, in the order of
 * the text. The stretch begins at 0 on both sides and ends at `frHeight` and `enHeight`.
 */
export function scrollMapOf(
  extents: readonly SegmentExtent[],
  frHeight: number,
  enHeight: number,
): ScrollMap {
  const fr = [0];
  const en = [0];
  const add = (frPosition: number, enPosition: number) => {
    // A short line under a long one can be measured a hair above it: positions never go back.
    fr.push(Math.min(frHeight, Math.max(frPosition, fr[fr.length - 1] ?? 0)));
    en.push(Math.min(enHeight, Math.max(enPosition, en[en.length - 1] ?? 0)));
  };
  for (const extent of extents) {
    add(extent.frStart, extent.enStart);
    add(extent.frEnd, extent.enEnd);
  }
  add(frHeight, enHeight);
  return { fr, en };
}

/**
 * The position in the other pane of the place at `position` in the pane of `from`.
 * Outside the stretch the nearest end answers.
 */
export function mapPosition(map: ScrollMap, from: Side, position: number): number {
  const here = map[from];
  const there = map[otherSide(from)];
  const last = here.length - 1;
  // The last knot at or above the position.
  let low = 0;
  let high = last;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((here[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  if (low === last) return there[last] ?? 0;
  const start = here[low] ?? 0;
  const length = (here[low + 1] ?? 0) - start;
  const fraction = length > 0 ? Math.max(0, position - start) / length : 0;
  const target = there[low] ?? 0;
  return target + fraction * ((there[low + 1] ?? 0) - target);
}
