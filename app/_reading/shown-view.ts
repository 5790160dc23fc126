import type { Side } from "#lib/reader/scroll-map.ts";
import { type Layout, sideCovered, sideShown, type View, views } from "#lib/reader/views.ts";

/** The view that the page shows now. */
export function viewNow(): View {
  const { view } = document.documentElement.dataset;
  return views.find((known) => known === view) ?? "facing";
}

/** How the page lays its text out now. */
export function layoutNow(): Layout {
  return (document.documentElement.dataset.layout as Layout | undefined) ?? "rows";
}

/** The side that leads: on the left, or above. */
export function leaderNow(): Side {
  return document.documentElement.dataset.leads === "en" ? "en" : "fr";
}

/** The one side that is shown, where the view shows one. */
export function sideShownNow(): Side | undefined {
  return sideShown(viewNow());
}

/** The side that the page covers now. */
export function sideCoveredNow(): Side | undefined {
  return sideCovered(viewNow(), leaderNow());
}

/** Whether the words of a segment of that side are kept back until they are asked for. */
export function isCovered(segment: HTMLElement, side: Side): boolean {
  return sideCoveredNow() === side && !segment.classList.contains("uncovered");
}
