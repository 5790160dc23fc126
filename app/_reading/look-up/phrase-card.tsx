"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { LookedUpExpression, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import styles from "./card.module.css";
import { CardActions } from "./card-actions.tsx";
import type { OpenWord } from "./open-word.ts";
import { Expression } from "./senses.tsx";

/** What a selected phrase is: the expressions in it, and its words, each with a first sense. */
export function PhraseCard({
  open: { printed, segment },
  phrase,
  locale,
  onLook,
}: {
  readonly open: OpenWord;
  readonly phrase: readonly LookedUpWord[];
  readonly locale: Locale;
  readonly onLook: (printed: string, word: LookedUpWord) => void;
}) {
  const { t } = useTranslation("card");
  const expressions = expressionsOf(phrase);
  const whole = expressions.find(({ words }) => words.length === phrase.length);
  const [first, last] = [phrase[0], phrase.at(-1)];
  if (first === undefined || last === undefined) return null;
  return (
    <>
      {expressions.map((expression) => (
        <Expression key={expression.text} expression={expression} />
      ))}
      <ul className={styles.words} aria-label={t("wordsOfPhrase")}>
        {phrase.map((word) => {
          const own = segment.fr.slice(word.startOffset, word.endOffset);
          return (
            <li key={word.startOffset}>
              <button
                type="button"
                lang="fr"
                className={styles.action}
                onClick={() => onLook(own, word)}
              >
                {own}
              </button>
              <span lang="en" className={styles.quiet}>
                {word.reading?.senses[0]?.glosses.slice(0, 2).join(", ")}
              </span>
            </li>
          );
        })}
      </ul>
      <CardActions
        word={{
          printed,
          segment,
          expression: whole?.text ?? printed,
          expressionSense: whole?.senses[0],
          expressionSpans: [[first.startOffset, last.endOffset]],
          isPhrase: true,
        }}
        locale={locale}
      />
    </>
  );
}

/** Those of which the phrase has at least two words. */
function expressionsOf(phrase: readonly LookedUpWord[]): readonly LookedUpExpression[] {
  const found = phrase.flatMap(({ expression }) => expression ?? []);
  return [...new Set(found)].filter(
    (expression) => found.filter((one) => one === expression).length > 1,
  );
}
