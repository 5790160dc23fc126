import type { Side } from "#lib/reader/scroll-map.ts";

/** Whether the words of a segment of that side are kept back until they are asked for. */
export function isCovered(segment: HTMLElement, side: Side): boolean {
  const { view, leads } = document.documentElement.dataset;
  const leader = leads === "en" ? "en" : "fr";
  return view === "covered" && leader !== side && !segment.classList.contains("uncovered");
}
