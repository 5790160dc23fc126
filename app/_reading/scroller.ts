import type { Pane } from "#lib/reader/scroll-map.ts";
import type { TextGeometry } from "./text-geometry.ts";

/** Moves the text, and tells its own moves from those of a reader. */
export class Scroller {
  readonly #geometry: TextGeometry;
  /** What the page itself last set a pane, or the page, to: that scroll event is an echo. */
  readonly #own: Record<Pane, number> = {
    fr: Number.NaN,
    en: Number.NaN,
    second: Number.NaN,
  };
  #ownPage = Number.NaN;

  constructor(geometry: TextGeometry) {
    this.#geometry = geometry;
  }

  /** Moves the text of a side up by px. */
  by(side: Pane, distance: number): void {
    if (this.#geometry.layout === "panes") {
      const { article } = this.#geometry.textOf(side);
      article.scrollTop += distance;
      this.#own[side] = article.scrollTop;
    } else {
      window.scrollBy({ top: distance, behavior: "instant" });
      this.#ownPage = window.scrollY;
    }
  }

  /** Whether a pane stands where the page has put it. */
  isEcho(side: Pane): boolean {
    return Math.abs(this.#geometry.textOf(side).article.scrollTop - this.#own[side]) < 1;
  }

  isPageEcho(): boolean {
    return Math.abs(window.scrollY - this.#ownPage) < 1;
  }

  /** A reader has moved a pane, or the page: where it stands is theirs, even where it was before. */
  release(side?: Pane): void {
    if (side === undefined) this.#ownPage = Number.NaN;
    else this.#own[side] = Number.NaN;
  }
}
