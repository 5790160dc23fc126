import "./numbers.css";
import "./text.css";
import type { ReactNode } from "react";
import { Guard } from "#app/_ui/guard.tsx";
import { findHref } from "#lib/reader/address.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import { AnswerEarlyPresses } from "./answer-early-presses.tsx";
import type { BarProps } from "./bar-props.ts";
import { BottomBar } from "./bottom-bar.tsx";
import { FirstUse } from "./first-use.tsx";
import { Hits } from "./found/hits.tsx";
import { LookUp } from "./look-up.tsx";
import { Notes } from "./notes.tsx";
import { Prose } from "./prose.tsx";
import styles from "./reading-page.module.css";
import { SecondSide } from "./second-side.tsx";
import { type ShownChapter, ShownChapterProvider } from "./shown-chapter.tsx";
import { chapterShown } from "./surroundings.ts";
import { TextViewProvider } from "./text-view-context.tsx";
import { TopBar } from "./top-bar.tsx";

/**
 * The reading page around a text: the same for a chapter of the library, built once on the
 * server, and for one that the reader brought, drawn in the browser.
 */
export function ReadingFrame({
  chapter,
  sideLabels,
  slots,
  afterText,
  sentenceTools,
  ...bars
}: BarProps & {
  readonly chapter: ShownChapter;
  /** What each side is, in its own language. */
  readonly sideLabels: Readonly<Record<Side, string>>;
  /** Where the prose of each side was put. */
  readonly slots: Readonly<Record<Side, string>>;
  /** What comes right after the text. */
  readonly afterText?: ReactNode;
  /** What else can be done with the marked sentence. */
  readonly sentenceTools?: ReactNode;
}) {
  const { locale, t, words, around } = bars;
  const failed = t("text:partFailed");
  return (
    <>
      <a className={`visually-hidden ${styles.skip}`} href="#text">
        {t("site:skipToText")}
      </a>
      <ShownChapterProvider chapter={chapter}>
        <TextViewProvider failedMessage={failed}>
          <TopBar {...bars} findHref={findHref(locale, chapter.workKey, chapter.name)} />
          {/* The script that finds the place before anything is painted reads these two. */}
          <main id="text" className="text" data-work={chapter.workKey} data-chapter={chapter.name}>
            <h1 className="visually-hidden">
              {around.title}, {chapterShown(around).title[locale]}
            </h1>
            <Prose slot={slots.fr} side="fr" label={sideLabels.fr} />
            <Prose slot={slots.en} side="en" label={sideLabels.en} />
            <Guard message={failed}>
              <SecondSide failed={t("text:editionFailed")} />
            </Guard>
          </main>
          {afterText}
          <BottomBar {...bars} sentenceTools={sentenceTools} />
          <Guard message={failed}>
            <LookUp
              locale={locale}
              words={{
                failed: t("text:wordsFailed"),
                retry: t("text:retry"),
                close: words.panel.close,
              }}
            />
          </Guard>
          <Guard message={failed}>
            <FirstUse locale={locale} words={words.reader} />
          </Guard>
          <Guard message={failed}>
            <Notes label={words.reader.note} closeLabel={words.panel.close} />
          </Guard>
          <Guard message={failed}>
            <Hits locale={locale} />
          </Guard>
          <AnswerEarlyPresses />
        </TextViewProvider>
      </ShownChapterProvider>
    </>
  );
}
