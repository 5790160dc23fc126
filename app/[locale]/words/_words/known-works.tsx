"use client";

import { useTranslation } from "react-i18next";
import { useWords } from "#app/_keep/word-store.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { StudyChoices } from "#app/_ui/study-choices.tsx";
import { useStudySettings } from "#app/_ui/study-settings-store.ts";
import { KnownShare } from "../../[work]/known-share.tsx";
import styles from "./charts.module.css";

/** How much of each text the reader knows, to choose the next one by. */
export function KnownWorks({
  locale,
  works,
}: {
  readonly locale: Locale;
  readonly works: readonly { readonly name: string; readonly title: string }[];
}) {
  const { t } = useTranslation("figures");
  const { words, state } = useWords();
  const { assumesBand } = useStudySettings();
  if (state !== "ready") return null;
  const hasSaid = assumesBand > 0 || words.some((word) => word.state === "known");
  return (
    <section className={styles.figure} aria-labelledby="known-works">
      <h2 id="known-works">{t("works")}</h2>
      {hasSaid ? (
        <ul className={styles.works}>
          {works.map(({ name, title }) => (
            <li key={name}>
              <a href={`/${locale}/${name}/`}>{title}</a>
              <span className={styles.share}>
                <KnownShare locale={locale} work={name} isBrief />
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.none}>{t("noWorks")}</p>
      )}
      <StudyChoices only="assumesBand" />
    </section>
  );
}
