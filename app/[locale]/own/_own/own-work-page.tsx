"use client";

import { useEffect, useId, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { Translate } from "#app/_messages/translations.ts";
import { whenIdle } from "#app/_reading/when-idle.ts";
import {
  type DeletedWork,
  deleteOwnWork,
  describeOwnWork,
  findOwnWork,
  restoreOwnWork,
  toWork,
} from "#app/_store/own-works.ts";
import { storeFailureOf } from "#app/_store/store-error.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import field from "#app/_ui/field.module.css";
import { Resume } from "#app/_ui/resume.tsx";
import { isToCome } from "#lib/import/french-alone.ts";
import { chapterHref, ownWorkKey } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import type { Edition, Level, Work } from "#lib/text/model.ts";
import { levels } from "#lib/text/work.ts";
import { OwnShelf } from "../../_shelf/own-shelf.tsx";
import { KnownShareLater } from "../../[work]/known-share-later.tsx";
import work from "../../[work]/work.module.css";
import { ChapterList, EditionCard, WorkFacts } from "../../[work]/work-parts.tsx";
import { ExpectedRight } from "./expected-right.tsx";
import { ExportWork } from "./export-work.tsx";
import { isFrenchAlone } from "./french-alone.ts";
import { LibraryMends } from "./library-mends.tsx";
import { Absent, Opening, useLoaded } from "./loaded.tsx";
import styles from "./own-work-page.module.css";

/** An own work: what it is, its chapters, and what can be done with it. */
export function OwnWorkPage({
  locale,
  tablesUrl,
}: {
  readonly locale: Locale;
  /** The address of the lexicon’s tables. */
  readonly tablesUrl: string;
}) {
  const found = useLoaded(load);
  if (found.state === "loading") return <Opening />;
  if (found.state === "absent") return <Absent locale={locale} failure={found.failure} />;
  if (found.value === "all") return <AllOwnWorks locale={locale} />;
  return <ShownWork locale={locale} tablesUrl={tablesUrl} found={found.value} />;
}

async function load(asked: URLSearchParams): Promise<OwnWork | "all" | undefined> {
  const name = asked.get("work");
  return name === null ? "all" : findOwnWork(name);
}

function AllOwnWorks({ locale }: Pick<Parameters<typeof OwnWorkPage>[0], "locale">) {
  const { t } = useTranslation("own");
  return (
    <>
      <div className={work.head}>
        <h1>{t("shelfTitle")}</h1>
      </div>
      <OwnShelf locale={locale} heading="h2" emptyText={t("none")} />
      <p>
        <a href={sitePath(`/${locale}/import/`)}>{t("bring")}</a>
      </p>
      <LibraryMends locale={locale} />
    </>
  );
}

function ShownWork({
  locale,
  tablesUrl,
  found,
}: {
  readonly locale: Locale;
  readonly tablesUrl: string;
  readonly found: OwnWork;
}) {
  const { t: translate } = useTranslation(["own", "store", "shelf", "work", "site"]);
  const t = translate as unknown as Translate;
  const [kept, setKept] = useState(found);
  const [deleted, setDeleted] = useState<DeletedWork>();
  const [said, setSaid] = useState("");
  const own = toWork(kept);
  const counted = useMemo(() => ({ kept: found, tablesUrl }), [found, tablesUrl]);
  const other = locale === "fr" ? "en" : "fr";
  const key = ownWorkKey(kept.name);
  const title = own.title[locale];
  const isAlone = isFrenchAlone(kept);
  useEffect(() => {
    document.title = title;
  }, [title]);
  useFindable(kept, tablesUrl);

  /** Runs a change and says how it went. */
  const run = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      setSaid(t(`store:failed_${storeFailureOf(error)}`));
    }
  };

  if (deleted !== undefined)
    return (
      <DeletedOwnWork
        locale={locale}
        title={title}
        said={said}
        onUndo={() =>
          run(async () => {
            await restoreOwnWork(deleted);
            setDeleted(undefined);
            setSaid(t("own:restored", { title }));
          })
        }
      />
    );

  return (
    <>
      <div className={work.head}>
        <h1>{title}</h1>
        {own.title[other] === title ? null : (
          <p className={work.other} lang={other}>
            {own.title[other]}
          </p>
        )}
        {isAlone ? (
          <p className={work.facts}>{t("own:frenchAlone")}</p>
        ) : (
          <WorkFacts locale={locale} t={t} level={own.level} chapters={kept.overview} />
        )}
        <p>
          <a className={work.start} href={chapterHref(locale, key, own.chapters[0] ?? "")}>
            {t("work:start")}
          </a>
        </p>
        <Resume
          locale={locale}
          work={key}
          chapters={kept.overview.map(({ name, words }) => ({ name, words: words.fr }))}
        />
        <KnownShareLater locale={locale} work={key} own={counted} />
        {isAlone ? null : <ExpectedRight locale={locale} kept={kept} />}
        <WorkActions
          locale={locale}
          kept={kept}
          run={run}
          onDescribed={(described) => {
            setKept(described);
            setSaid(t("own:saved"));
          }}
          onDeleted={(gone) => {
            setDeleted(gone);
            setSaid("");
          }}
        />
        <p role="status" className={work.facts}>
          {said}
        </p>
      </div>
      <h2>{t("work:contents")}</h2>
      <ChapterList
        locale={locale}
        t={t}
        chapters={kept.overview}
        hrefOf={(chapter) => chapterHref(locale, key, chapter)}
        afterLength={(chapter) => (
          <KnownShareLater locale={locale} work={key} chapter={chapter} own={counted} />
        )}
      />
      <h2>{t("work:editions")}</h2>
      {own.editions.filter(isThere).map((edition) => (
        <EditionCard key={edition.name} edition={edition} t={t} />
      ))}
    </>
  );
}

