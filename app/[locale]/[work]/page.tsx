import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { pageMetadata } from "#app/_site/page-metadata.ts";
import { StructuredDataScript } from "#app/_site/structured-data.tsx";
import { Resume } from "#app/_ui/resume.tsx";
import { SitePage } from "#app/_ui/site-page.tsx";
import { worksToBuild } from "#lib/library/built-works.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import { coverPath } from "#lib/publish/catalogue-entry.ts";
import { atSite } from "#lib/publish/site-address.ts";
import { describeWork } from "#lib/publish/structured-data.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Work } from "#lib/text/model.ts";
import { EmbedPassage } from "./embed-passage.tsx";
import { KnownShareLater } from "./known-share-later.tsx";
import styles from "./work.module.css";
import { ChapterList, Downloads, EditionCard, WorkFacts } from "./work-parts.tsx";

interface Props {
  readonly params: Promise<{ locale: string; work: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return worksToBuild().map(({ name }) => ({ work: name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, work } = await find(params);
  return pageMetadata(locale, {
    title: work.title[locale],
    description: work.summary[locale],
    path: `${work.name}/`,
    kind: "book",
    picture: coverPath(work.name),
  });
}

/** A work: what it is, its chapters, where its texts were taken from. */
export default async function WorkPage({ params }: Props) {
  const { locale, work } = await find(params);
  const t = translationsOf(locale);
  const other = locale === "fr" ? "en" : "fr";
  const chapters = workOverview(work);
  const { shelf, site, work: words } = messagesOf(locale);

  return (
    <SitePage locale={locale} path={`${work.name}/`}>
      <div className={styles.head}>
        <h1>{work.title[locale]}</h1>
        <p className={styles.other} lang={other}>
          {work.title[other]}
        </p>
        <p>{work.summary[locale]}</p>
        <WorkFacts locale={locale} t={t} level={work.level} chapters={chapters} />
        <p>
          <a
            className={styles.start}
            href={sitePath(`/${locale}/${work.name}/${work.chapters[0]}/`)}
          >
            {t("work:start")}
          </a>
        </p>
        <MessagesProvider locale={locale} messages={{ shelf, site, work: words }}>
          <Resume
            locale={locale}
            work={work.name}
            chapters={chapters.map((chapter) => ({ name: chapter.name, words: chapter.words.fr }))}
          />
          <KnownShareLater locale={locale} work={work.name} />
        </MessagesProvider>
      </div>
      <h2>{t(work.genre === "serial" ? "work:episodes" : "work:contents")}</h2>
      <ChapterList
        locale={locale}
        t={t}
        chapters={chapters}
        hrefOf={(chapter) => sitePath(`/${locale}/${work.name}/${chapter}/`)}
        afterLength={(chapter) => (
          <MessagesProvider locale={locale} messages={{ work: words }}>
            <KnownShareLater locale={locale} work={work.name} chapter={chapter} />
          </MessagesProvider>
        )}
      />
      <h2>{t("work:editions")}</h2>
      {work.editions.map((edition) => (
        <EditionCard key={edition.name} edition={edition} t={t} />
      ))}
      <h2>{t("work:downloads")}</h2>
      <Downloads locale={locale} t={t} work={work.name} />
      <MessagesProvider locale={locale} messages={{ work: words }}>
        <EmbedPassage
          locale={locale}
          work={work.name}
          title={work.title[locale]}
          chapters={chapters.map(({ name, title }) => ({
            name,
            title: title[locale],
            ...openingPassage(work, name),
          }))}
        />
      </MessagesProvider>
      <StructuredDataScript data={describeWork(work, locale, atSite)} />
    </SitePage>
  );
}

async function find(params: Props["params"]) {
  const { locale, work: name } = await params;
  const work = loadWork(name);
  if (!isLocale(locale) || work === undefined) notFound();
  return { locale, work };
}

/** The first block of a chapter that is no heading, from its first segment to its last. */
function openingPassage(work: Work, name: string): { readonly from: string; readonly to: string } {
  const blocks = loadChapter(work, name)?.blocks ?? [];
  const block = blocks.find(({ kind }) => "pvdql".includes(kind)) ?? blocks[0];
  const ids = block?.segments.map(({ id }) => id) ?? [];
  return { from: ids[0] ?? "", to: ids.at(-1) ?? "" };
}
