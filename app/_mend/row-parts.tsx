"use client";

import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import type { Cell } from "#lib/text/model.ts";
import { InlineText } from "./inline-text.tsx";
import styles from "./mend-rows.module.css";
import { isDoubtful } from "./shown-rows.ts";

/** How sure a row is, in the margin; nothing where nobody has weighed it. */
export function Certainty({
  locale,
  id,
  confidence,
}: {
  readonly locale: Locale;
  readonly id: string;
  readonly confidence: number | undefined;
}) {
  const { t } = useTranslation("mend");
  const level =
    confidence === 1
      ? "judged"
      : !isDoubtful(confidence)
        ? "sure"
        : (confidence ?? 1) < 0.4
          ? "low"
          : "middle";
  const label = [
    t("row", { id }),
    ...(confidence === undefined
      ? []
      : [confidence === 1 ? t("mended") : t("sure", { share: formatShare(confidence, locale) })]),
  ];
  return (
    <span className={styles.certainty} data-level={level} title={label.join(" · ")}>
      <span className="visually-hidden">{label.join(", ")}</span>
    </span>
  );
}

/** One side of a row, and where it is to be cut. */
export function CellText({
  cell,
  cut,
}: {
  readonly cell: Cell | undefined;
  readonly cut?: number;
}) {
  const { t } = useTranslation("mend");
  if (cell === undefined || cell.content.length === 0)
    return <span className={styles.empty}>{t("empty")}</span>;
  return <InlineText content={cell.content} cut={cut} mark={<span className={styles.cut} />} />;
}

/** A button of a row, and the key that does the same. */
export function Action({
  keys,
  label,
  sign,
  onClick,
}: {
  readonly keys?: string;
  readonly label: string;
  /** Stands for the label where its place says the rest. */
  readonly sign?: string;
  readonly onClick: () => void;
}) {
  return (
    <button
      type="button"
      className={styles.action}
      title={keys === undefined ? undefined : `${label} (${keys})`}
      aria-keyshortcuts={keys === "M" ? "Shift+M" : keys}
      aria-label={sign === undefined ? undefined : label}
      onClick={onClick}
    >
      {sign ?? label}
    </button>
  );
}
