"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { Undo } from "#app/_store/stored-rows.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import { lastUndo, type StudyFailure, studyFailureOf, takeBack } from "#app/_store/user-data.ts";
import { KeepFailure } from "./keep-failure.tsx";
import styles from "./notebook.module.css";

/** What was changed last, and the way back. */
export function UndoBar({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("words");
  const [undo, setUndo] = useState<Undo>();
  const [share, setShare] = useState<number>();
  const [failure, setFailure] = useState<StudyFailure>();
  useEffect(() => {
    const read = () => void lastUndo().then(setUndo, () => {});
    read();
    return onStudyNews(read);
  }, []);
  if (undo === undefined) return <KeepFailure failure={failure} />;
  const formatted = new Intl.NumberFormat(locale).format(undo.count);
  return (
    <div className={styles.undo}>
      <KeepFailure failure={failure} />
      <span role="status">{t(`undo_${undo.what}`, { count: undo.count, formatted })}</span>
      <button
        type="button"
        disabled={share !== undefined}
        onClick={() => {
          setShare(0);
          setFailure(undefined);
          takeBack(undo.id, { onProgress: setShare })
            .catch((error: unknown) => setFailure(studyFailureOf(error)))
            .finally(() => setShare(undefined));
        }}
      >
        {t("undo")}
      </button>
      {share === undefined ? null : <progress value={share} aria-label={t("undo")} />}
    </div>
  );
}
