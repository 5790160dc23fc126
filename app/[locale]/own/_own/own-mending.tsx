"use client";

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import bar from "#app/_mend/mend-bar.module.css";
import { isDoubtful, MendRows, rowsOf } from "#app/_mend/mend-rows.tsx";
import { findTyped } from "#app/_mend/typed-text.ts";
import { type MendState, undoByKey, useMending } from "#app/_mend/use-mending.ts";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import {
  findOwnWork,
  finishOwnWork,
  type LoadedChapter,
  loadOwnChapter,
  loadOwnTables,
  saveOwnChapter,
  toWork,
} from "#app/_store/own-works.ts";
import { storeFailureOf } from "#app/_store/store-error.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import notice from "#app/_ui/notice.module.css";
import { type ImportWorker, openImportWorker } from "#app/_workers/import-calls.ts";
import { importFailureOf, importSentence } from "#app/_workers/import-failure.ts";
import { chapterHref, ownWorkKey, workHref } from "#lib/reader/address.ts";
import type { Edition, Work } from "#lib/text/model.ts";
import { askedEdition, editionQuery } from "./edition.ts";
import { EditionOptions } from "./edition-options.tsx";
import { Absent, Opening, useLoaded } from "./loaded.tsx";
import styles from "./own-mending.module.css";

interface OpenMending {
  readonly kept: OwnWork;
  readonly work: Work;
  readonly name: string;
  readonly loaded: LoadedChapter;
  /** Rows to look at, by chapter. */
  readonly doubtful: ReadonlyMap<string, number>;
  readonly isUnrelated: boolean;
  /** The English that is shown and mended. */
  readonly edition: Edition;
}

/** The screen for mending an own work, chapter by chapter; every change is kept at once. */
export function OwnMending({ locale }: { readonly locale: Locale }) {
  const found = useLoaded(load);
  if (found.state === "loading") return <Opening />;
  if (found.state === "absent") return <Absent locale={locale} failure={found.failure} />;
  const { kept, name, edition } = found.value;
  return (
    <ChapterMending
      key={`${kept.name}/${name}/${edition.name}/${kept.changedAt}`}
      locale={locale}
      open={found.value}
      onGo={(to) => {
        const url = new URL(location.href);
        for (const [key, value] of Object.entries(to)) url.searchParams.set(key, value);
        url.hash = "";
        history.replaceState(null, "", url);
        found.reload();
      }}
    />
  );
}

const noRows: ReadonlySet<string> = new Set();

