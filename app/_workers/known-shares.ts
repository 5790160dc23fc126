import { useCallback, useMemo, useSyncExternalStore } from "react";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import { useStudySettings } from "#app/_store/study-settings-store.ts";
import { useWords } from "#app/_store/word-store.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { coverageOf, knownShare } from "#lib/study/figures.ts";
import type { Word, WordState } from "#lib/study/word.ts";
import { parseWorkWords, toOccurrences, type WorkWords } from "#lib/study/work-words.ts";

/** A work that the reader brought, and the address of the tables by which its words are counted. */
export interface OwnText {
  readonly kept: OwnWork;
  readonly tablesUrl: string;
}

/**
 * How much the reader knows of each of these works of the library, 0 to 1, as far as it is counted;
 * `undefined` where they have not said of any word that they know it.
 */
export function useKnownShares(works: readonly string[]): ReadonlyMap<string, number> | undefined {
  const { words, state } = useWords();
  const { assumesBand } = useStudySettings();
  const hasSaid = assumesBand > 0 || words.some((word) => word.state === "known");
  const subscribeToWorks = useCallback(
    (listener: () => void) => {
      if (!hasSaid) return () => {};
      const stops = works.map((work) => subscribe(work, undefined, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    [works, hasSaid],
  );
  const count = useSyncExternalStore(
    subscribeToWorks,
    () => changes,
    () => 0,
  );
  return useMemo(() => {
    if (state !== "ready") return new Map();
    if (!hasSaid) return undefined;
    const shares = new Map<string, number>();
    // With the first of them there is nothing to add up yet.
    if (count === 0) return shares;
    for (const work of works) {
      const chapters = [...(loaded.get(work)?.words.values() ?? [])];
      const occurrences = chapters.flatMap((each) => toOccurrences(each, assumesBand));
      const share = knownShare(coverageOf(occurrences, statesOf(words)));
      if (share !== undefined) shares.set(work, share);
    }
    return shares;
  }, [works, words, state, hasSaid, assumesBand, count]);
}

/** The words of a work, once they are counted; they are asked for only where that is wanted. */
export function useCountedWork(
  work: string,
  /** Absent for a work of the library. */
  own: OwnText | undefined,
  isWanted: boolean,
): Counted | undefined {
  const subscribeToWork = useCallback(
    (listener: () => void) => (isWanted ? subscribe(work, own, listener) : () => {}),
    [work, own, isWanted],
  );
  return useSyncExternalStore(
    subscribeToWork,
    () => loaded.get(work),
    () => undefined,
  );
}

/** The same for all shares of a page. */
let states: { readonly of: readonly Word[]; readonly byKey: ReadonlyMap<string, WordState> } = {
  of: [],
  byKey: new Map(),
};

/** How far the reader is with each word. */
export function statesOf(words: readonly Word[]): ReadonlyMap<string, WordState> {
  if (states.of !== words)
    states = { of: words, byKey: new Map(words.map(({ key, state }) => [key, state])) };
  return states.byKey;
}

/** The words of a work, as far as they are counted. */
export interface Counted {
  readonly words: WorkWords;
  /** Whether all chapters are there. */
  readonly isWhole: boolean;
}

const loaded = new Map<string, Counted | undefined>();
/** How often something was loaded. */
let changes = 0;
const listeners = new Set<() => void>();

function subscribe(work: string, own: OwnText | undefined, listener: () => void): () => void {
  listeners.add(listener);
  if (!loaded.has(work)) {
    loaded.set(work, undefined);
    // Without the counts there is no share to show; everything else of the page stands.
    void (own === undefined ? load(work) : count(work, own)).catch(() => {});
  }
  return () => listeners.delete(listener);
}

/** From the file that is made with the site: see `lib/commands/finished-site.ts`. */
async function load(work: string): Promise<void> {
  const response = await fetch(sitePath(`/study/${work}.json`));
  if (response.ok) tell(work, parseWorkWords(await response.text()), true);
}

/** One work after the other, so that no two have the tables in memory. */
let turn: Promise<unknown> = Promise.resolve();

function count(work: string, { kept, tablesUrl }: OwnText): Promise<void> {
  const counting = turn.then(async () => {
    const { countOwnWords } = await import("#app/_workers/count-own-words.ts");
    await countOwnWords(kept, tablesUrl, (words) =>
      tell(work, words, words.size === kept.overview.length),
    );
  });
  turn = counting.catch(() => {});
  return counting;
}

function tell(work: string, words: WorkWords | undefined, isWhole: boolean): void {
  loaded.set(work, words && { words, isWhole });
  changes++;
  for (const listener of listeners) listener();
}
