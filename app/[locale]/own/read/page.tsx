import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { notToBeIndexed } from "#app/_site/page-metadata.ts";
import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { OwnReading } from "../_own/own-reading.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("own:shelfTitle"), ...notToBeIndexed };
}

/** A chapter that the reader brought: `?work=…&chapter=…` says which, and the browser has it. */
export default async function OwnReadingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { site, text, reader, panel, comfort, own, store, mend } = messagesOf(locale);
  return (
    <MessagesProvider locale={locale} messages={{ site, text, own, store }}>
      <OwnReading
        locale={locale}
        words={{ reader, panel, comfort, mend: { here: mend.here, title: mend.title } }}
        tablesUrl={addressOf(tablesFile())}
        sideWords={{ fr: messagesOf("fr").text, en: messagesOf("en").text }}
      />
    </MessagesProvider>
  );
}
