"use client";

import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import type { Undo } from "#app/_store/stored-rows.ts";
import { makeChange } from "#app/_store/user-data.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import type { Change } from "#lib/study/user-data.ts";
import styles from "./files.module.css";

/** Makes a planned change, with a bar that shows how far it is, and a button that stops it. */
export function ChangeRun({
  label,
  isOff,
  plan,
  onDone,
  onCancel,
}: {
  readonly label: string;
  readonly isOff: boolean;
  readonly plan: () => {
    readonly change: Change;
    readonly what: Undo["what"];
    readonly count: number;
  };
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation("files");
  const [share, setShare] = useState<number>();
  const [isStopped, setIsStopped] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const abort = useRef<AbortController>(undefined);

  const run = async () => {
    abort.current = new AbortController();
    setShare(0);
    setIsStopped(false);
    setFailure(undefined);
    try {
      const { change, what, count } = plan();
      const { signal } = abort.current;
      await makeChange(change, what, count, Date.now(), { onProgress: setShare, signal });
      onDone();
    } catch (error) {
      const code = storeFailureOf(error);
      if (code === "stopped") setIsStopped(true);
      else setFailure(code);
    }
    setShare(undefined);
  };
  return (
    <>
      {share === undefined ? (
        <div className={styles.actions}>
          <button type="button" disabled={isOff} className={styles.main} onClick={() => void run()}>
            {label}
          </button>
          <button type="button" onClick={onCancel}>
            {t("cancel")}
          </button>
        </div>
      ) : (
        <div className={styles.actions}>
          <progress value={share} aria-label={t("working")} />
          <button type="button" onClick={() => abort.current?.abort()}>
            {t("stop")}
          </button>
        </div>
      )}
      <p role="status" className={styles.quiet}>
        {share !== undefined ? t("working") : isStopped ? t("stopped") : ""}
      </p>
      <StoreFailure failure={failure} />
    </>
  );
}
