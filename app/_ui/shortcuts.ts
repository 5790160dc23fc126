import { useEffect, useLayoutEffect, useRef } from "react";
import { getSettings } from "../_store/settings-store.ts";

/**
 * Runs `act` when one of the keys is pressed alone. A key is named by what it types (`?`) or, for
 * the digits, which a French keyboard types with Shift, by where it stands (`Digit1`). Where several
 * parts have the same key, one that `comesFirst` does; it stays so for as long as the part is there.
 */
export function useShortcuts(
  act: (key: string, event: KeyboardEvent) => boolean,
  { comesFirst = false }: { readonly comesFirst?: boolean } = {},
): void {
  const latest = useRef(act);
  // A key pressed on what has just been shown means that.
  useLayoutEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const abort = new AbortController();
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
        if (isTyping(event.target) || !getSettings().shortcuts) return;
        const key = event.code.startsWith("Digit") ? event.code : event.key;
        if (latest.current(key, event)) event.preventDefault();
      },
      { signal: abort.signal, capture: comesFirst },
    );
    return () => abort.abort();
  }, [comesFirst]);
}

/** Whether the keys belong to something the reader is filling in or choosing from. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest("input:not([type=radio]), select, textarea, dialog") !== null)
  );
}
