import { useCallback, useEffect, useState } from "react";
import type { FindProgress } from "#app/_workers/find-calls.ts";
import { ownWorkName } from "#lib/reader/address.ts";
import type { FindScope } from "#lib/search/find-address.ts";

/** How far the reader’s own texts are ready to be found in. */
export interface OwnTexts {
  /** Whether they are sought in. */
  readonly isWanted: boolean;
  /** While they are analysed. */
  readonly progress: FindProgress | undefined;
  readonly failure: "tables" | "unavailable" | undefined;
  /** Another where more is ready than before. */
  readonly round: number;
  readonly retry: () => void;
}

/** Makes the reader’s own texts ready where they are sought in. */
export function useOwnTexts(scope: FindScope, tables: string): OwnTexts {
  const [state, setState] = useState(nothing);
  const [attempt, setAttempt] = useState(0);
  const work = scope.in === "work" || scope.in === "chapter" ? ownWorkName(scope.work) : undefined;
  const isWanted = scope.in === "own" || work !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt does the same again
  useEffect(() => {
    if (!isWanted) {
      setState(({ round }) => ({ ...nothing, round }));
      return;
    }
    const abort = new AbortController();
    const { signal } = abort;
    const analyse = async () => {
      const { analyseOwnTexts } = await import("#app/_workers/analyse-own-texts.ts");
      const onProgress = (progress: FindProgress) => {
        if (!signal.aborted) setState(({ round }) => ({ ...nothing, round, progress }));
      };
      await analyseOwnTexts(tables, { work, onProgress, signal });
    };
    analyse().then(
      () => {
        if (!signal.aborted) setState(({ round }) => ({ ...nothing, round: round + 1 }));
      },
      (error: Error) => {
        const failure = error.name === "LookUpError" ? "tables" : "unavailable";
        if (!signal.aborted) setState(({ round }) => ({ ...nothing, round, failure }));
      },
    );
    return () => abort.abort();
  }, [isWanted, work, tables, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, isWanted, retry };
}

const nothing: Omit<OwnTexts, "isWanted" | "retry"> = {
  progress: undefined,
  failure: undefined,
  round: 0,
};
