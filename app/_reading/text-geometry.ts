import type { Extent } from "#lib/reader/anchor.ts";
import { lastAt } from "#lib/reader/last-at.ts";
import {
  type ScrollMap,
  type SegmentExtent,
  type Side,
  scrollMapOf,
} from "#lib/reader/scroll-map.ts";
import type { Layout } from "#lib/reader/views.ts";
import { extentOf, isPresent, type LaidGroup, type LaidText, laidTextOf } from "./measure.ts";

/** Which share of the visible height lies above the reading line. */
const lineShare = 1 / 3;

/** Where the text of a page lies: asked anew each time, but for what `forget` names. */
export class TextGeometry {
  readonly texts: Readonly<Record<Side, LaidText>>;
  #maps: (ScrollMap | undefined)[] = [];

  constructor(root: HTMLElement) {
    this.texts = {
      fr: laidTextOf(articleOf(root, "fr"), "fr"),
      en: laidTextOf(articleOf(root, "en"), "en"),
    };
  }

  get layout(): Layout {
    return (document.documentElement.dataset.layout as Layout | undefined) ?? "rows";
  }

  /** Whether each side lies by itself, and its groups have boxes of their own. */
  get isApart(): boolean {
    return this.layout === "panes" || this.layout === "single";
  }

  /** Whether the chapter is so long that the browser may leave parts of it aside. */
  get isCut(): boolean {
    return this.groupCount > 1;
  }

  get groupCount(): number {
    return this.texts.fr.groups.length;
  }

  /** The part of the viewport in which a side is read, in px. */
  windowOf(side: Side): { readonly top: number; readonly height: number } {
    if (this.layout === "panes") {
      const { article } = this.texts[side];
      return { top: article.getBoundingClientRect().top, height: article.clientHeight };
    }
    const style = getComputedStyle(document.documentElement);
    const top = Number.parseFloat(style.scrollPaddingTop) || 0;
    const bottom = Number.parseFloat(style.scrollPaddingBottom) || 0;
    return { top, height: document.documentElement.clientHeight - top - bottom };
  }

  /** The reading line of a side, in px of the viewport. */
  lineOf(side: Side): number {
    const { top, height } = this.windowOf(side);
    return top + height * lineShare;
  }

  /** Where a segment of a side runs; `undefined` where there is none of that number. */
  extentOf(side: Side, index: number): Extent | undefined {
    const segment = this.texts[side].segments[index];
    return segment && extentOf(segment);
  }

  /** The last segment of a side that begins at `y`, to a pixel, or above; else the first. */
  segmentAt(side: Side, y: number): number {
    const { segments } = this.texts[side];
    const { first, end } = this.#group(side, this.groupAt(side, y));
    const topOf = (index: number) => {
      const segment = segments[index];
      return segment === undefined ? Number.POSITIVE_INFINITY : extentOf(segment).start;
    };
    return lastAt(end - first, topOf, y + 1, first);
  }

  /** The number of the last group that begins at or above `y`. */
  groupAt(side: Side, y: number): number {
    return lastAt(this.groupCount, (index) => this.topOfGroup(side, index), y + 1);
  }

  /** The number of the group that has a segment. */
  groupOf(index: number): number {
    return this.texts.fr.groups.findIndex(({ first, end }) => index >= first && index < end);
  }

  topOfGroup(side: Side, index: number): number {
    const { element } = this.#group(side, index);
    // In rows the groups have no box of their own; their first block has.
    const [rect = element.firstElementChild?.getClientRects()[0]] = element.getClientRects();
    return rect?.top ?? 0;
  }

  /** How the two sides of a group run beside each other, from its top; measured when needed. */
  mapOf(index: number): ScrollMap {
    const map = this.#maps[index] ?? this.#measure(index);
    this.#maps[index] = map;
    return map;
  }

  isMeasured(index: number): boolean {
    return this.#maps[index] !== undefined;
  }

  /** The text, or one group of it, lies anew. */
  forget(index?: number): void {
    if (index === undefined) this.#maps = [];
    else this.#maps[index] = undefined;
  }

  #measure(index: number): ScrollMap {
    const [fr, en] = [this.#group("fr", index), this.#group("en", index)];
    const frRect = fr.element.getBoundingClientRect();
    const enRect = en.element.getBoundingClientRect();
    const extents: SegmentExtent[] = [];
    for (let number = fr.first; number < fr.end; number++) {
      const frSegment = this.texts.fr.segments[number];
      const enSegment = this.texts.en.segments[number];
      if (frSegment === undefined || enSegment === undefined) continue;
      if (!isPresent(frSegment) || !isPresent(enSegment)) continue;
      const frExtent = extentOf(frSegment);
      const enExtent = extentOf(enSegment);
      extents.push({
        frStart: frExtent.start - frRect.top,
        frEnd: frExtent.end - frRect.top,
        enStart: enExtent.start - enRect.top,
        enEnd: enExtent.end - enRect.top,
      });
    }
    return scrollMapOf(extents, frRect.height, enRect.height);
  }

  #group(side: Side, index: number): LaidGroup {
    const group = this.texts[side].groups[index];
    if (group === undefined)
      throw new RangeError(`group ${index} of ${this.texts[side].groups.length} on side ${side}`);
    return group;
  }
}

function articleOf(root: HTMLElement, side: Side): HTMLElement {
  const article = root.querySelector<HTMLElement>(`article.side-${side}`);
  if (article === null) throw new RangeError(`the page has no article for ${side}`);
  return article;
}
