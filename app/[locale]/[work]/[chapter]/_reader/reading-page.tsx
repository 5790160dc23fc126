import "./numbers.css";
import "./text.css";
import { type Locale, locales } from "#app/_messages/locales.ts";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import bar from "#app/_ui/bar.module.css";
import { Comfort } from "#app/_ui/comfort.tsx";
import { findPlaceEarly } from "#app/_ui/early.ts";
import { Guard } from "#app/_ui/guard.tsx";
import { EarlyScript } from "#app/_ui/html-page.tsx";
import { LocaleLink } from "#app/_ui/locale-link.tsx";
import { lexiconAddresses } from "#lib/library/chapter-lexicons.ts";
import { loadChapter } from "#lib/library/library.ts";
import { toReading } from "#lib/library/reading.ts";
import { type ChapterOverview, workOverview } from "#lib/library/work-statistics.ts";
import { elementIdOf, proseHtml } from "#lib/reader/prose-html.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { Contents } from "./contents.tsx";
import { DeskProvider } from "./desk-context.tsx";
import { editionPath } from "./edition-path.ts";
import { Help } from "./help.tsx";
import { LookUp } from "./look-up.tsx";
import { Notes } from "./notes.tsx";
import { PlaceKeeper } from "./place-keeper.tsx";
import { Prose } from "./prose.tsx";
import { putProse } from "./prose-store.ts";
import styles from "./reading-page.module.css";
import { Sentence } from "./sentence.tsx";
import { ViewSwitch } from "./view-switch.tsx";

