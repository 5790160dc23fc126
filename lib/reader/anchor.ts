import type { Pane } from "#lib/reader/scroll-map.ts";

/** A place in the text that survives every change of the page: never a percentage. */
export interface Anchor {
  readonly side: Pane;
  readonly index: number;
  /** How far into the segment, 0 to 1. */
  readonly fraction: number;
  /** Px past the end of the segment: between two paragraphs. */
  readonly beyond: number;
}

/** From where to where a segment runs, in px of the viewport. */
export interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Where a line lies that is in, or below, a segment of a side; above it counts as its beginning. */
export function anchorIn(side: Pane, index: number, { start, end }: Extent, line: number): Anchor {
  const within = Math.min(end, line) - start;
  return {
    side,
    index,
    fraction: end > start ? Math.min(1, Math.max(0, within / (end - start))) : 0,
    beyond: Math.max(0, line - end),
  };
}

/** The line of an anchor, where its segment now runs. */
export function lineOfAnchor({ fraction, beyond }: Anchor, { start, end }: Extent): number {
  return start + fraction * (end - start) + beyond;
}
