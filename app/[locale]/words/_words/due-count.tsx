"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { queueLength } from "#lib/study/queue.ts";
import { useQueue } from "./use-queue.ts";
import styles from "./words-page.module.css";

/** How many answers are wanted today; nothing where it is none, or not known yet. */
export function DueCount({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("words");
  const { queue } = useQueue();
  const count = queue === undefined ? 0 : queueLength(queue);
  if (count === 0) return null;
  const formatted = new Intl.NumberFormat(locale).format(count);
  return (
    <span className={styles.due}>
      <span aria-hidden="true">{formatted}</span>
      <span className="visually-hidden">{t("due", { count, formatted })}</span>
    </span>
  );
}