function ChapterMending({
  locale,
  open,
  onGo,
}: {
  readonly locale: Locale;
  readonly open: OpenMending;
  readonly onGo: (to: { readonly chapter: string } | { readonly edition: string }) => void;
}) {
  const { t } = useTranslation(["mend", "store", "import"]);
  const { work, name, loaded, edition } = open;
  const columns = useMemo(
    () => ({ fr: 0, en: loaded.chapter.editions.indexOf(edition.name) }),
    [loaded, edition],
  );
  const key = ownWorkKey(work.name);
  const number = new Intl.NumberFormat(locale);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<string>();
  const [order, setOrder] = useState<"text" | "doubt">("text");
  const [realigning, setRealigning] = useState<number>();
  const chapterKey = `${key}/${name}`;
  // What was being written when the page was left is there again.
  const [current, setCurrent] = useState(() => findTyped(chapterKey)?.segment);
  /** In the order of doubt, the rows that were doubtful when the reader chose it. */
  const [asked, setAsked] = useState(noRows);
  const worker = useRef<ImportWorker>(undefined);

  /** What is kept now; changes are written one after the other. */
  const kept = useRef(open.kept);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const fail = (error: unknown) => setFailure(t(`store:failed_${storeFailureOf(error)}`));
  const save = ({ chapter, confidence }: MendState) => {
    setSaid(t("mend:saving"));
    writing.current = writing.current.then(async () => {
      try {
        kept.current = await saveOwnChapter(kept.current, { name, chapter, confidence });
        setSaid(t("mend:saved"));
        setFailure(undefined);
      } catch (error) {
        setSaid("");
        fail(error);
      }
    });
  };
  const mending = useMending(
    { chapter: loaded.chapter, confidence: loaded.confidence, at: "" },
    (state) => {
      // What is being aligned is no longer what is shown.
      worker.current?.close();
      save(state);
      if (state.at !== "") setCurrent(state.at);
    },
  );
  const { chapter, confidence } = mending.state;
  const rows = useMemo(() => rowsOf(chapter), [chapter]);
  const doubtful = rows.filter(({ segment }) => isDoubtful(confidence[segment.id]));
  const shown = useMemo(() => {
    if (order === "text") return rows;
    const sureness = (id: string) => loaded.confidence[id] ?? 1;
    return rows
      .filter(({ segment }) => asked.has(segment.id) || segment.id === current)
      .toSorted((a, b) => sureness(a.segment.id) - sureness(b.segment.id));
  }, [rows, order, asked, current, loaded]);

  useEffect(() => {
    document.title = `${t("mend:title")} – ${work.title[locale]}`;
  }, [t, work, locale]);
  useEffect(() => () => worker.current?.close(), []);
  // A link may name a row.
  useEffect(() => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (id === "" || !rowsOf(loaded.chapter).some(({ segment }) => segment.id === id)) return;
    setCurrent(id);
    document.querySelector(`[data-row="${CSS.escape(id)}"]`)?.scrollIntoView({ block: "center" });
  }, [loaded]);

  const goTo = useCallback((id: string) => {
    setCurrent(id);
    requestAnimationFrame(() => {
      const row = document.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]`);
      row?.focus({ preventScroll: true });
      row?.scrollIntoView({ block: "nearest" });
    });
  }, []);
  /** The next row to look at, after one, else from the beginning. */
  const goToDoubtful = (after?: string) => {
    const from = after === undefined ? -1 : rows.findIndex(({ segment }) => segment.id === after);
    const others = doubtful.filter(({ segment }) => segment.id !== after);
    const next = others.find(
      ({ segment }) => rows.findIndex((row) => row.segment === segment) > from,
    );
    const id = (next ?? others[0])?.segment.id;
    if (id !== undefined) goTo(id);
  };

  /** Aligns what follows a row again; what the reader has judged stays as it is. */
  const realign = async (id: string) => {
    const index = rows.findIndex(({ segment }) => segment.id === id);
    const fixed = rows
      .filter(({ segment }, at) => at < index || confidence[segment.id] === 1)
      .map(({ segment }) => segment.id);
    setRealigning(0);
    worker.current ??= openImportWorker();
    try {
      const made = await worker.current.ask(
        "realign",
        { chapter, edition: columns.en, kept: fixed },
        { onProgress: ({ share }) => setRealigning(share) },
      );
      const isFixed = new Set(fixed);
      const madeRows = rowsOf(made.chapter);
      const weighed = Object.fromEntries(
        madeRows.flatMap(({ segment: { id: each } }) => {
          const share = (isFixed.has(each) ? confidence : made.confidence)[each];
          return share === undefined ? [] : [[each, share]];
        }),
      );
      mending.replace(made.chapter, weighed, madeRows[index]?.segment.id ?? id);
    } catch (error) {
      if (importFailureOf(error).code !== "stopped")
        setFailure(importSentence(t, error, work.title[locale]));
    } finally {
      setRealigning(undefined);
    }
  };

  const finish = async () => {
    await writing.current;
    try {
      if (kept.current.isDraft) kept.current = await finishOwnWork(kept.current);
      const hash = current === undefined ? "" : `#${current}`;
      location.assign(chapterHref(locale, key, name) + editionQuery(work, edition) + hash);
    } catch (error) {
      fail(error);
    }
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo, wherever the focus is
    <div onKeyDown={(event) => undoByKey(mending, event)}>
      <div className={styles.head}>
        <h1>{t("mend:title")}</h1>
        <p className={styles.work}>
          <a href={workHref(locale, key)}>{work.title[locale]}</a>
        </p>
        <p className={styles.intro}>{t("mend:intro")}</p>
        {open.isUnrelated ? (
          <p className={`${notice.notice} ${styles.failure}`}>{t("import:unrelated")}</p>
        ) : null}
      </div>
      <div className={`${bar.bar} ${styles.steps}`}>
        <label>
          <span className="visually-hidden">{t("mend:chapter")}</span>
          <select value={name} onChange={({ target }) => onGo({ chapter: target.value })}>
            {open.kept.overview.map((each) => {
              const count =
                each.name === name ? doubtful.length : (open.doubtful.get(each.name) ?? 0);
              const formatted = number.format(count);
              return (
                <option key={each.name} value={each.name}>
                  {count === 0
                    ? each.title[locale]
                    : `${each.title[locale]} (${t("mend:doubtfulShort", { count, formatted })})`}
                </option>
              );
            })}
          </select>
        </label>
        {work.editions.length > 2 ? (
          <label>
            <span className="visually-hidden">{t("mend:edition")}</span>
            <select value={edition.name} onChange={({ target }) => onGo({ edition: target.value })}>
              <EditionOptions editions={work.editions.slice(1)} />
            </select>
          </label>
        ) : null}
        <fieldset className={styles.order}>
          <legend className="visually-hidden">{t("mend:order")}</legend>
          {(["text", "doubt"] as const).map((each) => (
            <label key={each}>
              <input
                type="radio"
                name="order"
                checked={order === each}
                onChange={() => {
                  setAsked(new Set(doubtful.map(({ segment }) => segment.id)));
                  setOrder(each);
                }}
              />
              <span>{t(`mend:order_${each}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className={styles.moves}>
          <button type="button" disabled={!mending.canUndo} onClick={mending.undo}>
            {t("mend:undo")}
          </button>
          <button type="button" disabled={!mending.canRedo} onClick={mending.redo}>
            {t("mend:redo")}
          </button>
          <button
            type="button"
            disabled={doubtful.length === 0}
            onClick={() => goToDoubtful(current)}
          >
            {t("mend:nextDoubtful")}
          </button>
          <button type="button" className={styles.done} onClick={() => void finish()}>
            {t("mend:done")}
          </button>
        </div>
        <p className={styles.state}>
          {realigning === undefined ? (
            <>
              {doubtful.length === 0
                ? t("mend:noDoubt")
                : t("mend:doubtful", {
                    count: doubtful.length,
                    formatted: number.format(doubtful.length),
                  })}{" "}
              <span role="status">{said}</span>
            </>
          ) : (
            <>
              {t("mend:realigning")}{" "}
              <progress
                value={realigning}
                aria-label={t("mend:realigning")}
                aria-valuetext={formatShare(realigning, locale)}
              />
              <button type="button" onClick={() => worker.current?.close()}>
                {t("mend:stop")}
              </button>
            </>
          )}
        </p>
        {failure === undefined ? null : (
          <p role="alert" className={`${notice.notice} ${styles.failure}`}>
            {failure}
          </p>
        )}
      </div>
      <MendRows
        locale={locale}
        chapterKey={chapterKey}
        mending={mending}
        rows={shown}
        columns={columns}
        current={current}
        onCurrent={goTo}
        onRealign={(id) => void realign(id)}
        onSettled={goToDoubtful}
      />
      <Keys />
    </div>
  );
}

/** The keys of the row that is being mended. */
function Keys() {
  const { t } = useTranslation("mend");
  const keys = [
    ["↑ ↓", t("help_move")],
    ["← →", t("help_side")],
    ["[ ]", t("help_cut")],
    ["s", t("help_split")],
    ["m M", t("help_merge")],
    ["u d", t("help_updown")],
    ["o", t("help_apart")],
    ["e", t("help_edit")],
    ["r", t("help_right")],
    ["Ctrl Z, Ctrl Y", t("help_undo")],
  ] as const;
  return (
    <details className={styles.keys}>
      <summary>{t("helpTitle")}</summary>
      <dl>
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

async function load(asked: URLSearchParams): Promise<OpenMending | undefined> {
  const kept = await findOwnWork(asked.get("work") ?? "");
  if (kept === undefined) return undefined;
  const tables = await loadOwnTables(kept);
  const doubtful = new Map(
    tables.map(({ name, confidence }) => [
      name,
      Object.values(confidence).filter(isDoubtful).length,
    ]),
  );
  const name = asked.get("chapter") ?? kept.overview[0]?.name ?? "";
  const loaded = await loadOwnChapter(kept.name, name);
  if (loaded === undefined) return undefined;
  const work = toWork(kept);
  return {
    kept,
    work,
    name,
    loaded,
    doubtful,
    isUnrelated: asked.has("unrelated"),
    edition: askedEdition(asked, work),
  };
}
