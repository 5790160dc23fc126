"use client";

import { useSyncExternalStore } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { chapterHref } from "#lib/reader/address.ts";
import { findInOverview } from "#lib/reader/library-overview.ts";
import { parsePlace, workProgress } from "#lib/reader/place.ts";
import { placeKey, readKept } from "../_store/local-storage.ts";
import { useLibraryOverview } from "./library-overview.ts";
import progress from "./progress-line.module.css";
import styles from "./resume.module.css";

const noChapters: readonly never[] = [];

/** `Resume` for a work of the library on a page that does not know its chapters. */
export function LibraryResume({
  locale,
  work,
}: {
  readonly locale: Locale;
  readonly work: string;
}) {
  const overview = useLibraryOverview(usePlace(work) !== undefined);
  const found = overview && findInOverview(overview, work);
  return <Resume locale={locale} work={work} chapters={found?.chapters ?? noChapters} />;
}

/** How far the reader is in a work, and the way back to that place; nothing before they began. */
export function Resume({
  locale,
  work,
  chapters,
}: {
  readonly locale: Locale;
  /** The work’s key: see `address.ts`. */
  readonly work: string;
  readonly chapters: readonly { readonly name: string; readonly words: number }[];
}) {
  const { t } = useTranslation("shelf");
  const place = usePlace(work);
  const index = chapters.findIndex(({ name }) => name === place?.chapter);
  if (place === undefined || index < 0) return null;
  const share = workProgress(
    chapters.map(({ words }) => words),
    index,
    place.chapterProgress,
  );
  return (
    <p className={styles.resume}>
      <progress value={share} aria-hidden="true" className={`${progress.line} ${styles.line}`} />
      <span>{t("read", { share: formatShare(share, locale) })}</span>
      <a href={chapterHref(locale, work, place.chapter, place.segmentId)}>{t("resume")}</a>
    </p>
  );
}

function usePlace(work: string) {
  const kept = useSyncExternalStore(
    subscribe,
    () => readKept(placeKey(work)),
    () => null,
  );
  return parsePlace(kept);
}

function subscribe(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  // Back from a chapter, the page may come out of the browser's memory as it was.
  window.addEventListener("pageshow", listener);
  return () => {
    window.removeEventListener("storage", listener);
    window.removeEventListener("pageshow", listener);
  };
}
