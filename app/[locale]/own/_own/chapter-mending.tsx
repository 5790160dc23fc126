"use client";

import { useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { MendRows } from "#app/_mend/mend-rows.tsx";
import { isDoubtful, rowsOf } from "#app/_mend/shown-rows.ts";
import { undoByKey, useMending } from "#app/_mend/use-mending.ts";
import type { Locale } from "#app/_messages/locales.ts";
import notice from "#app/_ui/notice.module.css";
import { chapterHref, ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Work } from "#lib/text/model.ts";
import { editionQuery } from "./edition.ts";
import { MendingBar, MendingState, type Order, Realigning } from "./mending-bar.tsx";
import { MendingKeys } from "./mending-keys.tsx";
import type { OpenMending } from "./open-mending.ts";
import styles from "./own-mending.module.css";
import { useCurrentRow } from "./use-current-row.ts";
import { useKeptChapter } from "./use-kept-chapter.ts";
import { useRealign } from "./use-realign.ts";

const noRows: ReadonlySet<string> = new Set();

/** The rows of a chapter, to be mended; every change is kept at once. */
export function ChapterMending({
  locale,
  open,
  onGo,
}: {
  readonly locale: Locale;
  readonly open: OpenMending;
  readonly onGo: (to: { readonly chapter: string } | { readonly edition: string }) => void;
}) {
  const { work, name, loaded, edition } = open;
  const columns = useMemo(
    () => ({ fr: 0, en: loaded.chapter.editions.indexOf(edition.name) }),
    [loaded, edition],
  );
  const key = ownWorkKey(work.name);
  const chapterKey = `${key}/${name}`;
  const [order, setOrder] = useState<Order>("text");
  const { current, setCurrent, goTo } = useCurrentRow(loaded.chapter, chapterKey);
  /** In the order of doubt, the rows that were doubtful when the reader chose it. */
  const [asked, setAsked] = useState(noRows);
  const { said, failure, setFailure, save, finish } = useKeptChapter(open);
  const { realign, share, stop } = useRealign(columns.en, work.title[locale], setFailure);
  const mending = useMending(
    { chapter: loaded.chapter, confidence: loaded.confidence, at: "" },
    (state) => {
      // What is being aligned is no longer what is shown.
      stop();
      save(state);
      if (state.at !== "") setCurrent(state.at);
    },
  );
  const { chapter, confidence } = mending.state;
  const rows = useMemo(() => rowsOf(chapter), [chapter]);
  const ids = rows.map(({ segment }) => segment.id);
  const doubtful = ids.filter((id) => isDoubtful(confidence[id]));
  const shown = useMemo(() => {
    if (order === "text") return rows;
    const sureness = (id: string) => loaded.confidence[id] ?? 1;
    return rows
      .filter(({ segment }) => asked.has(segment.id) || segment.id === current)
      .toSorted((a, b) => sureness(a.segment.id) - sureness(b.segment.id));
  }, [rows, order, asked, current, loaded]);
  const goToDoubtful = (after?: string) => {
    const next = nextAfter(after, doubtful, ids);
    if (next !== undefined) goTo(next);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo, wherever the focus is
    <div onKeyDown={(event) => undoByKey(mending, event)}>
      <Head locale={locale} work={work} isUnrelated={open.isUnrelated} />
      <MendingBar
        locale={locale}
        open={open}
        mending={mending}
        doubtful={doubtful.length}
        order={order}
        failure={failure}
        onGo={onGo}
        onOrder={(next) => {
          setAsked(new Set(doubtful));
          setOrder(next);
        }}
        onNext={() => goToDoubtful(current)}
        onDone={async () => {
          const hash = current === undefined ? "" : `#${current}`;
          if (await finish())
            location.assign(chapterHref(locale, key, name) + editionQuery(work, edition) + hash);
        }}
      >
        {share === undefined ? (
          <MendingState locale={locale} doubtful={doubtful.length} said={said} />
        ) : (
          <Realigning locale={locale} share={share} onStop={stop} />
        )}
      </MendingBar>
      <MendRows
        locale={locale}
        chapterKey={chapterKey}
        mending={mending}
        rows={shown}
        columns={columns}
        current={current}
        onCurrent={goTo}
        onRealign={(id) => void realign(mending, id)}
        onSettled={goToDoubtful}
      />
      <MendingKeys />
    </div>
  );
}

/** The next of some rows after one, else the first. */
function nextAfter(
  after: string | undefined,
  some: readonly string[],
  all: readonly string[],
): string | undefined {
  const from = after === undefined ? -1 : all.indexOf(after);
  const others = some.filter((id) => id !== after);
  return others.find((id) => all.indexOf(id) > from) ?? others[0];
}

function Head({
  locale,
  work,
  isUnrelated,
}: {
  readonly locale: Locale;
  readonly work: Work;
  readonly isUnrelated: boolean;
}) {
  const { t } = useTranslation(["mend", "import"]);
  useEffect(() => {
    document.title = `${t("mend:title")} – ${work.title[locale]}`;
  }, [t, work, locale]);
  return (
    <div className={styles.head}>
      <h1>{t("mend:title")}</h1>
      <p className={styles.work}>
        <a href={workHref(locale, ownWorkKey(work.name))}>{work.title[locale]}</a>
      </p>
      <p className={styles.intro}>{t("mend:intro")}</p>
      {isUnrelated ? (
        <p className={`${notice.notice} ${styles.failure}`}>{t("import:unrelated")}</p>
      ) : null}
    </div>
  );
}
