import type { Anchor } from "#lib/reader/anchor.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { FarGroups } from "./far-groups.ts";
import { LayAhead } from "./lay-ahead.ts";
import type { LaidText } from "./measure.ts";
import { PaneStep } from "./pane-step.ts";
import { ReaderPlace } from "./reader-place.ts";
import { Scroller } from "./scroller.ts";
import { sideShownNow } from "./shown-view.ts";
import { TextGeometry } from "./text-geometry.ts";

/** The laid-out text of a page: where the reader is in it, and how its two sides keep in step. */
export class TextView {
  readonly texts: Readonly<Record<Side, LaidText>>;
  readonly #geometry: TextGeometry;
  readonly #scroller: Scroller;
  readonly #step: PaneStep;
  readonly #far: FarGroups;
  readonly #place: ReaderPlace;
  readonly #ahead: LayAhead;
  readonly #abort = new AbortController();
  #sizes = new ResizeObserver(() => {});
  #isSettling = false;
  /** A face that was chosen is on its way, and no hand has moved since: a scroll is the browser’s. */
  #isFaceComing = false;
  /** The window has another size, by which the text was not put right yet. */
  #isResized = false;

  /** Takes the two articles of a page. `onMove` is called after the reader moved. */
  constructor(root: HTMLElement, onMove: () => void) {
    const { signal } = this.#abort;
    const geometry = new TextGeometry(root);
    const scroller = new Scroller(geometry);
    const step = new PaneStep(geometry, scroller, signal);
    const far = new FarGroups(geometry);
    const place = new ReaderPlace({ geometry, scroller, step, far }, onMove);
    this.texts = geometry.texts;
    this.#geometry = geometry;
    this.#scroller = scroller;
    this.#step = step;
    this.#far = far;
    this.#place = place;
    this.#ahead = new LayAhead({ geometry, far, place, step }, signal);
    this.#listen(root);
  }

  /** The side that the reader moved last. */
  get leader(): Side {
    return this.#step.leader === "fr" ? "fr" : "en";
  }

  /** The texts that lie in the page: its two sides, and a second English edition. */
  get all(): readonly LaidText[] {
    return this.#geometry.all;
  }

  /** Takes a second English edition in beside the first, or lets it go. */
  setSecond(article: HTMLElement | undefined): void {
    const anchor = this.anchor();
    this.holdPlace(() => {
      this.#geometry.setSecond(article);
      if (article !== undefined) this.#sizes.observe(article);
    });
    this.#settle(anchor);
  }

  /** Where the reading line stands in the text now. */
  anchor(): Anchor {
    return this.#place.now();
  }

  /** Brings the anchor to the reading line, on both sides. */
  place(anchor: Anchor): void {
    this.#place.put(anchor);
  }

  /** Runs a change that moves the text, and puts the reader back where they were. */
  holdPlace(change: () => void): void {
    const anchor = this.anchor();
    change();
    this.#geometry.forget();
    this.#far.sendAway(anchor.index);
    this.place(anchor);
    this.#ahead.start();
    this.#isFaceComing = document.fonts.status === "loading";
  }

  /** Brings a segment to the reading line, where it is not in comfortable view. */
  reveal(index: number, side: Side): void {
    this.#far.bringNear(index);
    const shown = sideShownNow() ?? side;
    const extent = this.#geometry.extentOf(shown, index);
    if (extent === undefined) return;
    this.#step.leader = shown;
    const { top, height } = this.#geometry.windowOf(shown);
    const isComfortable = extent.start >= top + height * 0.12 && extent.end <= top + height * 0.88;
    if (!isComfortable) this.#move(shown, extent.start - this.#geometry.lineOf(shown));
  }

  /** Ties the panes together, at once, or lets them go. */
  setLinked(isLinked: boolean): void {
    this.#step.setLinked(isLinked);
  }

  /** Where the text of a side begins to be seen, in px of the viewport. */
  topOf(side: Side): number {
    return this.#geometry.windowOf(side).top;
  }

  /** Moves the text of a side up by px, as a reader would. */
  moveBy(side: Side, px: number): void {
    const shown = sideShownNow() ?? side;
    this.#step.leader = shown;
    this.#move(shown, px);
  }

  /** Scrolls as a page key does, by a share of what is seen. */
  turn(pages: number): void {
    const side = sideShownNow() ?? this.leader;
    this.#move(side, this.#geometry.windowOf(side).height * pages);
  }

  close(): void {
    this.#place.close();
    this.#abort.abort();
  }

  #move(side: Side, px: number): void {
    this.#scroller.by(side, px);
    this.#step.follow();
    this.#place.stepped();
  }

  /**
   * The text lies anew: the reader is put back now, and once more when the browser has had its say,
   * which holds on to another place and moves the text after us. That is no move of the reader’s.
   */
  #layAgain(): void {
    const isMoving = this.#place.isMoving(performance.now());
    this.#geometry.forget();
    this.#isResized = false;
    this.#isFaceComing &&= document.fonts.status === "loading";
    this.#place.putBack();
    this.#ahead.start();
    if (!isMoving && !this.#isSettling) this.#settle(this.anchor());
  }

  /** Whether what scrolls now is no move of the reader’s. */
  get #isOfBrowser(): boolean {
    return this.#isSettling || this.#isFaceComing || this.#isResized;
  }

  #settle(anchor: Anchor): void {
    this.#isSettling = true;
    inTwoFrames(() => {
      this.#isSettling = false;
      if (!this.#abort.signal.aborted) this.#place.put(anchor);
    });
  }

  /**
   * Where the text was laid out before the frame in which we hear of it, the browser has moved it
   * already: it tells so as a scroll after it has told of the window, and before it tells of the text.
   */
  #expectLayout(): void {
    this.#isResized = true;
    inTwoFrames(() => {
      // The text lies as it lay, so what scrolled meanwhile was the reader’s.
      if (this.#isResized && !this.#abort.signal.aborted) this.#place.moved();
      this.#isResized = false;
    });
  }

  #listen(root: HTMLElement): void {
    const { signal } = this.#abort;
    this.#step.listen(
      root,
      () => this.#place.moved(),
      () => this.#isOfBrowser,
    );
    const onPageScroll = () => {
      if (this.#geometry.layout === "panes" || this.#isOfBrowser) return;
      if (this.#scroller.isPageEcho()) return;
      this.#scroller.release();
      this.#place.moved();
    };
    window.addEventListener("scroll", onPageScroll, { signal, passive: true });
    window.addEventListener("resize", () => this.#expectLayout(), { signal });

    // Width, type or face changed: the text has moved under the reader, who stays where they were.
    const layAgain = () => this.#layAgain();
    this.#sizes = new ResizeObserver(layAgain);
    for (const { article } of this.all) this.#sizes.observe(article);
    this.#sizes.observe(root);
    signal.addEventListener("abort", () => this.#sizes.disconnect());
    document.fonts.addEventListener("loadingdone", layAgain, { signal });
    const noteHand = () => {
      this.#isFaceComing = false;
      this.#isResized = false;
    };
    for (const type of ["wheel", "touchmove", "pointerdown", "keydown"])
      window.addEventListener(type, noteHand, { signal, passive: true, capture: true });

    if (!this.#geometry.isCut) return;
    this.#far.estimate();
    this.#far.openOnApproach(signal);
    this.#far.sendAway(0);
    this.#ahead.start();
    this.#ahead.watch();
  }
}

function inTwoFrames(act: () => void): void {
  requestAnimationFrame(() => requestAnimationFrame(act));
}
