import type { TextPair } from "#lib/align/words.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import type { Desk } from "../desk.ts";
import { allSegmentWords, rangeIn } from "../segment-text.ts";
import { isCovered } from "../shown-view.ts";
import { whenIdle } from "../when-idle.ts";
import type { Links } from "./counterpart.worker.ts";
import type { SelectedText } from "./phrase.ts";

/** The words of one side that say what a word of the other says. */
export interface Counterparts {
  /** Marks the counterparts of the words that a part of a segment has, and no others. */
  readonly mark: (side: Side, words: SelectedText) => void;
  /** Marks none. */
  readonly clear: () => void;
  /** The French word that an English one says, where the links are there and have one. */
  readonly frenchOf: (words: SelectedText) => SelectedText | undefined;
  readonly close: () => void;
}

/** Cards come first: the text is read, and the worker begun, when none was asked for so long. */
const afterCardMs = 700;

/**
 * Marks, when the reader points at a word or touches it, the words that say it on the other side.
 * The links are made in a worker when the first word is pointed at; until they are there, and where
 * they cannot be made, nothing is marked. What is marked for an open card stays as long as it.
 */
export function openCounterparts(desk: Desk): Counterparts {
  const abort = new AbortController();
  const { signal } = abort;
  let links: Links | undefined;
  let worker: Worker | undefined;
  /** Marks the words in hand once the links are there. */
  let latest: (() => void) | undefined;
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

  function frenchOf({ index, startOffset, endOffset }: SelectedText): SelectedText | undefined {
    const link = links?.[index]?.find(
      ({ enStart, enEnd }) => startOffset < enEnd && endOffset > enStart,
    );
    return link && { index, startOffset: link.frStart, endOffset: link.frEnd };
  }

  return {
    mark,
    clear,
    frenchOf,
    close() {
      abort.abort();
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
