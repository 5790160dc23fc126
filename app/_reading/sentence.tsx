"use client";

import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import bar from "#app/_ui/bar.module.css";
import { getSettings, subscribe, useSettings } from "#app/_ui/settings-store.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { elementIdOf } from "#lib/reader/prose-html.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import { keepsBack } from "#lib/reader/views.ts";
import type { Desk } from "./desk.ts";
import { useDesk } from "./desk-context.tsx";
import { idInUrl } from "./id-in-url.ts";
import { markSegment } from "./mark-segment.ts";
import { selectInOneColumn } from "./one-column.ts";
import { togglePeek } from "./peek.ts";
import styles from "./sentence.module.css";
import { sideShownNow, viewNow } from "./shown-view.ts";

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
  const { desk, gestures } = useDesk();
  const { shownView } = useSettings();
  const [current, setCurrent] = useState<Current>();
  const [said, setSaid] = useState("");
  const latest = useRef<Current | undefined>(undefined);

  const choose = useCallback(
    (next: Current | undefined) => {
      latest.current = next;
      setCurrent(next);
      setSaid("");
      if (desk !== undefined) markSegment(desk, "current", next?.index);
    },
    [desk],
  );

  useEffect(() => {
    if (desk === undefined) return;
    const abort = new AbortController();
    const { signal } = abort;
    const stopGestures = gestures?.subscribe((intent) => {
      const current = latest.current;
      if (intent.type === "point") markSegment(desk, "pointed", intent.segment?.index);
      else if (intent.type === "choose") choose({ ...intent.word, isByWord: true });
      else if (intent.type === "ask-sentence") choose({ index: intent.index, side: "fr" });
      else if (intent.type === "mark")
        choose(current?.index === intent.segment.index ? undefined : intent.segment);
      else if (intent.type === "reveal") {
        choose(intent.segment);
        toggleOther(desk, intent.segment);
      } else if (intent.type === "dismiss") choose(undefined);
      return undefined;
    });

    selectInOneColumn(desk, signal);

    // A link to a segment marks it.
    const markTarget = () => {
      const id = idInUrl();
      const index = desk.texts.fr.segments.findIndex((segment) => segment.id === id);
      if (index >= 0) choose({ index, side: desk.leader });
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
  }, [desk, gestures, choose]);

  const step = (by: number) => {
    if (desk === undefined) return;
    const { side, segments } = desk.texts[sideShownNow() ?? latest.current?.side ?? desk.leader];
    const from = latest.current?.index ?? desk.anchor().index - (by > 0 ? 1 : 0);
    const index = Math.min(segments.length - 1, Math.max(0, from + by));
    choose({ index, side });
    desk.reveal(index, side, false);
    focusSegment(desk, { index, side });
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
    if (desk === undefined || current === undefined) return;
    const link = linkTo(desk, current);
    void copy(link, words.linkCopied, link);
  };
  const copyBoth = () => {
    if (desk === undefined || current === undefined) return;
    const link = linkTo(desk, current);
    void copy(`${textOf(desk, current.index)}\n${link}`, words.bothCopied, link);
  };

  useShortcuts((key, event) => {
    if (desk === undefined) return false;
    if (key === "j") step(1);
    else if (key === "k") step(-1);
    else if (current === undefined) return pageKey(desk, key, event);
    else if (key === "Escape") choose(undefined);
    else if (key === "y") copyLink();
    else if (key === "b") copyBoth();
    else if (key === "Enter" && keepsBack(viewNow()) && !isOnControl(event))
      toggleOther(desk, current);
    else if (key === "o") {
      const there = { index: current.index, side: sideShownNow() ?? otherSide(current.side) };
      choose(there);
      focusSegment(desk, there);
    } else return pageKey(desk, key, event);
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
        {canShow && desk !== undefined ? (
          <button type="button" className={bar.action} onClick={() => toggleOther(desk, current)}>
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

function focusSegment(desk: Desk, { index, side }: Current): void {
  const element = desk.texts[side].segments[index];
  if (element === undefined) return;
  element.tabIndex = -1;
  element.focus({ preventScroll: true });
}

function toggleOther(desk: Desk, { index }: Current): void {
  const side = sideShownNow();
  if (side !== undefined) {
    const here = desk.texts[side].segments[index];
    const there = desk.texts[otherSide(side)].segments[index];
    if (here !== undefined && there !== undefined) togglePeek(here, there);
  } else {
    for (const name of ["fr", "en"] as const)
      desk.texts[name].segments[index]?.classList.toggle("uncovered");
  }
}

function isOnControl(event: KeyboardEvent): boolean {
  return event.target instanceof Element && event.target.closest("a, button, input") !== null;
}

/** In the facing view nothing scrolls by itself: page keys go to the pane that leads. */
function pageKey(desk: Desk, key: string, event: KeyboardEvent): boolean {
  if (document.documentElement.dataset.layout !== "panes") return false;
  const target = event.target as Element;
  if (target !== document.body && target.id !== "text") return false;
  if (key === "PageDown" || (key === " " && !event.shiftKey)) desk.turn(0.9);
  else if (key === "PageUp" || key === " ") desk.turn(-0.9);
  else if (key === "ArrowDown") desk.turn(0.08);
  else if (key === "ArrowUp") desk.turn(-0.08);
  else if (key === "End") desk.turn(1e6);
  else if (key === "Home") desk.turn(-1e6);
  else return false;
  return true;
}

function linkTo(desk: Desk, { index, side }: Current): string {
  const url = new URL(location.href);
  url.searchParams.set("view", getSettings().shownView);
  url.hash = elementIdOf(desk.texts.fr.segments[index]?.id ?? "", side);
  return url.href;
}

function textOf(desk: Desk, index: number): string {
  return (["fr", "en"] as const)
    .map((side) => {
      const copy = desk.texts[side].segments[index]?.cloneNode(true) as HTMLElement | undefined;
      for (const call of copy?.querySelectorAll(".call") ?? []) call.remove();
      return copy?.textContent ?? "";
    })
    .filter((text) => text !== "")
    .join("\n");
}
