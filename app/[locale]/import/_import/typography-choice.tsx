"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import styles from "../import.module.css";

/** Whether a typist’s signs are set as a printer’s; the count says how many would change. */
export function TypographyChoice({
  locale,
  count,
  isOn,
  isBusy,
  onChange,
}: {
  readonly locale: Locale;
  readonly count: number;
  readonly isOn: boolean;
  readonly isBusy: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { t } = useTranslation("import");
  if (count === 0) return null;
  const formatted = new Intl.NumberFormat(locale).format(count);
  return (
    <label className={styles.typography}>
      <input
        type="checkbox"
        checked={isOn}
        disabled={isBusy}
        onChange={({ currentTarget }) => onChange(currentTarget.checked)}
      />
      <span>
        {t("typography", { count, formatted })}
        <small>{t(isOn ? "typographyOn" : "typographyOff")}</small>
      </span>
    </label>
  );
}
