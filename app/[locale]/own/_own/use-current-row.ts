import { useCallback, useEffect, useState } from "react";
import { rowsOf } from "#app/_mend/shown-rows.ts";
import { findTyped } from "#app/_mend/typed-text.ts";
import type { Chapter } from "#lib/text/model.ts";

/** The row that is being mended, by its segment’s id. `chapterKey` names the chapter in the browser. */
export function useCurrentRow(chapter: Chapter, chapterKey: string) {
  // What was being written when the page was left is there again.
  const [current, setCurrent] = useState(() => findTyped(chapterKey)?.segment);
  // A link may name a row.
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "" || !rowsOf(chapter).some(({ segment }) => segment.id === id)) return;
    setCurrent(id);
    elementOf(id)?.scrollIntoView({ block: "center" });
  }, [chapter]);
  const goTo = useCallback((id: string) => {
    setCurrent(id);
    requestAnimationFrame(() => {
      const row = elementOf(id);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    });
  }, []);
  return { current, setCurrent, goTo };
}

function elementOf(id: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
}
