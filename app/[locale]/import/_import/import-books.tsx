"use client";

import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import type { ImportChoice } from "#app/_store/stored-rows.ts";
import notice from "#app/_ui/notice.module.css";
import progress from "#app/_ui/progress-line.module.css";
import type { CatalogueBook } from "#lib/catalogue/catalogue.ts";
import styles from "../import.module.css";
import { BookShelf } from "./book-shelf.tsx";
import { chosenBook } from "./chosen-book.ts";
import { ImportSide } from "./import-side.tsx";
import { LanguageNotices } from "./language-notices.tsx";
import { LanguageQuestion } from "./language-question.tsx";
import { OutlineView } from "./outline-view.tsx";
import { TypographyChoice } from "./typography-choice.tsx";
import type { Aligning } from "./use-alignment.ts";
import { useArrivingFiles } from "./use-arriving-files.ts";
import { swapped, withoutText } from "./use-choice.ts";
import { useFileDrop } from "./use-file-drop.ts";
import { useImport } from "./use-import.ts";

/** Two files, or one that has both sides, become a text that is kept in the browser. */
export function ImportBooks({
  locale,
  tablesUrl,
  books,
}: {
  readonly locale: Locale;
  readonly books: readonly CatalogueBook[];
  /** The address of the lexicon’s tables. */
  readonly tablesUrl: string;
}) {
  const { t } = useTranslation("import");
  const importing = useImport(locale, tablesUrl, books);
  const { choice, latest, change, asked, aligning, reading } = importing;
  const isOver = useFileDrop((files, wish) => void importing.read(files, wish));
  useArrivingFiles(
    importing.isReady,
    (files) => void importing.read(files),
    () => importing.say(t("sharedLost")),
  );
  const book = chosenBook(choice, books);
  const isBusy = reading.length > 0 || aligning !== undefined;
  return (
    <section
      className={styles.import}
      data-over={isOver ? "" : undefined}
      data-ready={importing.isReady ? "" : undefined}
    >
      <div className={styles.sides}>
        {(["fr", "en"] as const).map((side) => (
          <ImportSide
            key={side}
            locale={locale}
            side={side}
            facts={choice[side]}
            pasted={choice.pasted[side]}
            isBusy={aligning !== undefined}
            onFiles={(files) => void importing.read(files, side)}
            onPasted={(text) => {
              const pasted = { ...latest.current.pasted, [side]: text };
              change({ ...latest.current, pasted });
            }}
            onTakePasted={(text) => void importing.takePasted(side, text)}
            onRemove={() => {
              importing.say("");
              change(withoutText(latest.current, side));
            }}
          />
        ))}
      </div>
      {importing.failure === undefined ? null : (
        <p role="alert" className={`${notice.notice} ${styles.failure}`}>
          {importing.failure}
        </p>
      )}
      {asked === undefined ? null : (
        <LanguageQuestion
          key={asked.file.name}
          locale={locale}
          asked={asked}
          isBusy={isBusy}
          onAnswer={importing.answer}
          onLeave={importing.leaveQuestion}
        />
      )}
      <LanguageNotices choice={choice} />
      {book === undefined ? null : (
        <p className={styles.said}>
          {t("bookFound", { title: book.title, author: book.author, level: book.level })}
        </p>
      )}
      <Actions
        choice={choice}
        isHidden={aligning !== undefined}
        isBusy={isBusy}
        onAlign={() => void importing.align()}
        onSwap={() => {
          importing.say(t("swapped"));
          change(swapped(latest.current));
        }}
      />
      {importing.outline === undefined || aligning !== undefined ? null : (
        <TypographyChoice
          locale={locale}
          count={importing.outline.typography}
          isOn={choice.keepsTypography !== true}
          isBusy={isBusy}
          onChange={(isOn) => change({ ...latest.current, keepsTypography: !isOn })}
        />
      )}
      <BusyLine locale={locale} reading={reading} aligning={aligning} onStop={importing.stop} />
      <p role="status" className={styles.said}>
        {importing.said}
      </p>
      {importing.outline === undefined ? (
        <p className={styles.formats}>{t("formats")}</p>
      ) : (
        <OutlineView
          locale={locale}
          outline={importing.outline}
          edits={choice.edits}
          isBusy={aligning !== undefined}
          onEdits={(edits) => change({ ...latest.current, edits })}
        />
      )}
      <BookShelf
        locale={locale}
        books={books}
        chosen={choice.book}
        onChoose={({ name }) => change({ ...latest.current, book: name })}
        onFiles={(files) => void importing.read(files)}
      />
    </section>
  );
}

function Actions({
  choice: { fr, en },
  isHidden,
  isBusy,
  onAlign,
  onSwap,
}: {
  readonly choice: ImportChoice;
  readonly isHidden: boolean;
  readonly isBusy: boolean;
  readonly onAlign: () => void;
  readonly onSwap: () => void;
}) {
  const { t } = useTranslation("import");
  if (isHidden || (fr ?? en) === undefined) return null;
  const isAlone = fr !== undefined && en === undefined && fr.work === undefined;
  return (
    <div className={styles.actions}>
      {fr !== undefined && (en !== undefined || isAlone) ? (
        <button type="button" className={styles.main} disabled={isBusy} onClick={onAlign}>
          {t(isAlone ? "readAlone" : "align")}
        </button>
      ) : null}
      {fr?.work === undefined ? (
        <button type="button" className={styles.plain} disabled={isBusy} onClick={onSwap}>
          {t("swap")}
        </button>
      ) : null}
      {isAlone ? <p className={styles.hint}>{t("readAloneHint")}</p> : null}
    </div>
  );
}

/** What is being done, and how far it is. */
function BusyLine({
  locale,
  reading,
  aligning,
  onStop,
}: {
  readonly locale: Locale;
  readonly reading: readonly string[];
  readonly aligning: Aligning | undefined;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation("import");
  const stage =
    aligning !== undefined
      ? t(`stage_${aligning.stage}`)
      : reading[0] === undefined
        ? ""
        : t("reading", { name: reading[0] });
  return (
    <div className={styles.busy}>
      <p role="status" className={styles.stage}>
        {stage}
      </p>
      {aligning === undefined ? null : (
        <>
          <progress
            className={`${progress.line} ${styles.line}`}
            value={aligning.share}
            aria-label={t("aligning")}
            aria-valuetext={formatShare(aligning.share, locale)}
          />
          <button
            type="button"
            className={styles.plain}
            onClick={onStop}
            disabled={aligning.stage === "keeping"}
          >
            {t("stop")}
          </button>
        </>
      )}
    </div>
  );
}
