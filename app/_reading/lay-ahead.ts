import { handMs } from "#lib/reader/hand.ts";
import { type FarGroups, setHeight } from "./far-groups.ts";
import type { PaneStep } from "./pane-step.ts";
import type { ReaderPlace } from "./reader-place.ts";
import type { TextGeometry } from "./text-geometry.ts";
import { whenIdle } from "./when-idle.ts";

/** What lays a long chapter out, and what is put right after it. */
interface Means {
  readonly geometry: TextGeometry;
  readonly far: FarGroups;
  readonly place: ReaderPlace;
  readonly step: PaneStep;
}

/**
 * Has the browser lay out, while it has nothing else to do, the groups that it left aside, the
 * nearest to the reader first: then they cost no frame when the reader comes to them, and have
 * had their true height before. Where both sides are one grid, their rows are levelled with
 * each other only as they come near. Waits while the reader moves.
 */
export class LayAhead {
  readonly #means: Means;
  readonly #signal: AbortSignal;
  #isLaying = false;
  #isSettling = false;

  constructor(means: Means, signal: AbortSignal) {
    this.#means = means;
    this.#signal = signal;
  }

  start(): void {
    if (!this.#means.geometry.isCut || this.#isLaying) return;
    this.#isLaying = true;
    whenIdle((deadline) => {
      this.#isLaying = false;
      this.#lay(deadline);
    });
  }

  /** Groups that the browser laid out, or left aside, by itself have another height. */
  watch(): void {
    document.addEventListener(
      "contentvisibilityautostatechange",
      (event) => {
        const group = event.target as HTMLElement;
        const numbers = this.#means.geometry.all.map(({ groups }) =>
          groups.findIndex(({ element }) => element === group),
        );
        this.#means.geometry.forget(Math.max(...numbers));
        this.start();
        if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) setHeight(group);
        this.#settle();
      },
      { signal: this.#signal },
    );
  }

  #lay(deadline: Pick<IdleDeadline, "timeRemaining">): void {
    const { geometry, far, place } = this.#means;
    if (this.#signal.aborted || !geometry.isApart) return;
    if (place.isMoving(performance.now())) {
      setTimeout(() => this.start(), handMs);
      return;
    }
    const anchor = place.now();
    let hasMoved = false;
    do {
      const number = this.#nearest();
      if (number === undefined) break;
      if (far.setHeights(number)) hasMoved = true;
      geometry.measure(number);
    } while (deadline.timeRemaining() > 8);
    if (hasMoved) place.put(anchor);
    if (this.#nearest() !== undefined) this.start();
  }

  /** The group nearest to the reader that was not measured. */
  #nearest(): number | undefined {
    const { geometry, place } = this.#means;
    const here = geometry.groupOf(place.kept?.index ?? 0);
    for (let distance = 0; distance < geometry.groupCount; distance++)
      for (const number of [here + distance, here - distance])
        if (number >= 0 && number < geometry.groupCount && !geometry.isMeasured(number))
          return number;
    return undefined;
  }

  /** Brings the reader back, in the next frame, once. */
  #settle(): void {
    if (this.#isSettling) return;
    this.#isSettling = true;
    const { place, step } = this.#means;
    requestAnimationFrame((now) => {
      this.#isSettling = false;
      if (place.isMoving(now) || place.kept === undefined) step.follow();
      else place.put(place.kept);
    });
  }
}
