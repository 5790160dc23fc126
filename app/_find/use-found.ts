import { useCallback, useEffect, useRef, useState } from "react";
import { type FindInput, type Found, findClient, type ShownHit } from "#app/_workers/find-calls.ts";
import { WorkerError } from "#app/_workers/worker-calls.ts";
import type { Place } from "#lib/search/search-source.ts";

/** What has been found; while something else is sought, what was found before. */
export interface FoundState {
  readonly found: Found | undefined;
  readonly isSeeking: boolean;
  /** The code of what went wrong. */
  readonly failure: string | undefined;
  readonly retry: () => void;
}

/** The code of a failure; `undefined` where nobody wants the answer any more. */
function failureOf(error: unknown): string | undefined {
  const code = error instanceof WorkerError ? error.code : "internal";
  return code === "stopped" ? undefined : code;
}

/** Seeks whenever the request changes; `undefined` seeks nothing. */
export function useFound(input: FindInput | undefined): FoundState {
  const [state, setState] = useState<Omit<FoundState, "retry">>(nothing);
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt asks the same again
  useEffect(() => {
    if (input === undefined) {
      setState(nothing);
      return;
    }
    const abort = new AbortController();
    setState((before) => ({ ...before, isSeeking: true }));
    findClient()
      .ask("groups", input, { signal: abort.signal })
      .then(
        (found) => setState({ ...nothing, found }),
        (error: unknown) => {
          const failure = failureOf(error);
          if (failure !== undefined) setState({ ...nothing, failure });
        },
      );
    return () => abort.abort();
  }, [input, attempt]);
  const retry = useCallback(() => setAttempt((count) => count + 1), []);
  return { ...state, retry };
}

const nothing: Omit<FoundState, "retry"> = {
  found: undefined,
  isSeeking: false,
  failure: undefined,
};

/** So many hits are shown, and fetched, at once. */
const hitsAtOnce = 10;

export interface HitsState {
  readonly hits: readonly ShownHit[];
  readonly isSeeking: boolean;
  readonly failure: string | undefined;
  /** Else the rarer ways of saying it are shown where one of them is chosen. */
  readonly isWhole: boolean;
  /** Fetches the next ones; absent where there are no more. */
  readonly more: (() => void) | undefined;
}

interface HitList {
  readonly of: FindInput | undefined;
  readonly hits: readonly ShownHit[];
  readonly next: Place | "first" | undefined;
  readonly isWhole: boolean;
  readonly failure: string | undefined;
}

/** The hits of what is sought, in the order of the texts, ten at a time. */
export function useHits(input: FindInput | undefined): HitsState {
  const [list, setList] = useState<HitList>(noHits);
  const [isSeeking, setIsSeeking] = useState(false);
  const abort = useRef<AbortController>(undefined);

  const fetchHits = useCallback((asked: FindInput, before: HitList) => {
    abort.current?.abort();
    const asking = new AbortController();
    abort.current = asking;
    const { signal } = asking;
    setIsSeeking(true);
    const after = before.next === "first" ? undefined : before.next;
    findClient()
      .ask("hits", { ...asked, after, most: hitsAtOnce }, { signal })
      .then(
        ({ hits, next, isWhole }) =>
          setList({
            ...{ of: asked, hits: [...before.hits, ...hits], next },
            ...{ isWhole: before.isWhole && isWhole, failure: undefined },
          }),
        (error: unknown) => {
          const failure = failureOf(error);
          if (failure !== undefined) setList({ ...before, of: asked, failure });
        },
      )
      .finally(() => {
        if (!signal.aborted) setIsSeeking(false);
      });
  }, []);

  useEffect(() => {
    if (input === undefined) setList(noHits);
    else fetchHits(input, { ...noHits, of: input });
    return () => abort.current?.abort();
  }, [input, fetchHits]);

  const hasMore = list.next !== undefined && input !== undefined && list.of === input;
  return {
    hits: input === undefined ? [] : list.hits,
    isSeeking,
    failure: list.failure,
    isWhole: list.isWhole,
    more: hasMore && !isSeeking ? () => fetchHits(input, list) : undefined,
  };
}

const noHits: HitList = {
  of: undefined,
  hits: [],
  next: "first",
  isWhole: true,
  failure: undefined,
};
