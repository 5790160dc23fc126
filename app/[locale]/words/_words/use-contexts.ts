import { useEffect, useState } from "react";
import { readContexts } from "#app/_store/kept-words.ts";
import { type StoreFailure, storeFailureOf } from "#app/_store/store-error.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import type { Context } from "#lib/study/word.ts";

const noContexts: ReadonlyMap<string, readonly Context[]> = new Map();

/** The contexts of some words, the first met first; those of words seen before stay. */
export function useContexts(keys: readonly string[]): {
  readonly contexts: ReadonlyMap<string, readonly Context[]>;
  readonly failure: StoreFailure | undefined;
} {
  const [found, setFound] = useState(noContexts);
  const [failure, setFailure] = useState<StoreFailure>();
  const wanted = keys.filter((key) => !found.has(key)).join("\n");

  useEffect(
    () =>
      onStudyNews((news) =>
        setFound((before) => {
          if (news === "all") return noContexts;
          const after = new Map(before);
          for (const key of news.words) after.delete(key);
          return after;
        }),
      ),
    [],
  );
  useEffect(() => {
    if (wanted === "") return;
    let isOn = true;
    const asked = wanted.split("\n");
    readContexts(asked).then(
      (contexts) => {
        if (!isOn) return;
        setFound((before) => {
          const after = new Map(before);
          for (const key of asked) after.set(key, []);
          for (const context of contexts)
            after.set(context.word, [...(after.get(context.word) ?? []), context]);
          return after;
        });
      },
      (error: unknown) => {
        if (isOn) setFailure(storeFailureOf(error));
      },
    );
    return () => {
      isOn = false;
    };
  }, [wanted]);
  return { contexts: found, failure };
}
