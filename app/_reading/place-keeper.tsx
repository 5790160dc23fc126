"use client";

import { useEffect, useState } from "react";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import line from "#app/_ui/progress-line.module.css";
import { workProgress } from "#lib/reader/place.ts";
import { KeptPlace } from "./kept-place.ts";
import styles from "./place-keeper.module.css";
import { useShownChapter } from "./shown-chapter.tsx";
import { useTextView } from "./text-view-context.tsx";

/** Keeps where the reader is in the work, brings them back, and shows how far they are. */
export function PlaceKeeper({
  locale,
  label,
  notKept,
  shareRead,
  chapterLengths,
  chapterIndex,
}: {
  readonly locale: Locale;
  /** “Chapter 2 of 6”. */
  readonly label: string;
  /** “{{share}} of the work read”. */
  readonly shareRead: string;
  /** What to say where the browser refuses to keep the place. */
  readonly notKept: string;
  /** Words of each chapter of the work. */
  readonly chapterLengths: readonly number[];
  readonly chapterIndex: number;
}) {
  const { textView, onMove } = useTextView();
  const chapter = useShownChapter();
  const [share, setShare] = useState(0);
  const [isReady, setIsReady] = useState(false);
  const [isKept, setIsKept] = useState(true);

  useEffect(() => {
    if (textView === undefined) return;
    // In whole per cents: a part that is drawn anew at every step of a scroll makes it stutter.
    const showProgress = (inChapter: number) => {
      const exact = workProgress(chapterLengths, chapterIndex, inChapter);
      setShare(Math.round(exact * 100) / 100);
    };
    const place = new KeptPlace(textView, chapter, { showProgress, showKept: setIsKept });
    place.restore();
    setIsReady(true);
    return place.keepUp(onMove);
  }, [textView, onMove, chapter, chapterLengths, chapterIndex]);

  const shown = formatShare(share, locale);
  return (
    <div className={styles.progress}>
      <progress
        className={`${line.line} ${styles.line}`}
        value={share}
        aria-label={label}
        aria-valuetext={shareRead.replace("{{share}}", shown)}
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
