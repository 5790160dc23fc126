import type { ReactNode } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import type { Translate } from "#app/_messages/translations.ts";
import { exportFormats } from "#lib/export/export-formats.ts";
import type { ChapterOverview } from "#lib/library/reading.ts";
import { downloadPath } from "#lib/publish/catalogue-entry.ts";
import { printHref } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Edition } from "#lib/text/model.ts";
import styles from "./work.module.css";

/** The chapters of a work, with how long each is. */
export function ChapterList({
  locale,
  t,
  chapters,
  hrefOf,
  afterLength,
}: {
  readonly locale: Locale;
  readonly t: Translate;
  readonly chapters: readonly ChapterOverview[];
  readonly hrefOf: (chapter: string) => string;
  /** What else is to be said of a chapter. */
  readonly afterLength?: (chapter: string) => ReactNode;
}) {
  return (
    <ol className={styles.chapters}>
      {chapters.map((chapter) => (
        <li key={chapter.name}>
          <a href={hrefOf(chapter.name)}>{chapter.title[locale]}</a>
          <span className={styles.length}>
            {lengthOf(chapter, locale, t)}
            {afterLength?.(chapter.name)}
          </span>
        </li>
      ))}
    </ol>
  );
}

/** The level of a work, and how much of it has no translation. */
export function WorkFacts({
  locale,
  t,
  level,
  chapters,
}: {
  readonly locale: Locale;
  readonly t: Translate;
  readonly level: string;
  readonly chapters: readonly ChapterOverview[];
}) {
  const untranslated = chapters.reduce((sum, chapter) => sum + chapter.untranslated, 0);
  const formatted = new Intl.NumberFormat(locale).format(untranslated);
  return (
    <p className={styles.facts}>
      {t("shelf:level", { level })}
      {untranslated > 0 ? ` · ${t("work:untranslated", { count: untranslated, formatted })}` : ""}
    </p>
  );
}

/** The files in which the whole work can be taken away. */
export function Downloads({
  locale,
  t,
  work,
}: {
  readonly locale: Locale;
  readonly t: Translate;
  readonly work: string;
}) {
  return (
    <ul className={styles.downloads}>
      {exportFormats.map(({ name, label }) => (
        <li key={name}>
          <a href={sitePath(downloadPath(work, name))} download>
            {label[locale]}
          </a>
        </li>
      ))}
      <li>
        <a href={printHref(locale, work)}>{t("work:pdf")}</a>
      </li>
    </ul>
  );
}

/** Where one text of a work was taken from. */
export function EditionCard({ edition, t }: { readonly edition: Edition; readonly t: Translate }) {
  const rows: readonly (readonly [string, string | undefined, string | undefined])[] = [
    [t("work:author"), edition.author, undefined],
    [t("work:translator"), edition.translator, undefined],
    [t("work:origin"), edition.origin, edition.url],
    [t("work:date"), edition.date, undefined],
    [t("work:licence"), edition.licence, edition.licenceUrl],
  ];
  return (
    <section className={styles.edition}>
      <h3>{edition.label ?? t(`work:language_${edition.language}`)}</h3>
      <dl>
        {rows.map(([name, value, href]) =>
          value === undefined ? null : (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{href === undefined ? value : <a href={href}>{value}</a>}</dd>
            </div>
          ),
        )}
      </dl>
    </section>
  );
}

function lengthOf({ words, minutes }: ChapterOverview, locale: Locale, t: Translate): string {
  const formatted = new Intl.NumberFormat(locale).format(words.fr);
  return `${t("work:words", { count: words.fr, formatted })} · ${t("shelf:minutes", { count: minutes })}`;
}
