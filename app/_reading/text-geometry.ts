import type { Extent } from "#lib/reader/anchor.ts";
import { lastAt } from "#lib/reader/last-at.ts";
import {
  mapPosition,
  type Pane,
  type ScrollMap,
  type SegmentExtent,
  type Side,
  scrollMapOf,
} from "#lib/reader/scroll-map.ts";
import type { Layout } from "#lib/reader/views.ts";
import { extentOf, isPresent, type LaidGroup, type LaidText, laidTextOf } from "./measure.ts";
import { layoutNow } from "./shown-view.ts";

/** Which share of the visible height lies above the reading line. */
const lineShare = 1 / 3;

/** Where the text of a page lies: asked anew each time, but for what `forget` names. */
export class TextGeometry {
  readonly texts: Readonly<Record<Side, LaidText>>;
  /** A second English edition, where one lies in the page. */
  #second: LaidText | undefined;
  /** By group: how the English, and a second one, runs beside the French. */
  #maps: (Partial<Record<Exclude<Pane, "fr">, ScrollMap>> | undefined)[] = [];

  constructor(root: HTMLElement) {
    this.texts = {
      fr: laidTextOf(articleOf(root, "fr"), "fr"),
      en: laidTextOf(articleOf(root, "en"), "en"),
    };
  }

  /** Takes a second English edition in, or lets it go. */
  setSecond(article: HTMLElement | undefined): void {
    this.#second = article && laidTextOf(article, "second");
    this.forget();
  }

  /** The texts that lie in the page, seen or not. */
  get all(): readonly LaidText[] {
    return [this.texts.fr, this.texts.en, ...(this.#second === undefined ? [] : [this.#second])];
  }

  /** The panes of the facing view that are seen. */
  get panes(): readonly Pane[] {
    const isSecond = this.#second !== undefined && this.#second.article.clientHeight > 0;
    return isSecond ? ["fr", "en", "second"] : ["fr", "en"];
  }

  textOf(pane: Pane): LaidText {
    return pane === "second" ? (this.#second ?? this.texts.en) : this.texts[pane];
  }

  /** The pane in which something lies, or `undefined`. */
  paneOf(target: EventTarget | null): Pane | undefined {
    if (!(target instanceof Node)) return undefined;
    const text = this.all.find(({ article }) => article.contains(target));
    return text?.pane;
  }

  get layout(): Layout {
    return layoutNow();
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
  windowOf(side: Pane): { readonly top: number; readonly height: number } {
    if (this.layout === "panes") {
      const { article } = this.textOf(side);
      return { top: article.getBoundingClientRect().top, height: article.clientHeight };
    }
    const style = getComputedStyle(document.documentElement);
    const top = Number.parseFloat(style.scrollPaddingTop) || 0;
    const bottom = Number.parseFloat(style.scrollPaddingBottom) || 0;
    return { top, height: document.documentElement.clientHeight - top - bottom };
  }

  /** The reading line of a side, in px of the viewport. */
  lineOf(side: Pane): number {
    const { top, height } = this.windowOf(side);
    return top + height * lineShare;
  }

  /** Where a segment of a side runs; `undefined` where there is none of that number. */
  extentOf(side: Pane, index: number): Extent | undefined {
    const segment = this.textOf(side).segments[index];
    return segment && extentOf(segment);
  }

  /** The last segment of a side that begins at `y`, to a pixel, or above; else the first. */
  segmentAt(side: Pane, y: number): number {
    const { segments } = this.textOf(side);
    const { first, end } = this.#group(side, this.groupAt(side, y));
    const topOf = (index: number) => {
      const segment = segments[index];
      return segment === undefined ? Number.POSITIVE_INFINITY : extentOf(segment).start;
    };
    return lastAt(end - first, topOf, y + 1, first);
  }

  /** The number of the last group that begins at or above `y`. */
  groupAt(side: Pane, y: number): number {
    return lastAt(this.groupCount, (index) => this.topOfGroup(side, index), y + 1);
  }

  /** The number of the group that has a segment. */
  groupOf(index: number): number {
    return this.texts.fr.groups.findIndex(({ first, end }) => index >= first && index < end);
  }

  topOfGroup(side: Pane, index: number): number {
    const { element } = this.#group(side, index);
    // In rows the groups have no box of their own; their first block has.
    const [rect = element.firstElementChild?.getClientRects()[0]] = element.getClientRects();
    return rect?.top ?? 0;
  }

  /** The place in one pane of a place in another, both from the top of a group. */
  mapInGroup(index: number, from: Pane, to: Pane, position: number): number {
    const inFrench =
      from === "fr" ? position : mapPosition(this.#mapOf(index, from), "en", position);
    return to === "fr" ? inFrench : mapPosition(this.#mapOf(index, to), "fr", inFrench);
  }

  /** Measures how the panes of a group run beside each other, before it is asked for. */
  measure(index: number): void {
    for (const pane of this.panes) if (pane !== "fr") this.#mapOf(index, pane);
  }

  isMeasured(index: number): boolean {
    return this.#maps[index]?.en !== undefined;
  }

  /** The text, or one group of it, lies anew. */
  forget(index?: number): void {
    if (index === undefined) this.#maps = [];
    else this.#maps[index] = undefined;
  }

  /** How a pane of a group runs beside the French, from its top; measured when needed. */
  #mapOf(index: number, pane: Exclude<Pane, "fr">): ScrollMap {
    const maps = this.#maps[index] ?? {};
    this.#maps[index] = maps;
    maps[pane] ??= this.#measure(index, pane);
    return maps[pane];
  }

  #measure(index: number, pane: Exclude<Pane, "fr">): ScrollMap {
    const [fr, en] = [this.#group("fr", index), this.#group(pane, index)];
    const frRect = fr.element.getBoundingClientRect();
    const enRect = en.element.getBoundingClientRect();
    const extents: SegmentExtent[] = [];
    for (let number = fr.first; number < fr.end; number++) {
      const frSegment = this.texts.fr.segments[number];
      const enSegment = this.textOf(pane).segments[number];
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

  #group(side: Pane, index: number): LaidGroup {
    const { groups } = this.textOf(side);
    const group = groups[index];
    if (group === undefined) throw new RangeError(`group ${index} of ${groups.length} in ${side}`);
    return group;
  }
}

function articleOf(root: HTMLElement, side: Side): HTMLElement {
  const article = root.querySelector<HTMLElement>(`article.side-${side}`);
  if (article === null) throw new RangeError(`the page has no article for ${side}`);
  return article;
}
