import type { ReactNode } from "react";
import { type Locale, locales } from "#app/_messages/locales.ts";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import bar from "./bar.module.css";
import { Comfort } from "./comfort.tsx";
import { FindLink } from "./find-link.tsx";
import { LocaleLink } from "./locale-link.tsx";
import styles from "./site-page.module.css";

/** A page of the site that is not a text: its frame, and the way to the other language. */
export function SitePage({
  locale,
  path,
  isWide = false,
  children,
}: {
  readonly locale: Locale;
  /** The path of the page after the locale: empty, or ending in a slash. */
  readonly path: string;
  /** Whether two columns of text stand beside each other on it. */
  readonly isWide?: boolean;
  readonly children: ReactNode;
}) {
  const t = translationsOf(locale);
  const { panel } = messagesOf(locale);
  const other = locales.find((candidate) => candidate !== locale) ?? locale;
  return (
    <>
      <header className={styles.bar}>
        {path === "" ? (
          <span />
        ) : (
          <a
            className={`${bar.button} ${styles.home}`}
            href={sitePath(`/${locale}/`)}
            title={t("site:home")}
          >
            {t("site:name")}
          </a>
        )}
        <div className={styles.tools}>
          <FindLink label={t("panel:find")} href={sitePath(`/${locale}/find/`)} />
          <a className={`${bar.button} ${styles.import}`} href={sitePath(`/${locale}/import/`)}>
            {t("own:import")}
          </a>
          <a className={bar.button} href={sitePath(`/${locale}/words/`)}>
            {t("words:title")}
          </a>
          <LocaleLink
            to={other}
            href={sitePath(`/${other}/${path}`)}
            label={t("site:otherLanguage")}
          />
          <Comfort locale={locale} words={panel} />
        </div>
      </header>
      <main className={`${styles.page} ${isWide ? styles.wide : ""}`}>{children}</main>
      <footer className={styles.foot}>
        {path === "about/" ? (
          <a href={sitePath(`/${locale}/`)}>{t("site:toShelf")}</a>
        ) : (
          <a href={sitePath(`/${locale}/about/`)}>{t("site:about")}</a>
        )}
      </footer>
    </>
  );
}
