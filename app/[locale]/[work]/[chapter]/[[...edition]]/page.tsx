import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale, type Locale } from "#app/_messages/locales.ts";
import { editionPath } from "#app/_reading/edition-path.ts";
import { ReadingPage } from "#app/_reading/reading-page.tsx";
import { loadWork, loadWorks } from "#lib/library/library.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import type { Edition, Work } from "#lib/text/model.ts";

interface Props {
  readonly params: Promise<{ locale: string; work: string; chapter: string; edition?: string[] }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return loadWorks().flatMap((work) =>
    work.chapters.flatMap((chapter) =>
      work.editions
        .slice(1)
        .map((edition) => ({ work: work.name, chapter, edition: editionPath(work, edition) })),
    ),
  );
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, work, chapter, edition } = await find(params);
  const title = workOverview(work, edition.name).find(({ name }) => name === chapter)?.title;
  return {
    title: `${title?.[locale]}, ${work.title[locale]}`,
    description: work.summary[locale],
  };
}

export default async function ChapterPage({ params }: Props) {
  return <ReadingPage {...(await find(params))} />;
}

async function find(
  params: Props["params"],
): Promise<{ locale: Locale; work: Work; chapter: string; edition: Edition }> {
  const { locale, work: name, chapter, edition: path = [] } = await params;
  const work = loadWork(name);
  if (!isLocale(locale) || work === undefined || !work.chapters.includes(chapter)) notFound();
  const edition = work.editions
    .slice(1)
    .find((candidate) => editionPath(work, candidate).join("/") === path.join("/"));
  if (edition === undefined) notFound();
  return { locale, work, chapter, edition };
}
