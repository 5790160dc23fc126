"use client";

import { useTranslation } from "react-i18next";
import { InLibraryLater } from "#app/_find/in-library-later.tsx";
import type { Locale } from "#app/_messages/locales.ts";
import { isAspirate, isElidedBefore } from "#lib/french/aspirate.ts";
import type {
  LookedUpExpression,
  LookedUpReading,
  LookedUpWord,
} from "#lib/lexicon/chapter-lexicon.ts";
import { mayHaveParadigm } from "#lib/lexicon/paradigm.ts";
import { expressionEntry, wordEntry } from "#lib/search/entry.ts";
import type { Span } from "#lib/study/word.ts";
import styles from "./card.module.css";
import { CardActions } from "./card-actions.tsx";
import type { CardWord } from "./card-word.ts";
import { Forms } from "./forms.tsx";
import { inflectionKeys, partOfSpeechKey } from "./inflection.ts";
import type { LookUpSource } from "./look-up-source.ts";
import type { OpenWord } from "./open-word.ts";
import { Expression, Senses } from "./senses.tsx";

/** What a card says of one word: its expression, its senses, its grammar, and what can be done. */
export function WordCard({
  word,
  printed,
  open,
  source,
  isInner,
  isRehearsal,
  locale,
  onSentence,
  onLook,
}: {
  readonly word: LookedUpWord;
  readonly printed: string;
  readonly open: OpenWord;
  readonly source: LookUpSource;
  readonly isInner: boolean;
  readonly isRehearsal: boolean;
  readonly locale: Locale;
  readonly onSentence: (() => void) | undefined;
  readonly onLook: (text: string) => void;
}) {
  const { t } = useTranslation("card");
  const { reading, near, expression } = word;
  const otherForms = reading === undefined ? [] : (open.lexicon?.otherForms(reading) ?? []);
  const shown: CardWord = {
    printed,
    ...(reading === undefined
      ? {}
      : { form: reading.form, lemma: reading.lemma, upos: reading.upos, sense: reading.senses[0] }),
    ...(expression === undefined
      ? {}
      : { expression: expression.text, expressionSense: expression.senses[0] }),
    ...(isInner ? {} : { segment: open.segment, spans: [[word.startOffset, word.endOffset]] }),
    ...(isInner || expression === undefined || open.lexicon === undefined
      ? {}
      : { expressionSpans: spansOf(expression, open.lexicon.wordsOf(open.segment.id)) }),
  };
  return (
    <>
      {reading === undefined ? <Unknown near={near} onLook={onLook} /> : null}
      {expression === undefined ? null : <Expression expression={expression} />}
      {reading === undefined ? null : reading.senses.length > 0 ? (
        <Senses senses={reading.senses} reason={reading.reason} />
      ) : (
        <p className={styles.quiet}>{t(reading.upos === "PROPN" ? "name" : "noGloss")}</p>
      )}
      {reading === undefined ? null : <Grammar reading={reading} locale={locale} />}
      {otherForms.length > 0 ? (
        <p className={styles.quiet}>
          {t("otherForms")} <span lang="fr">{otherForms.join(", ")}</span>
        </p>
      ) : null}
      {isRehearsal || reading === undefined || !mayHaveParadigm(reading.upos) ? null : (
        <Forms key={`${reading.lemma} ${reading.upos}`} reading={reading} source={source} />
      )}
      {isRehearsal || isInner || reading === undefined ? null : (
        <InLibraryLater
          className={styles.library}
          locale={locale}
          entry={
            expression === undefined
              ? wordEntry(reading.lemma, reading.upos)
              : expressionEntry(expression.text, expression.upos)
          }
        />
      )}
      {isRehearsal ? null : <CardActions word={shown} locale={locale} onSentence={onSentence} />}
    </>
  );
}

/** What a word is: how it sounds, its part of speech and inflection, its lemma, how common it is. */
function Grammar({
  reading,
  locale,
}: {
  readonly reading: LookedUpReading;
  readonly locale: Locale;
}) {
  const { t } = useTranslation("card");
  const { ipa, lemma, form, band, falseFriend, name } = reading;
  const isElided = locale === "fr" && isElidedBefore(lemma);
  return (
    <>
      {falseFriend === undefined ? null : (
        <p className={styles.quiet}>
          {t("falseFriend")} <i lang="en">{falseFriend.english}</i> (
          <span lang="fr">{falseFriend.french}</span>)
        </p>
      )}
      <p className={styles.grammar}>
        {ipa === undefined ? null : (
          <span lang="fr-fonipa" className={styles.ipa}>
            /{ipa}/
          </span>
        )}
        {isAspirate(form) ? <span>{t("aspirate")}</span> : null}
        <span>{t(name === undefined ? partOfSpeechKey(reading) : `name_${name}`)}</span>
        {inflectionKeys(reading).map((key) => (
          <span key={key}>{t(key)}</span>
        ))}
        {lemma.toLowerCase() === form ? null : (
          <span>
            {isElided ? "d’" : `${t("of")} `}
            <b lang="fr">{lemma}</b>
          </span>
        )}
        {band === undefined ? null : (
          <span className={styles.band} data-band={band}>
            {t(`band_${band}`)}
          </span>
        )}
      </p>
    </>
  );
}

/** Where the words of an expression stand; those with nothing between them but a space as one. */
function spansOf(
  { words }: LookedUpExpression,
  inSegment: readonly LookedUpWord[],
): readonly Span[] {
  const spans: Span[] = [];
  for (const number of words) {
    const word = inSegment[number];
    const last = spans.at(-1);
    if (word === undefined) continue;
    if (last !== undefined && word.startOffset <= last[1] + 1)
      spans[spans.length - 1] = [last[0], word.endOffset];
    else spans.push([word.startOffset, word.endOffset]);
  }
  return spans;
}

function Unknown({
  near,
  onLook,
}: {
  readonly near: readonly string[];
  readonly onLook: (text: string) => void;
}) {
  const { t } = useTranslation("card");
  return (
    <>
      <p>{t("unknown")}</p>
      {near.length > 0 ? (
        <p className={styles.near}>
          {t("near")}
          {near.map((form) => (
            <button
              key={form}
              type="button"
              lang="fr"
              className={styles.action}
              onClick={() => onLook(form)}
            >
              {form}
            </button>
          ))}
        </p>
      ) : null}
    </>
  );
}
