"use client";

import { useEffect, useState } from "react";
import { createPortal } from "react-dom";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { firstUseKey, keep, readKept } from "#app/_store/local-storage.ts";
import styles from "./first-use.module.css";
import { leaderNow, sideShownNow } from "./shown-view.ts";
import { useTextView } from "./text-view-context.tsx";

/**
 * What a newcomer is told, once: three lines in the room that the opening of a chapter has above the
 * text, so that nothing moves and nothing is covered. Whoever has put them away, or has found out
 * that words can be touched, never sees them again.
 */
export function FirstUse({
  locale,
  words,
}: {
  readonly locale: Locale;
  readonly words: Messages["reader"];
}) {
  const { textView, gestures } = useTextView();
  const [home, setHome] = useState<Element>();

  useEffect(() => {
    if (textView === undefined || readKept(firstUseKey) !== null) return;
    const side = sideShownNow() ?? leaderNow();
    setHome(textView.texts[side].article.querySelector(".opening") ?? undefined);
    return gestures?.subscribe((intent) => {
      if (intent.type === "choose") keep(firstUseKey, "1");
      return undefined;
    });
  }, [textView, gestures]);

  if (home === undefined) return null;
  return createPortal(
    <span className={styles.lines} lang={locale} role="note">
      <span>{words.firstWords}</span>
      <span>{words.firstSides}</span>
      <span>{words.firstViews}</span>
      <button
        type="button"
        className={styles.done}
        onClick={() => {
          keep(firstUseKey, "1");
          setHome(undefined);
        }}
      >
        {words.firstDone}
      </button>
    </span>,
    home,
  );
}
