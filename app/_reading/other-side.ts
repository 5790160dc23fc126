import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { coverSegment } from "./covered-text.ts";
import { togglePeek } from "./peek.ts";
import { textOf } from "./segment-text.ts";
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
    for (const name of ["fr", "en"] as const) {
      const segment = textView.texts[name].segments[index];
      segment?.classList.toggle("uncovered");
      if (segment !== undefined) coverSegment(segment, name);
    }
  }
}

/** What the other side says of a segment, and in which language; empty where it has nothing. */
export function wordsOfOther(
  textView: TextView,
  side: Side,
  index: number,
): { readonly text: string; readonly lang: Side } {
  const lang = otherSide(side);
  return { text: textOf(textView.texts[lang].segments[index]), lang };
}

/** Gives a segment the focus, where it stands; a reader of the screen may go to its other side. */
export function focusSegment(textView: TextView, side: Side, index: number): void {
  const element = textView.texts[side].segments[index];
  if (element === undefined) return;
  element.tabIndex = -1;
  const other = textView.texts[otherSide(side)].segments[index];
  if (other !== undefined) element.setAttribute("aria-details", other.id);
  element.focus({ preventScroll: true });
}
