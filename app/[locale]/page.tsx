import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { pageMetadata } from "#app/_site/page-metadata.ts";
import { NewMark } from "#app/_ui/new-mark.tsx";
import { LibraryResume } from "#app/_ui/resume.tsx";
import { SitePage } from "#app/_ui/site-page.tsx";
import { loadWorks } from "#lib/library/library.ts";
import { toPathWork } from "#lib/library/next-work.ts";
import { shelve } from "#lib/library/shelf.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { OwnShelf } from "./_shelf/own-shelf.tsx";
import { ReadNextLater } from "./_shelf/read-next-later.tsx";
import { ShelfSearch } from "./_shelf/shelf-search.tsx";
import styles from "./shelf.module.css";

export async function generateMetadata({
  params,
}: {
  params: Promise<{ locale: string }>;
}): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return pageMetadata(locale, { path: "" });
}

/**
 * A longer shelf has no summaries, which would be most of its bytes: what is searched has them, from
 * the overview of the library.
 */
const mostWithSummaries = 100;

/** The shelf: every work, level by level, with how far the reader is in it. */
export default async function ShelfPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  const other = locale === "fr" ? "en" : "fr";
  const { shelf: words, site, own, store } = messagesOf(locale);
  const works = loadWorks();
  const shelf = shelve(works);
  const hasSummaries = works.length <= mostWithSummaries;

  return (
    <SitePage locale={locale} path="">
      <div className={styles.head}>
        <h1>{t("site:name")}</h1>
        <p>{t("site:tagline")}</p>
      </div>
      <MessagesProvider locale={locale} messages={{ shelf: words, site, own, store }}>
        <ShelfSearch locale={locale}>
          <ReadNextLater
            locale={locale}
            path={shelf.flatMap(({ works }) => works.map(toPathWork))}
          />
          <nav className={styles.levels} aria-label={t("shelf:levels")}>
            {shelf.map(({ level }) => (
              <a key={level} href={`#${level}`}>
                {level}
              </a>
            ))}
          </nav>
          {shelf.map(({ level, works }) => (
            <section key={level} className={styles.level} aria-labelledby={level}>
              <h2 id={level}>
                {level} <span>{t(`shelf:level_${level}`)}</span>
              </h2>
              <ul className={styles.works}>
                {works.map(({ work, chapters, minutes }) => {
                  const { author = "" } = work.editions[0];
                  const known = author === t("site:name") ? "" : author;
                  return (
                    <li
                      key={work.name}
                      className={styles.work}
                      data-key={work.name}
                      data-level={level}
                      data-genre={work.genre}
                      data-subjects={work.subjects?.join(" ")}
                      data-minutes={minutes}
                      data-author={known}
                    >
                      <h3>
                        <a href={sitePath(`/${locale}/${work.name}/`)}>{work.title[locale]}</a>
                        {work.added === undefined ? null : (
                          <NewMark added={work.added} label={t("shelf:new")} />
                        )}
                      </h3>
                      <p className={styles.other} lang={other}>
                        {work.title[other]}
                      </p>
                      {hasSummaries ? (
                        <p className={styles.summary} data-summary="">
                          {work.summary[locale]}
                        </p>
                      ) : null}
                      <p className={styles.facts} data-facts="">
                        {[
                          work.genre && t(`shelf:genre_${work.genre}`),
                          known === "" ? undefined : t("shelf:by", { author: known }),
                          t(work.genre === "serial" ? "shelf:episodes" : "shelf:chapters", {
                            count: chapters.length,
                          }),
                          t("shelf:minutes", { count: minutes }),
                        ]
                          .filter((fact) => fact !== undefined)
                          .join(" · ")}
                      </p>
                      <LibraryResume locale={locale} work={work.name} />
                    </li>
                  );
                })}
              </ul>
            </section>
          ))}
          <section className={styles.own}>
            <h2>{t("own:shelfTitle")}</h2>
            <OwnShelf locale={locale} heading="h3" />
            <p>
              <a href={sitePath(`/${locale}/import/`)}>{t("own:bring")}</a>
              <br />
              <span className={styles.facts}>{t("own:bringHint")}</span>
            </p>
          </section>
        </ShelfSearch>
      </MessagesProvider>
    </SitePage>
  );
}
