"use client";

import { lazy, type ReactNode, Suspense, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import field from "#app/_ui/field.module.css";
import { Guard } from "#app/_ui/guard.tsx";
import { useActs } from "#app/_ui/use-acts.ts";
import {
  asksShelf,
  everyWork,
  formatShelfQuery,
  parseShelfQuery,
  type ShelfQuery,
} from "#lib/search/shelf-query.ts";
import styles from "./shelf-search.module.css";

const loadResults = () => import("./shelf-results.tsx");
const ShelfResults = lazy(loadResults);
const ShelfFilters = lazy(() => import("./shelf-filters.tsx"));

/** The shelf, and the way to ask it: what was asked stands in its place, until it is asked nothing. */
export function ShelfSearch({
  locale,
  children,
}: {
  readonly locale: Locale;
  /** The shelf itself. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("shelf");
  const acts = useActs();
  const id = useId();
  const [query, setQuery] = useState(everyWork);
  const [hasFilters, setHasFilters] = useState(false);
  useEffect(() => {
    const asked = parseShelfQuery(location.search);
    setQuery(asked);
    setHasFilters(asksShelf({ ...asked, text: "" }));
  }, []);

  const ask = (change: Partial<ShelfQuery>) => {
    const next = { ...query, ...change };
    setQuery(next);
    showInAddress(formatShelfQuery(next));
  };
  const isAsked = asksShelf(query);

  return (
    <>
      <search className={styles.search}>
        <label className="visually-hidden" htmlFor={id}>
          {t("search")}
        </label>
        <input
          id={id}
          type="search"
          className={`${field.field} ${styles.text}`}
          placeholder={t("searchHint")}
          autoComplete="off"
          maxLength={200}
          disabled={!acts}
          value={query.text}
          onFocus={() => void loadResults().catch(() => {})}
          onChange={({ currentTarget: { value } }) => ask({ text: value })}
        />
        <button
          type="button"
          className={styles.more}
          aria-expanded={hasFilters}
          disabled={!acts}
          onClick={() => setHasFilters(!hasFilters)}
        >
          {t("filters")}
        </button>
        {hasFilters ? (
          <Suspense fallback={null}>
            <ShelfFilters query={query} onChange={ask} />
          </Suspense>
        ) : null}
      </search>
      {isAsked ? (
        <Guard message={t("searchFailed")}>
          <Suspense fallback={null}>
            <ShelfResults locale={locale} query={query} onClear={() => ask(everyWork)} />
          </Suspense>
        </Guard>
      ) : null}
      <div data-shelf="" hidden={isAsked}>
        {children}
      </div>
    </>
  );
}

function showInAddress(search: string): void {
  try {
    history.replaceState(null, "", location.pathname + search + location.hash);
  } catch {
    // Safari allows a hundred changes in half a minute; a later one brings it up to date.
  }
}
