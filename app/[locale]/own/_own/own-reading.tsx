"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { MendButton } from "#app/_mend/mend-button.tsx";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import type { Translate } from "#app/_messages/translations.ts";
import { editionLabel } from "#app/_reading/edition-path.ts";
import { proseLabels, putChapter } from "#app/_reading/put-chapter.ts";
import { ReadingFrame } from "#app/_reading/reading-frame.tsx";
import { editionLinks, nextEdition } from "#app/_reading/surroundings.ts";
import { findOwnWork, type LoadedChapter, loadOwnChapter, toWork } from "#app/_store/own-works.ts";
import { showForThisVisit } from "#app/_store/settings-store.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import { toReading } from "#lib/library/reading.ts";
import { chapterHref, ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { askedEdition, editionQuery } from "./edition.ts";
import { isFrenchAlone } from "./french-alone.ts";
import { Absent, Opening, useLoaded } from "./loaded.tsx";

interface OpenChapter {
  readonly kept: OwnWork;
  readonly work: Work;
  readonly index: number;
  readonly loaded: LoadedChapter;
  readonly edition: Edition;
}

/** A chapter of an own work, its two sides face to face, with everything a library’s has. */
export function OwnReading({
  locale,
  words,
  sideWords,
  tablesUrl,
}: {
  readonly locale: Locale;
  readonly words: Pick<Messages, "reader" | "panel" | "comfort"> & {
    readonly mend: Pick<Messages["mend"], "here" | "title">;
  };
  /** What the text itself needs, in the language of each side. */
  readonly sideWords: Readonly<Record<Side, Messages["text"]>>;
  /** The address of the lexicon’s tables. */
  readonly tablesUrl: string;
}) {
  const found = useLoaded(loadChapter);
  if (found.state === "loading") return <Opening />;
  if (found.state !== "found") return <Absent locale={locale} failure={found.failure} />;
  return (
    <ShownChapter
      key={found.value.kept.changedAt}
      locale={locale}
      words={words}
      sideWords={sideWords}
      tablesUrl={tablesUrl}
      open={found.value}
      onChanged={found.reload}
    />
  );
}

function ShownChapter({
  locale,
  words,
  sideWords,
  tablesUrl,
  open: { kept, work, index, loaded, edition },
  onChanged,
}: Parameters<typeof OwnReading>[0] & {
  readonly open: OpenChapter;
  readonly onChanged: () => void;
}) {
  const { t } = useTranslation(["site", "text"]);
  const key = ownWorkKey(work.name);
  const here = kept.overview[index];
  const hrefOf = (chapter: string, inLocale: Locale, shown = edition) =>
    chapterHref(inLocale, key, chapter) + editionQuery(work, shown);
  const title = `${here?.title[locale]}, ${work.title[locale]}`;
  useEffect(() => {
    document.title = title;
    history.scrollRestoration = "manual";
  }, [title]);

  const second = nextEdition(work, edition);
  const [chapter] = useState({
    workKey: key,
    name: here?.name ?? "",
    edition: edition.name,
    frenchTitle: work.title.fr,
    tables: tablesUrl,
    second: second && {
      name: second.name,
      label: editionLabel(second),
      href: hrefOf(here?.name ?? "", locale, second),
      from: loaded.chapter,
      labels: proseLabels(sideWords.en),
    },
  });
  const [slots] = useState(() => {
    const next = kept.overview[index + 1];
    return putChapter({
      slot: `${key}/${here?.name}/${edition.name}/${kept.changedAt}`,
      reading: toReading(loaded.chapter, edition.name),
      title: work.title,
      words: sideWords,
      next: next && {
        href: hrefOf(next.name, locale),
        title: next.title,
        label: "continueWith",
      },
    });
  });
  return (
    <ReadingFrame
      locale={locale}
      t={t as unknown as Translate}
      words={words}
      sideLabels={{ fr: sideWords.fr.sideFr, en: sideWords.en.sideEn }}
      chapter={chapter}
      around={{
        title: work.title[locale],
        href: workHref(locale, key),
        chapters: kept.overview,
        index,
        hrefOf,
        editions: editionLinks(work, edition, (each) => hrefOf(here?.name ?? "", locale, each)),
      }}
      slots={slots}
      sentenceTools={
        <MendButton
          locale={locale}
          words={words.mend}
          closeLabel={words.panel.close}
          source={{
            own: work.name,
            chapter: here?.name ?? "",
            edition: edition.name,
            onChanged: () => {
              // The text is drawn anew, and the reader stays where they are, not where a link led.
              history.replaceState(null, "", location.pathname + location.search);
              onChanged();
            },
          }}
        />
      }
    />
  );
}

/** The chapter that the URL names, else the first one of the work. */
async function loadChapter(asked: URLSearchParams): Promise<OpenChapter | undefined> {
  const kept = await findOwnWork(asked.get("work") ?? "");
  if (kept === undefined) return undefined;
  const name = asked.get("chapter") ?? kept.overview[0]?.name;
  const index = kept.overview.findIndex((chapter) => chapter.name === name);
  const loaded = name === undefined ? undefined : await loadOwnChapter(kept.name, name);
  if (index < 0 || loaded === undefined) return undefined;
  const work = toWork(kept);
  // There is nothing to put beside it.
  if (isFrenchAlone(kept)) showForThisVisit("fr");
  return { kept, work, index, loaded, edition: askedEdition(asked, work) };
}
