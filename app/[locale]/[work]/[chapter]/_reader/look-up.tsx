"use client";

import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { useSettings } from "#app/_ui/settings-store.ts";
import { getStudySettings, subscribeToStudySettings } from "#app/_ui/study-settings-store.ts";
import { useDesk } from "./desk-context.tsx";
import { isWordKey } from "./word-key.ts";

/** When the pointer has stood still so long, its card is not far. */
const nearMs = 120;

const Words = lazy(() => import("./look-up/words.tsx"));

/**
 * Word look-up. Until the reader’s hand comes near the French text this is all there is of it: the
 * rest is fetched then, and takes over with what the hand did meanwhile.
 */
export function LookUp({
  locale,
  lexicon,
  tables,
}: {
  readonly locale: Locale;
  /** The address of the chapter’s words, looked up; without one they are looked up in the page. */
  readonly lexicon: string | undefined;
  /** The address of the tables, for words that are in no chapter. */
  readonly tables: string;
}) {
  const { desk } = useDesk();
  const [isWanted, setIsWanted] = useState(false);
  const waiting = useRef<{ abort: AbortController; missed?: MouseEvent | KeyboardEvent }>(
    undefined,
  );

  useEffect(() => {
    if (desk === undefined) return;
    const abort = new AbortController();
    const { signal } = abort;
    const { article } = desk.texts.fr;
    waiting.current = { abort };
    const miss = (event: MouseEvent | KeyboardEvent) => {
      const { missed } = waiting.current ?? {};
      // Whoever has clicked or pressed a key means that, wherever the pointer goes next.
      if (missed === undefined || missed.type === "pointermove" || event.type !== "pointermove")
        waiting.current = { abort, missed: event };
    };
    const want = () => setIsWanted(true);
    // A pointer on its way, or over a text that is being scrolled, wants nothing yet.
    let timer: ReturnType<typeof setTimeout> | undefined;
    signal.addEventListener("abort", () => clearTimeout(timer));
    article.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerType === "touch") return;
        miss(event);
        clearTimeout(timer);
        timer = setTimeout(want, nearMs);
      },
      { signal, passive: true },
    );
    article.addEventListener(
      "click",
      (event) => {
        miss(event);
        want();
      },
      { signal },
    );
    // The English has no cards, but counterparts.
    for (const type of ["pointermove", "click"] as const)
      desk.texts.en.article.addEventListener(
        type,
        () => {
          clearTimeout(timer);
          timer = setTimeout(want, nearMs);
        },
        { signal, passive: true },
      );
    document.addEventListener(
      "keydown",
      (event) => {
        if (!isWordKey(event)) return;
        event.preventDefault();
        miss(event);
        want();
      },
      { signal },
    );
    return () => abort.abort();
  }, [desk]);

  // Whoever wants words marked has them marked without lifting a hand.
  useEffect(() => {
    if (desk === undefined) return;
    const look = () => {
      const { marksLearning, marksRarerThan } = getStudySettings();
      if (marksLearning || marksRarerThan > 0) setIsWanted(true);
    };
    look();
    return subscribeToStudySettings(look);
  }, [desk]);

  const takeOver = useCallback(() => {
    waiting.current?.abort.abort();
    return waiting.current?.missed;
  }, []);

  const { hints } = useSettings();
  if (desk === undefined || !(isWanted || hints > 0)) return null;
  return (
    <Suspense fallback={null}>
      <Words locale={locale} desk={desk} lexicon={lexicon} tables={tables} takeOver={takeOver} />
    </Suspense>
  );
}
