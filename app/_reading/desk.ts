import {
  mapPosition,
  otherSide,
  type ScrollMap,
  type SegmentExtent,
  type Side,
  scrollMapOf,
} from "#lib/reader/scroll-map.ts";
import type { Layout } from "#lib/reader/views.ts";
import { extentOf, isPresent, type LaidText, laidTextOf, sideOf } from "./measure.ts";
import { sideShownNow } from "./shown-view.ts";
import { whenIdle } from "./when-idle.ts";

/** A place in the text that survives every change of the page: never a percentage. */
export interface Anchor {
  readonly side: Side;
  readonly index: number;
  /** How far into the segment, 0 to 1. */
  readonly fraction: number;
  /** Px past the end of the segment: between two paragraphs. */
  readonly beyond: number;
}

/** The text on the reader's desk: where they are in it, and how the two sides keep in step. */
export interface Desk {
  readonly texts: Readonly<Record<Side, LaidText>>;
  /** The side that the reader moved last. */
  readonly leader: Side;
  /** Where the reading line stands in the text now. */
  anchor(): Anchor;
  /** Brings the anchor to the reading line, on both sides. */
  place(anchor: Anchor): void;
  /** Runs a change that moves the text, and puts the reader back where they were. */
  holdPlace(change: () => void): void;
  /** Brings a segment into comfortable view; at the reading line if `atLine`. */
  reveal(index: number, side: Side, atLine: boolean): void;
  /** Ties the panes together, at once, or lets them go. */
  setLinked(linked: boolean): void;
  /** Where the text of a side begins to be seen, in px of the viewport. */
  topOf(side: Side): number;
  /** Moves the text of a side up by px, as a reader would. */
  moveBy(side: Side, px: number): void;
  /** Scrolls as a page key does: `pages` is a share of what is seen, `ends` goes to one end. */
  turn(pages: number): void;
  close(): void;
}

/** Which share of the visible height lies above the reading line. */
const lineShare = 1 / 3;
/** For so long after a reader’s hand was on one pane, the other does not take the lead. */
const handMs = 250;
/** While a reader moves, their place is noted so often. */
const noteMs = 80;

/**
 * Opens the desk on the two articles of a page. `onMove` is called after the reader moved.
 */
