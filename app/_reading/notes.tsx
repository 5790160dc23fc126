"use client";

import { useEffect, useRef, useState } from "react";
import bar from "#app/_ui/bar.module.css";
import { elementIdOf, segmentIdOf } from "#lib/reader/element-id.ts";
import type { Pane } from "#lib/reader/scroll-map.ts";
import floating from "./floating.module.css";
import styles from "./notes.module.css";
import { useTextView } from "./text-view-context.tsx";

interface OpenNote {
  readonly number: string;
  readonly call: HTMLAnchorElement;
  /** What the note says: where the call stands first, then on the other side. */
  readonly sides: readonly HTMLElement[];
}

/** Opens a note beside its call, in both languages and each edition shown, in every view. */
export function Notes({
  label,
  closeLabel,
}: {
  readonly label: string;
  readonly closeLabel: string;
}) {
  const { gestures } = useTextView();
  const card = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [note, setNote] = useState<OpenNote>();

  useEffect(
    () =>
      gestures?.subscribe((intent) => {
        const found = intent.type === "call" ? noteOf(intent.call) : undefined;
        if (found === undefined) return undefined;
        setNote(found);
        return true;
      }),
    [gestures],
  );

  useEffect(() => {
    const element = card.current;
    if (note === undefined || element === null) return;
    body.current?.replaceChildren(...note.sides);
    element.showPopover();
    setBeside(element, note.call);
    element.focus({ preventScroll: true });
    const close = () => element.hidePopover();
    // The card stands beside its call only while the text does not move.
    const abort = new AbortController();
    for (const type of ["wheel", "touchmove"])
      document.getElementById("text")?.addEventListener(type, close, {
        signal: abort.signal,
        passive: true,
      });
    window.addEventListener("resize", close, { signal: abort.signal });
    return () => abort.abort();
  }, [note]);

  return (
    <div
      ref={card}
      popover="auto"
      role="dialog"
      aria-label={`${label} ${note?.number ?? ""}`}
      tabIndex={-1}
      className={`${floating.card} ${styles.card}`}
      onToggle={(event) => {
        if (event.newState === "open") return;
        note?.call.focus({ preventScroll: true });
        setNote(undefined);
      }}
    >
      <button
        type="button"
        className={`${bar.button} ${styles.close}`}
        aria-label={closeLabel}
        onClick={() => card.current?.hidePopover()}
      >
        ×
      </button>
      <div ref={body} className={styles.body} />
    </div>
  );
}

function noteOf(call: HTMLAnchorElement): OpenNote | undefined {
  const here = call.closest("article")?.id as Pane;
  // An English note is one edition’s own; a French one is told by each edition that is shown.
  const panes: readonly Pane[] = here === "fr" ? ["fr", "en", "second"] : [here, "fr"];
  const number = call.textContent ?? "";
  const id = segmentIdOf(call.hash.slice(1));
  const sides = panes.flatMap((pane) => {
    const block = document.getElementById(elementIdOf(id, pane))?.closest(".block");
    if (
      block === null ||
      block === undefined ||
      block.querySelector(".segment:not(.absent)") === null
    )
      return [];
    const copy = document.createElement("div");
    copy.lang = pane === "fr" ? "fr" : "en";
    copy.append(...block.cloneNode(true).childNodes);
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    copy.querySelector(".note-number")?.remove();
    return [copy];
  });
  return sides.length === 0 ? undefined : { number, call, sides };
}

/** Under the call, or above it where there is more room; never over it. */
function setBeside(card: HTMLElement, call: HTMLElement): void {
  const gap = 8;
  const at = call.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(gap, Math.min(at.left - width / 3, window.innerWidth - width - gap));
  const roomBelow = window.innerHeight - at.bottom - 2 * gap;
  const roomAbove = at.top - 2 * gap;
  const isBelow = roomBelow >= Math.min(height, roomAbove);
  card.style.left = `${left}px`;
  card.style.maxHeight = `${Math.max(80, isBelow ? roomBelow : roomAbove)}px`;
  card.style.top = isBelow
    ? `${at.bottom + gap}px`
    : `${Math.max(gap, at.top - gap - Math.min(height, roomAbove))}px`;
}
