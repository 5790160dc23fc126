"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { useShownChapter } from "../shown-chapter.tsx";
import { toKeepable } from "../study/keepable.ts";
import { WordStates } from "../study/word-state.tsx";
import styles from "./card.module.css";
import type { CardWord } from "./card-word.ts";

/** What can be done with a word. */
export function CardActions({
  word,
  locale,
  onSentence,
}: {
  readonly word: CardWord;
  readonly locale: Locale;
  /** Asks what can be done with its sentence, where the page has no room to say it beside. */
  readonly onSentence?: (() => void) | undefined;
}) {
  const { t } = useTranslation("card");
  const { printed, lemma = printed, sense } = word;
  const chapter = useShownChapter();
  const voice = useFrenchVoice();
  const [said, setSaid] = useState("");

  const copy = async () => {
    const gloss = sense?.glosses.join(", ");
    try {
      await navigator.clipboard.writeText(gloss === undefined ? lemma : `${lemma} – ${gloss}`);
      setSaid(t("copied"));
    } catch {
      setSaid(t("copyFailed"));
    }
  };
  return (
    <>
      <WordStates words={toKeepable(word, chapter)} locale={locale} />
      <div className={styles.actions}>
        {voice === undefined ? null : (
          <button type="button" className={styles.action} onClick={() => speak(printed, voice)}>
            {t("listen")}
          </button>
        )}
        <button type="button" className={styles.action} onClick={() => void copy()}>
          {t("copy")}
        </button>
        <a
          className={styles.action}
          rel="noreferrer"
          href={`https://fr.wiktionary.org/wiki/${encodeURIComponent(lemma.replaceAll(" ", "_"))}`}
        >
          Wiktionnaire
        </a>
        {onSentence === undefined ? null : (
          <button
            type="button"
            className={`${styles.action} ${styles.sentence}`}
            onClick={onSentence}
          >
            {t("sentence")}
          </button>
        )}
        <span role="status" className={styles.quiet}>
          {said}
        </span>
      </div>
    </>
  );
}

/** A French voice of this machine; those of a network would be told what is read. */
function useFrenchVoice(): SpeechSynthesisVoice | undefined {
  const [voice, setVoice] = useState<SpeechSynthesisVoice>();
  useEffect(() => {
    if (!("speechSynthesis" in window)) return;
    const find = () =>
      setVoice(
        speechSynthesis
          .getVoices()
          .find(({ lang, localService }) => localService && /^fr\b/i.test(lang)),
      );
    find();
    const abort = new AbortController();
    speechSynthesis.addEventListener("voiceschanged", find, { signal: abort.signal });
    return () => abort.abort();
  }, []);
  return voice;
}

function speak(text: string, voice: SpeechSynthesisVoice): void {
  const utterance = new SpeechSynthesisUtterance(text);
  utterance.voice = voice;
  utterance.lang = voice.lang;
  speechSynthesis.cancel();
  speechSynthesis.speak(utterance);
}
