import type { Pane } from "#lib/reader/scroll-map.ts";

/** The element id of a segment in one pane. */
export function elementIdOf(segmentId: string, pane: Pane): string {
  return pane === "fr" ? segmentId : `${pane}-${segmentId}`;
}

/** The segment id in an element id, of whichever pane. */
export function segmentIdOf(elementId: string): string {
  return elementId.replace(/^(?:en|second)-/, "");
}
