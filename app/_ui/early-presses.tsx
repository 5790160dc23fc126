"use client";

import { useEffect } from "react";

/** A press made before the scripts of a page had come. */
export type EarlyPress =
  | { readonly type: "key"; readonly event: KeyboardEvent }
  /** Where in the element the pointer was, in px from its upper left corner. */
  | { readonly type: "click"; readonly on: Element; readonly x: number; readonly y: number };

declare global {
  interface Window {
    /** Hands on what was pressed, in order, and keeps no more; gone once it was asked. */
    takeEarlyPresses?: (() => readonly EarlyPress[]) | undefined;
  }
}

/**
 * Answers, once the page acts, what the reader pressed before it did: what
 * `keepPressesEarly` has kept. It stands last in the page, so that all else acts before it.
 */
export function AnswerEarlyPresses() {
  useEffect(() => {
    const presses = window.takeEarlyPresses?.() ?? [];
    window.takeEarlyPresses = undefined;
    for (const press of presses) answer(press);
  }, []);
  return null;
}

function answer(press: EarlyPress): void {
  if (press.type === "key") {
    const { key, code, shiftKey, ctrlKey, altKey, metaKey } = press.event;
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(
      new KeyboardEvent("keydown", {
        ...{ key, code, shiftKey, ctrlKey, altKey, metaKey },
        bubbles: true,
        cancelable: true,
      }),
    );
    return;
  }
  if (!press.on.isConnected) return;
  if (press.on.matches("button, input")) {
    (press.on as HTMLElement).click();
    return;
  }
  // The text may have moved under the pointer meanwhile.
  const { left, top } = press.on.getBoundingClientRect();
  press.on.dispatchEvent(
    new MouseEvent("click", {
      clientX: left + press.x,
      clientY: top + press.y,
      bubbles: true,
      cancelable: true,
    }),
  );
}
