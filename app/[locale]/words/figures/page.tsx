import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { addressOf, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadWorks } from "#lib/library/library.ts";
import { Figures } from "../_words/figures.tsx";
import { KnownWorks } from "../_words/known-works.tsx";
import { WordsPage } from "../_words/words-page.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  return { title: `${t("words:figures")} – ${t("words:title")}` };
}

export default async function FiguresPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <WordsPage locale={locale} section="figures">
      <Figures locale={locale} />
      <KnownWorks
        locale={locale}
        tables={addressOf(tablesFile())}
        works={loadWorks().map(({ name, title }) => ({ name, title: title[locale] }))}
      />
    </WordsPage>
  );
}
