import type { TextView } from "./text-view.ts";

/** Marks one segment on both sides, as pointed at or as the one in hand, and no other. */
export function markSegment(
  textView: TextView,
  mark: "pointed" | "current",
  index: number | undefined,
): void {
  for (const element of document.querySelectorAll(`.segment.${mark}`))
    element.classList.remove(mark);
  if (index === undefined) return;
  for (const side of ["fr", "en"] as const)
    textView.texts[side].segments[index]?.classList.add(mark);
}
