"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { OwnWork } from "#app/_keep/database.ts";
import { findOwnWork, KeepError, loadOwnChapter, saveOwnChapter } from "#app/_keep/own-works.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { saveAs } from "#app/_ui/save-as.ts";
import { toPatch } from "#lib/export/patch.ts";
import { formatChapter, parseChapter } from "#lib/text/chapter.ts";
import type { Chapter } from "#lib/text/model.ts";
import type { MendSource } from "./mend-button.tsx";
import styles from "./mend-here.module.css";
import { type Columns, MendRows, rowsOf } from "./mend-rows.tsx";
import { type MendState, useMending } from "./use-mending.ts";

/** The table of the page, as it is and as it is mended. */
interface OpenTable {
  /** As the library has it; the patch begins from it. */
  readonly before: Chapter;
  readonly chapter: Chapter;
  readonly confidence: MendState["confidence"];
  readonly columns: Columns;
  readonly kept?: OwnWork;
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
  const [hasFailed, setHasFailed] = useState(false);
  const { source } = props;
  useEffect(() => {
    openTable(source).then(setTable, () => setHasFailed(true));
  }, [source]);
  if (hasFailed) return <p role="alert">{t("own:error_unavailable")}</p>;
  if (table === undefined) return <p role="status">{t("own:loading")}</p>;
  return <Rows {...props} table={table} />;
}

function Rows({ locale, source, at, onChanged, table }: Props & { readonly table: OpenTable }) {
  const { t } = useTranslation(["mend", "own"]);
  const [current, setCurrent] = useState(at);
  const [said, setSaid] = useState("");
  const kept = useRef(table.kept);
  const writing = useRef(Promise.resolve());
  const save = (state: MendState) => {
    if ("library" in source) {
      sessionStorage.setItem(draftKey(source), formatChapter(state.chapter));
      return;
    }
    writing.current = writing.current.then(async () => {
      if (kept.current === undefined) return;
      try {
        kept.current = await saveOwnChapter(kept.current, { ...state, name: source.chapter });
        setSaid(t("mend:saved"));
        onChanged();
      } catch (error) {
        setSaid(t(`own:error_${error instanceof KeepError ? error.code : "unavailable"}`));
      }
    });
  };
  const mending = useMending(
    { chapter: table.chapter, confidence: table.confidence, at },
    (state) => {
      save(state);
      setCurrent(state.at);
    },
  );
  const rows = rowsOf(mending.state.chapter);
  const index = rows.findIndex(({ segment }) => segment.id === current);
  const shown = rows.slice(Math.max(0, index - rowsAround), index + rowsAround + 1);
  const path = "library" in source ? `texts/${source.library}/${source.chapter}.tsv` : "";
  const patch = path === "" ? undefined : toPatch(path, table.before, mending.state.chapter);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys for undo, wherever the focus is
    <div
      onKeyDown={(event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        if ((event.target as Element).closest("textarea") !== null) return;
        const wanted = event.key.toLowerCase();
        if (wanted === "z" && !event.shiftKey) mending.undo();
        else if (wanted === "y" || wanted === "z") mending.redo();
        else return;
        event.preventDefault();
      }}
    >
      <MendRows
        locale={locale}
        mending={mending}
        rows={shown}
        columns={table.columns}
        current={current}
        onCurrent={setCurrent}
        onSettled={() => {}}
      />
      <div className={styles.bar}>
        <button type="button" disabled={!mending.canUndo} onClick={mending.undo}>
          {t("mend:undo")}
        </button>
        <button type="button" disabled={!mending.canRedo} onClick={mending.redo}>
          {t("mend:redo")}
        </button>
        {path === "" ? null : (
          <button
            type="button"
            disabled={patch === undefined}
            onClick={() => saveAs(`${path.replaceAll("/", "-")}.patch`, patch ?? "")}
          >
            {t("mend:patch")}
          </button>
        )}
        <span role="status">{said}</span>
      </div>
      {path === "" ? null : <p className={styles.hint}>{t("mend:patchHint")}</p>}
    </div>
  );
}

async function openTable(source: MendSource): Promise<OpenTable> {
  if ("own" in source) {
    const kept = await findOwnWork(source.own);
    const loaded = await loadOwnChapter(source.own, source.chapter);
    if (kept === undefined || loaded === undefined) throw new KeepError("changed-elsewhere");
    return { ...loaded, before: loaded.chapter, kept, columns: { fr: 0, en: 1 } };
  }
  const name = `${source.chapter}.tsv`;
  const response = await fetch(`/texts/${source.library}/${name}`);
  if (!response.ok) throw new Error(`${response.status} for ${name}`);
  const before = parseChapter(await response.text(), name);
  const draft = sessionStorage.getItem(draftKey(source));
  return {
    before,
    chapter: draft === null ? before : parseChapter(draft, name),
    confidence: {},
    columns: { fr: 0, en: before.editions.indexOf(source.edition) },
  };
}

/** What was mended in a table of the library stays until the tab is closed. */
function draftKey(source: { readonly library: string; readonly chapter: string }): string {
  return `en-regard:mend:${source.library}/${source.chapter}`;
}
