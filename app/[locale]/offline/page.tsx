import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { sitePath } from "#lib/reader/site-path.ts";
import { OwnShelf } from "../_shelf/own-shelf.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("offline:title"), robots: { index: false } };
}

/** What opens without a network in place of a page that this browser has not kept. */
export default async function OfflinePage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  const { site, shelf, own, store } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="offline/">
      <h1>{t("offline:title")}</h1>
      <p>{t("offline:text")}</p>
      <p>{t("offline:file")}</p>
      <p>
        <a href={sitePath(`/${locale}/`)}>{t("site:toShelf")}</a>
      </p>
      <MessagesProvider locale={locale} messages={{ site, shelf, own, store }}>
        <OwnShelf locale={locale} heading="h2" />
      </MessagesProvider>
    </SitePage>
  );
}
