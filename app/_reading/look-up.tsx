"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import floating from "./floating.module.css";
import styles from "./look-up.module.css";
import { type Asked, useLookUpPart } from "./look-up-part.ts";
import { placeCard } from "./place-card.ts";
import { rangeIn } from "./segment-text.ts";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";

/**
 * Word look-up. When the page comes this is all there is of it: the rest is fetched a moment later,
 * or when the reader’s hand is seen, and takes over with what the hand did meanwhile. It is held here and not by
 * Suspense, which shows what has come only when 300 ms have passed since it last showed something.
 */
export function LookUp({
  locale,
  words,
}: {
  readonly locale: Locale;
  /** What is said where the look-up itself cannot be fetched. */
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
}) {
  const { textView, gestures } = useTextView();
  const { part, failure, fetchPart, forgetFailure } = useLookUpPart(locale);
  if (textView === undefined || gestures === undefined) return null;
  if (part !== undefined)
    return (
      <part.Words
        locale={locale}
        messages={part.messages}
        textView={textView}
        gestures={gestures}
        chapterFile={part.chapterFile}
      />
    );
  if (failure === undefined) return null;
  const { asked, isStuck } = failure;
  return (
    <Failed
      at={asked}
      textView={textView}
      words={words}
      onRetry={() => (isStuck ? location.reload() : void fetchPart(asked))}
      onClose={forgetFailure}
    />
  );
}

/** Where the card would be: that it could not be fetched. Goes away when the reader reads on. */
function Failed({
  at,
  textView,
  words,
  onRetry,
  onClose,
}: {
  readonly at: Asked;
  readonly textView: TextView;
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const segment = at === "reading line" ? undefined : textView.texts[at.side].segments[at.index];
    const range =
      at === "reading line" ? undefined : segment && rangeIn(segment, at.startOffset, at.endOffset);
    const current = segment ?? document.querySelector("#fr .current");
    const place =
      range?.getBoundingClientRect() ??
      current?.getBoundingClientRect() ??
      new DOMRect(0, innerHeight / 3, 0, 0);
    element.current.showPopover();
    placeCard(element.current, {
      word: [place],
      column: textView.texts.fr.article.getBoundingClientRect(),
      sentence: [...(segment?.getClientRects() ?? [])],
      counterpart: [],
    });
  }, [at, textView]);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    document.addEventListener("scroll", onClose, { signal, capture: true, passive: true });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") onClose();
      },
      { signal },
    );
    return () => abort.abort();
  }, [onClose]);
  return (
    <div
      ref={element}
      popover="manual"
      role="alert"
      className={`${floating.card} ${styles.failed}`}
    >
      <p>{words.failed}</p>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {words.retry}
      </button>
      <button type="button" className={bar.button} aria-label={words.close} onClick={onClose}>
        ×
      </button>
    </div>
  );
}
