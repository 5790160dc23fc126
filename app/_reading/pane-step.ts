import { Hand, handMs } from "#lib/reader/hand.ts";
import { mapPosition, otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { sideOf } from "./measure.ts";
import type { Scroller } from "./scroller.ts";
import { sideShownNow } from "./shown-view.ts";
import type { TextGeometry } from "./text-geometry.ts";

/** Keeps the panes of the facing view in step: the one that the reader moves leads. */
export class PaneStep {
  /** The side that the reader moved last. */
  leader: Side = sideShownNow() ?? "fr";
  readonly #geometry: TextGeometry;
  readonly #scroller: Scroller;
  readonly #signal: AbortSignal;
  readonly #hand = new Hand<Side>();
  #isLinked = true;
  #isStepping = false;

  constructor(geometry: TextGeometry, scroller: Scroller, signal: AbortSignal) {
    this.#geometry = geometry;
    this.#scroller = scroller;
    this.#signal = signal;
  }

  /** Calls back when the reader has moved a pane. */
  listen(root: HTMLElement, onMove: () => void): void {
    const options = { signal: this.#signal, passive: true };
    for (const side of ["fr", "en"] as const)
      this.#geometry.texts[side].article.addEventListener(
        "scroll",
        ({ timeStamp }) => {
          if (this.#takeScroll(side, timeStamp)) onMove();
        },
        options,
      );
    const noteHand = ({ target, timeStamp }: Event) => {
      const side = sideOf(this.#geometry.texts, target);
      if (side === undefined) return;
      this.#hand.note(side, timeStamp);
      this.#followFrames();
    };
    for (const type of ["wheel", "touchstart", "touchmove", "pointerdown", "keydown", "focusin"])
      root.addEventListener(type, noteHand, { ...options, capture: true });
  }

  setLinked(isLinked: boolean): void {
    this.#isLinked = isLinked;
    if (isLinked) this.follow();
  }

  /** Brings the other pane level with the one that leads. */
  follow(): void {
    const geometry = this.#geometry;
    if (geometry.layout !== "panes" || !this.#isLinked) return;
    const follower = otherSide(this.leader);
    const line = geometry.lineOf(this.leader);
    const index = geometry.groupAt(this.leader, line);
    const position = line - geometry.topOfGroup(this.leader, index);
    const target = mapPosition(geometry.mapOf(index), this.leader, position);
    this.#scroller.by(
      follower,
      geometry.topOfGroup(follower, index) + target - geometry.lineOf(follower),
    );
  }

  /** Whether the scroll of a pane was the reader’s. */
  #takeScroll(side: Side, at: number): boolean {
    if (this.#geometry.layout !== "panes" || this.#scroller.isEcho(side)) return false;
    const under = this.#hand.on(at);
    if (under !== undefined && under !== side && this.#isLinked) {
      // The other pane is being moved: this one was shifted by the browser, not by the reader.
      this.follow();
      return false;
    }
    this.#hand.prolong(side, at);
    this.#scroller.release(side);
    this.leader = side;
    this.follow();
    this.#followFrames();
    return true;
  }

  /**
   * Follows in every frame while a pane moves. The scroll event alone is not enough: the browser
   * sends it before it takes the next step of a smooth scroll, so it is one frame old.
   */
  #followFrames(): void {
    if (this.#isStepping) return;
    this.#isStepping = true;
    let before = Number.NaN;
    let stillSince = performance.now();
    const frame = (now: number) => {
      const side = this.#hand.on(now) ?? this.leader;
      const { scrollTop } = this.#geometry.texts[side].article;
      if (scrollTop !== before) {
        before = scrollTop;
        stillSince = now;
        if (side === this.leader) this.follow();
      }
      const isMoving = this.#geometry.layout === "panes" && now - stillSince < handMs;
      this.#isStepping = isMoving && !this.#signal.aborted;
      if (this.#isStepping) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }
}
