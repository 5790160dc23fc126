import "./numbers.css";
import "./text.css";
import type { ReactNode } from "react";
import type { Messages } from "#app/_messages/en.ts";
import { type Locale, locales } from "#app/_messages/locales.ts";
import type { Translate } from "#app/_messages/translations.ts";
import bar from "#app/_ui/bar.module.css";
import { Comfort } from "#app/_ui/comfort.tsx";
import { Guard } from "#app/_ui/guard.tsx";
import { LocaleLink } from "#app/_ui/locale-link.tsx";
import type { ChapterOverview } from "#lib/library/reading.ts";
import { elementIdOf } from "#lib/reader/prose-html.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { EditionName } from "#lib/text/model.ts";
import { Contents } from "./contents.tsx";
import { Help } from "./help.tsx";
import { LookUp } from "./look-up.tsx";
import { Notes } from "./notes.tsx";
import { PlaceKeeper } from "./place-keeper.tsx";
import { Prose } from "./prose.tsx";
import styles from "./reading-page.module.css";
import { Sentence } from "./sentence.tsx";
import { TextViewProvider } from "./text-view-context.tsx";
import { TimeKeeper } from "./time-keeper.tsx";
import { ViewSwitch } from "./view-switch.tsx";

type HrefOf = (chapter: string, locale: Locale) => string;

/**
 * The reading page around a text: the same for a chapter of the library, built once on the
 * server, and for one that the reader brought, drawn in the browser.
 */
