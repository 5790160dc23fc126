import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale } from "#app/_messages/locales.ts";
import { translationsOf } from "#app/_messages/translations.ts";
import { loadWorks } from "#lib/library/library.ts";
import { Notebook } from "./_words/notebook.tsx";
import { WordsPage } from "./_words/words-page.tsx";

interface Props {
  readonly params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return { title: translationsOf(locale)("words:title") };
}

/** The notebook: every word kept. */
export default async function NotebookPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const titles = Object.fromEntries(loadWorks().map(({ name, title }) => [name, title.fr]));
  return (
    <WordsPage locale={locale} section="notebook">
      <Notebook locale={locale} titles={titles} />
    </WordsPage>
  );
}
