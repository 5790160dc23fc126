import { useEffect, useMemo, useState } from "react";
import { useStudySettings } from "#app/_store/study-settings-store.ts";
import { useWords } from "#app/_store/word-store.ts";
import { makeQueue, type Queue } from "#lib/study/queue.ts";

/** What is to be asked now; `undefined` until all words are read. */
export function useQueue(): { readonly queue: Queue | undefined; readonly now: number } {
  const { words, today, state, failure } = useWords();
  const { newWords, reviews } = useStudySettings();
  const [now, setNow] = useState(0);

  useEffect(() => {
    const look = () => setNow(Date.now());
    look();
    // Words come due while the page is open.
    const timer = setInterval(look, 30_000);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, []);

  const queue = useMemo(
    () =>
      state === "ready" && now > 0 && (failure === undefined || words.length > 0)
        ? makeQueue(words, today, { newWords, reviews }, Math.max(now, latestOf(today)))
        : undefined,
    [words, today, state, failure, newWords, reviews, now],
  );
  return { queue, now };
}

/** Whoever has just answered is later than the last look at the clock. */
function latestOf(today: readonly { readonly at: number }[]): number {
  return today.reduce((latest, { at }) => Math.max(latest, at), 0);
}
