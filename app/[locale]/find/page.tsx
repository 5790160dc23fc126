import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Find } from "#app/_find/find.tsx";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadWorks } from "#lib/library/library.ts";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("find:title") };
}

/** Where one finds any word of either side, and how it is said on the other. */
export default async function FindPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  const { site, find, words } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="find/" isWide>
      <h1>{t("find:title")}</h1>
      <MessagesProvider locale={locale} messages={{ site, find, words }}>
        <Find
          locale={locale}
          tables={addressOf(tablesFile())}
          titles={Object.fromEntries(loadWorks().map(({ name, title }) => [name, title[locale]]))}
        />
      </MessagesProvider>
    </SitePage>
  );
}
