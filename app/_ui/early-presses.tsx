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

/** What has been taken over, and waits for a text to be laid out. */
let taken: readonly EarlyPress[] = [];

/**
 * Takes over what the reader pressed before the page acted, and `keepPressesEarly` has kept; from
 * now on the page hears for itself. It stands last in a page, so that all else acts before it.
 */
export function TakeEarlyPresses() {
  useEffect(() => {
    taken = window.takeEarlyPresses?.() ?? taken;
    window.takeEarlyPresses = undefined;
    // A reading page answers once its text is laid out.
    if (document.getElementById("text") === null) answerEarlyPresses();
  }, []);
  return null;
}

/** Answers in order all that was taken over. */
export function answerEarlyPresses(): void {
  const presses = taken;
  taken = [];
  for (const press of presses) answer(press);
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
