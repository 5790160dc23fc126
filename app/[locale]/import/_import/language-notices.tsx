"use client";

import { useTranslation } from "react-i18next";
import type { ImportChoice } from "#app/_store/stored-rows.ts";
import notice from "#app/_ui/notice.module.css";
import styles from "../import.module.css";

/** Says where the languages of the two texts are not what their sides say. */
export function LanguageNotices({ choice: { fr, en } }: { readonly choice: ImportChoice }) {
  const { t } = useTranslation("import");
  const isSwapped =
    (fr?.language === "en" && en?.language !== "en") ||
    (en?.language === "fr" && fr?.language !== "fr");
  const same = fr?.language !== undefined && fr.language === en?.language ? fr.language : undefined;
  const sentence =
    same !== undefined ? t(`isSame_${same}`) : isSwapped ? t("isSwapped") : undefined;
  return sentence === undefined ? null : (
    <p className={`${notice.notice} ${styles.failure}`}>{sentence}</p>
  );
}
