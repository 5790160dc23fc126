import { caretAt } from "#app/_ui/caret.ts";
import type { Pane } from "#lib/reader/scroll-map.ts";
import type { TextView } from "./text-view.ts";

/**
 * Keeps a selection in the column where it began, so that copying it copies that column: the
 * other one cannot be selected meanwhile, and when the pointer slips over it the selection goes on
 * at the same height in its own.
 */
export function selectInOneColumn(textView: TextView, signal: AbortSignal): void {
  const { dataset } = document.documentElement;
  /** Where the drag is, and over which side; `undefined` while no button is down. */
  let drag: { x: number; y: number; over: Pane | undefined } | undefined;

  const textUnder = (target: EventTarget | null) =>
    textView.all.find(({ article }) => target instanceof Node && article.contains(target));

  document.addEventListener(
    "pointerdown",
    (event) => {
      const side = textUnder(event.target)?.pane;
      if (side === undefined) delete dataset.selecting;
      else dataset.selecting = side;
    },
    { signal },
  );
  document.addEventListener(
    "pointermove",
    ({ clientX: x, clientY: y, buttons, target }) => {
      drag = buttons === 0 ? undefined : { x, y, over: textUnder(target)?.pane };
    },
    { signal, passive: true },
  );
  document.addEventListener(
    "selectionchange",
    () => {
      const { selecting } = dataset;
      const selection = getSelection();
      if (selection === null || drag === undefined || drag.over === selecting) return;
      const text = textUnder(selection.anchorNode);
      if (text === undefined || text.pane !== selecting) return;
      // The browser would go on to the next thing that can be selected: the end of the chapter.
      const caret = caretInColumn(text.article, drag);
      if (caret !== undefined) selection.extend(caret.node, caret.offset);
    },
    { signal },
  );
}

/** The place in the column that is nearest to a point beside it, or on a bar over it. */
function caretInColumn(article: HTMLElement, point: { x: number; y: number }) {
  const within = (value: number, least: number, most: number) =>
    Math.min(most - 1, Math.max(least + 1, value));
  const bars = getComputedStyle(document.documentElement);
  const y = within(
    point.y,
    Number.parseFloat(bars.scrollPaddingTop),
    document.documentElement.clientHeight - Number.parseFloat(bars.scrollPaddingBottom),
  );
  const boxes = [...article.querySelectorAll(".block")]
    .map((block) => block.getBoundingClientRect())
    .filter(({ height, top }) => height > 0 && top <= y);
  const box = boxes.at(-1);
  if (box === undefined) return undefined;
  const caret = caretAt(within(point.x, box.left, box.right), within(y, box.top, box.bottom));
  return caret !== undefined && article.contains(caret.node) ? caret : undefined;
}
