"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { Undo } from "#app/_store/stored-rows.ts";
import { onStudyNews } from "#app/_store/study-news.ts";
import { lastUndo, takeBack } from "#app/_store/user-data.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { useAttempt } from "#app/_ui/use-attempt.ts";
import styles from "./notebook.module.css";

/** What was changed last, and the way back. */
export function UndoBar({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("words");
  const [undo, setUndo] = useState<Undo>();
  const [share, setShare] = useState<number>();
  const { failure, attempt } = useAttempt();
  useEffect(() => {
    const read = () => void attempt(async () => setUndo(await lastUndo()));
    read();
    return onStudyNews(read);
  }, [attempt]);
  if (undo === undefined) return <StoreFailure failure={failure} />;
  const formatted = new Intl.NumberFormat(locale).format(undo.count);
  return (
    <div className={styles.undo}>
      <StoreFailure failure={failure} />
      <span role="status">{t(`undo_${undo.what}`, { count: undo.count, formatted })}</span>
      <button
        type="button"
        disabled={share !== undefined}
        onClick={() => {
          setShare(0);
          void attempt(() => takeBack(undo.id, { onProgress: setShare })).then(() =>
            setShare(undefined),
          );
        }}
      >
        {t("undo")}
      </button>
      {share === undefined ? null : <progress value={share} aria-label={t("undo")} />}
    </div>
  );
}
