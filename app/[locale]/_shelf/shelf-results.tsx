"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { useLibraryOverview } from "#app/_ui/library-overview.ts";
import { useKnownShares } from "#app/_workers/known-shares.ts";
import { findInOverview, type LibraryOverview } from "#lib/reader/library-overview.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { indexShelf, type ShelfEntry } from "#lib/search/shelf-index.ts";
import type { ShelfQuery } from "#lib/search/shelf-query.ts";
import { genres, levels, subjects } from "#lib/text/work.ts";
import shelf from "../shelf.module.css";
import styles from "./shelf-search.module.css";

/** A work, with what the page shows of it. */
interface ShownEntry extends ShelfEntry {
  readonly href: string;
  readonly facts: string;
}

/** So many are drawn between two letters of what is typed. */
const mostAtOnce = 40;

const nobodyAsks: readonly string[] = [];

/** The works that answer what is asked. */
export default function ShelfResults({
  locale,
  query,
  onClear,
}: {
  readonly locale: Locale;
  readonly query: ShelfQuery;
  readonly onClear: () => void;
}) {
  const { t } = useTranslation("shelf");
  const shown = useShelf();
  const overview = useLibraryOverview(shown.some(isWithoutSummary));
  const entries = useMemo(
    () => shown.map((entry) => withSummary(entry, overview, locale)),
    [shown, overview, locale],
  );
  const index = useMemo(() => indexShelf(entries), [entries]);
  const asksKnown = query.leastKnown !== undefined || query.order === "known";
  const works = useMemo(
    () => entries.map(({ key }) => key).filter((key) => !key.includes("/")),
    [entries],
  );
  const known = useKnownShares(asksKnown ? works : nobodyAsks);
  const asked = useDeferredValue(query);
  const found = useMemo(() => index.find(asked, known), [index, asked, known]);
  // Of a long shelf the first are shown at once, and the others a little later.
  const foundBefore = useDeferredValue(found);
  const shownNow = foundBefore === found ? found : found.slice(0, mostAtOnce);
  const other = locale === "fr" ? "en" : "fr";
  return (
    <section aria-label={t("results")}>
      <p className={styles.count}>
        <span role="status">{t("found", { count: found.length })}</span>
        <button type="button" className={styles.clear} onClick={onClear}>
          {t("showAll")}
        </button>
      </p>
      {asksKnown && known === undefined ? (
        <p className={styles.hint}>
          {t("sayKnown")} <a href={sitePath(`/${locale}/words/figures/`)}>{t("sayKnownWhere")}</a>
        </p>
      ) : null}
      <ul className={`${shelf.works} ${styles.results}`}>
        {(shownNow as readonly ShownEntry[]).map((entry) => (
          <li key={entry.key} className={styles.result}>
            <h2 className={styles.title}>
              <a href={entry.href}>{entry.titles[0]}</a>
            </h2>
            {entry.titles[1] === undefined ? null : (
              <p className={shelf.other} lang={other}>
                {entry.titles[1]}
              </p>
            )}
            <p className={styles.summary}>{entry.summaries[0]}</p>
            <p className={styles.facts}>{factsOf(entry, known?.get(entry.key))}</p>
          </li>
        ))}
      </ul>
    </section>
  );

  function factsOf({ key, level, facts }: ShownEntry, share: number | undefined): string {
    return [
      ...(key.includes("/") ? [t("ownText")] : level === undefined ? [] : [level]),
      facts,
      ...(share === undefined ? [] : [t("known", { share: formatShare(share, locale) })]),
    ].join(" · ");
  }
}

/** A work of a shelf so long that it has titles only. */
function isWithoutSummary({ key, summaries }: ShownEntry): boolean {
  return summaries.length === 0 && !key.includes("/");
}

function withSummary(
  entry: ShownEntry,
  overview: LibraryOverview | undefined,
  locale: Locale,
): ShownEntry {
  if (overview === undefined || !isWithoutSummary(entry)) return entry;
  const found = findInOverview(overview, entry.key);
  return found === undefined ? entry : { ...entry, summaries: [found.summary[locale]] };
}

/** The works as the shelf on the page has them; the reader’s own come a little later. */
function useShelf(): readonly ShownEntry[] {
  const [entries, setEntries] = useState(readShelf);
  useEffect(() => {
    const shelf = document.querySelector("[data-shelf]");
    if (shelf === null) return;
    const observer = new MutationObserver(() => setEntries(readShelf()));
    observer.observe(shelf, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, []);
  return entries;
}

function readShelf(): readonly ShownEntry[] {
  return [...document.querySelectorAll<HTMLElement>("[data-shelf] [data-key]")].map((item) => {
    const { key = "", level, genre, subjects: about = "", author = "", minutes } = item.dataset;
    const title = item.querySelector<HTMLAnchorElement>("h3 a");
    const text = (selector: string) => item.querySelector(selector)?.textContent;
    const present = (...texts: (string | null | undefined)[]) => texts.filter((each) => !!each);
    return {
      key,
      titles: present(title?.textContent, text("p[lang]")) as string[],
      author,
      summaries: present(text("[data-summary]")) as string[],
      level: levels.find((known) => known === level),
      genre: genres.find((known) => known === genre),
      subjects: subjects.filter((known) => about.split(" ").includes(known)),
      minutes: Number(minutes),
      href: title?.href ?? "",
      facts: text("[data-facts]") ?? "",
    };
  });
}
