"use client";

import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Side } from "#lib/reader/scroll-map.ts";
import { formatCell, readCellContent } from "#lib/text/chapter.ts";
import type { BlockKind, Cell } from "#lib/text/model.ts";
import styles from "./mend-rows.module.css";

/** One side of a row as it is written in its table. */
export function CellEditor({
  side,
  cell,
  kind,
  typed,
  onType,
  onSave,
  onCancel,
}: {
  readonly side: Side;
  readonly cell: Cell | undefined;
  readonly kind: BlockKind;
  /** What was being written when the page was left. */
  readonly typed: string | undefined;
  readonly onType: (text: string) => void;
  readonly onSave: (cell: Cell) => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation("mend");
  const [fault, setFault] = useState<string>();
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => box.current?.focus(), []);
  const save = () => {
    const cell = readTyped(box.current?.value ?? "", side, kind);
    if (cell === undefined) setFault(t("badMarkup"));
    else onSave(cell);
  };
  return (
    <div className={styles.cell}>
      <textarea
        ref={box}
        className={styles.editor}
        lang={side}
        rows={5}
        aria-label={t(`editSide_${side}`)}
        defaultValue={typed ?? (cell === undefined ? "" : formatCell(cell, kind))}
        onInput={({ currentTarget }) => onType(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Escape") onCancel();
          else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <p className={styles.hint}>{t("editHint")}</p>
      {fault === undefined ? null : <p role="alert">{fault}</p>}
      <button type="button" className={styles.action} onClick={save}>
        {t("save")}
      </button>
      <button type="button" className={styles.action} onClick={onCancel}>
        {t("cancel")}
      </button>
    </div>
  );
}

/** What was typed, as a cell of a table, which is one line; `undefined` where its marks are wrong. */
function readTyped(typed: string, side: Side, kind: BlockKind): Cell | undefined {
  const source = typed
    .normalize("NFC")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a cell is one line
    .replace(/[\s\u0000-\u001f]*[\t\n\r][\s\u0000-\u001f]*/g, " ")
    .trim();
  if (kind === "b") {
    const content = source === "" ? [] : [{ type: "text", value: source } as const];
    return { opensParagraph: false, content };
  }
  const opensParagraph = side === "en" && source.startsWith("¶");
  const { content, faults } = readCellContent(
    opensParagraph ? source.slice(1).trim() : source,
    kind,
  );
  if (faults[0] !== undefined) return undefined;
  return { opensParagraph: opensParagraph && content.length > 0, content };
}
