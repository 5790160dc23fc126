/**
 * What a ruler laid across the page would find: which segment stands at the reading line and where
 * its other side is. It runs in the page, uses none of the site’s code, and finds segments by
 * asking the browser what is drawn at a point.
 */

export type Side = "fr" | "en";

/** What stands at the reading line: so much of the segment `index`, or of the gap after it. */
export interface AtLine {
  /** Among all segments of the side, from 0. */
  readonly index: number;
  /** 0 to 1. */
  readonly fraction: number;
  /** Share of the gap to the next segment that both sides have; 0 inside the segment. */
  readonly gap: number;
}

export interface SyncSample {
  /** How far the leading pane is scrolled, in px. */
  readonly scrolled: number;
  /** How far below the other pane’s reading line the same place stands, in px. */
  readonly error: number;
  /** What the error would be with the other pane at the same fraction of its length. */
  readonly errorByFraction: number;
}

export interface Ruler {
  /** `undefined` where the side is not shown, or no text stands at its line. */
  at(side: Side): AtLine | undefined;
  /** How far below the reading line a place stands on a side, in px. */
  below(side: Side, place: AtLine): number;
  sync(leader: Side): SyncSample | undefined;
  /** How many px a pane is scrolled, or the document where it has no panes. */
  scrolled(side: Side): number;
  scrollTo(side: Side, top: number): void;
  scrollLength(side: Side): number;
  /** Takes a sample after every frame until `stop`. */
  record(leader: Side): void;
  stop(): readonly SyncSample[];
}

declare global {
  interface Window {
    ruler: Ruler;
    renderers?: Record<Side, { getContents(): { doc: Document }[] } & HTMLElement>;
    lead?: (side: Side) => void;
    __name: (value: unknown) => unknown;
  }
}

