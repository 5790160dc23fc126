"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { findLibraryMend, saveLibraryMend } from "#app/_store/library-mends.ts";
import { findOwnWork, loadOwnChapter, saveOwnChapter } from "#app/_store/own-works.ts";
import {
  type StoreFailure as Failure,
  StoreError,
  storeFailureOf,
} from "#app/_store/store-error.ts";
import type { LibraryMend, OwnWork } from "#app/_store/stored-rows.ts";
import notice from "#app/_ui/notice.module.css";
import { saveAs } from "#app/_ui/save-as.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import {
  fromPatch,
  isApplied,
  patchFileName,
  rowsOfPatch,
  tablePath,
  toPatch,
} from "#lib/export/patch.ts";
import { ownWorkKey } from "#lib/reader/address.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { parseChapter } from "#lib/text/chapter.ts";
import type { Chapter, EditionName } from "#lib/text/model.ts";
import bar from "./mend-bar.module.css";
import styles from "./mend-here.module.css";
import { MendRows } from "./mend-rows.tsx";
import type { MendSource } from "./mend-source.ts";
import { type Columns, rowsOf } from "./shown-rows.ts";
import { findTyped } from "./typed-text.ts";
import { type MendState, undoByKey, useMending } from "./use-mending.ts";

/** The table of the page as the reader has mended it, and what is kept of it. */
interface OpenTable {
  readonly chapter: Chapter;
  readonly confidence: MendState["confidence"];
  readonly columns: Columns;
  readonly kept: KeptOwn | KeptMend;
}

interface KeptOwn {
  readonly own: OwnWork;
  readonly chapter: string;
}

interface KeptMend {
  readonly work: string;
  readonly chapter: string;
  /** As the library has it; the patch begins from it. */
  readonly before: Chapter;
  readonly mend: LibraryMend | undefined;
  /** A patch that does not fit the text any more, which has changed meanwhile. */
  readonly stale: string | undefined;
}

interface Props {
  readonly locale: Locale;
  readonly source: MendSource;
  /** The segment that the reader marked. */
  readonly at: string;
  readonly onChanged: () => void;
}

/** So many rows are shown on either side of the one that is mended. */
const rowsAround = 3;

export function MendHere(props: Props) {
  return (
    <MessagesProvider locale={props.locale}>
      <Open {...props} />
    </MessagesProvider>
  );
}

function Open(props: Props) {
  const { t } = useTranslation(["mend", "own"]);
  const [table, setTable] = useState<OpenTable>();
  const [failure, setFailure] = useState<Failure>();
  const { source } = props;
  useEffect(() => {
    openTable(source).then(setTable, (error: unknown) => setFailure(storeFailureOf(error)));
  }, [source]);
  if (failure !== undefined) return <StoreFailure failure={failure} />;
  if (table === undefined) return <p role="status">{t("own:loading")}</p>;
  return <Rows {...props} table={table} />;
}

function Rows({
  locale,
  source: { edition },
  at,
  onChanged,
  table,
}: Props & { readonly table: OpenTable }) {
  const { t } = useTranslation(["mend", "store"]);
  const chapterKey = keyOf(table.kept);
  const [current, setCurrent] = useState(() => rowFor(table, findTyped(chapterKey)?.segment ?? at));
  const [said, setSaid] = useState("");
  const kept = useRef(table.kept);
  const writing = useRef(Promise.resolve());
  const save = (state: MendState) => {
    writing.current = writing.current.then(async () => {
      try {
        kept.current = await keep(kept.current, state);
        setSaid(t("mend:saved"));
        onChanged();
      } catch (error) {
        setSaid(t(`store:failed_${storeFailureOf(error)}`));
      }
    });
  };
  const mending = useMending(
    { chapter: table.chapter, confidence: table.confidence, at: current },
    (state) => {
      save(state);
      setCurrent(state.at);
    },
  );
  const rows = rowsOf(mending.state.chapter);
  const index = rows.findIndex(({ segment }) => segment.id === current);
  const shown = rows.slice(Math.max(0, index - rowsAround), index + rowsAround + 1);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo, wherever the focus is
    <div onKeyDown={(event) => undoByKey(mending, event)}>
      <MendRows
        locale={locale}
        chapterKey={chapterKey}
        mending={mending}
        rows={shown}
        columns={table.columns}
        current={current}
        onCurrent={setCurrent}
        onSettled={() => {}}
      />
      <div className={`${bar.bar} ${styles.steps}`}>
        <button type="button" disabled={!mending.canUndo} onClick={mending.undo}>
          {t("mend:undo")}
        </button>
        <button type="button" disabled={!mending.canRedo} onClick={mending.redo}>
          {t("mend:redo")}
        </button>
        {"own" in table.kept ? null : (
          <PatchSteps
            kept={table.kept}
            chapter={mending.state.chapter}
            onTakeBack={(before) => mending.replace(before, {}, at)}
          />
        )}
        <span role="status">{said}</span>
      </div>
      {"own" in table.kept ? (
        <p className={styles.hint}>
          <a href={mendHref(locale, table.kept, edition, current)}>{t("mend:wholeChapter")}</a>
        </p>
      ) : (
        <p className={styles.hint}>
          {t("mend:patchHint")} <a href={sitePath(`/${locale}/own/`)}>{t("mend:allMends")}</a>
        </p>
      )}
    </div>
  );
}

