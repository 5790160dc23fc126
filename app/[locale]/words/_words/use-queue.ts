import { useEffect, useMemo, useState } from "react";
import { database } from "#app/_keep/database.ts";
import { onStudyNews } from "#app/_keep/study-news.ts";
import { useWords } from "#app/_keep/word-store.ts";
import { useStudySettings } from "#app/_ui/study-settings-store.ts";
import type { Review } from "#lib/study/memory.ts";
import { dayStart, makeQueue, type Queue } from "#lib/study/queue.ts";

/** What is to be asked now; `undefined` until all words are read. */
export function useQueue(): { readonly queue: Queue | undefined; readonly now: number } {
  const { words, state } = useWords();
  const { newWords, reviews: mostReviews } = useStudySettings();
  const [{ reviews, now }, setToday] = useState<{ reviews?: readonly Review[]; now: number }>({
    now: 0,
  });

  useEffect(() => {
    let isOn = true;
    const read = async () => {
      const at = Date.now();
      const found = await database.reviews.where("at").aboveOrEqual(dayStart(at)).toArray();
      if (isOn) setToday({ reviews: found, now: Date.now() });
    };
    // Where nothing can be read, nothing is due; the page says why.
    const tryToRead = () => void read().catch(() => {});
    tryToRead();
    const stop = onStudyNews(tryToRead);
    // Words come due while the page is open.
    const timer = setInterval(tryToRead, 30_000);
    document.addEventListener("visibilitychange", tryToRead);
    return () => {
      isOn = false;
      stop();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", tryToRead);
    };
  }, []);

  const queue = useMemo(
    () =>
      state === "ready" && reviews !== undefined
        ? makeQueue(words, reviews, { newWords, reviews: mostReviews }, now)
        : undefined,
    [words, state, reviews, newWords, mostReviews, now],
  );
  return { queue, now };
}
