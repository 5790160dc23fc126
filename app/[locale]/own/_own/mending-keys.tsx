"use client";

import { useTranslation } from "react-i18next";
import styles from "./own-mending.module.css";

/** The keys of the row that is being mended. */
export function MendingKeys() {
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