export function ReadingFrame({
  locale,
  t,
  words,
  sideLabels,
  workKey,
  workTitle,
  frenchTitle,
  edition,
  workHref,
  chapters,
  index,
  hrefOf,
  editions,
  slots,
  lexicon,
  tables,
  afterText,
  sentenceTools,
}: {
  readonly locale: Locale;
  readonly t: Translate;
  readonly words: Pick<Messages, "reader" | "panel" | "comfort">;
  /** What each side is, in its own language. */
  readonly sideLabels: Readonly<Record<Side, string>>;
  /** Under which the place in the work is kept: see `address.ts`. */
  readonly workKey: string;
  readonly workTitle: string;
  /** What a word’s sentence is said to be from, and the English edition beside it. */
  readonly frenchTitle: string;
  readonly edition: EditionName;
  readonly workHref: string;
  readonly chapters: readonly ChapterOverview[];
  /** Of the chapter shown, from 0. */
  readonly index: number;
  readonly hrefOf: HrefOf;
  /** The English editions to choose from; none where there is one only. */
  readonly editions: readonly {
    readonly label: string;
    readonly href: string;
    readonly isShown: boolean;
  }[];
  /** Where the prose of each side was put. */
  readonly slots: Readonly<Record<Side, string>>;
  /** The address of the chapter’s words, looked up; absent for a text that the reader brought. */
  readonly lexicon?: string;
  /** The address of the lexicon’s tables. */
  readonly tables: string;
  /** What comes right after the text. */
  readonly afterText?: ReactNode;
  /** What else can be done with the marked sentence. */
  readonly sentenceTools?: ReactNode;
}) {
  const { reader, panel, comfort } = words;
  const here = chapters[index];
  if (here === undefined) throw new RangeError(`chapter ${index} of ${chapters.length}`);
  const otherLocale = locales.find((candidate) => candidate !== locale) ?? locale;
  const failed = t("text:partFailed");

  return (
    <>
      <a className={`visually-hidden ${styles.skip}`} href="#text">
        {t("site:skipToText")}
      </a>
      <TextViewProvider failedMessage={failed}>
        <header className={`${styles.bar} ${styles.top}`}>
          <a className={`${bar.button} ${styles.home}`} href={`/${locale}/`} title={t("site:home")}>
            <span className={styles.homeName}>{t("site:name")}</span>
            <span className={styles.homeSign} aria-hidden="true">
              ‹
            </span>
          </a>
          <p className={styles.title}>
            <a href={workHref}>{workTitle}</a>
            <span className={styles.chapterTitle}>{here.title[locale]}</span>
          </p>
          <div className={styles.views}>
            <Guard message={failed}>
              <ViewSwitch words={reader} />
            </Guard>
          </div>
          <div className={styles.tools}>
            <Guard message={failed}>
              <Contents words={panel}>
                <ContentsList
                  chapters={chapters}
                  current={here}
                  locale={locale}
                  hrefOf={hrefOf}
                  heading={t("text:chapters")}
                />
                {editions.length > 0 ? (
                  <nav aria-label={t("text:edition")} className={styles.contents}>
                    <h3>{t("text:edition")}</h3>
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
                ) : null}
                <p className={styles.locale}>
                  <LocaleLink
                    to={otherLocale}
                    href={hrefOf(here.name, otherLocale)}
                    label={t("site:otherLanguage")}
                  />
                </p>
              </Contents>
              <Comfort locale={locale} words={panel} />
              <Help locale={locale} words={panel} />
            </Guard>
          </div>
        </header>
        <main
          id="text"
          className="text"
          data-work={workKey}
          data-chapter={here.name}
          data-title={frenchTitle}
          data-edition={edition}
          data-lexicon={lexicon}
        >
          <h1 className="visually-hidden">
            {workTitle}, {here.title[locale]}
          </h1>
          <Prose slot={slots.fr} side="fr" label={sideLabels.fr} />
          <Prose slot={slots.en} side="en" label={sideLabels.en} />
        </main>
        {afterText}
        <footer className={`${styles.bar} ${styles.bottom}`}>
          <ChapterLink
            relation="prev"
            label={t("text:previousChapter")}
            locale={locale}
            to={chapters[index - 1]}
            hrefOf={hrefOf}
          />
          <Guard message={failed}>
            <PlaceKeeper
              locale={locale}
              notKept={comfort.storageFailed}
              label={t("text:chapterOf", { number: index + 1, total: chapters.length })}
              work={workKey}
              chapter={here.name}
              chapterLengths={chapters.map(({ words }) => words.fr)}
              chapterIndex={index}
            />
            <TimeKeeper work={workKey} chapter={here.name} />
          </Guard>
          <ChapterLink
            relation="next"
            label={t("text:nextChapter")}
            locale={locale}
            to={chapters[index + 1]}
            hrefOf={hrefOf}
          />
          <Guard message={failed}>
            <Sentence words={reader} closeLabel={panel.close}>
              {sentenceTools}
            </Sentence>
          </Guard>
        </footer>
        <Guard message={failed}>
          <LookUp
            locale={locale}
            words={{ failed: t("text:wordsFailed"), retry: t("text:retry"), close: panel.close }}
            lexicon={lexicon}
            tables={tables}
          />
        </Guard>
        <Guard message={failed}>
          <Notes label={reader.note} closeLabel={panel.close} />
        </Guard>
      </TextViewProvider>
    </>
  );
}

function ChapterLink({
  relation,
  label,
  locale,
  to,
  hrefOf,
}: {
  readonly relation: "prev" | "next";
  readonly label: string;
  readonly locale: Locale;
  readonly to: ChapterOverview | undefined;
  readonly hrefOf: HrefOf;
}) {
  const className = `${bar.button} ${styles.turn} ${styles[relation]}`;
  if (to === undefined) return <span className={className} />;
  return (
    <a
      className={className}
      rel={relation}
      href={hrefOf(to.name, locale)}
      aria-label={`${label} : ${to.title[locale]}`}
    >
      <span aria-hidden="true" className={styles.arrow}>
        {relation === "prev" ? "‹" : "›"}
      </span>
      <span className={styles.turnTitle}>{to.title[locale]}</span>
    </a>
  );
}

function ContentsList({
  chapters,
  current,
  locale,
  hrefOf,
  heading,
}: {
  readonly chapters: readonly ChapterOverview[];
  readonly current: ChapterOverview;
  readonly locale: Locale;
  readonly hrefOf: HrefOf;
  readonly heading: string;
}) {
  return (
    <nav aria-label={heading} className={styles.contents}>
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.name}>
            <a
              href={hrefOf(chapter.name, locale)}
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
