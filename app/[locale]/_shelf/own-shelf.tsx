"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import { Resume } from "#app/_ui/resume.tsx";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { ownWorkKey, workHref } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Bilingual } from "#lib/text/model.ts";
import styles from "../shelf.module.css";

interface Entry {
  readonly kept: OwnWork;
  readonly title: Bilingual;
}

/** The works that the reader brought, with how far they are in each. */
export function OwnShelf({
  locale,
  heading: Heading,
  emptyText,
}: {
  readonly locale: Locale;
  /** One step below what stands over the list. */
  readonly heading: "h2" | "h3";
  readonly emptyText?: string;
}) {
  const { t } = useTranslation(["own", "shelf"]);
  const [entries, setEntries] = useState<readonly Entry[]>();
  const [failure, setFailure] = useState<Failure>();
  useEffect(() => {
    const show = () => {
      listEntries().then(setEntries, (error: unknown) => setFailure(storeFailureOf(error)));
    };
    show();
    // Back from a chapter, the page may come out of the browser’s memory as it was.
    window.addEventListener("pageshow", show);
    return () => window.removeEventListener("pageshow", show);
  }, []);

  if (entries === undefined) return <StoreFailure failure={failure} />;
  if (entries.length === 0) return emptyText === undefined ? null : <p>{emptyText}</p>;
  const other = locale === "fr" ? "en" : "fr";
  return (
    <ul className={styles.works}>
      {entries.map(({ kept, title }) => {
        const key = ownWorkKey(kept.name);
        const minutes = kept.overview.reduce((sum, chapter) => sum + chapter.minutes, 0);
        return (
          <li key={key} className={styles.work} data-key={key} data-minutes={minutes}>
            <Heading className={styles.title}>
              <a href={workHref(locale, key)}>{title[locale]}</a>
            </Heading>
            {title[other] === title[locale] ? null : (
              <p className={styles.other} lang={other}>
                {title[other]}
              </p>
            )}
            <p className={styles.facts} data-facts="">
              {[
                t("shelf:chapters", { count: kept.overview.length }),
                t("shelf:minutes", { count: minutes }),
                ...(kept.isDraft ? [t("own:draft")] : []),
              ].join(" · ")}
              {kept.isDraft ? (
                <>
                  {" · "}
                  <a href={sitePath(`/${locale}/own/mend/?work=${encodeURIComponent(kept.name)}`)}>
                    {t("own:goOnMending")}
                  </a>
                </>
              ) : null}
            </p>
            <Resume
              locale={locale}
              work={key}
              chapters={kept.overview.map(({ name, words }) => ({ name, words: words.fr }))}
            />
          </li>
        );
      })}
    </ul>
  );
}

/** The kept works that can be read; the database comes only now, for most shelves have none. */
async function listEntries(): Promise<readonly Entry[]> {
  const { listOwnWorks, toWork } = await import("#app/_store/own-works.ts");
  return (await listOwnWorks()).map((kept) => ({ kept, title: toWork(kept).title }));
}
