"use client";

import { useEffect } from "react";
import { useShownChapter } from "./shown-chapter.tsx";

/** Who has not moved anything for so long is not reading. */
const idleMs = 3 * 60_000;
const tickSeconds = 10;
/** A look is no sitting. */
const leastSeconds = 30;

/** Notes how long a chapter is read, in this browser and for its reader alone. */
export function TimeKeeper() {
  const { workKey, name } = useShownChapter();
  useEffect(() => {
    const startedAt = Date.now();
    const abort = new AbortController();
    const { signal } = abort;
    let seconds = 0;
    let kept = 0;
    let movedAt = performance.now();
    const keep = async () => {
      if (seconds < leastSeconds || seconds === kept) return;
      kept = seconds;
      // Nothing of it is needed to read, so it is fetched when there is something to keep.
      const { keepSitting } = await import("#app/_store/kept-words.ts");
      // Where the browser keeps nothing, the place-keeper says so.
      await keepSitting(startedAt, workKey, name, seconds).catch(() => {});
    };
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible" || performance.now() - movedAt > idleMs) return;
      seconds += tickSeconds;
      if (seconds % leastSeconds === 0) void keep();
    }, tickSeconds * 1000);
    const onMove = () => {
      movedAt = performance.now();
    };
    for (const type of ["pointermove", "pointerdown", "keydown", "scroll"])
      document.addEventListener(type, onMove, { signal, passive: true, capture: true });
    document.addEventListener("visibilitychange", () => void keep(), { signal });
    return () => {
      abort.abort();
      clearInterval(timer);
      void keep();
    };
  }, [workKey, name]);
  return null;
}
