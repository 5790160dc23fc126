import type { TextPair } from "#lib/align/words.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { lettersAt } from "../caret.ts";
import type { Desk } from "../desk.ts";
import { sideOf } from "../measure.ts";
import type { Links } from "./counterpart.worker.ts";
import { isCovered } from "./is-covered.ts";
import { allSegmentWords, offsetIn, rangeIn } from "./segment-text.ts";

/** The words of one side that say what a word of the other says. */
export interface Counterparts {
  /** Marks the counterpart of the word at an offset of a segment, and no other. */
  readonly mark: (side: Side, index: number, offset: number) => void;
  readonly close: () => void;
}

/** So long a pointer must be on a word: one that is on its way marks nothing. */
const restMs = 60;
/** The card of a word comes first: the text is read, and the worker begun, so much later. */
const afterCardMs = 250;

/**
 * Marks, when the reader points at a word or touches it, the words that say it on the other side.
 * The links are made in a worker when the first word is pointed at; until they are there, and where
 * they cannot be made, nothing is marked.
 */
export function openCounterparts(desk: Desk): Counterparts {
  const abort = new AbortController();
  const { signal } = abort;
  let links: Links | undefined;
  let worker: Worker | undefined;
  let latest: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beginning: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    worker = new Worker(new URL("./counterpart.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Links>) => {
      links = data;
      worker?.terminate();
      latest?.();
    });
    worker.postMessage(allSegmentWords(desk) satisfies readonly TextPair[]);
  }

  function mark(side: Side, index: number, offset: number): void {
    latest = () => show(side, index, offset);
    beginning ??= setTimeout(begin, afterCardMs);
    if (links !== undefined) latest();
  }

  function show(side: Side, index: number, offset: number): void {
    const other = otherSide(side);
    const segment = desk.texts[other].segments[index];
    const own = desk.texts[side].segments[index];
    highlight([]);
    if (segment === undefined || own === undefined || isCovered(segment, other)) return;
    const ranges = (links?.[index] ?? []).flatMap(({ frStart, frEnd, enStart, enEnd }) => {
      const fr = { start: frStart, end: frEnd };
      const en = { start: enStart, end: enEnd };
      const [from, to] = side === "fr" ? [fr, en] : [en, fr];
      if (offset < from.start || offset >= from.end) return [];
      const counterpart = rangeIn(segment, to.start, to.end) ?? [];
      // The French word has a mark of its own; the English one has this.
      return [counterpart, side === "en" ? (rangeIn(own, from.start, from.end) ?? []) : []].flat();
    });
    highlight(ranges);
  }

  function point(event: PointerEvent | MouseEvent): void {
    const { clientX: x, clientY: y, target } = event;
    const side = sideOf(desk.texts, target);
    const element = target instanceof Element ? target.closest<HTMLElement>(".segment") : null;
    const run = side === undefined || element === null ? undefined : lettersAt(x, y);
    const offset =
      run === undefined || element === null
        ? undefined
        : offsetIn(element, run.node, run.startOffset);
    if (side === undefined || element === null || offset === undefined) return;
    mark(side, desk.texts[side].segments.indexOf(element), offset);
  }

  for (const side of ["fr", "en"] as const) {
    const { article } = desk.texts[side];
    article.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerType === "touch" || event.buttons !== 0) return;
        clearTimeout(timer);
        timer = setTimeout(() => point(event), restMs);
      },
      { signal, passive: true },
    );
    article.addEventListener("click", point, { signal });
    article.addEventListener("pointerleave", () => clearTimeout(timer), { signal });
  }

  return {
    mark,
    close() {
      abort.abort();
      clearTimeout(timer);
      clearTimeout(beginning);
      worker?.terminate();
      highlight([]);
    },
  };
}

function highlight(ranges: readonly Range[]): void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set("en-regard-counterpart", new Highlight(...ranges));
}
