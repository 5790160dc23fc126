"use client";

import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { storeFailureOf } from "#app/_store/store-error.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { TextError } from "#lib/text/text-error.ts";
import styles from "./loaded.module.css";

/** Something kept in the browser that the URL asks for. */
export type Loaded<T> =
  | { readonly state: "loading" }
  | { readonly state: "found"; readonly value: T }
  /** It is not there, or could not be read. */
  | { readonly state: "absent"; readonly failure?: Error };

/** Looks up what the URL’s query asks for, in the browser; `reload` looks again. */
export function useLoaded<T>(
  load: (asked: URLSearchParams) => Promise<T | undefined>,
): Loaded<T> & { readonly reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ state: "loading" });
  const reload = useCallback(() => {
    load(new URLSearchParams(location.search)).then(
      (value) => setLoaded(value === undefined ? { state: "absent" } : { state: "found", value }),
      (failure: Error) => setLoaded({ state: "absent", failure }),
    );
  }, [load]);
  useEffect(reload, [reload]);
  return { ...loaded, reload };
}

export function Opening() {
  const { t } = useTranslation("own");
  return (
    <p className={styles.opening} role="status">
      {t("loading")}
    </p>
  );
}

/** Says that what was asked for is not in this browser, or why it cannot be read. */
export function Absent({
  locale,
  failure,
}: {
  readonly locale: Locale;
  readonly failure?: Error | undefined;
}) {
  const { t } = useTranslation(["own", "store", "site"]);
  return (
    <main className="plain-page">
      <section role={failure === undefined ? undefined : "alert"}>
        <h1>{t("own:absentTitle")}</h1>
        <p>
          {failure === undefined
            ? t("own:absentText")
            : failure instanceof TextError
              ? t("own:broken")
              : t(`store:failed_${storeFailureOf(failure)}`)}
        </p>
        <p>
          <a href={sitePath(`/${locale}/own/`)}>{t("own:toOwn")}</a>
        </p>
        <p>
          <a href={sitePath(`/${locale}/`)}>{t("site:toShelf")}</a>
        </p>
      </section>
    </main>
  );
}
