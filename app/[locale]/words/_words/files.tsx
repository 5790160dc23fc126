"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { ExportWords } from "./export-words.tsx";
import styles from "./files.module.css";
import { ImportBackup } from "./import-backup.tsx";
import { ImportTable } from "./import-table.tsx";
import { UndoBar } from "./undo-bar.tsx";

/** What goes out of this browser as a file, and comes in from one. */
export function Files({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("files");
  return (
    <>
      <UndoBar locale={locale} />
      <h2 className={styles.heading}>{t("out")}</h2>
      <ExportWords locale={locale} />
      <h2 className={styles.heading}>{t("in")}</h2>
      <ImportBackup locale={locale} />
      <ImportTable locale={locale} />
    </>
  );
}
