import type { Locale } from "#app/_messages/locales.ts";
import { locales } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import { Comfort } from "#app/_ui/comfort.tsx";
import { FindLink } from "#app/_ui/find-link.tsx";
import { Guard } from "#app/_ui/guard.tsx";
import { LocaleLink } from "#app/_ui/locale-link.tsx";
import { elementIdOf } from "#lib/reader/element-id.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { BarProps } from "./bar-props.ts";
import { Contents } from "./contents.tsx";
import { EditionSwitch } from "./edition-switch.tsx";
import { Help } from "./help.tsx";
import styles from "./reading-page.module.css";
import { chapterShown, type EditionLink, type Surroundings } from "./surroundings.ts";
import { ViewSwitch } from "./view-switch.tsx";

/** The bar above the text: where one is, how it is laid out, and the panels. */
export function TopBar({
  locale,
  t,
  words: { reader, panel },
  around,
  findHref,
}: BarProps & {
  /** Where one finds in this work. */
  readonly findHref: string;
}) {
  const here = chapterShown(around);
  const otherLocale = locales.find((candidate) => candidate !== locale) ?? locale;
  const failed = t("text:partFailed");
  return (
    <header className={`${styles.bar} ${styles.top}`}>
      <a
        className={`${bar.button} ${styles.home}`}
        href={sitePath(`/${locale}/`)}
        title={t("site:home")}
      >
        <span className={styles.homeName}>{t("site:name")}</span>
        <span className={styles.homeSign} aria-hidden="true">
          ‹
        </span>
      </a>
      <p className={styles.title}>
        <a href={around.href}>{around.title}</a>
        <span className={styles.chapterTitle}>{here.title[locale]}</span>
      </p>
      <div className={styles.views}>
        <Guard message={failed}>
          <ViewSwitch locale={locale} words={reader} />
        </Guard>
      </div>
      <div className={styles.tools}>
        <Guard message={failed}>
          <EditionSwitch words={reader} />
          <FindLink label={panel.find} href={findHref} />
          <Contents words={panel}>
            <ChapterList
              around={around}
              locale={locale}
              heading={t(around.isSerial ? "text:episodes" : "text:chapters")}
            />
            <EditionList editions={around.editions} heading={t("text:edition")} />
            <p className={styles.elsewhere}>
              <a href={sitePath(`/${locale}/words/`)}>{t("words:title")}</a>
              <a href={sitePath(`/${locale}/words/review/`)}>{t("words:review")}</a>
              <a href={sitePath(`/${locale}/import/`)}>{t("own:import")}</a>
              <LocaleLink
                to={otherLocale}
                href={around.hrefOf(here.name, otherLocale)}
                label={t("site:otherLanguage")}
              />
            </p>
          </Contents>
          <Comfort locale={locale} words={panel} />
          <Help locale={locale} words={panel} />
        </Guard>
      </div>
    </header>
  );
}

function ChapterList({
  around,
  locale,
  heading,
}: {
  readonly around: Surroundings;
  readonly locale: Locale;
  readonly heading: string;
}) {
  const current = chapterShown(around);
  return (
    <nav aria-label={heading} className={styles.contents}>
      <p className={styles.work}>
        <a href={around.href}>{around.title}</a>
      </p>
      <ol>
        {around.chapters.map((chapter) => (
          <li key={chapter.name}>
            <a
              href={around.hrefOf(chapter.name, locale)}
              aria-current={chapter === current ? "page" : undefined}
            >
              {chapter.title[locale]}
            </a>
            {chapter === current && chapter.headings.length > 0 ? (
              <ul>
                {chapter.headings.map(({ id, title }) => (
                  <li key={id}>
                    <a href={`#${elementIdOf(id, "fr")}`}>{title[locale]}</a>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ol>
    </nav>
  );
}

function EditionList({
  editions,
  heading,
}: {
  readonly editions: readonly EditionLink[];
  readonly heading: string;
}) {
  if (editions.length === 0) return null;
  return (
    <nav aria-label={heading} className={styles.contents}>
      <h3>{heading}</h3>
      <ul>
        {editions.map(({ label, href, isShown }) => (
          <li key={href}>
            <a href={href} aria-current={isShown ? "page" : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
