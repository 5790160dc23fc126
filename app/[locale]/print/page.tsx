import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { notToBeIndexed } from "#app/_site/page-metadata.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { PrintedWork } from "./_print/printed-work.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("print:name"), ...notToBeIndexed };
}

/** A whole work set as a book, French facing English: `?work=…` says which, `edition` which English. */
export default async function PrintPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const { print } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="print/" isWide>
      <MessagesProvider locale={locale} messages={{ print }}>
        <PrintedWork locale={locale} words={{ fr: bookWords("fr"), en: bookWords("en") }} />
      </MessagesProvider>
    </SitePage>
  );
}

/** What the book itself says, in the language of each side. */
function bookWords(locale: "fr" | "en") {
  const { print, text } = messagesOf(locale);
  return { print, text };
}
