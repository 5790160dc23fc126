import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { notToBeIndexed } from "#app/_site/page-metadata.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { OwnWorkPage } from "./_own/own-work-page.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("own:shelfTitle"), ...notToBeIndexed };
}

/** A work that the reader brought, which `?work=…` names; without a name, all of them. */
export default async function OwnPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { site, shelf, work, own, store, mend } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="own/">
      <MessagesProvider locale={locale} messages={{ site, shelf, work, own, store, mend }}>
        <OwnWorkPage locale={locale} tablesUrl={addressOf(tablesFile())} />
      </MessagesProvider>
    </SitePage>
  );
}
