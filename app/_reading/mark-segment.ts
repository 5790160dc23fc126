import type { TextView } from "./text-view.ts";

/** Marks one segment on both sides, as pointed at, in hand or under the ruler, and no other. */
export function markSegment(
  textView: TextView,
  mark: "pointed" | "current" | "ruled",
  index: number | undefined,
): void {
  for (const element of document.querySelectorAll(`.segment.${mark}`))
    element.classList.remove(mark);
  if (index === undefined) return;
  for (const { segments } of textView.all) segments[index]?.classList.add(mark);
}
