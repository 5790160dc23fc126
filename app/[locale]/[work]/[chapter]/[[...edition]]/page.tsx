import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { isLocale, type Locale } from "#app/_messages/locales.ts";
import { editionPath } from "#app/_reading/edition-path.ts";
import { ReadingPage } from "#app/_reading/reading-page.tsx";
import { pageMetadata } from "#app/_site/page-metadata.ts";
import { StructuredDataScript } from "#app/_site/structured-data.tsx";
import { worksToBuild } from "#lib/library/built-works.ts";
import { loadChapter, loadWork } from "#lib/library/library.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import { coverPath } from "#lib/publish/catalogue-entry.ts";
import { chapterOpening } from "#lib/publish/opening.ts";
import { atSite } from "#lib/publish/site-address.ts";
import { describeChapter } from "#lib/publish/structured-data.ts";
import type { Edition, Work } from "#lib/text/model.ts";

interface Props {
  readonly params: Promise<{ locale: string; work: string; chapter: string; edition?: string[] }>;
}

export const dynamicParams = false;

export function generateStaticParams() {
  return worksToBuild().flatMap((work) =>
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
  const table = loadChapter(work, chapter);
  const opening = table && chapterOpening(table, locale === "fr" ? "fr" : edition.name);
  return pageMetadata(locale, {
    title: `${title?.[locale]}, ${work.title[locale]}`,
    description: opening || work.summary[locale],
    path: [work.name, chapter, ...editionPath(work, edition), ""].join("/"),
    kind: "article",
    picture: coverPath(work.name),
  });
}

export default async function ChapterPage({ params }: Props) {
  const found = await find(params);
  const { locale, work, chapter, edition } = found;
  const position = work.chapters.indexOf(chapter) + 1;
  const title = workOverview(work, edition.name)[position - 1]?.title[locale] ?? chapter;
  const facts = { name: chapter, title, position };
  return (
    <>
      <ReadingPage {...found} />
      <StructuredDataScript data={describeChapter(work, facts, { language: locale, at: atSite })} />
    </>
  );
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
