import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { notToBeIndexed } from "#app/_site/page-metadata.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { OwnMending } from "../_own/own-mending.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("mend:title"), ...notToBeIndexed };
}

/** Where the alignment of an own work is looked through: `?work=…&chapter=…`. */
export default async function OwnMendingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { site, own, store, mend, import: words } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="own/mend/" isWide>
      <MessagesProvider locale={locale} messages={{ site, own, store, mend, import: words }}>
        <OwnMending locale={locale} />
      </MessagesProvider>
    </SitePage>
  );
}
