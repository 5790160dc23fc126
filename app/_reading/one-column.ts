import { caretAt } from "#app/_ui/caret.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { sideOf } from "./measure.ts";
import type { TextView } from "./text-view.ts";

/**
 * Keeps a selection in the column where it began, so that copying it copies that column: the
 * other one cannot be selected meanwhile, and when the pointer slips over it the selection goes on
 * at the same height in its own.
 */
export function selectInOneColumn(textView: TextView, signal: AbortSignal): void {
  const { dataset } = document.documentElement;
  /** Where the drag is, and over which side; `undefined` while no button is down. */
  let drag: { x: number; y: number; over: Side | undefined } | undefined;

  document.addEventListener(
    "pointerdown",
    (event) => {
      const side = sideOf(textView.texts, event.target);
      if (side === undefined) delete dataset.selecting;
      else dataset.selecting = side;
    },
    { signal },
  );
  document.addEventListener(
    "pointermove",
    ({ clientX: x, clientY: y, buttons, target }) => {
      drag = buttons === 0 ? undefined : { x, y, over: sideOf(textView.texts, target) };
    },
    { signal, passive: true },
  );
  document.addEventListener(
    "selectionchange",
    () => {
      const { selecting } = dataset;
      const selection = getSelection();
      if (selecting !== "fr" && selecting !== "en") return;
      if (selection === null || drag === undefined || drag.over === selecting) return;
      if (sideOf(textView.texts, selection.anchorNode) !== selecting) return;
      // The browser would go on to the next thing that can be selected: the end of the chapter.
      const caret = caretInColumn(textView.texts[selecting].article, drag);
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
