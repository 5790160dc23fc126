import type { TextPair } from "#lib/align/words.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { lettersAt } from "../caret.ts";
import type { Desk } from "../desk.ts";
import { sideOf } from "../measure.ts";
import { isCovered } from "../shown-view.ts";
import { whenIdle } from "../when-idle.ts";
import type { Links } from "./counterpart.worker.ts";
import type { SelectedText } from "./phrase.ts";
import { allSegmentWords, offsetIn, rangeIn } from "./segment-text.ts";

/** The words of one side that say what a word of the other says. */
export interface Counterparts {
  /** Marks the counterparts of the words that a part of a segment has, and no others. */
  readonly mark: (side: Side, words: SelectedText) => void;
  /** Marks none. */
  readonly clear: () => void;
  readonly close: () => void;
}

/** So long a pointer must be on a word: one that is on its way marks nothing. */
const restMs = 60;
/** Cards come first: the text is read, and the worker begun, when none was asked for so long. */
const afterCardMs = 700;

/**
 * Marks, when the reader points at a word or touches it, the words that say it on the other side.
 * The links are made in a worker when the first word is pointed at; until they are there, and where
 * they cannot be made, nothing is marked. What is marked for an open card stays as long as it.
 */
export function openCounterparts(desk: Desk, isCardOpen: () => boolean): Counterparts {
  const abort = new AbortController();
  const { signal } = abort;
  let links: Links | undefined;
  let worker: Worker | undefined;
  /** Marks the words in hand once the links are there. */
  let latest: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let beginning: ReturnType<typeof setTimeout> | undefined;

  function begin(): void {
    if (signal.aborted || worker !== undefined) return;
    worker = new Worker(new URL("./counterpart.worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<Links | undefined>) => {
      links = data;
      end();
      latest?.();
    });
    worker.addEventListener("error", end);
    worker.postMessage(allSegmentWords(desk) satisfies readonly TextPair[]);
  }

  /** Ends the worker; where it has brought no links, the next word begins one anew. */
  function end(): void {
    worker?.terminate();
    worker = undefined;
  }

  function mark(side: Side, words: SelectedText): void {
    latest = () => show(side, words);
    clearTimeout(beginning);
    if (links !== undefined) latest();
    else beginning = setTimeout(() => whenIdle(begin), afterCardMs);
  }

  function clear(): void {
    latest = undefined;
    highlight([]);
  }

  function show(side: Side, { index, startOffset, endOffset }: SelectedText): void {
    const other = otherSide(side);
    const segment = desk.texts[other].segments[index];
    const own = desk.texts[side].segments[index];
    highlight([]);
    if (segment === undefined || own === undefined || isCovered(segment, other)) return;
    const ranges = (links?.[index] ?? []).flatMap(({ frStart, frEnd, enStart, enEnd }) => {
      const fr = { start: frStart, end: frEnd };
      const en = { start: enStart, end: enEnd };
      const [from, to] = side === "fr" ? [fr, en] : [en, fr];
      if (startOffset >= from.end || endOffset <= from.start) return [];
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
    if (run === undefined || side === undefined || element === null || offset === undefined) {
      if (!isCardOpen()) clear();
      return;
    }
    const endOffset = offset + run.endOffset - run.startOffset;
    const index = desk.texts[side].segments.indexOf(element);
    mark(side, { index, startOffset: offset, endOffset });
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
    article.addEventListener(
      "pointerleave",
      ({ pointerType }) => {
        clearTimeout(timer);
        if (pointerType !== "touch" && !isCardOpen()) clear();
      },
      { signal },
    );
  }

  return {
    mark,
    clear,
    close() {
      abort.abort();
      clearTimeout(timer);
      clearTimeout(beginning);
      end();
      highlight([]);
    },
  };
}

function highlight(ranges: readonly Range[]): void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return;
  CSS.highlights.set("en-regard-counterpart", new Highlight(...ranges));
}
