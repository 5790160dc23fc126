import type { Letters } from "#lib/reader/phrase.ts";
import type { LaidText } from "../measure.ts";
import { offsetIn } from "../segment-text.ts";

/** What a selection has of one segment. */
export interface SelectedText extends Letters {
  readonly index: number;
}

/** What the reader has selected, where it lies in one segment of a text. */
export function selectedText({ article, segments }: LaidText): SelectedText | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const { startContainer, endContainer } = range;
  const segment = segmentOf(startContainer);
  if (segment === null || !article.contains(segment) || segmentOf(endContainer) !== segment)
    return undefined;
  const startOffset = offsetIn(segment, startContainer, range.startOffset);
  const endOffset = offsetIn(segment, endContainer, range.endOffset);
  if (startOffset === undefined || endOffset === undefined) return undefined;
  return { index: segments.indexOf(segment), startOffset, endOffset };
}

function segmentOf(node: Node): HTMLElement | null {
  const element = node instanceof Element ? node : node.parentElement;
  return element?.closest<HTMLElement>(".segment") ?? null;
}
