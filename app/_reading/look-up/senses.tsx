"use client";

import { useTranslation } from "react-i18next";
import type { LookedUpExpression } from "#lib/lexicon/chapter-lexicon.ts";
import type { SenseReason } from "#lib/lexicon/lexicon.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import styles from "./card.module.css";

/** An expression, and what it means. */
export function Expression({
  expression: { text, senses, reason },
}: {
  readonly expression: LookedUpExpression;
}) {
  const { t } = useTranslation("card");
  return (
    <section className={styles.expression} aria-label={t("expression")}>
      <h3 lang="fr">{text}</h3>
      <Senses senses={senses} reason={reason} />
    </section>
  );
}

/** Senses in their order, the one that is meant here first. */
export function Senses({
  senses,
  reason,
}: {
  readonly senses: readonly Sense[];
  readonly reason: SenseReason;
}) {
  const { t } = useTranslation("card");
  return (
    <ol className={styles.senses}>
      {senses.map(({ glosses, definition, labels = [], government, isEditors, note }, index) => (
        <li key={`${glosses.join()}${definition}`}>
          {index === 0 && reason === "translation" ? (
            <mark className={styles.here} title={t("hereHint")}>
              {t("here")}
            </mark>
          ) : null}
          {isEditors ? <mark className={styles.here}>{t("editor")}</mark> : null}
          {labels.map((label) => (
            <abbr key={label} className={styles.label} title={t(`label_${label}`)}>
              {t(`short_${label}`)}
            </abbr>
          ))}
          <span lang="en" className={styles.glosses}>
            {glosses.join(", ")}
          </span>
          {government === undefined ? null : (
            <span lang="fr" className={styles.definition}>
              {government}
            </span>
          )}
          {definition === undefined ? null : (
            <span lang="fr" className={styles.definition}>
              {definition}
            </span>
          )}
          {note === undefined ? null : <span className={styles.definition}>{note}</span>}
        </li>
      ))}
    </ol>
  );
}
