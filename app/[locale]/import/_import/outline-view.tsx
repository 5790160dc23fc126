"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { PairOutline, ShownEntry } from "#app/_workers/import-calls.ts";
import { type OutlineRow, outlineRows } from "#lib/import/outline-rows.ts";
import type { PairEdit } from "#lib/import/pair-edits.ts";
import type { Side } from "#lib/reader/scroll-map.ts";
import styles from "./outline.module.css";
import { OutlineEntryView } from "./outline-entry.tsx";

/** Both books chapter by chapter, side by side, before they are aligned: a reader may change it. */
export function OutlineView({
  locale,
  outline,
  edits,
  isBusy,
  onEdits,
}: {
  readonly locale: Locale;
  readonly outline: PairOutline;
  readonly edits: readonly PairEdit[];
  readonly isBusy: boolean;
  readonly onEdits: (edits: readonly PairEdit[]) => void;
}) {
  const { t } = useTranslation("import");
  /** The entries that the reader has opened, wherever a change puts them. */
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (entry: string, isOpen: boolean) =>
    setOpened((before) => {
      const others = [...before].filter((each) => each !== entry);
      return new Set(isOpen ? [...others, entry] : others);
    });
  // What was changed may stand elsewhere then; the hand stays with it.
  const changed = useRef<string>(undefined);
  const list = useRef<HTMLOListElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever another outline is drawn
  useEffect(() => {
    const entry = list.current?.querySelector<HTMLElement>(`[data-entry="${changed.current}"]`);
    entry?.querySelector("summary")?.focus();
    changed.current = undefined;
  }, [outline]);
  const rows = outlineRows(outline.fr, outline.en, outline.links);
  const hasBoth = outline.fr.length > 0 && outline.en.length > 0;
  const longest = Math.max(1, ...[...outline.fr, ...outline.en].map(({ letters }) => letters));
  return (
    <section className={styles.outline} aria-labelledby="outline-title">
      <div className={styles.head}>
        <h2 id="outline-title">{t("outline")}</h2>
        <p>{summaryOf(rows, hasBoth, t)}</p>
        <button
          type="button"
          className={styles.undo}
          disabled={edits.length === 0 || isBusy}
          onClick={() => onEdits(edits.slice(0, -1))}
        >
          {t("undoOutline")}
        </button>
      </div>
      <ol ref={list} className={styles.rows} data-both={hasBoth ? "" : undefined}>
        {rows.map((row) => (
          <li key={keyOf(row)} className={styles.row} data-linked={row.isLinked ? "" : undefined}>
            {(["fr", "en"] as const).map((side) => (
              <Cell
                key={side}
                locale={locale}
                side={side}
                row={row}
                outline={outline}
                longest={longest}
                isBusy={isBusy}
                opened={opened}
                onToggle={toggle}
                onEdit={(edit) => {
                  const start = edit.type === "link" ? edit.start : edit.change.start;
                  changed.current = `${edit.side}${start}`;
                  onEdits([...edits, edit]);
                }}
              />
            ))}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Cell({
  locale,
  side,
  row,
  outline,
  longest,
  isBusy,
  opened,
  onToggle,
  onEdit,
}: {
  readonly locale: Locale;
  readonly opened: ReadonlySet<string>;
  readonly onToggle: (entry: string, isOpen: boolean) => void;
  readonly side: Side;
  readonly row: OutlineRow<ShownEntry>;
  readonly outline: PairOutline;
  readonly longest: number;
  readonly isBusy: boolean;
  readonly onEdit: (edit: PairEdit) => void;
}) {
  const entries = row[side];
  if (outline[side].length === 0) return null;
  return (
    <div className={styles.cell} data-cell={side}>
      {entries.map((entry) => (
        <OutlineEntryView
          key={entry.start}
          locale={locale}
          side={side}
          entry={entry}
          outline={outline}
          longest={longest}
          isBusy={isBusy}
          isOpen={opened.has(`${side}${entry.start}`)}
          onToggle={(isOpen) => onToggle(`${side}${entry.start}`, isOpen)}
          onEdit={onEdit}
        />
      ))}
    </div>
  );
}

type Translate = ReturnType<typeof useTranslation<"import">>["t"];

/** In one line: whether there is anything to look at. */
function summaryOf(rows: readonly OutlineRow[], hasBoth: boolean, t: Translate): string {
  if (!hasBoth) return t("outlineAlone");
  const linked = rows.filter(({ isLinked }) => isLinked).length;
  const alone = rows
    .flatMap(({ fr, en, isLinked }) => (isLinked ? [] : [...fr, ...en]))
    // Notes go with what calls them, wherever they stand.
    .filter(({ aside, paragraphs }) => aside === undefined && paragraphs > 0).length;
  const pairs = t("outlinePairs", { count: linked });
  return alone === 0 ? pairs : `${pairs} ${t("outlineLone", { count: alone })}`;
}

function keyOf({ fr, en }: OutlineRow): string {
  return `${fr.map(({ start }) => start)}|${en.map(({ start }) => start)}`;
}
