"use client";

import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import { useSettings } from "#app/_store/settings-store.ts";
import { threeColumnsFrom } from "#lib/reader/settings.ts";
import styles from "./second-side.module.css";
import { type SecondChapter, useShownChapter } from "./shown-chapter.tsx";
import { useTextView } from "./text-view-context.tsx";

/** A second English edition in a column of its own, where the reader wants it and there is room. */
export function SecondSide({ failed }: { readonly failed: string }) {
  const { second } = useShownChapter();
  const { compares, shownView } = useSettings();
  const hasRoom = useHasRoom();
  const isWanted = compares && hasRoom && (shownView === "facing" || shownView === "rows");
  return second !== undefined && isWanted ? <Column second={second} failed={failed} /> : null;
}

function Column({ second, failed }: { readonly second: SecondChapter; readonly failed: string }) {
  const { edition } = useShownChapter();
  const { textView } = useTextView();
  const { differences } = useSettings();
  const article = useRef<HTMLElement>(null);
  const [html, setHtml] = useState<string>();
  const [hasFailed, setHasFailed] = useState(false);

  useEffect(() => {
    let isOn = true;
    void import("./second-prose.ts")
      .then(({ secondProse }) => secondProse(edition, second))
      .then(
        (prose) => isOn && setHtml(prose),
        () => isOn && setHasFailed(true),
      );
    return () => {
      isOn = false;
    };
  }, [edition, second]);

  useLayoutEffect(() => {
    if (html === undefined || textView === undefined || article.current === null) return;
    textView.setSecond(article.current);
    return () => textView.setSecond(undefined);
  }, [textView, html]);

  useEffect(() => {
    if (html === undefined || textView === undefined || !differences) return;
    let stop: (() => void) | undefined;
    let isOn = true;
    void import("./difference-marks.ts").then(({ markDifferences }) => {
      if (isOn) stop = markDifferences(textView);
    });
    return () => {
      isOn = false;
      stop?.();
    };
  }, [textView, html, differences]);

  if (hasFailed)
    return (
      <p role="alert" className={styles.failed}>
        {failed}
      </p>
    );
  if (html === undefined) return null;
  return (
    <article
      ref={article}
      id="second"
      className="side side-second"
      lang="en"
      aria-label={second.label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the pane scrolls, so the keyboard must reach it
      tabIndex={0}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by proseHtml, which escapes all text
      dangerouslySetInnerHTML={{ __html: html }}
    />
  );
}

/** Whether three columns fit. */
function useHasRoom(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const query = matchMedia(threeColumns);
      query.addEventListener("change", listener);
      return () => query.removeEventListener("change", listener);
    },
    () => matchMedia(threeColumns).matches,
    () => false,
  );
}

const threeColumns = `(min-width: ${threeColumnsFrom}px)`;
