"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { readWorks } from "#app/_store/local-storage.ts";
import { findClient, type ShownHit } from "#app/_workers/find-calls.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { type EntryKey, textOfEntry } from "#lib/search/entry.ts";
import { formatFindRequest, nothingSought } from "#lib/search/find-address.ts";
import { hitHref } from "#lib/search/hit-address.ts";
import type { Group } from "#lib/search/search-source.ts";
import styles from "./in-library.module.css";
import { MarkedText } from "./marked-text.tsx";

const mostGroups = 4;
const mostExamples = 3;

/** How the library says a French word, and sentences to read. Nothing where it cannot be asked. */
export default function InLibrary({
  locale,
  entry,
}: {
  readonly locale: Locale;
  readonly entry: EntryKey;
}) {
  const { t } = useTranslation("find");
  const [groups, setGroups] = useState<readonly Group[]>([]);
  const [examples, setExamples] = useState<readonly ShownHit[]>();
  useEffect(() => {
    const abort = new AbortController();
    setGroups([]);
    setExamples(undefined);
    findClient()
      .ask("said", { entry }, { signal: abort.signal })
      .then(setGroups, () => {});
    return () => abort.abort();
  }, [entry]);
  if (groups.length === 0) return null;
  const search = formatFindRequest({ ...nothingSought, fr: textOfEntry(entry) });
  return (
    <details
      className={styles.library}
      onToggle={({ currentTarget: { open } }) => {
        if (!open || examples !== undefined) return;
        findClient()
          .ask("examples", { entry, read: readWorks(), most: mostExamples })
          .then(setExamples, () => setExamples([]));
      }}
    >
      <summary>
        {t("inLibrary")}{" "}
        {groups.slice(0, mostGroups).map(({ name, text, count }, index) => (
          <span key={name}>
            {index > 0 ? ", " : ""}
            <i lang="en">{text}</i> {count}
          </span>
        ))}
        {groups.length > mostGroups ? " …" : ""}
      </summary>
      <ul aria-label={t("examples")}>
        {(examples ?? []).map((hit) => (
          <li key={`${hit.place.work} ${hit.place.chapter} ${hit.id}`}>
            <p lang="fr">
              <MarkedText text={hit.fr} spans={hit.frSpans} className={styles.mark} />
            </p>
            <p lang="en" className={styles.english}>
              <MarkedText text={hit.en} spans={hit.enSpans} className={styles.mark} />{" "}
              <a
                href={hitHref(locale, hit.place, hit.id, search)}
                lang={locale}
                aria-label={t("openAt", { id: hit.id })}
              >
                {t("open")}
              </a>
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a href={sitePath(`/${locale}/find/${search}`)}>{t("inLibraryMore")}</a>
      </p>
    </details>
  );
}
