"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { listOwnWorks, toWork } from "#app/_store/own-works.ts";
import { useStudySettings } from "#app/_store/study-settings-store.ts";
import { useWords } from "#app/_store/word-store.ts";
import { StudyChoices } from "#app/_ui/study-choices.tsx";
import type { OwnText } from "#app/_workers/known-shares.ts";
import { ownWorkKey, workHref } from "#lib/reader/address.ts";
import { KnownShare } from "../../[work]/known-share.tsx";
import styles from "./charts.module.css";

interface Text {
  /** Its name in addresses. */
  readonly name: string;
  readonly title: string;
  readonly own?: OwnText;
}

/** How much of each text the reader knows, to choose the next one by. */
export function KnownWorks({
  locale,
  works,
  tablesUrl,
}: {
  readonly locale: Locale;
  readonly works: readonly Text[];
  /** The address of the lexicon’s tables. */
  readonly tablesUrl: string;
}) {
  const { t } = useTranslation("figures");
  const { words, state } = useWords();
  const { assumesBand } = useStudySettings();
  const own = useOwnTexts(locale, tablesUrl);
  if (state !== "ready") return null;
  const hasSaid = assumesBand > 0 || words.some((word) => word.state === "known");
  return (
    <section className={styles.figure} aria-labelledby="known-works">
      <h2 id="known-works">{t("works")}</h2>
      {hasSaid ? (
        <ul className={styles.works}>
          {[...works, ...own].map(({ name, title, own }) => (
            <li key={name}>
              <a href={workHref(locale, name)}>{title}</a>
              <span className={styles.share}>
                <KnownShare locale={locale} work={name} isBrief {...(own && { own })} />
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

/** The texts that the reader brought; where they cannot be read, the library’s stand alone. */
function useOwnTexts(locale: Locale, tablesUrl: string): readonly Text[] {
  const [texts, setTexts] = useState<readonly Text[]>([]);
  useEffect(() => {
    let isOn = true;
    void listOwnWorks()
      .then((works) => {
        const own = works.map((kept) => ({
          name: ownWorkKey(kept.name),
          title: toWork(kept).title[locale],
          own: { kept, tablesUrl },
        }));
        if (isOn) setTexts(own);
      })
      .catch(() => {});
    return () => {
      isOn = false;
    };
  }, [locale, tablesUrl]);
  return texts;
}
