import { Hand, handMs } from "#lib/reader/hand.ts";
import type { Pane } from "#lib/reader/scroll-map.ts";
import type { Scroller } from "./scroller.ts";
import { sideShownNow } from "./shown-view.ts";
import type { TextGeometry } from "./text-geometry.ts";

/** Keeps the panes of the facing view in step: the one that the reader moves leads. */
export class PaneStep {
  /** The pane that the reader moved last. */
  leader: Pane = sideShownNow() ?? "fr";
  readonly #geometry: TextGeometry;
  readonly #scroller: Scroller;
  readonly #signal: AbortSignal;
  readonly #hand = new Hand<Pane>();
  #isLinked = true;
  #isStepping = false;

  constructor(geometry: TextGeometry, scroller: Scroller, signal: AbortSignal) {
    this.#geometry = geometry;
    this.#scroller = scroller;
    this.#signal = signal;
  }

  /** Calls back when the reader has moved a pane; while the text settles nobody has. */
  listen(root: HTMLElement, onMove: () => void, isSettling: () => boolean): void {
    const options = { signal: this.#signal, passive: true };
    const onScroll = ({ target, timeStamp }: Event) => {
      const pane = this.#geometry.all.find(({ article }) => article === target)?.pane;
      if (pane !== undefined && !isSettling() && this.#takeScroll(pane, timeStamp)) onMove();
    };
    // Scrolls do not bubble, but they can be caught on their way down.
    root.addEventListener("scroll", onScroll, { ...options, capture: true });
    const noteHand = ({ target, timeStamp }: Event) => {
      const pane = this.#geometry.paneOf(target);
      if (pane === undefined) return;
      this.#hand.note(pane, timeStamp);
      this.#followFrames();
    };
    for (const type of ["wheel", "touchstart", "touchmove", "pointerdown", "keydown", "focusin"])
      root.addEventListener(type, noteHand, { ...options, capture: true });
  }

  setLinked(isLinked: boolean): void {
    this.#isLinked = isLinked;
    if (isLinked) this.follow();
  }

  /** Brings the other panes level with the one that leads. */
  follow(): void {
    const geometry = this.#geometry;
    if (geometry.layout !== "panes" || !this.#isLinked) return;
    const { panes } = geometry;
    if (!panes.includes(this.leader)) this.leader = "fr";
    const { leader } = this;
    const line = geometry.lineOf(leader);
    const index = geometry.groupAt(leader, line);
    const position = line - geometry.topOfGroup(leader, index);
    for (const pane of panes) {
      if (pane === leader) continue;
      const target = geometry.mapInGroup(index, leader, pane, position);
      this.#scroller.by(pane, geometry.topOfGroup(pane, index) + target - geometry.lineOf(pane));
    }
  }

  /** Whether the scroll of a pane was the reader’s. */
  #takeScroll(side: Pane, at: number): boolean {
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
      const { scrollTop } = this.#geometry.textOf(side).article;
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
