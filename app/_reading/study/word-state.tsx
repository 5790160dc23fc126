"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { type KeptStates, keepWord, readStates } from "#app/_store/kept-words.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { useAttempt } from "#app/_ui/use-attempt.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { type WordState, wordKey, wordStates } from "#lib/study/word.ts";
import type { KeepableWord } from "./keepable.ts";
import styles from "./word-state.module.css";

/** The keys that set the state of the word in hand; pressed again they take it back. */
export const stateKeys: Readonly<Record<string, WordState>> = {
  l: "learning",
  m: "known",
  i: "ignored",
};

/** What the words in hand are to the reader, and how that is changed: one row a word. */
export function WordStates({
  words,
  locale,
}: {
  readonly words: readonly KeepableWord[];
  readonly locale: Locale;
}) {
  const { t } = useTranslation(["words", "card"]);
  const [kept, setKept] = useState<KeptStates>();
  const { failure, attempt } = useAttempt();
  const keys = words.map(({ name }) => wordKey(name)).join("\n");
  const met = words[0]?.met;
  const place = met === undefined ? "" : [met.work, met.chapter, met.segment].join("\n");

  useEffect(() => {
    let isOn = true;
    const [work = "", chapter = "", segment = ""] = place.split("\n");
    const read = () =>
      void attempt(async () => {
        const found = await readStates(
          keys.split("\n"),
          place === "" ? undefined : { work, chapter, segment },
        );
        if (isOn) setKept(found);
      });
    read();
    const stop = onStudyNews(read);
    return () => {
      isOn = false;
      stop();
    };
  }, [keys, place, attempt]);

  const set = ({ name, sense, met: where }: KeepableWord, state: WordState) =>
    attempt(() => keepWord(name, { state, sense }, where, Date.now()));
  const stateOf = ({ name }: KeepableWord) => kept?.states.get(wordKey(name)) ?? "new";

  const first = words[0];
  useShortcuts((key) => {
    const state = stateKeys[key];
    if (state === undefined || first === undefined || kept === undefined) return false;
    void set(first, stateOf(first) === state ? "new" : state);
    return true;
  });

  return (
    <>
      {words.map((word) => (
        <fieldset
          key={wordKey(word.name)}
          className={styles.states}
          aria-label={t("words:stateOf", { word: word.name.lemma })}
        >
          {words.length > 1 ? (
            <span lang="fr" className={styles.lemma}>
              {word.name.lemma}
            </span>
          ) : null}
          {wordStates
            .filter((state) => state !== "new")
            .map((state) => (
              <button
                key={state}
                type="button"
                aria-pressed={stateOf(word) === state}
                disabled={kept === undefined}
                onClick={() => void set(word, stateOf(word) === state ? "new" : state)}
              >
                {t(`words:is_${state}`)}
              </button>
            ))}
          {stateOf(word) === "learning" &&
          word.met !== undefined &&
          kept?.hasContext.has(wordKey(word.name)) === false ? (
            <button type="button" onClick={() => void set(word, "learning")}>
              {t("card:keepSentence")}
            </button>
          ) : null}
        </fieldset>
      ))}
      {words.some((word) => stateOf(word) === "learning") ? (
        <a className={styles.notebook} href={sitePath(`/${locale}/words/`)}>
          {t("words:notebook")}
        </a>
      ) : null}
      <StoreFailure failure={failure} />
    </>
  );
}
