import { useEffect } from "react";
import { subscribe } from "#app/_store/settings-store.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { isCovered, sideCoveredNow } from "./shown-view.ts";
import { useTextView } from "./text-view-context.tsx";

/** What is covered for the eye is covered for whoever has the page read out, and for the Tab key. */
export function useCoveredText(): void {
  const { textView } = useTextView();
  useEffect(() => {
    if (textView === undefined) return;
    let covered: Side | undefined;
    const cover = () => {
      const next = sideCoveredNow();
      if (next === covered) return;
      for (const side of [covered, next])
        if (side !== undefined)
          for (const segment of textView.texts[side].segments) coverSegment(segment, side);
      covered = next;
    };
    cover();
    return subscribe(cover);
  }, [textView]);
}

/** Keeps a segment from being read out, or lets it, as the view and the reader have it now. */
export function coverSegment(segment: HTMLElement, side: Side): void {
  const isKeptBack = isCovered(segment, side);
  // A heading with nothing to read out is none.
  const heading = segment.closest<HTMLElement>("h2, h3, h4");
  for (const element of heading === null ? [segment] : [segment, heading]) {
    if (isKeptBack) element.ariaHidden = "true";
    else element.removeAttribute("aria-hidden");
  }
  for (const call of segment.querySelectorAll<HTMLElement>("a.call")) {
    if (isKeptBack) call.tabIndex = -1;
    else call.removeAttribute("tabindex");
  }
}
