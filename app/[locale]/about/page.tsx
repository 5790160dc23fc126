import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { pageMetadata } from "#app/_site/page-metadata.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import styles from "./about.module.css";
import { sources } from "./sources.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return pageMetadata(locale, { title: translationsOf(locale)("about:title"), path: "about/" });
}

/** What the site is made of, on whose work it rests, and what it knows of its readers. */
export default async function AboutPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  return (
    <SitePage locale={locale} path="about/">
      <h1>{t("about:title")}</h1>
      <p>{t("about:intro")}</p>
      <h2>{t("about:privacy")}</h2>
      <p>{t("about:privacyText")}</p>
      <h2>{t("about:dictionary")}</h2>
      <p>{t("about:dictionaryText")}</p>
      {sources.map(({ what, from, url, licence, licenceUrl, changed }) => (
        <section key={what} className={styles.source}>
          <h3>{t(`about:${what}`)}</h3>
          <p>
            <a href={url} rel="noreferrer">
              {from}
            </a>
            {" · "}
            <a href={licenceUrl} rel="noreferrer">
              {licence}
            </a>
          </p>
          <p className={styles.changed}>{t(`about:${changed}`)}</p>
        </section>
      ))}
      <h2>{t("about:own")}</h2>
      <p>{t("about:ownText")}</p>
    </SitePage>
  );
}
