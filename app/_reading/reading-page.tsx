import { MendButton } from "#app/_mend/mend-button.tsx";
import type { Locale } from "#app/_messages/locales.ts";
import { messagesOf, translationsOf } from "#app/_messages/translations.ts";
import { findPlaceEarly } from "#app/_ui/early.ts";
import { EarlyScript } from "#app/_ui/html-page.tsx";
import { addressOf, chapterLexiconFile, tablesFile } from "#lib/library/chapter-lexicons.ts";
import { loadChapter } from "#lib/library/library.ts";
import { loadShelfOrder, nextWork } from "#lib/library/next-work.ts";
import { toReading } from "#lib/library/reading.ts";
import { workOverview } from "#lib/library/work-statistics.ts";
import type { Bilingual, Edition, Work } from "#lib/text/model.ts";
import { editionLabel, editionPath } from "./edition-path.ts";
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
  const { mend, panel } = messagesOf(locale);
  const overview = workOverview(work, edition.name);
  const chapter = loadChapter(work, name);
  if (chapter === undefined) throw new RangeError(`${work.name} has no chapter “${name}”`);
  const tailOf = (each: Edition) =>
    editionPath(work, each)
      .map((part) => `${part}/`)
      .join("");
  const tail = tailOf(edition);
  const hrefOfEdition = (each: Edition) => `/${locale}/${work.name}/${name}/${tailOf(each)}`;
  const second = nextEdition(work, edition);
  const index = work.chapters.indexOf(name);
  const next = overview[index + 1];
  const slots = putChapter({
    slot: `${work.name}/${name}/${edition.name}`,
    reading: toReading(chapter, edition.name),
    title: work.title,
    words: { fr: messagesOf("fr").text, en: messagesOf("en").text },
    next: onwardLink(work, next, tail),
  });
  return (
    <ReadingFrame
      locale={locale}
      t={translationsOf(locale)}
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
          from: `/texts/${work.name}/${name}.tsv`,
          labels: proseLabels(messagesOf("en").text),
        },
      }}
      around={{
        title: work.title[locale],
        href: `/${locale}/${work.name}/`,
        chapters: overview,
        index,
        hrefOf: (chapterName, inLocale) => `/${inLocale}/${work.name}/${chapterName}/${tail}`,
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
      afterText={<EarlyScript source={findPlaceEarly} />}
    />
  );
}

/**
 * The way on from the end of a chapter: to the next one, or to the next work of the shelf. Relative,
 * so that the same text serves both languages of the interface.
 */
function onwardLink(
  work: Work,
  next: { readonly name: string; readonly title: Bilingual } | undefined,
  /** The path of the edition, empty or ending in a slash. */
  tail: string,
): OnwardLink | undefined {
  const up = tail === "" ? ".." : "../..";
  if (next !== undefined) {
    const label = work.genre === "serial" ? "nextEpisode" : "continueWith";
    return { href: `${up}/${next.name}/${tail}`, title: next.title, label };
  }
  const after = nextWork(loadShelfOrder(), work);
  return after && { href: `${up}/../${after.name}/`, title: after.title, label: "nextWork" };
}
