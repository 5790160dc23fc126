import type { Extent } from "#lib/reader/anchor.ts";
import type { Pane, Side } from "#lib/reader/scroll-map.ts";

/**
 * The text of one side as it lies in the page: its segments and groups in the order of the text.
 * The same index is the same segment on both sides.
 */
export interface LaidText {
  readonly pane: Pane;
  readonly article: HTMLElement;
  readonly segments: readonly HTMLElement[];
  readonly groups: readonly LaidGroup[];
}

/** A stretch of blocks that the browser may leave aside while out of sight. */
export interface LaidGroup {
  readonly element: HTMLElement;
  /** Indices of its segments: from `first`, `end` not included. */
  readonly first: number;
  readonly end: number;
}

export function laidTextOf(article: HTMLElement, pane: Pane): LaidText {
  const segments: HTMLElement[] = [];
  const groups = [...article.querySelectorAll<HTMLElement>(".group")].map((element) => {
    const first = segments.length;
    segments.push(...element.querySelectorAll<HTMLElement>(".segment"));
    return { element, first, end: segments.length };
  });
  return { pane, article, segments, groups };
}

/**
 * Where the text of a segment runs. A segment that begins in the middle of a line begins half a
 * line further down than one at its left edge, so that places inside a paragraph have an order
 * and each segment, however short, has a height.
 */
export function extentOf(segment: HTMLElement): Extent {
  const rects = segment.getClientRects();
  const first = rects[0];
  const last = rects[rects.length - 1];
  const block = segment.closest<HTMLElement>(".block");
  if (first === undefined || last === undefined || block === null) return { start: 0, end: 0 };
  const { left, width } = block.getBoundingClientRect();
  const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight) || first.height;
  const along = (x: number) =>
    width > 0 ? (lineHeight * Math.min(width, Math.max(0, x - left))) / width : 0;
  const start = first.top + along(first.left);
  return { start, end: Math.max(start, last.top + along(last.right)) };
}

/** Whether this side has text for the segment: an absent one stands nowhere in particular. */
export function isPresent(segment: HTMLElement): boolean {
  return !segment.classList.contains("absent");
}

/** The side of the page’s own two in which something lies, or `undefined`. */
export function sideOf(
  texts: Readonly<Record<Side, LaidText>>,
  target: EventTarget | null,
): Side | undefined {
  if (!(target instanceof Node)) return undefined;
  return (["fr", "en"] as const).find((side) => texts[side].article.contains(target));
}