/** What can be done with a mend of the library’s text: it is taken away, or taken back. */
function PatchSteps({
  kept: { work, chapter: name, before, stale },
  chapter,
  onTakeBack,
}: {
  readonly kept: KeptMend;
  /** As it is mended now. */
  readonly chapter: Chapter;
  readonly onTakeBack: (before: Chapter) => void;
}) {
  const { t } = useTranslation("mend");
  const patch = toPatch(tablePath(work, name), before, chapter);
  const save = (content = "") => saveAs(patchFileName(work, name), content);
  return (
    <>
      <button type="button" disabled={patch === undefined} onClick={() => save(patch)}>
        {t("patch")}
      </button>
      <button type="button" disabled={patch === undefined} onClick={() => onTakeBack(before)}>
        {t("takeBack")}
      </button>
      {stale === undefined ? null : (
        <p role="alert" className={`${notice.notice} ${styles.stale}`}>
          {t("stale")}{" "}
          <button type="button" onClick={() => save(stale)}>
            {t("patch")}
          </button>
        </p>
      )}
    </>
  );
}

async function keep(kept: OpenTable["kept"], state: MendState): Promise<OpenTable["kept"]> {
  if ("own" in kept) {
    const own = await saveOwnChapter(kept.own, { ...state, name: kept.chapter });
    return { ...kept, own };
  }
  const patch = toPatch(tablePath(kept.work, kept.chapter), kept.before, state.chapter);
  return { ...kept, mend: await saveLibraryMend(kept, patch, kept.mend) };
}

async function openTable(source: MendSource): Promise<OpenTable> {
  if ("own" in source) {
    const own = await findOwnWork(source.own);
    const loaded = await loadOwnChapter(source.own, source.chapter);
    if (own === undefined || loaded === undefined) throw new StoreError("changed-elsewhere");
    const columns = columnsOf(loaded.chapter, source.edition);
    return { ...loaded, columns, kept: { own, chapter: source.chapter } };
  }
  const { library: work, chapter: name } = source;
  const response = await fetch(sitePath(`/texts/${work}/${name}.tsv`));
  if (!response.ok) throw new Error(`${response.status} for ${name}`);
  const before = parseChapter(await response.text(), name);
  const mend = await findOpenMend(work, name, before);
  const mended = mend === undefined ? before : fromPatch(mend.patch, before);
  return {
    chapter: mended ?? before,
    confidence: mended === undefined ? {} : judgedBy(mend?.patch ?? ""),
    columns: columnsOf(before, source.edition),
    kept: {
      work,
      chapter: name,
      before,
      mend,
      stale: mended === undefined ? mend?.patch : undefined,
    },
  };
}

/** What is mended and not in the text yet; what has come into it is the reader’s own no more. */
async function findOpenMend(
  work: string,
  chapter: string,
  table: Chapter,
): Promise<LibraryMend | undefined> {
  const mend = await findLibraryMend(work, chapter);
  if (mend === undefined || !isApplied(mend.patch, table)) return mend;
  return saveLibraryMend({ work, chapter }, undefined, mend);
}

/** The rows that a patch puts into the table are the reader’s own judgement. */
function judgedBy(patch: string): MendState["confidence"] {
  const rows = rowsOfPatch(patch).filter(({ change }) => change === "in");
  return Object.fromEntries(rows.map(({ id }) => [id, 1]));
}

function keyOf(kept: OpenTable["kept"]): string {
  return "own" in kept
    ? `${ownWorkKey(kept.own.name)}/${kept.chapter}`
    : `${kept.work}/${kept.chapter}`;
}

/** The row for a segment of the page; where a mend has joined it to those above, the row that has it. */
function rowFor({ chapter, kept }: OpenTable, at: string): string {
  const ids = new Set(rowsOf(chapter).map(({ segment }) => segment.id));
  if (ids.has(at)) return at;
  const before = rowsOf("own" in kept ? chapter : kept.before).map(({ segment }) => segment.id);
  const above = before.slice(0, before.indexOf(at) + 1);
  return above.findLast((id) => ids.has(id)) ?? [...ids][0] ?? at;
}

/** The screen for mending, where a chapter can also be aligned again from a row on. */
function mendHref(
  locale: Locale,
  { own, chapter }: KeptOwn,
  edition: EditionName,
  segment: string,
): string {
  const query = new URLSearchParams({ work: own.name, chapter, edition });
  return sitePath(`/${locale}/own/mend/?${query}#${segment}`);
}

function columnsOf({ editions }: Chapter, edition: EditionName): Columns {
  return { fr: 0, en: editions.indexOf(edition) };
}
