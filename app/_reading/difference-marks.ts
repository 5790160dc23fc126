import { differencesOf } from "#lib/reader/edition-differences.ts";
import type { Letters } from "#lib/reader/phrase.ts";
import { isPresent } from "./measure.ts";
import { rangeIn, textOf } from "./segment-text.ts";
import type { TextView } from "./text-view.ts";
import { whenIdle } from "./when-idle.ts";

const highlightName = "en-regard-difference";

/** So many segments are compared before the page may do something else. */
const segmentsAtOnce = 40;

/**
 * Marks where the two English editions beside the French differ, sentence by sentence; answers what
 * ends it. A sentence that only one of them has is not marked: its absence shows.
 */
export function markDifferences(textView: TextView): () => void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return () => {};
  const marks = new Highlight();
  CSS.highlights.set(highlightName, marks);
  const first = textView.texts.en.segments;
  const second = textView.all.find(({ pane }) => pane === "second")?.segments ?? [];
  let isOn = true;
  let next = 0;

  function go(): void {
    if (!isOn) return;
    const end = Math.min(first.length, next + segmentsAtOnce);
    for (; next < end; next++) compare(first[next], second[next]);
    if (next < first.length) whenIdle(go);
  }

  function compare(one: HTMLElement | undefined, other: HTMLElement | undefined): void {
    if (one === undefined || other === undefined || !isPresent(one) || !isPresent(other)) return;
    const found = differencesOf(textOf(one), textOf(other));
    add(one, found.first);
    add(other, found.second);
  }

  function add(segment: HTMLElement, stretches: readonly Letters[]): void {
    for (const { startOffset, endOffset } of stretches) {
      const range = rangeIn(segment, startOffset, endOffset);
      if (range !== undefined) marks.add(range);
    }
  }

  go();
  return () => {
    isOn = false;
    CSS.highlights.delete(highlightName);
  };
}
