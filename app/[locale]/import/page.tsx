import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { pageMetadata } from "#app/_site/page-metadata.ts";
import { SitePage } from "#app/_ui/site-page.tsx";
import { loadCatalogue } from "#lib/library/catalogue-file.ts";
import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { ImportBooks } from "./_import/import-books.tsx";
import styles from "./import.module.css";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return pageMetadata(locale, { title: translationsOf(locale)("import:title"), path: "import/" });
}

/** Where a reader brings a French text and its English translation, and has them aligned. */
export default async function ImportPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  const { own, store, import: words } = messagesOf(locale);
  return (
    <SitePage locale={locale} path="import/">
      <div className={styles.head}>
        <h1>{t("import:title")}</h1>
        <p>{t("import:intro")}</p>
      </div>
      <MessagesProvider locale={locale} messages={{ own, store, import: words }}>
        <ImportBooks locale={locale} tablesUrl={addressOf(tablesFile())} books={loadCatalogue()} />
      </MessagesProvider>
    </SitePage>
  );
}
