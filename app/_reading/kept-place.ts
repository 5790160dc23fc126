import {
  chapterPlaceKey,
  keep,
  keepInTab,
  placeKey,
  readKept,
  readTab,
} from "#app/_store/local-storage.ts";
import type { Anchor } from "#lib/reader/anchor.ts";
import { type Place, parsePlace, pastOf, workProgress } from "#lib/reader/place.ts";
import { idInUrl } from "./id-in-url.ts";
import type { ShownChapter } from "./shown-chapter.tsx";
import { layoutNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";

/** Whom a place is shown to. */
interface PlaceView {
  /** How much of the chapter lies before it, 0 to 1. */
  readonly showProgress: (inChapter: number) => void;
  /** Whether the browser keeps it. */
  readonly showKept: (isKept: boolean) => void;
}

/** So long after a move the place is kept. */
const saveMs = 400;

/** Where the reader is in the work, as the browser keeps it. */
export class KeptPlace {
  readonly #textView: TextView;
  readonly #chapter: ShownChapter;
  readonly #view: PlaceView;
  /** Characters of each French segment. */
  readonly #lengths: readonly number[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Where the reader was when they left the page, while it waits in the browser’s memory. */
  #left: Anchor | undefined;

  constructor(textView: TextView, chapter: ShownChapter, view: PlaceView) {
    this.#textView = textView;
    this.#chapter = chapter;
    this.#view = view;
    this.#lengths = textView.texts.fr.segments.map(({ textContent }) => textContent?.length ?? 0);
  }

  /**
   * Brings the reader where they belong. A reload or a step back returns to the place, as does the
   * shelf’s link, which names its segment; any other link goes where it points.
   */
  restore(): void {
    const { workKey, name } = this.#chapter;
    const inTab = isReturning() ? parsePlace(readTab(chapterPlaceKey(workKey, name))) : undefined;
    const kept = inTab ?? parsePlace(readKept(placeKey(workKey)));
    const here = kept?.chapter === name ? kept : undefined;
    const asked = idInUrl();
    const isLinked = asked !== "" && asked !== here?.segmentId && !isReturning();
    if (!(isLinked && this.#goTo(asked, 0)) && here !== undefined)
      this.#goTo(here.segmentId, here.fraction, pastOf(here, layoutNow(), innerWidth));
    this.#showProgress();
  }

  /** Keeps the place as the reader moves; answers what ends it. */
  keepUp(onMove: (listener: () => void) => () => void): () => void {
    const stop = onMove(() => {
      if (this.#left !== undefined) return;
      this.#showProgress();
      this.#timer ??= setTimeout(() => this.#save(), saveMs);
    });
    // The first visit is a place too: the shelf then offers to go on from here.
    this.#save();
    const abort = new AbortController();
    const { signal } = abort;
    const onHash = () => {
      if (this.#goTo(idInUrl(), 0)) this.#save();
    };
    window.addEventListener("hashchange", onHash, { signal });
    window.addEventListener("pagehide", () => this.#leave(), { signal });
    window.addEventListener("pageshow", ({ persisted }) => this.#comeBack(persisted), { signal });
    return () => {
      stop();
      clearTimeout(this.#timer);
      abort.abort();
    };
  }

  #leave(): void {
    this.#save();
    this.#left = this.#textView.anchor();
  }

  /** Safari shows a page that it kept from its top. */
  #comeBack(isFromMemory: boolean): void {
    if (isFromMemory && this.#left !== undefined) this.#textView.place(this.#left);
    this.#left = undefined;
    if (isFromMemory) this.#save();
  }

  /** Whether the text has that segment. */
  #goTo(id: string, fraction: number, beyond = 0): boolean {
    const { texts, leader } = this.#textView;
    const index = texts.fr.segments.findIndex((segment) => segment.id === id);
    if (index >= 0) this.#textView.place({ side: leader, index, fraction, beyond });
    return index >= 0;
  }

  #save(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { index, fraction, beyond } = this.#textView.anchor();
    const segmentId = this.#textView.texts.fr.segments[index]?.id;
    if (segmentId === undefined) return;
    const place: Place = {
      chapter: this.#chapter.name,
      segmentId,
      fraction,
      ...(beyond > 0 ? { past: { px: beyond, layout: layoutNow(), width: innerWidth } } : {}),
      chapterProgress: this.#progress(),
      readAt: Date.now(),
    };
    const { workKey, name } = this.#chapter;
    keepInTab(chapterPlaceKey(workKey, name), JSON.stringify(place));
    this.#view.showKept(keep(placeKey(workKey), JSON.stringify(place)));
  }

  #showProgress(): void {
    this.#view.showProgress(this.#progress());
  }

  #progress(): number {
    const { index, fraction } = this.#textView.anchor();
    return workProgress(this.#lengths, index, fraction);
  }
}

function isReturning(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const type = (navigation as PerformanceNavigationTiming | undefined)?.type;
  return type === "reload" || type === "back_forward";
}
