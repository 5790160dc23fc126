"use client";

import { memo, useLayoutEffect, useRef } from "react";
import type { Locale } from "#app/_messages/locales.ts";
import { CurrentRow } from "./current-row.tsx";
import styles from "./mend-rows.module.css";
import { CellText, Certainty } from "./row-parts.tsx";
import type { Columns, ShownRow } from "./shown-rows.ts";
import type { Mending } from "./use-mending.ts";

/**
 * Rows side by side, one of which is being mended: by its buttons, by touching the text where it
 * should be cut, or by keys while the row has the focus.
 */
export function MendRows({
  locale,
  chapterKey,
  mending,
  rows,
  columns,
  current,
  onCurrent,
  onRealign,
  onSettled,
}: {
  readonly locale: Locale;
  /** Under which what is being written is kept: see `typed-text.ts`. */
  readonly chapterKey: string;
  readonly mending: Mending;
  readonly rows: readonly ShownRow[];
  readonly columns: Columns;
  readonly current: string | undefined;
  readonly onCurrent: (id: string) => void;
  /** Aligns again from a row on; where it cannot be, there is no button. */
  readonly onRealign?: (id: string) => void;
  /** The reader says that the row is right: where to next is for the page to say. */
  readonly onSettled: (id: string) => void;
}) {
  const list = useRef<HTMLOListElement>(null);
  // The keys come into the rows at the one that is being mended, else at the first.
  const hasCurrent = rows.some(({ segment }) => segment.id === current);
  // After a move the row may be a new one: the focus goes with it.
  const hadFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: when the row or its text is another one
  useLayoutEffect(() => {
    const row =
      current === undefined ? null : list.current?.querySelector(`[data-row="${current}"]`);
    if (!(row instanceof HTMLElement) || !hadFocus.current) return;
    if (!row.contains(document.activeElement)) row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }, [current, mending.state]);

  return (
    <ol
      ref={list}
      className={styles.rows}
      onFocus={() => {
        hadFocus.current = true;
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        // A row that a move took away cannot keep the focus, and has not been left.
        if (relatedTarget !== null) hadFocus.current = currentTarget.contains(relatedTarget);
      }}
    >
      {rows.map((row, index) =>
        row.segment.id === current ? (
          <CurrentRow
            key={row.segment.id}
            locale={locale}
            chapterKey={chapterKey}
            mending={mending}
            row={row}
            columns={columns}
            onStep={(by) => {
              const next = rows[index + by];
              if (next !== undefined) onCurrent(next.segment.id);
            }}
            onRealign={onRealign}
            onSettled={onSettled}
          />
        ) : (
          <QuietRow
            key={row.segment.id}
            locale={locale}
            segment={row.segment}
            kind={row.kind}
            opensBlock={row.opensBlock}
            columns={columns}
            confidence={mending.state.confidence[row.segment.id]}
            isEntry={!hasCurrent && index === 0}
            onChoose={onCurrent}
          />
        ),
      )}
    </ol>
  );
}

/** A move makes every row anew, but not what is in it: only rows with another text are drawn again. */
const QuietRow = memo(PlainRow, (before, after) =>
  (Object.keys(after) as (keyof QuietProps)[]).every(
    (key) =>
      before[key] === after[key] ||
      (key === "segment" && before.segment.cells === after.segment.cells),
  ),
);

type QuietProps = ShownRow & {
  readonly locale: Locale;
  readonly columns: Columns;
  readonly confidence: number | undefined;
  readonly isEntry: boolean;
  readonly onChoose: (id: string) => void;
};

function PlainRow({
  locale,
  segment,
  kind,
  opensBlock,
  columns,
  confidence,
  isEntry,
  onChoose,
}: QuietProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys lead from row to row
    <li
      data-row={segment.id}
      tabIndex={isEntry ? 0 : -1}
      onFocus={isEntry ? () => onChoose(segment.id) : undefined}
      className={`${styles.row} ${opensBlock ? styles.opens : ""} ${styles[`kind_${kind}`] ?? ""}`}
      onClick={() => onChoose(segment.id)}
    >
      <Certainty locale={locale} id={segment.id} confidence={confidence} />
      {(["fr", "en"] as const).map((side) => (
        <p key={side} className={styles.cell} lang={side}>
          <CellText cell={segment.cells[columns[side]]} />
        </p>
      ))}
    </li>
  );
}
