"use client";

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { InLibraryLater } from "#app/_find/in-library-later.tsx";
import type { Locale } from "#app/_messages/locales.ts";
import { changeWords, removeWords } from "#app/_store/kept-words.ts";
import { chapterHref } from "#lib/reader/address.ts";
import { entryOfWord } from "#lib/search/entry-of-word.ts";
import { type Context, type Word, type WordChange, wordStates } from "#lib/study/word.ts";
import { MarkedSentence } from "./marked-sentence.tsx";
import styles from "./word-list.module.css";

/** All that is kept of a word, to be read and changed. */
export function WordDetails({
  word,
  contexts,
  locale,
  titles,
  attempt,
}: {
  readonly word: Word;
  readonly contexts: readonly Context[];
  readonly locale: Locale;
  readonly titles: ReadonlyMap<string, string>;
  readonly attempt: (change: () => Promise<unknown>) => Promise<unknown>;
}) {
  const { t } = useTranslation("words");
  const [edited, setEdited] = useState<WordChange>({});
  const id = useId();
  const date = (at: number) =>
    new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(at));
  const save = (change: WordChange, what: "state" | "edit") =>
    void attempt(() => changeWords([word.key], change, what, Date.now()));
  return (
    <div className={styles.details}>
      <fieldset className={styles.states}>
        <legend>{t("state")}</legend>
        {wordStates.map((state) => (
          <label key={state}>
            <input
              type="radio"
              name={`${id}-state`}
              checked={word.state === state}
              onChange={() => save({ state }, "state")}
            />
            {t(`is_${state}`)}
          </label>
        ))}
      </fieldset>
      <form
        className={styles.edit}
        onSubmit={(event) => {
          event.preventDefault();
          save(edited, "edit");
          setEdited({});
        }}
      >
        <label>
          <span>{t("sense")}</span>
          <input
            lang="en"
            value={edited.sense ?? word.sense}
            onChange={({ target }) => setEdited({ ...edited, sense: target.value })}
          />
        </label>
        <label>
          <span>{t("note")}</span>
          <textarea
            rows={2}
            value={edited.note ?? word.note}
            onChange={({ target }) => setEdited({ ...edited, note: target.value })}
          />
        </label>
        <div className={styles.actions}>
          <button type="submit" disabled={Object.keys(edited).length === 0}>
            {t("save")}
          </button>
          <button
            type="button"
            title={t("removeHint")}
            onClick={() => void attempt(() => removeWords([word.key], Date.now()))}
          >
            {t("remove")}
          </button>
        </div>
      </form>
      {word.forms.length === 0 ? null : (
        <p>
          <span className={styles.quiet}>{t("forms")} </span>
          <span lang="fr">{word.forms.join(", ")}</span>
        </p>
      )}
      {contexts.length === 0 ? (
        <p className={styles.quiet}>{t("noContexts")}</p>
      ) : (
        <ul className={styles.contexts} aria-label={t("contexts")}>
          {contexts.map((context) => (
            <li key={`${context.work} ${context.chapter} ${context.segment}`}>
              <p lang="fr">
                <MarkedSentence context={context} />
              </p>
              {context.en === "" ? null : <p lang="en">{context.en}</p>}
              {context.work === "" ? null : (
                <p className={styles.quiet}>
                  <a
                    href={chapterHref(locale, context.work, context.chapter, context.segment)}
                    aria-label={`${t("openText")} – ${titles.get(context.work) ?? context.title}, ${context.segment}`}
                  >
                    <cite lang="fr">{titles.get(context.work) ?? context.title}</cite>
                  </a>
                </p>
              )}
            </li>
          ))}
        </ul>
      )}
      <InLibraryLater locale={locale} entry={entryOfWord(word)} />
      <p className={styles.quiet}>
        {t("kept", { date: date(word.keptAt) })}
        {word.state !== "learning"
          ? null
          : ` · ${word.memory === undefined ? t("notAsked") : t("dueOn", { date: date(word.memory.dueAt) })}`}
      </p>
    </div>
  );
}