/** What can be done with a work. */
function WorkActions({
  locale,
  kept,
  run,
  onDescribed,
  onDeleted,
}: {
  readonly locale: Locale;
  readonly kept: OwnWork;
  /** Does something, and says where the reader sees it how it went. */
  readonly run: (act: () => Promise<void>) => Promise<void>;
  readonly onDescribed: (described: OwnWork) => void;
  readonly onDeleted: (deleted: DeletedWork | undefined) => void;
}) {
  const { t } = useTranslation("own");
  const own = toWork(kept);
  const query = `?work=${encodeURIComponent(kept.name)}`;
  return (
    <div className={styles.actions}>
      {isFrenchAlone(kept) ? (
        <a href={sitePath(`/${locale}/import/${query}`)}>{t("addEnglish")}</a>
      ) : (
        <a href={sitePath(`/${locale}/own/mend/${query}`)}>{t("mend")}</a>
      )}
      <Description
        own={own}
        onSave={(changed) => run(async () => onDescribed(await describeOwnWork(kept, changed)))}
      />
      <ExportWork locale={locale} kept={kept} editions={own.editions.slice(1)} run={run} />
      <button
        type="button"
        className={styles.plain}
        onClick={() => run(async () => onDeleted(await deleteOwnWork(kept.name)))}
      >
        {t("remove")}
      </button>
    </div>
  );
}

/** What stands in the place of a work that was deleted just now: the way back. */
function DeletedOwnWork({
  locale,
  title,
  said,
  onUndo,
}: {
  readonly locale: Locale;
  readonly title: string;
  readonly said: string;
  readonly onUndo: () => void;
}) {
  const { t } = useTranslation(["own", "site"]);
  return (
    <div className={work.head}>
      <p role="status">{t("own:removed", { title })}</p>
      <p className={styles.actions}>
        <button
          type="button"
          className={styles.main}
          // biome-ignore lint/a11y/noAutofocus: the button that was here is gone, and this undoes it
          autoFocus
          onClick={onUndo}
        >
          {t("own:undo")}
        </button>
        <a href={sitePath(`/${locale}/`)}>{t("site:toShelf")}</a>
      </p>
      <p role="alert">{said}</p>
    </div>
  );
}

function isThere(edition: Edition): boolean {
  return !isToCome(edition);
}

/** The title in both languages and the level, to be changed in place. */
function Description({
  own,
  onSave,
}: {
  readonly own: Work;
  readonly onSave: (changed: Work) => void;
}) {
  const { t } = useTranslation("own");
  const id = useId();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <details
      className={styles.unfold}
      open={isOpen}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>{t("rename")}</summary>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const form = new FormData(event.currentTarget);
          const text = (name: string, before: string) =>
            String(form.get(name) ?? "")
              .trim()
              .normalize("NFC") || before;
          onSave({
            ...own,
            title: { fr: text("fr", own.title.fr), en: text("en", own.title.en) },
            level: String(form.get("level")) as Level,
          });
          setIsOpen(false);
        }}
      >
        <label htmlFor={`${id}fr`}>{t("titleFr")}</label>
        <input
          id={`${id}fr`}
          className={field.field}
          name="fr"
          lang="fr"
          defaultValue={own.title.fr}
          maxLength={200}
        />
        <label htmlFor={`${id}en`}>{t("titleEn")}</label>
        <input
          id={`${id}en`}
          className={field.field}
          name="en"
          lang="en"
          defaultValue={own.title.en}
          maxLength={200}
        />
        <label htmlFor={`${id}level`}>{t("level")}</label>
        <select id={`${id}level`} className={field.field} name="level" defaultValue={own.level}>
          {levels.map((level) => (
            <option key={level}>{level}</option>
          ))}
        </select>
        <button type="submit" className={styles.main}>
          {t("save")}
        </button>
      </form>
    </details>
  );
}

/** Makes a finished text ready to be found in, while nothing else is done. */
function useFindable({ name, isDraft, changedAt }: OwnWork, tablesUrl: string): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change has other words
  useEffect(() => {
    if (isDraft || !navigator.onLine) return;
    const abort = new AbortController();
    whenIdle(() => {
      if (abort.signal.aborted) return;
      // Whoever finds does what is not done then, and is told what is in the way.
      import("#app/_workers/analyse-own-texts.ts")
        .then(({ analyseOwnTexts }) =>
          analyseOwnTexts(tablesUrl, { work: name, signal: abort.signal }),
        )
        .catch(() => {});
    }, 5000);
    return () => abort.abort();
  }, [name, isDraft, changedAt, tablesUrl]);
}
