import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { togglePeek } from "./peek.ts";
import { sideShownNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";

/** Shows what the view keeps back of a segment, or keeps it back again. */
export function toggleOther(textView: TextView, index: number): void {
  const side = sideShownNow();
  if (side !== undefined) {
    const here = textView.texts[side].segments[index];
    const there = textView.texts[otherSide(side)].segments[index];
    if (here !== undefined && there !== undefined) togglePeek(here, there);
  } else {
    for (const name of ["fr", "en"] as const)
      textView.texts[name].segments[index]?.classList.toggle("uncovered");
  }
}

/** Gives a segment the focus, where it stands. */
export function focusSegment(textView: TextView, side: Side, index: number): void {
  const element = textView.texts[side].segments[index];
  if (element === undefined) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}
