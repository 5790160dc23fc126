import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale, type Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, type Translate, translationsOf } from "#app/_messages/translations.ts";
import { Resume } from "#app/_ui/resume.tsx";
import { SitePage } from "#app/_ui/site-page.tsx";
import { loadWork, loadWorks } from "#lib/library/library.ts";
import type { ChapterOverview } from "#lib/library/reading.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import type { Edition } from "#lib/text/model.ts";
import styles from "./work.module.css";

interface Props {
  readonly params: Promise<{ locale: string; work: string }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return loadWorks().map(({ name }) => ({ work: name }));
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, work } = await find(params);
  return { title: work.title[locale], description: work.summary[locale] };
}

/** A work: what it is, its chapters, where its texts were taken from. */
export default async function WorkPage({ params }: Props) {
  const { locale, work } = await find(params);
  const t = translationsOf(locale);
  const other = locale === "fr" ? "en" : "fr";
  const chapters = workOverview(work);
  const untranslated = chapters.reduce((sum, chapter) => sum + chapter.untranslated, 0);
  const number = new Intl.NumberFormat(locale);
  const { shelf, site } = messagesOf(locale);

  return (
    <SitePage locale={locale} path={`${work.name}/`}>
      <div className={styles.head}>
        <h1>{work.title[locale]}</h1>
        <p className={styles.other} lang={other}>
          {work.title[other]}
        </p>
        <p>{work.summary[locale]}</p>
        <p className={styles.facts}>
          {t("shelf:level", { level: work.level })}
          {untranslated > 0
            ? ` · ${t("work:untranslated", { count: untranslated, formatted: number.format(untranslated) })}`
            : ""}
        </p>
        <p>
          <a className={styles.start} href={`/${locale}/${work.name}/${work.chapters[0]}/`}>
            {t("work:start")}
          </a>
        </p>
        <MessagesProvider locale={locale} messages={{ shelf, site }}>
          <Resume
            locale={locale}
            work={work.name}
            chapters={chapters.map(({ name, words }) => ({ name, words: words.fr }))}
          />
        </MessagesProvider>
      </div>
      <h2>{t("work:contents")}</h2>
      <ol className={styles.chapters}>
        {chapters.map((chapter) => (
          <li key={chapter.name}>
            <a href={`/${locale}/${work.name}/${chapter.name}/`}>{chapter.title[locale]}</a>
            <span className={styles.length}>{lengthOf(chapter, locale, t)}</span>
          </li>
        ))}
      </ol>
      <h2>{t("work:editions")}</h2>
      {work.editions.map((edition) => (
        <EditionCard key={edition.name} edition={edition} t={t} />
      ))}
    </SitePage>
  );
}

function lengthOf({ words, minutes }: ChapterOverview, locale: Locale, t: Translate): string {
  const formatted = new Intl.NumberFormat(locale).format(words.fr);
  return `${t("work:words", { count: words.fr, formatted })} · ${t("shelf:minutes", { count: minutes })}`;
}

function EditionCard({ edition, t }: { readonly edition: Edition; readonly t: Translate }) {
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

async function find(params: Props["params"]) {
  const { locale, work: name } = await params;
  const work = loadWork(name);
  if (!isLocale(locale) || work === undefined) notFound();
  return { locale, work };
}
