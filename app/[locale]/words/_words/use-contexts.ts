import { useEffect, useState } from "react";
import { database } from "#app/_store/database.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import type { Context } from "#lib/study/word.ts";

const noContexts: ReadonlyMap<string, readonly Context[]> = new Map();

/** The contexts of some words, the first met first; those of words seen before stay. */
export function useContexts(keys: readonly string[]): ReadonlyMap<string, readonly Context[]> {
  const [found, setFound] = useState(noContexts);
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
    void database.contexts
      .where("word")
      .anyOf(asked)
      .toArray()
      .then((contexts) => {
        if (!isOn) return;
        setFound((before) => {
          const after = new Map(before);
          for (const key of asked) after.set(key, []);
          for (const context of contexts.sort((a, b) => a.metAt - b.metAt))
            after.set(context.word, [...(after.get(context.word) ?? []), context]);
          return after;
        });
      })
      .catch(() => {});
    return () => {
      isOn = false;
    };
  }, [wanted]);
  return found;
}
