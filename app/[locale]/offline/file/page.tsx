import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { sitePath } from "#lib/reader/site-path.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("offline:fileTitle"), robots: { index: false } };
}

/** What opens without a network in place of a file of the library. */
export default async function OfflineFilePage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  return (
    <SitePage locale={locale} path="offline/file/">
      <h1>{t("offline:fileTitle")}</h1>
      <p>{t("offline:fileText")}</p>
      <p>
        <a href={sitePath(`/${locale}/`)}>{t("site:toShelf")}</a>
      </p>
    </SitePage>
  );
}
