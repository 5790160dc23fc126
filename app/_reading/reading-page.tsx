import { MendButton } from "#app/_mend/mend-button.tsx";
import type { Locale } from "#app/_messages/locales.ts";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { findPlaceEarly } from "#app/_ui/early.ts";
import { Guard } from "#app/_ui/guard.tsx";
import { EarlyScript } from "#app/_ui/html-page.tsx";
import { addressOf, chapterLexiconFile, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadChapter } from "#lib/library/library.ts";
import { loadPath, loadShelfOrder, nextWork } from "#lib/library/next-work.ts";
import { toReading } from "#lib/library/reading.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Bilingual, Edition, Work } from "#lib/text/model.ts";
import { editionLabel, editionPath } from "./edition-path.ts";
import { OnwardChoiceLater } from "./onward-choice-later.tsx";
import { type OnwardLink, proseLabels, putChapter } from "./put-chapter.ts";
import { ReadingFrame } from "./reading-frame.tsx";
import { editionLinks, nextEdition } from "./surroundings.ts";

/** A chapter of the library, its two sides face to face. */
export function ReadingPage({
  locale,
  work,
  chapter: name,
  edition,
}: {
  readonly locale: Locale;
  readonly work: Work;
  readonly chapter: string;
  readonly edition: Edition;
}) {
  const t = translationsOf(locale);
  const { mend, panel } = messagesOf(locale);
  const overview = workOverview(work, edition.name);
  const chapter = loadChapter(work, name);
  if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${name}”`);
  const tailOf = (each: Edition) =>
    editionPath(work, each)
      .map((part) => `${part}/`)
      .join("");
  const tail = tailOf(edition);
  const hrefOfEdition = (each: Edition) =>
    sitePath(`/${locale}/${work.name}/${name}/${tailOf(each)}`);
  const second = nextEdition(work, edition);
  const index = work.chapters.indexOf(name);
  const next = overview[index + 1];
  const after = next === undefined ? nextWork(loadShelfOrder(), work) : undefined;
  const slots = putChapter({
    slot: `${work.name}/${name}/${edition.name}`,
    reading: toReading(chapter, edition.name),
    title: work.title,
    words: { fr: messagesOf("fr").text, en: messagesOf("en").text },
    next: next === undefined ? linkToWork(after, tail) : linkToChapter(work, next, tail),
  });
  return (
    <ReadingFrame
      locale={locale}
      t={t}
      words={messagesOf(locale)}
      sideLabels={{ fr: messagesOf("fr").text.sideFr, en: messagesOf("en").text.sideEn }}
      chapter={{
        workKey: work.name,
        name,
        edition: edition.name,
        frenchTitle: work.title.fr,
        lexicon: addressOf(chapterLexiconFile(work, name, edition)),
        tables: addressOf(tablesFile()),
        second: second && {
          name: second.name,
          label: editionLabel(second),
          href: hrefOfEdition(second),
          from: sitePath(`/texts/${work.name}/${name}.tsv`),
          labels: proseLabels(messagesOf("en").text),
        },
      }}
      around={{
        title: work.title[locale],
        href: sitePath(`/${locale}/${work.name}/`),
        chapters: overview,
        index,
        isSerial: work.genre === "serial",
        hrefOf: (chapterName, inLocale) =>
          sitePath(`/${inLocale}/${work.name}/${chapterName}/${tail}`),
        editions: editionLinks(work, edition, hrefOfEdition),
      }}
      slots={slots}
      sentenceTools={
        <MendButton
          locale={locale}
          words={{ here: mend.here, title: mend.title }}
          closeLabel={panel.close}
          source={{ library: work.name, chapter: name, edition: edition.name }}
        />
      }
      afterText={
        <>
          <EarlyScript source={findPlaceEarly} />
          {after === undefined ? null : (
            <Guard message={t("text:partFailed")}>
              <OnwardChoiceLater path={loadPath()} workKey={work.name} printed={after.name} />
            </Guard>
          )}
        </>
      }
    />
  );
}

/**
 * From the end of a chapter to the next one. Relative, so that the same text serves both languages
 * of the interface. `tail` is the path of the edition, empty or ending in a slash.
 */
function linkToChapter(
  { genre }: Work,
  { name, title }: { readonly name: string; readonly title: Bilingual },
  tail: string,
): OnwardLink {
  const label = genre === "serial" ? "nextEpisode" : "continueWith";
  return { href: `${upFrom(tail)}/${name}/${tail}`, title, label };
}

/** From the end of a work to another one; relative too. */
function linkToWork(after: Work | undefined, tail: string): OnwardLink | undefined {
  return (
    after && { href: `${upFrom(tail)}/../${after.name}/`, title: after.title, label: "nextWork" }
  );
}

/** From a chapter’s page to its work’s. */
function upFrom(tail: string): string {
  return tail === "" ? ".." : "../..";
}
