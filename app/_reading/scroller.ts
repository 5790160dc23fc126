import type { Side } from "#lib/reader/scroll-map.ts";
import type { TextGeometry } from "./text-geometry.ts";

/** Moves the text, and tells its own moves from those of a reader. */
export class Scroller {
  readonly #geometry: TextGeometry;
  /** What the page itself last set a pane, or the page, to: that scroll event is an echo. */
  readonly #own: Record<Side, number> = { fr: Number.NaN, en: Number.NaN };
  #ownPage = Number.NaN;

  constructor(geometry: TextGeometry) {
    this.#geometry = geometry;
  }

  /** Moves the text of a side up by px. */
  by(side: Side, distance: number): void {
    if (this.#geometry.layout === "panes") {
      const { article } = this.#geometry.texts[side];
      article.scrollTop += distance;
      this.#own[side] = article.scrollTop;
    } else {
      window.scrollBy({ top: distance, behavior: "instant" });
      this.#ownPage = window.scrollY;
    }
  }

  /** Whether a pane stands where the page has put it. */
  isEcho(side: Side): boolean {
    return Math.abs(this.#geometry.texts[side].article.scrollTop - this.#own[side]) < 1;
  }

  isPageEcho(): boolean {
    return Math.abs(window.scrollY - this.#ownPage) < 1;
  }

  /** A reader has moved a pane, or the page: where it stands is theirs, even where it was before. */
  release(side?: Side): void {
    if (side === undefined) this.#ownPage = Number.NaN;
    else this.#own[side] = Number.NaN;
  }
}
