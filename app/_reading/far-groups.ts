import type { LaidGroup } from "./measure.ts";
import type { TextGeometry } from "./text-geometry.ts";

/**
 * A long chapter in one page: only the groups near the reader are laid out, and in rows levelled
 * with each other; the others wait as closed boxes (`far`) until they come near.
 */
export class FarGroups {
  readonly #geometry: TextGeometry;

  constructor(geometry: TextGeometry) {
    this.#geometry = geometry;
  }

  /** Closes all but the groups near a segment. */
  sendAway(index: number): void {
    if (!this.#geometry.isCut) return;
    const near = this.#geometry.groupOf(index);
    const most = this.#reach();
    for (const groups of this.#sides())
      for (const [number, { element }] of groups.entries())
        element.classList.toggle("far", Math.abs(number - near) > most);
  }

  /** Opens the groups near a segment. */
  bringNear(index: number): void {
    if (!this.#geometry.isCut) return;
    const near = this.#geometry.groupOf(index);
    const most = this.#reach();
    for (let number = near - most; number <= near + most; number++) this.#open(number);
  }

  /** Opens the neighbours of a segment’s group that can be seen beside it; whether there were any. */
  openSeen(index: number): boolean {
    const geometry = this.#geometry;
    if (!geometry.isCut || !geometry.isApart) return false;
    const near = geometry.groupOf(index);
    let hasOpened = false;
    for (const { pane, groups } of geometry.all) {
      const { top, height } = geometry.windowOf(pane);
      for (const number of [near - 1, near + 1]) {
        const rect = groups[number]?.element.getClientRects()[0];
        const isSeen = rect !== undefined && rect.bottom > top && rect.top < top + height;
        if (isSeen && this.#open(number)) hasOpened = true;
      }
    }
    return hasOpened;
  }

  /** Opens each group that comes near, as long as both sides are in one page. */
  openOnApproach(signal: AbortSignal): void {
    const groups = this.#geometry.texts.fr.groups.map(({ element }) => element);
    const approach = new IntersectionObserver(
      (entries) => {
        if (this.#geometry.isApart) return;
        for (const { isIntersecting, target } of entries)
          if (isIntersecting) this.#open(groups.indexOf(target as HTMLElement));
      },
      { rootMargin: "150% 0%" },
    );
    for (const element of groups) approach.observe(element);
    signal.addEventListener("abort", () => approach.disconnect());
  }

  /** Tells the browser about how high the groups are that it has not laid out yet. */
  estimate(): void {
    const first = this.#geometry.texts.fr.groups[0]?.element;
    const characters = first?.textContent?.length ?? 0;
    const height = first?.getBoundingClientRect().height ?? 0;
    if (characters === 0 || height === 0) return;
    for (const groups of this.#sides())
      for (const { element } of groups)
        element.style.containIntrinsicBlockSize = `${Math.round(
          (height * (element.textContent?.length ?? 0)) / characters,
        )}px`;
  }

  /** Lays out a group on each side and notes its height; whether that was news. */
  setHeights(number: number): boolean {
    let isNews = false;
    for (const groups of this.#sides()) {
      const element = groups[number]?.element;
      if (element !== undefined && setHeight(element)) isNews = true;
    }
    return isNews;
  }

  #open(number: number): boolean {
    const group = this.#geometry.texts.fr.groups[number]?.element;
    if (group === undefined || !group.classList.contains("far")) return false;
    for (const groups of this.#sides()) groups[number]?.element.classList.remove("far");
    return true;
  }

  /** So many groups before and after the reader’s lie open, whether or not they are seen. */
  #reach(): number {
    return this.#geometry.isApart ? 0 : 1;
  }

  #sides(): readonly (readonly LaidGroup[])[] {
    return this.#geometry.all.map(({ groups }) => groups);
  }
}

/**
 * Tells the browser how high a group is, for when it is left aside; whether that was news. The
 * keyword `auto` would remember a height of 0 from the views in which a group has no box of its own.
 */
export function setHeight(group: HTMLElement): boolean {
  const first = group.firstElementChild;
  const last = group.lastElementChild;
  const hasBox = group.getClientRects().length > 0;
  if (!hasBox || first === null || last === null) return false;
  const height =
    last.getBoundingClientRect().bottom +
    Number.parseFloat(getComputedStyle(last).marginBlockEnd) -
    first.getBoundingClientRect().top +
    Number.parseFloat(getComputedStyle(first).marginBlockStart);
  if (!(height > 0) || group.style.containIntrinsicBlockSize === `${height}px`) return false;
  group.style.containIntrinsicBlockSize = `${height}px`;
  return true;
}
