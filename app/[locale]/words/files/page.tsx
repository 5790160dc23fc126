import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { Files } from "../_words/files.tsx";
import { WordsPage } from "../_words/words-page.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = translationsOf(locale);
  return { title: `${t("words:files")} – ${t("words:title")}` };
}

export default async function FilesPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <WordsPage locale={locale} section="files">
      <Files locale={locale} />
    </WordsPage>
  );
}