export function openDesk(root: HTMLElement, onMove: () => void): Desk {
  const texts = {
    fr: laidTextOf(articleOf(root, "fr"), "fr"),
    en: laidTextOf(articleOf(root, "en"), "en"),
  };
  const abort = new AbortController();
  const { signal } = abort;
  const { groups } = texts.fr;
  const isCut = groups.length > 1;

  let leader: Side = sideShownNow() ?? "fr";
  let linked = true;
  let hand: { side: Side; at: number } | undefined;
  /** What the page itself last set a pane to: its scroll event is an echo, not the reader. */
  const own: Record<Side, number> = { fr: Number.NaN, en: Number.NaN };
  let kept: Anchor | undefined;
  let ownDocumentScroll = Number.NaN;
  let maps: (ScrollMap | undefined)[] = [];

  function layout(): Layout {
    return (document.documentElement.dataset.layout as Layout | undefined) ?? "rows";
  }

  /** The part of the viewport in which a side is read, in px. */
  function windowOf(side: Side): { top: number; height: number } {
    if (layout() === "panes") {
      const { article } = texts[side];
      return { top: article.getBoundingClientRect().top, height: article.clientHeight };
    }
    const style = getComputedStyle(document.documentElement);
    const top = Number.parseFloat(style.scrollPaddingTop) || 0;
    const bottom = Number.parseFloat(style.scrollPaddingBottom) || 0;
    return { top, height: document.documentElement.clientHeight - top - bottom };
  }

  function lineOf(side: Side): number {
    const { top, height } = windowOf(side);
    return top + height * lineShare;
  }

  function scrollBy(side: Side, distance: number): void {
    if (layout() === "panes") {
      const { article } = texts[side];
      article.scrollTop += distance;
      own[side] = article.scrollTop;
    } else {
      window.scrollBy({ top: distance, behavior: "instant" });
      ownDocumentScroll = window.scrollY;
    }
  }

  /** The last segment of a side that begins at `y`, to a pixel, or above; else the first. */
  function segmentAt(side: Side, y: number): number {
    const { segments } = texts[side];
    let { first: low, end } = groupAt(side, y);
    let high = Math.max(low, end - 1);
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const segment = segments[middle];
      if (segment !== undefined && extentOf(segment).start <= y + 1) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  /** The last group that begins at or above `y`. */
  function groupAt(side: Side, y: number) {
    const { groups } = texts[side];
    let low = 0;
    let high = groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (topOfGroup(side, middle) <= y + 1) low = middle;
      else high = middle - 1;
    }
    const group = groups[low];
    if (group === undefined) throw new RangeError(`no text on side ${side}`);
    return { ...group, index: low };
  }

  function topOfGroup(side: Side, index: number): number {
    const group = texts[side].groups[index]?.element;
    // In rows the groups have no box of their own; their first block has.
    const rect = (group?.getClientRects()[0] ?? group?.firstElementChild?.getClientRects()[0]) as
      | DOMRect
      | undefined;
    return rect?.top ?? 0;
  }

  /** How the two sides of a group run beside each other, from its top; measured when needed. */
  function mapOf(index: number): ScrollMap {
    const known = maps[index];
    if (known !== undefined) return known;
    const { fr, en } = texts;
    const frGroup = fr.groups[index];
    const enGroup = en.groups[index];
    if (frGroup === undefined || enGroup === undefined)
      throw new RangeError(`group ${index} of ${fr.groups.length}`);
    const frRect = frGroup.element.getBoundingClientRect();
    const enRect = enGroup.element.getBoundingClientRect();
    const extents: SegmentExtent[] = [];
    for (let number = frGroup.first; number < frGroup.end; number++) {
      const frSegment = fr.segments[number];
      const enSegment = en.segments[number];
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
    const map = scrollMapOf(extents, frRect.height, enRect.height);
    maps[index] = map;
    return map;
  }

  /** Brings the other pane level with the one that leads. */
  function follow(): void {
    if (layout() !== "panes" || !linked) return;
    const follower = otherSide(leader);
    const line = lineOf(leader);
    const { index } = groupAt(leader, line);
    const position = line - topOfGroup(leader, index);
    const target = mapPosition(mapOf(index), leader, position);
    scrollBy(follower, topOfGroup(follower, index) + target - lineOf(follower));
  }

  function anchorAtLine(): Anchor {
    const side = sideShownNow() ?? leader;
    const line = lineOf(side);
    const index = segmentAt(side, line);
    const segment = texts[side].segments[index];
    const { start, end } = segment === undefined ? { start: line, end: line } : extentOf(segment);
    const within = Math.min(end, line) - start;
    return {
      side,
      index,
      fraction: end > start ? Math.min(1, Math.max(0, within / (end - start))) : 0,
      beyond: Math.max(0, line - end),
    };
  }

  function place(anchor: Anchor): void {
    kept = anchor;
    const side = sideShownNow() ?? anchor.side;
    leader = side;
    const segment = texts[side].segments[anchor.index];
    if (segment === undefined) return;
    bringNear(anchor.index);
    // Far groups take their true size only when they come near: once is not always enough.
    for (let round = 0; round < (isCut ? 4 : 1); round++) {
      const { start, end } = extentOf(segment);
      const distance = start + anchor.fraction * (end - start) + anchor.beyond - lineOf(side);
      scrollBy(side, distance);
      if (Math.abs(distance) >= 0.5) continue;
      follow();
      if (!openSeen(groupOfSegment(anchor.index))) return;
    }
    follow();
  }

  function holdPlace(change: () => void): void {
    const anchor = anchorNow();
    change();
    maps = [];
    sendFarAway(anchor.index);
    place(anchor);
    layAhead();
  }

  /**
   * A long chapter in one page of rows: only the groups near the reader are levelled with each
   * other; the others wait as closed boxes (`far`) until they come near.
   */
  function sendFarAway(index: number): void {
    if (!isCut) return;
    const near = groupOfSegment(index);
    const most = reach();
    for (const { groups } of [texts.fr, texts.en])
      for (const [number, { element }] of groups.entries())
        element.classList.toggle("far", Math.abs(number - near) > most);
  }

  function bringNear(index: number): void {
    if (!isCut) return;
    const near = groupOfSegment(index);
    const most = reach();
    for (let number = near - most; number <= near + most; number++) openGroup(number);
  }

  /** So many groups before and after the reader’s lie open, whether or not they are seen. */
  function reach(): number {
    return isApart() ? 0 : 1;
  }

  /** Whether each side lies by itself, and its groups have boxes of their own. */
  function isApart(): boolean {
    return layout() === "panes" || layout() === "single";
  }

  /** Opens the neighbours of a group that can be seen beside it; whether there were any. */
  function openSeen(near: number): boolean {
    if (!isCut || !isApart()) return false;
    let hasOpened = false;
    for (const side of ["fr", "en"] as const) {
      const { top, height } = windowOf(side);
      for (const number of [near - 1, near + 1]) {
        const rect = texts[side].groups[number]?.element.getClientRects()[0];
        const isSeen = rect !== undefined && rect.bottom > top && rect.top < top + height;
        if (isSeen && openGroup(number)) hasOpened = true;
      }
    }
    return hasOpened;
  }

  function groupOfSegment(index: number): number {
    return texts.fr.groups.findIndex(({ first, end }) => index >= first && index < end);
  }

  function openGroup(number: number): boolean {
    const group = texts.fr.groups[number]?.element;
    if (group === undefined || !group.classList.contains("far")) return false;
    group.classList.remove("far");
    texts.en.groups[number]?.element.classList.remove("far");
    return true;
  }

  let isLaying = false;

  /**
   * Has the browser lay out, while it has nothing else to do, the groups that it left aside, the
   * nearest to the reader first: then they cost no frame when the reader comes to them, and have
   * had their true height before. Where both sides are one grid, their rows are levelled with
   * each other only as they come near. Waits while the reader moves.
   */
  function layAhead(): void {
    if (!isCut || isLaying) return;
    isLaying = true;
    whenIdle((deadline) => {
      isLaying = false;
      if (signal.aborted || !isApart()) return;
      if (performance.now() - movedAt < handMs) {
        setTimeout(layAhead, handMs);
        return;
      }
      const anchor = anchorNow();
      let hasMoved = false;
      do {
        const number = nearestUnmeasured();
        if (number === undefined) break;
        for (const { groups } of [texts.fr, texts.en]) {
          const group = groups[number];
          if (group !== undefined && setHeight(group.element)) hasMoved = true;
        }
        mapOf(number);
      } while (deadline.timeRemaining() > 8);
      if (hasMoved) place(anchor);
      if (nearestUnmeasured() !== undefined) layAhead();
    });
  }

  function nearestUnmeasured(): number | undefined {
    const here = groupOfSegment(kept?.index ?? 0);
    for (let distance = 0; distance < groups.length; distance++)
      for (const number of [here + distance, here - distance])
        if (groups[number] !== undefined && maps[number] === undefined) return number;
    return undefined;
  }

  function noteHand(event: Event): void {
    const side = sideOf(texts, event.target);
    if (side === undefined) return;
    hand = { side, at: event.timeStamp };
    keepStep();
  }

  let inStep = false;

  /**
   * Follows in every frame while a pane moves. The scroll event alone is not enough: the browser
   * sends it before it takes the next step of a smooth scroll, so it is one frame old.
   */
  function keepStep(): void {
    if (inStep) return;
    inStep = true;
    let before = Number.NaN;
    let stillSince = performance.now();
    const frame = (now: number) => {
      const side = hand !== undefined && now - hand.at < handMs ? hand.side : leader;
      const { scrollTop } = texts[side].article;
      if (scrollTop !== before) {
        before = scrollTop;
        stillSince = now;
        if (side === leader) follow();
      }
      inStep = layout() === "panes" && now - stillSince < handMs && !signal.aborted;
      if (inStep) requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  }

  let settling = false;
  let movedAt = Number.NEGATIVE_INFINITY;

  /** Groups took their true height: brings the reader back, in the next frame, once. */
  function settle(): void {
    if (settling) return;
    settling = true;
    requestAnimationFrame((now) => {
      settling = false;
      if (now - movedAt < handMs || kept === undefined) follow();
      else place(kept);
    });
  }

  function onPaneScroll(side: Side, event: Event): void {
    if (layout() !== "panes") return;
    if (Math.abs(texts[side].article.scrollTop - own[side]) < 1) return;
    const handElsewhere =
      hand !== undefined && hand.side !== side && event.timeStamp - hand.at < handMs;
    if (handElsewhere && linked) {
      // The other pane is being moved: this one was shifted by the browser, not by the reader.
      follow();
      return;
    }
    if (hand?.side === side) hand.at = event.timeStamp;
    own[side] = Number.NaN;
    leader = side;
    follow();
    keepStep();
    moved();
  }

  function onDocumentScroll(): void {
    if (layout() === "panes") return;
    if (Math.abs(window.scrollY - ownDocumentScroll) < 1) return;
    ownDocumentScroll = Number.NaN;
    moved();
  }

  let noting: ReturnType<typeof setTimeout> | undefined;

  let notedAt = Number.NEGATIVE_INFINITY;

  /** The reader moved. Where to is measured now and then, not at every step of a scroll. */
  function moved(): void {
    movedAt = performance.now();
    if (movedAt - notedAt >= noteMs) noteAnchor();
    else noting ??= setTimeout(noteAnchor, noteMs);
  }

  function noteAnchor(): void {
    clearTimeout(noting);
    noting = undefined;
    notedAt = performance.now();
    kept = anchorAtLine();
    onMove();
  }

  /** Where the reader is, while the text still lies as they saw it. */
  function anchorNow(): Anchor {
    if (noting !== undefined) noteAnchor();
    return kept ?? anchorAtLine();
  }

  for (const side of ["fr", "en"] as const)
    texts[side].article.addEventListener("scroll", (event) => onPaneScroll(side, event), {
      signal,
      passive: true,
    });
  window.addEventListener("scroll", onDocumentScroll, { signal, passive: true });
  for (const type of ["wheel", "touchstart", "touchmove", "pointerdown", "keydown", "focusin"])
    root.addEventListener(type, noteHand, { signal, passive: true, capture: true });

  // Width, type or face changed: the text has moved under the reader, who stays where they were.
  const layAgain = () => {
    maps = [];
    place(kept ?? anchorAtLine());
    layAhead();
  };
  const sizes = new ResizeObserver(layAgain);
  for (const side of ["fr", "en"] as const) sizes.observe(texts[side].article);
  sizes.observe(root);
  document.fonts.addEventListener("loadingdone", layAgain, { signal });

  // A far group that comes near opens, and is levelled with its other side.
  const approach = new IntersectionObserver(
    (entries) => {
      const layoutNow = layout();
      if (layoutNow !== "rows" && layoutNow !== "stacked") return;
      for (const entry of entries)
        if (entry.isIntersecting)
          openGroup(texts.fr.groups.findIndex(({ element }) => element === entry.target));
    },
    { rootMargin: "150% 0%" },
  );
  if (isCut) {
    estimateGroups();
    for (const { element } of texts.fr.groups) approach.observe(element);
    sendFarAway(0);
    layAhead();
    document.addEventListener(
      "contentvisibilityautostatechange",
      (event) => {
        const group = event.target as HTMLElement;
        const index = groups.findIndex(({ element }) => element === group);
        const other = texts.en.groups.findIndex(({ element }) => element === group);
        maps[Math.max(index, other)] = undefined;
        layAhead();
        if (!(event as ContentVisibilityAutoStateChangeEvent).skipped) setHeight(group);
        settle();
      },
      { signal },
    );
  }

  /** Tells the browser about how high the groups are that it has not laid out yet. */
  function estimateGroups(): void {
    const first = texts.fr.groups[0]?.element;
    const characters = first?.textContent?.length ?? 0;
    const height = first?.getBoundingClientRect().height ?? 0;
    if (characters === 0 || height === 0) return;
    for (const { groups } of [texts.fr, texts.en])
      for (const { element } of groups)
        element.style.containIntrinsicBlockSize = `${Math.round(
          (height * (element.textContent?.length ?? 0)) / characters,
        )}px`;
  }

  return {
    texts,
    get leader() {
      return leader;
    },
    anchor: anchorNow,
    place,
    holdPlace,
    reveal(index, side, atLine) {
      bringNear(index);
      const shown = sideShownNow() ?? side;
      const segment = texts[shown].segments[index];
      if (segment === undefined) return;
      leader = shown;
      const { start, end } = extentOf(segment);
      const { top, height } = windowOf(shown);
      const isComfortable = start >= top + height * 0.12 && end <= top + height * 0.88;
      if (!atLine && isComfortable) return;
      scrollBy(shown, start - lineOf(shown));
      follow();
      moved();
    },
    setLinked(next) {
      linked = next;
      if (linked) follow();
    },
    topOf: (side) => windowOf(side).top,
    moveBy(side, px) {
      leader = sideShownNow() ?? side;
      scrollBy(leader, px);
      follow();
      moved();
    },
    turn(pages) {
      const side = sideShownNow() ?? leader;
      scrollBy(side, windowOf(side).height * pages);
      follow();
      moved();
    },
    close() {
      clearTimeout(noting);
      abort.abort();
      sizes.disconnect();
      approach.disconnect();
    },
  };
}

/**
 * Tells the browser how high a group is, for when it is left aside; whether that was news. The
 * keyword `auto` would remember a height of 0 from the views in which a group has no box of its own.
 */
function setHeight(group: HTMLElement): boolean {
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

function articleOf(root: HTMLElement, side: Side): HTMLElement {
  const article = root.querySelector<HTMLElement>(`article.side-${side}`);
  if (article === null) throw new RangeError(`the page has no article for ${side}`);
  return article;
}
