import { type Anchor, anchorIn, lineOfAnchor } from "#lib/reader/anchor.ts";
import { handMs } from "#lib/reader/hand.ts";
import type { FarGroups } from "./far-groups.ts";
import type { PaneStep } from "./pane-step.ts";
import type { Scroller } from "./scroller.ts";
import { sideShownNow } from "./shown-view.ts";
import type { TextGeometry } from "./text-geometry.ts";

/** While a reader moves, their place is noted so often. */
const noteMs = 80;

/** What the place of a reader is found by and put right with. */
interface Means {
  readonly geometry: TextGeometry;
  readonly scroller: Scroller;
  readonly step: PaneStep;
  readonly far: FarGroups;
}

/** Where the reader is in the text: noted as they move, held while the text moves. */
export class ReaderPlace {
  readonly #means: Means;
  readonly #onMove: () => void;
  #kept: Anchor | undefined;
  #noting: ReturnType<typeof setTimeout> | undefined;
  #notedAt = Number.NEGATIVE_INFINITY;
  #movedAt = Number.NEGATIVE_INFINITY;

  /** `onMove` is called after the reader moved. */
  constructor(means: Means, onMove: () => void) {
    this.#means = means;
    this.#onMove = onMove;
  }

  /** The place noted last; `undefined` before there was any. */
  get kept(): Anchor | undefined {
    return this.#kept;
  }

  /** Whether the reader is moving at a time in ms. */
  isMoving(at: number): boolean {
    return at - this.#movedAt < handMs;
  }

  /** Where the reader is, while the text still lies as they saw it. */
  now(): Anchor {
    if (this.#noting !== undefined) this.#note();
    return this.#kept ?? this.#atLine();
  }

  /** The reader moved. Where to is measured now and then, not at every step of a scroll. */
  moved(): void {
    this.#movedAt = performance.now();
    if (this.#movedAt - this.#notedAt >= noteMs) this.#note();
    else this.#noting ??= setTimeout(() => this.#note(), noteMs);
  }

  /** The reader moved by one step, and stands where they wanted to be. */
  stepped(): void {
    this.#movedAt = performance.now();
    this.#note();
  }

  /** Brings a place to the reading line, on both sides. */
  put(anchor: Anchor): void {
    const { geometry, scroller, step, far } = this.#means;
    this.#kept = anchor;
    const side = sideShownNow() ?? anchor.side;
    step.leader = side;
    if (geometry.extentOf(side, anchor.index) === undefined) return;
    far.bringNear(anchor.index);
    // Far groups take their true size only when they come near: once is not always enough.
    for (let round = 0; round < (geometry.isCut ? 4 : 1); round++) {
      const extent = geometry.extentOf(side, anchor.index);
      if (extent === undefined) return;
      const distance = lineOfAnchor(anchor, extent) - geometry.lineOf(side);
      scroller.by(side, distance);
      if (Math.abs(distance) >= 0.5) continue;
      step.follow();
      if (!far.openSeen(anchor.index)) return;
    }
    step.follow();
  }

  /** The text lies anew: puts the reader back where they were. */
  putBack(): void {
    this.put(this.#kept ?? this.#atLine());
  }

  /** Nothing is noted any more. */
  close(): void {
    clearTimeout(this.#noting);
  }

  #note(): void {
    clearTimeout(this.#noting);
    this.#noting = undefined;
    this.#notedAt = performance.now();
    this.#kept = this.#atLine();
    this.#onMove();
  }

  #atLine(): Anchor {
    const { geometry, step } = this.#means;
    const side = sideShownNow() ?? step.leader;
    const line = geometry.lineOf(side);
    const index = geometry.segmentAt(side, line);
    return anchorIn(
      side,
      index,
      geometry.extentOf(side, index) ?? { start: line, end: line },
      line,
    );
  }
}
