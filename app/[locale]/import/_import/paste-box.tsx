"use client";

import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Side } from "#lib/reader/scroll-map.ts";
import styles from "../import.module.css";

/** What is typed is kept whenever the hand pauses so long. */
const pauseMs = 250;

/** A box to paste the text of a side into. */
export function PasteBox({
  side,
  pasted,
  isBusy,
  onPasted,
  onTakePasted,
}: {
  readonly side: Side;
  /** What is kept of it. */
  readonly pasted: string;
  readonly isBusy: boolean;
  readonly onPasted: (text: string) => void;
  readonly onTakePasted: (text: string) => void;
}) {
  const { t } = useTranslation("import");
  const box = useRef<HTMLTextAreaElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // What was kept comes after the page; it does not come between the hand and what it types.
    if (box.current !== null && box.current !== document.activeElement) box.current.value = pasted;
  }, [pasted]);
  return (
    <details className={styles.paste}>
      <summary>{t("paste")}</summary>
      <textarea
        ref={box}
        lang={side}
        rows={8}
        aria-label={t(`pasteLabel_${side}`)}
        defaultValue={pasted}
        onInput={({ currentTarget }) => {
          clearTimeout(pause.current);
          pause.current = setTimeout(() => onPasted(currentTarget.value), pauseMs);
        }}
      />
      <button
        type="button"
        className={styles.plain}
        disabled={isBusy}
        onClick={() => {
          clearTimeout(pause.current);
          if (box.current?.value.trim()) onTakePasted(box.current.value);
        }}
      >
        {t("takePasted")}
      </button>
    </details>
  );
}
