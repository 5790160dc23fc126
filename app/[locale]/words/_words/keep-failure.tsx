"use client";

import { useTranslation } from "react-i18next";
import type { StudyFailure } from "#app/_store/user-data.ts";
import styles from "./words-page.module.css";

/** Says what was not kept, and why; nothing where all is well. */
export function KeepFailure({ failure }: { readonly failure: StudyFailure | undefined }) {
  const { t } = useTranslation("words");
  if (failure === undefined) return null;
  return (
    <p role="alert" className={styles.alert}>
      {t(`failed_${failure}`)}
    </p>
  );
}
