import { useEffect, useRef } from "react";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import type { ImportWorker } from "#app/_workers/import-calls.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";

/** Has the French of the own work that the address names read, so that its English may come. */
export function useFrenchOfWork(
  isReady: boolean,
  openWorker: () => ImportWorker,
  then: {
    readonly onFound: (facts: TextFacts) => void;
    readonly onFailure: (error: unknown, name: string) => void;
  },
): void {
  const latest = useRef({ openWorker, ...then });
  latest.current = { openWorker, ...then };
  useEffect(() => {
    const work = new URLSearchParams(location.search).get("work");
    if (!isReady || work === null) return;
    latest.current
      .openWorker()
      .ask("open", { work })
      .then((found) => {
        if (found === undefined) throw new WorkerError("text-gone");
        latest.current.onFound(found.facts);
      })
      .catch((error: unknown) => latest.current.onFailure(error, work));
  }, [isReady]);
}
