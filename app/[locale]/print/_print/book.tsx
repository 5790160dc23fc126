"use client";

import { useEffect, useMemo, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import { proseLabels } from "#app/_reading/put-chapter.ts";
import "#app/_reading/numbers.css";
import "#app/_reading/text.css";
import { chapterStatistics, toReading } from "#lib/library/reading.ts";
import { chapterPageName, formatPageRules, withChapterIds } from "#lib/reader/book-pages.ts";
import { proseHtml } from "#lib/reader/prose-html.ts";
import { type GlossaryEntry, readGlossary } from "#lib/text/glossary.ts";
import type { Bilingual, Edition } from "#lib/text/model.ts";
import type { Side } from "#lib/text/side.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import styles from "./print.module.css";

/** What the book says besides its text, in the language of each side. */
export type BookWords = Readonly<Record<Side, Pick<Messages, "print" | "text">>>;

interface SetChapter {
  readonly title: Bilingual;
  readonly html: Readonly<Record<Side, string>>;
}

const sides = ["fr", "en"] as const;

/** A work as a book: title page, where the texts are from, contents, chapters, glossary. */
export function Book({
  whole,
  asked,
  words,
}: {
  readonly whole: WholeWork;
  /** The English edition that the URL names; the first where it names none of the work’s. */
  readonly asked: string | null;
  readonly words: BookWords;
}) {
  const { work } = whole;
  const [french, english] = work.editions;
  const edition = work.editions.slice(1).find(({ name }) => name === asked) ?? english;
  const chapters = useMemo(() => setChapters(whole, edition, words), [whole, edition, words]);
  const glossary = useMemo(() => glossaryOf(whole), [whole]);
  const isSet = usePageRules(work.title, chapters);
  return (
    <div className={styles.book} data-book={isSet ? "set" : "setting"}>
      <TitlePage whole={whole} edition={edition} words={words} />
      <Colophon editions={[french, edition]} words={words} />
      {chapters.length > 1 ? <Contents chapters={chapters} words={words} /> : null}
      {chapters.map(({ html }, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: the chapters of a work stay in their order
          key={index}
          id={`c${index + 1}`}
          className={`text ${styles.chapter} ${chapterPageName(index + 1)}`}
        >
          {sides.map((side) => (
            <article
              key={side}
              className={`side side-${side}`}
              lang={side}
              // biome-ignore lint/security/noDangerouslySetInnerHtml: made by proseHtml, which escapes all text
              dangerouslySetInnerHTML={{ __html: html[side] }}
            />
          ))}
        </section>
      ))}
      {glossary.length > 0 ? <Glossary entries={glossary} words={words} /> : null}
    </div>
  );
}

function setChapters(
  { work, chapters }: WholeWork,
  edition: Edition,
  words: BookWords,
): readonly SetChapter[] {
  return chapters.map(({ name, chapter }, index) => {
    const reading = toReading(chapter, edition.name);
    const prose = (side: Side) =>
      withChapterIds(
        proseHtml(reading, side, proseLabels(words[side].text), { workTitle: work.title[side] }),
        index + 1,
      );
    return {
      title: chapterStatistics(chapter, name, edition.name).title,
      html: { fr: prose("fr"), en: prose("en") },
    };
  });
}

function glossaryOf({ glossary }: WholeWork): readonly GlossaryEntry[] {
  const entries = glossary === undefined ? [] : (readGlossary(glossary, "").entries ?? []);
  return [...entries].sort((a, b) => a.text.localeCompare(b.text, "fr"));
}

/** Puts running heads and numbers on the pages, and says when; a sheet made here breaks no policy. */
function usePageRules(title: Bilingual, chapters: readonly SetChapter[]): boolean {
  const [isSet, setIsSet] = useState(false);
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      formatPageRules(
        title,
        chapters.map((chapter) => chapter.title),
      ),
    );
    document.adoptedStyleSheets.push(sheet);
    const before = document.title;
    // What a browser calls the file. Next sets the title of the page when it gets to it, later or sooner.
    const nameFile = () => {
      if (document.title !== title.fr) document.title = title.fr;
    };
    const titleWatch = new MutationObserver(nameFile);
    titleWatch.observe(document.head, { childList: true, characterData: true, subtree: true });
    nameFile();
    setIsSet(true);
    return () => {
      titleWatch.disconnect();
      document.title = before;
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
    };
  }, [title, chapters]);
  return isSet;
}

function TitlePage({
  whole: { work },
  edition,
  words,
}: {
  readonly whole: WholeWork;
  readonly edition: Edition;
  readonly words: BookWords;
}) {
  const [french] = work.editions;
  const author = french.author ?? edition.author;
  return (
    <section className={`${styles.front} ${styles.titlePage}`}>
      {sides.map((side) => (
        <div key={side} lang={side}>
          <p>{author}</p>
          <p className={styles.title}>{work.title[side]}</p>
          <p className={styles.summary}>{work.summary[side]}</p>
          {side === "fr" || edition.translator === undefined ? null : (
            <p>{words.en.print.translatedBy.replace("{{name}}", edition.translator)}</p>
          )}
        </div>
      ))}
    </section>
  );
}

function Colophon({
  editions,
  words,
}: {
  readonly editions: readonly [Edition, Edition];
  readonly words: BookWords;
}) {
  return (
    <section className={`${styles.front} ${styles.colophon}`}>
      {sides.map((side, index) => {
        const { label, author, translator, date, origin, url, licence, licenceUrl } = editions[
          index
        ] as Edition;
        const lines = [label, author, translator, date, origin, url, licence, licenceUrl];
        return (
          <div key={side} lang={side}>
            <p className={styles.heading}>{words[side].print.colophon}</p>
            {[...new Set(lines)].map((line) =>
              line === undefined ? null : <p key={line}>{line}</p>,
            )}
          </div>
        );
      })}
    </section>
  );
}

function Contents({
  chapters,
  words,
}: {
  readonly chapters: readonly SetChapter[];
  readonly words: BookWords;
}) {
  return (
    <nav className={`${styles.front} ${styles.contents}`} aria-label={words.fr.print.contents}>
      {sides.map((side) => (
        <div key={side} lang={side}>
          <p className={styles.heading}>{words[side].print.contents}</p>
          <ol>
            {chapters.map(({ title }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the chapters of a work stay in their order
              <li key={index}>
                <a href={`#c${index + 1}`}>{title[side]}</a>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </nav>
  );
}

function Glossary({
  entries,
  words,
}: {
  readonly entries: readonly GlossaryEntry[];
  readonly words: BookWords;
}) {
  return (
    <section className={styles.glossary}>
      <h2>
        <span lang="fr">{words.fr.print.glossary}</span> ·{" "}
        <span lang="en">{words.en.print.glossary}</span>
      </h2>
      <dl>
        {entries.map(({ text, glosses, note }) => (
          <div key={text}>
            <dt lang="fr">{text}</dt>
            <dd>
              <span lang="en">{glosses.join("; ")}</span>
              {note === undefined || note === "" ? null : <i> {note}</i>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
