"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { chapterHref } from "#lib/reader/address.ts";
import type { Context, Word } from "#lib/study/word.ts";
import { MarkedSentence } from "./marked-sentence.tsx";
import styles from "./review.module.css";

/** The two sides of a card: the sentence, then what the word means and what the translation has. */
export function ReviewCard({
  word: { lemma, upos, isExpression, sense, note },
  context,
  contexts,
  isGap,
  isShown,
  locale,
}: {
  readonly word: Word;
  readonly context: Context | undefined;
  /** Absent until they are fetched. */
  readonly contexts: readonly Context[] | undefined;
  readonly isGap: boolean;
  readonly isShown: boolean;
  readonly locale: Locale;
}) {
  const { t } = useTranslation(["review", "words"]);
  if (contexts === undefined) return <p className={styles.question} aria-hidden="true" />;
  const part = t(isExpression ? "words:part_expression" : `words:part_${upos}`);
  const english =
    context === undefined || context.en === "" ? null : (
      <p lang="en" className={styles.english}>
        {context.en}
      </p>
    );
  return (
    <>
      <p lang="fr" className={styles.question}>
        {context === undefined ? (
          <mark>{lemma}</mark>
        ) : (
          <MarkedSentence
            context={context}
            {...(isGap && !isShown ? { gap: t("review:gap") } : {})}
          />
        )}
      </p>
      {context === undefined ? <p className={styles.quiet}>{t("review:noSentence")}</p> : null}
      {isGap && !isShown ? english : null}
      {isShown ? (
        <div className={styles.answer}>
          <p className={styles.meaning}>
            <b lang="fr">{lemma}</b> <span className={styles.quiet}>{part}</span>
            {sense === "" ? null : (
              <span lang="en" className={styles.sense}>
                {sense}
              </span>
            )}
          </p>
          {english}
          {note === "" ? null : <p>{note}</p>}
          {context === undefined || context.work === "" ? null : (
            <p className={styles.quiet}>
              <a
                href={chapterHref(locale, context.work, context.chapter, context.segment)}
                aria-label={`${t("words:openText")} – ${context.title}`}
              >
                <cite lang="fr">{context.title}</cite>
              </a>
            </p>
          )}
        </div>
      ) : null}
    </>
  );
}
