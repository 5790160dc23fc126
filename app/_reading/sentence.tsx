"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import bar from "#app/_ui/bar.module.css";
import { getSettings, subscribe, useSettings } from "#app/_ui/settings-store.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { elementIdOf } from "#lib/reader/prose-html.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { keepsBack } from "#lib/reader/views.ts";
import { idInUrl } from "./id-in-url.ts";
import { markSegment } from "./mark-segment.ts";
import { selectInOneColumn } from "./one-column.ts";
import { togglePeek } from "./peek.ts";
import styles from "./sentence.module.css";
import { sideShownNow, viewNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";

interface Current {
  readonly index: number;
  readonly side: Side;
  /** Whether a word of it was chosen: then a narrow screen keeps its room for the card. */
  readonly isByWord?: boolean;
}

/**
 * The sentence under the reader's hand: marked on both sides by pointer, touch or keyboard, with
 * what can be done with it in the bar below the text.
 */
export function Sentence({
  words,
  closeLabel,
  children,
}: {
  readonly words: Messages["reader"];
  readonly closeLabel: string;
  /** What else can be done with it. */
  readonly children?: ReactNode;
}) {
  const { textView, gestures } = useTextView();
  const { shownView } = useSettings();
  const [current, setCurrent] = useState<Current>();
  const [said, setSaid] = useState("");
  const latest = useRef<Current | undefined>(undefined);

  const choose = useCallback(
    (next: Current | undefined) => {
      latest.current = next;
      setCurrent(next);
      setSaid("");
      if (textView !== undefined) markSegment(textView, "current", next?.index);
    },
    [textView],
  );

  useEffect(() => {
    if (textView === undefined) return;
    const abort = new AbortController();
    const { signal } = abort;
    const stopGestures = gestures?.subscribe((intent) => {
      const current = latest.current;
      if (intent.type === "point") markSegment(textView, "pointed", intent.segment?.index);
      else if (intent.type === "choose") choose({ ...intent.word, isByWord: true });
      else if (intent.type === "ask-sentence") choose({ index: intent.index, side: "fr" });
      else if (intent.type === "mark")
        choose(current?.index === intent.segment.index ? undefined : intent.segment);
      else if (intent.type === "reveal") {
        choose(intent.segment);
        toggleOther(textView, intent.segment);
      } else if (intent.type === "dismiss") choose(undefined);
      return undefined;
    });

    selectInOneColumn(textView, signal);

    // A link to a segment marks it.
    const markTarget = () => {
      const id = idInUrl();
      const index = textView.texts.fr.segments.findIndex((segment) => segment.id === id);
      if (index >= 0) choose({ index, side: textView.leader });
    };
    markTarget();
    window.addEventListener("hashchange", markTarget, { signal });

    const closePeeks = subscribe(() => {
      if (sideShownNow() === undefined) togglePeek.closeAll();
    });
    return () => {
      abort.abort();
      stopGestures?.();
      closePeeks();
    };
  }, [textView, gestures, choose]);

  const step = (by: number) => {
    if (textView === undefined) return;
    const { side, segments } =
      textView.texts[sideShownNow() ?? latest.current?.side ?? textView.leader];
    const from = latest.current?.index ?? textView.anchor().index - (by > 0 ? 1 : 0);
    const index = Math.min(segments.length - 1, Math.max(0, from + by));
    choose({ index, side });
    textView.reveal(index, side);
    focusSegment(textView, { index, side });
  };

  const copy = async (text: string, done: string, link: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(done);
    } catch {
      setSaid(`${words.copyFailed} ${link}`);
    }
  };
  const copyLink = () => {
    if (textView === undefined || current === undefined) return;
    const link = linkTo(textView, current);
    void copy(link, words.linkCopied, link);
  };
  const copyBoth = () => {
    if (textView === undefined || current === undefined) return;
    const link = linkTo(textView, current);
    void copy(`${textOf(textView, current.index)}\n${link}`, words.bothCopied, link);
  };

  useShortcuts((key, event) => {
    if (textView === undefined) return false;
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (current === undefined) return pageKey(textView, key, event);
    else if (key === "Escape") choose(undefined);
    else if (key === "y") copyLink();
    else if (key === "b") copyBoth();
    else if (key === "Enter" && keepsBack(viewNow()) && !isOnControl(event))
      toggleOther(textView, current);
    else if (key === "o") {
      const there = { index: current.index, side: sideShownNow() ?? otherSide(current.side) };
      choose(there);
      focusSegment(textView, there);
    } else return pageKey(textView, key, event);
    return true;
  });

  const canShow = current !== undefined && keepsBack(shownView);
  return (
    <div
      className={`${styles.bar} ${current?.isByWord ? styles.waiting : ""}`}
      hidden={current === undefined}
    >
      <fieldset className={styles.actions}>
        <legend className="visually-hidden">{words.segmentActions}</legend>
        {canShow && textView !== undefined ? (
          <button
            type="button"
            className={bar.action}
            onClick={() => toggleOther(textView, current)}
          >
            {words.showOther}
          </button>
        ) : null}
        <button type="button" className={bar.action} onClick={copyLink}>
          {words.copyLink}
        </button>
        <button type="button" className={bar.action} onClick={copyBoth}>
          {words.copyBoth}
        </button>
        {children}
        <button
          type="button"
          className={bar.button}
          aria-label={closeLabel}
          onClick={() => choose(undefined)}
        >
          ×
        </button>
      </fieldset>
      <p role="status" className={styles.said}>
        {said}
      </p>
    </div>
  );
}

function focusSegment(textView: TextView, { index, side }: Current): void {
  const element = textView.texts[side].segments[index];
  if (element === undefined) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function toggleOther(textView: TextView, { index }: Current): void {
  const side = sideShownNow();
  if (side !== undefined) {
    const here = textView.texts[side].segments[index];
    const there = textView.texts[otherSide(side)].segments[index];
    if (here !== undefined && there !== undefined) togglePeek(here, there);
  } else {
    for (const name of ["fr", "en"] as const)
      textView.texts[name].segments[index]?.classList.toggle("uncovered");
  }
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input") !== null;
}

/** In the facing view nothing scrolls by itself: page keys go to the pane that leads. */
function pageKey(textView: TextView, key: string, event: KeyboardEvent): boolean {
  if (document.documentElement.dataset.layout !== "panes") return false;
  const target = event.target as Element;
  if (target !== document.body && target.id !== "text") return false;
  if (key === "PageDown" || (key === " " && !event.shiftKey)) textView.turn(0.9);
  else if (key === "PageUp" || key === " ") textView.turn(-0.9);
  else if (key === "ArrowDown") textView.turn(0.08);
  else if (key === "ArrowUp") textView.turn(-0.08);
  else if (key === "End") textView.turn(1e6);
  else if (key === "Home") textView.turn(-1e6);
  else return false;
  return true;
}

function linkTo(textView: TextView, { index, side }: Current): string {
  const url = new URL(location.href);
  url.searchParams.set("view", getSettings().shownView);
  url.hash = elementIdOf(textView.texts.fr.segments[index]?.id ?? "", side);
  return url.href;
}

function textOf(textView: TextView, index: number): string {
  return (["fr", "en"] as const)
    .map((side) => {
      const copy = textView.texts[side].segments[index]?.cloneNode(true) as HTMLElement | undefined;
      for (const call of copy?.querySelectorAll(".call") ?? []) call.remove();
      return copy?.textContent ?? "";
    })
    .filter((text) => text !== "")
    .join("\n");
}