/** Puts the ruler into a page; passed to the browser as text, so it uses nothing outside itself. */
export function layRuler(): void {
  interface Laid {
    readonly segments: readonly HTMLElement[];
    readonly document: Document;
    readonly scroller: Element;
  }
  const laid = new Map<Side, Laid>();

  function lay(side: Side): Laid {
    const known = laid.get(side);
    if (known !== undefined) return known;
    const from = window.renderers?.[side]?.getContents()[0]?.doc ?? document;
    const article = from.querySelector(`article.side-${side}`);
    if (article === null) throw new Error(`no ${side} side on ${location.href}`);
    const made: Laid = {
      segments: [...article.querySelectorAll<HTMLElement>(".segment")],
      document: from,
      scroller: article,
    };
    laid.set(side, made);
    return made;
  }

  /** What moves when the side is scrolled. */
  function scrollerOf(side: Side): {
    top: number;
    readonly length: number;
    readonly range: number;
  } {
    const renderer = window.renderers?.[side] as unknown as
      | { containerPosition: number; viewSize: number; size: number }
      | undefined;
    if (renderer !== undefined)
      return {
        get top() {
          return renderer.containerPosition;
        },
        set top(value) {
          renderer.containerPosition = value;
        },
        length: renderer.viewSize,
        range: renderer.viewSize - renderer.size,
      };
    const { scroller } = lay(side);
    const own = /auto|scroll/.test(getComputedStyle(scroller).overflowY);
    const element = own ? scroller : document.documentElement;
    return {
      get top() {
        return element.scrollTop;
      },
      set top(value) {
        element.scrollTop = value;
      },
      length: element.scrollHeight,
      range: element.scrollHeight - element.clientHeight,
    };
  }

  /** Where the text of a side can be seen, in px of the window. */
  function paneOf(side: Side): { left: number; right: number; top: number; height: number } {
    const renderer = window.renderers?.[side];
    const { scroller } = lay(side);
    if (renderer !== undefined || /auto|scroll/.test(getComputedStyle(scroller).overflowY)) {
      const { left, right, top, height } = (renderer ?? scroller).getBoundingClientRect();
      return { left, right, top, height };
    }
    const top = document.querySelector("header")?.getBoundingClientRect().bottom ?? 0;
    const bottom = document.querySelector("footer")?.getBoundingClientRect().top ?? innerHeight;
    const { left, right } =
      lay(side).segments[0]?.closest("article")?.parentElement?.getBoundingClientRect() ??
      new DOMRect();
    return { left, right, top, height: bottom - top };
  }

  /** Px from the window to the document that holds the side. */
  function offsetOf(side: Side): { x: number; y: number } {
    const frame = lay(side).document.defaultView?.frameElement;
    if (frame === null || frame === undefined) return { x: 0, y: 0 };
    const { left, top } = frame.getBoundingClientRect();
    return { x: left, y: top };
  }

  function lineOf(side: Side): number {
    const { top, height } = paneOf(side);
    return top + height / 3;
  }

  const isAbsent = (side: Side, index: number) =>
    lay(side).segments[index]?.classList.contains("absent") ?? true;
  const isShared = (index: number) => !isAbsent("fr", index) && !isAbsent("en", index);

  /**
   * From where to where a segment runs, in px of the window: a place in the middle of a line is
   * half a line further down than one at its left edge.
   */
  function runOf(side: Side, index: number): { start: number; end: number } {
    const segment = lay(side).segments[index];
    const rects = segment?.getClientRects();
    const first = rects?.[0];
    const last = rects?.[rects.length - 1];
    const block = segment?.closest(".block");
    if (first === undefined || last === undefined || block === null || block === undefined)
      return { start: Number.NaN, end: Number.NaN };
    const { left, width } = block.getBoundingClientRect();
    const lineHeight = Number.parseFloat(getComputedStyle(block).lineHeight);
    const { y } = offsetOf(side);
    const share = (x: number) => Math.min(1, Math.max(0, (x - left) / width));
    const start = first.top + lineHeight * share(first.left);
    const end = last.top + lineHeight * share(last.right);
    return { start: start + y, end: Math.max(start, end) + y };
  }

  /** A segment drawn at the line or, where nothing is, the nearest one above. */
  function hit(side: Side): number | undefined {
    const { segments, document: from } = lay(side);
    const { left, right, top } = paneOf(side);
    const offset = offsetOf(side);
    for (let y = lineOf(side); y > top; y -= 7)
      for (let step = 1; step < 24; step++) {
        const x = left + ((right - left) * step) / 24;
        const drawn = from.elementFromPoint(x - offset.x, y - offset.y);
        const segment = drawn?.closest<HTMLElement>(`.side-${side} .segment`);
        if (segment) return segments.indexOf(segment);
      }
    return undefined;
  }

  function at(side: Side): AtLine | undefined {
    if (lay(side).segments[0]?.getClientRects().length === 0) return undefined;
    const near = hit(side);
    if (near === undefined) return undefined;
    const line = lineOf(side);
    const { length } = lay(side).segments;
    let index = Math.min(length - 1, near + 6);
    while (index >= 0 && !(isShared(index) && runOf(side, index).start <= line)) index--;
    if (index < 0) return undefined;
    const { start, end } = runOf(side, index);
    if (line <= end)
      return { index, fraction: end > start ? (line - start) / (end - start) : 0, gap: 0 };
    let next = index + 1;
    while (next < length && !isShared(next)) next++;
    if (next === length) return undefined;
    return { index, fraction: 1, gap: (line - end) / (runOf(side, next).start - end) };
  }

  function below(side: Side, { index, fraction, gap }: AtLine): number {
    const { start, end } = runOf(side, index);
    let next = index + 1;
    while (gap > 0 && next < lay(side).segments.length && !isShared(next)) next++;
    const past = gap > 0 ? gap * Math.max(0, runOf(side, next).start - end) : 0;
    return start + fraction * (end - start) + past - lineOf(side);
  }

  function sync(leader: Side): SyncSample | undefined {
    const place = at(leader);
    if (place === undefined) return undefined;
    const other = leader === "fr" ? "en" : "fr";
    const error = below(other, place);
    const here = scrollerOf(leader);
    const there = scrollerOf(other);
    const byFraction = (there.range * here.top) / here.range;
    return { scrolled: here.top, error, errorByFraction: there.top + error - byFraction };
  }

  let samples: SyncSample[] | undefined;
  window.ruler = {
    at,
    below,
    sync,
    scrolled: (side) => scrollerOf(side).top,
    scrollTo: (side, top) => {
      scrollerOf(side).top = top;
    },
    scrollLength: (side) => scrollerOf(side).range,
    record: (leader) => {
      const taken: SyncSample[] = [];
      samples = taken;
      // After the frame is made: all that the page does in it is done.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        const sample = sync(leader);
        if (sample !== undefined) taken.push(sample);
      };
      const frame = () => {
        if (samples !== taken) return;
        port2.postMessage(undefined);
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    },
    stop: () => {
      const taken = samples ?? [];
      samples = undefined;
      return taken;
    },
  };
}
