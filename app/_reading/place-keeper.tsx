"use client";

import { useEffect, useState } from "react";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { keep, placeKey, readKept } from "#app/_ui/keep.ts";
import line from "#app/_ui/progress-line.module.css";
import type { Anchor } from "#lib/reader/anchor.ts";
import { type Place, parsePlace, pastOf, workProgress } from "#lib/reader/place.ts";
import { idInUrl } from "./id-in-url.ts";
import styles from "./place-keeper.module.css";
import { useShownChapter } from "./shown-chapter.tsx";
import { useTextView } from "./text-view-context.tsx";

/** Keeps where the reader is in the work, brings them back, and shows how far they are. */
export function PlaceKeeper({
  locale,
  label,
  notKept,
  chapterLengths,
  chapterIndex,
}: {
  readonly locale: Locale;
  /** “Chapter 2 of 6”. */
  readonly label: string;
  /** What to say where the browser refuses to keep the place. */
  readonly notKept: string;
  /** Words of each chapter of the work. */
  readonly chapterLengths: readonly number[];
  readonly chapterIndex: number;
}) {
  const { textView, onMove } = useTextView();
  const { workKey: work, name: chapter } = useShownChapter();
  const [share, setShare] = useState(0);
  const [isReady, setIsReady] = useState(false);
  const [isKept, setIsKept] = useState(true);

  useEffect(() => {
    if (textView === undefined) return;
    const { segments } = textView.texts.fr;
    const lengths = segments.map((segment) => segment.textContent?.length ?? 0);
    const progress = () => {
      const { index, fraction } = textView.anchor();
      return workProgress(lengths, index, fraction);
    };

    const placeAt = (id: string, fraction: number, beyond = 0) => {
      const index = segments.findIndex((segment) => segment.id === id);
      if (index >= 0) textView.place({ side: textView.leader, index, fraction, beyond });
      return index >= 0;
    };
    const kept = parsePlace(readKept(placeKey(work)));
    const keptHere = kept?.chapter === chapter ? kept : undefined;
    // A reload or a step back returns to the place, as does the shelf’s link, which names its
    // segment; any other link goes where it points.
    const isLinked = idInUrl() !== "" && idInUrl() !== keptHere?.segmentId && !isReturning();
    if (!(isLinked && placeAt(idInUrl(), 0)) && keptHere !== undefined)
      placeAt(keptHere.segmentId, keptHere.fraction, pastOf(keptHere, layoutNow(), innerWidth));
    // In whole per cents: a part that is drawn anew at every step of a scroll makes it stutter.
    const showProgress = () => {
      const exact = workProgress(chapterLengths, chapterIndex, progress());
      setShare(Math.round(exact * 100) / 100);
    };
    showProgress();
    setIsReady(true);

    let timer: ReturnType<typeof setTimeout> | undefined;
    const save = () => {
      clearTimeout(timer);
      timer = undefined;
      const { index, fraction, beyond } = textView.anchor();
      const segmentId = segments[index]?.id;
      if (segmentId === undefined) return;
      const place: Place = {
        chapter,
        segmentId,
        fraction,
        ...(beyond > 0 ? { past: { px: beyond, layout: layoutNow(), width: innerWidth } } : {}),
        chapterProgress: progress(),
        readAt: Date.now(),
      };
      setIsKept(keep(placeKey(work), JSON.stringify(place)));
    };
    /** Where the reader was when they left the page, while it waits in the browser’s memory. */
    let left: Anchor | undefined;
    const stop = onMove(() => {
      if (left !== undefined) return;
      showProgress();
      timer ??= setTimeout(save, 400);
    });
    const onHash = () => {
      if (placeAt(idInUrl(), 0)) save();
    };
    // The first visit is a place too: the shelf then offers to go on from here.
    save();
    window.addEventListener("hashchange", onHash);
    const onHide = () => {
      save();
      left = textView.anchor();
    };
    // Safari shows a page that it kept from its top.
    const onShow = ({ persisted }: PageTransitionEvent) => {
      if (persisted && left !== undefined) textView.place(left);
      left = undefined;
      if (persisted) save();
    };
    window.addEventListener("pagehide", onHide);
    window.addEventListener("pageshow", onShow);
    return () => {
      stop();
      clearTimeout(timer);
      window.removeEventListener("hashchange", onHash);
      window.removeEventListener("pagehide", onHide);
      window.removeEventListener("pageshow", onShow);
    };
  }, [textView, onMove, work, chapter, chapterLengths, chapterIndex]);

  const shown = formatShare(share, locale);
  return (
    <div className={styles.progress}>
      <progress
        className={`${line.line} ${styles.line}`}
        value={share}
        aria-label={label}
        aria-valuetext={shown}
        data-ready={isReady ? "" : undefined}
      />
      {isKept ? (
        <span className={styles.text} aria-hidden="true">
          {chapterIndex + 1}/{chapterLengths.length} · {shown}
        </span>
      ) : (
        <span role="status" className={styles.lost}>
          {notKept}
        </span>
      )}
    </div>
  );
}

function layoutNow(): string {
  return document.documentElement.dataset.layout ?? "";
}

function isReturning(): boolean {
  const [navigation] = performance.getEntriesByType("navigation");
  const type = (navigation as PerformanceNavigationTiming | undefined)?.type;
  return type === "reload" || type === "back_forward";
}