/** A chapter, its two sides face to face. */
export function ReadingPage({
  locale,
  work,
  chapter,
  edition,
}: {
  readonly locale: Locale;
  readonly work: Work;
  readonly chapter: string;
  readonly edition: Edition;
}) {
  const t = translationsOf(locale);
  const { reader, panel, comfort } = messagesOf(locale);
  const overview = workOverview(work, edition.name);
  const index = work.chapters.indexOf(chapter);
  const here = overview[index];
  if (here === undefined) throw new RangeError(`${work.name} has no chapter “${chapter}”`);
  const tail = editionPath(work, edition)
    .map((part) => `${part}/`)
    .join("");
  const hrefOf = ({ name }: ChapterOverview) => `/${locale}/${work.name}/${name}/${tail}`;
  const previous = overview[index - 1];
  const next = overview[index + 1];
  const slots = putChapter(work, chapter, edition, next, tail);
  const otherLocale = locales.find((candidate) => candidate !== locale) ?? locale;

  return (
    <>
      <a className={`visually-hidden ${styles.skip}`} href="#text">
        {t("site:skipToText")}
      </a>
      <DeskProvider failedMessage={t("text:partFailed")}>
        <header className={`${styles.bar} ${styles.top}`}>
          <a className={`${bar.button} ${styles.home}`} href={`/${locale}/`} title={t("site:home")}>
            <span className={styles.homeName}>{t("site:name")}</span>
            <span className={styles.homeSign} aria-hidden="true">
              ‹
            </span>
          </a>
          <p className={styles.title}>
            <a href={`/${locale}/${work.name}/`}>{work.title[locale]}</a>
            <span className={styles.chapterTitle}>{here.title[locale]}</span>
          </p>
          <div className={styles.views}>
            <Guard message={t("text:partFailed")}>
              <ViewSwitch words={reader} />
            </Guard>
          </div>
          <div className={styles.tools}>
            <Guard message={t("text:partFailed")}>
              <Contents words={panel}>
                <ContentsList
                  chapters={overview}
                  current={here}
                  locale={locale}
                  hrefOf={hrefOf}
                  heading={t("text:chapters")}
                />
                {work.editions.length > 2 ? (
                  <nav aria-label={t("text:edition")} className={styles.contents}>
                    <h3>{t("text:edition")}</h3>
                    <ul>
                      {work.editions.slice(1).map((each) => (
                        <li key={each.name}>
                          <a
                            href={`/${locale}/${work.name}/${chapter}/${editionPath(work, each)
                              .map((part) => `${part}/`)
                              .join("")}`}
                            aria-current={each === edition ? "page" : undefined}
                          >
                            {each.label ?? each.translator ?? each.name}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </nav>
                ) : null}
                <p className={styles.locale}>
                  <LocaleLink
                    to={otherLocale}
                    href={`/${otherLocale}/${work.name}/${chapter}/${tail}`}
                    label={t("site:otherLanguage")}
                  />
                </p>
              </Contents>
              <Comfort locale={locale} words={panel} />
              <Help locale={locale} words={panel} />
            </Guard>
          </div>
        </header>
        <main id="text" className="text" data-work={work.name} data-chapter={chapter}>
          <h1 className="visually-hidden">
            {work.title[locale]}, {here.title[locale]}
          </h1>
          <Prose slot={slots.fr} side="fr" label={translationsOf("fr")("text:sideFr")} />
          <Prose slot={slots.en} side="en" label={translationsOf("en")("text:sideEn")} />
        </main>
        <EarlyScript source={findPlaceEarly} />
        <footer className={`${styles.bar} ${styles.bottom}`}>
          <ChapterLink
            relation="prev"
            label={t("text:previousChapter")}
            locale={locale}
            to={previous}
            hrefOf={hrefOf}
          />
          <Guard message={t("text:partFailed")}>
            <PlaceKeeper
              locale={locale}
              notKept={comfort.storageFailed}
              label={t("text:chapterOf", { number: index + 1, total: overview.length })}
              work={work.name}
              chapter={chapter}
              chapterLengths={overview.map(({ words }) => words.fr)}
              chapterIndex={index}
            />
          </Guard>
          <ChapterLink
            relation="next"
            label={t("text:nextChapter")}
            locale={locale}
            to={next}
            hrefOf={hrefOf}
          />
          <Guard message={t("text:partFailed")}>
            <Sentence words={reader} closeLabel={panel.close} />
          </Guard>
        </footer>
        <Guard message={t("text:partFailed")}>
          <LookUp locale={locale} addresses={lexiconAddresses(work, chapter, edition)} />
        </Guard>
        <Guard message={t("text:partFailed")}>
          <Notes label={reader.note} closeLabel={panel.close} />
        </Guard>
      </DeskProvider>
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
  readonly hrefOf: (chapter: ChapterOverview) => string;
}) {
  const className = `${bar.button} ${styles.turn} ${styles[relation]}`;
  if (to === undefined) return <span className={className} />;
  return (
    <a
      className={className}
      rel={relation}
      href={hrefOf(to)}
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
  readonly hrefOf: (chapter: ChapterOverview) => string;
  readonly heading: string;
}) {
  return (
    <nav aria-label={heading} className={styles.contents}>
      <ol>
        {chapters.map((chapter) => (
          <li key={chapter.name}>
            <a href={hrefOf(chapter)} aria-current={chapter === current ? "page" : undefined}>
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

/** Makes the HTML of both sides and leaves it for `Prose`; answers where. */
function putChapter(
  work: Work,
  chapterName: string,
  edition: Edition,
  next: ChapterOverview | undefined,
  tail: string,
) {
  const chapter = loadChapter(work, chapterName);
  if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${chapterName}”`);
  const reading = toReading(chapter, edition.name);
  const slotOf = (side: "fr" | "en") => `${work.name}/${chapterName}/${edition.name}/${side}`;
  for (const side of ["fr", "en"] as const) {
    const t = translationsOf(side);
    const labels = {
      notes: t("text:notes"),
      absentNote: t("text:absentNote"),
      backToText: t("text:backToText"),
      absentSegment: t("text:absentSegment"),
    };
    const onward =
      next === undefined
        ? {}
        : {
            onward: {
              // Relative, so that the same text serves both languages of the interface.
              href: `${tail === "" ? "" : "../"}../${next.name}/${tail}`,
              label: t("text:continueWith"),
              title: next.title[side],
            },
          };
    putProse(
      slotOf(side),
      proseHtml(reading, side, labels, { workTitle: work.title[side], ...onward }),
    );
  }
  return { fr: slotOf("fr"), en: slotOf("en") };
}
