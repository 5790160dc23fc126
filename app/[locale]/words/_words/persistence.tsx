"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { keep, persistKey, readKept } from "#app/_store/local-storage.ts";
import styles from "./notebook.module.css";

/** Asks once, with the reason, whether the browser may be asked to keep everything for good. */
export function Persistence() {
  const { t } = useTranslation("words");
  const [answer, setAnswer] = useState<"unasked" | "granted" | "refused">();
  useEffect(() => {
    if (readKept(persistKey) !== null || navigator.storage?.persisted === undefined) return;
    void navigator.storage.persisted().then((isPersisted) => {
      if (!isPersisted) setAnswer("unasked");
    });
  }, []);
  if (answer === undefined) return null;
  if (answer !== "unasked")
    return (
      <p role="status" className={styles.quiet}>
        {t(answer === "granted" ? "persistGranted" : "persistRefused")}
      </p>
    );
  const end = (next: "granted" | "refused" | undefined) => {
    keep(persistKey, "asked");
    setAnswer(next);
  };
  return (
    <section className={styles.persistence} aria-labelledby="persistence">
      <h2 id="persistence">{t("persistTitle")}</h2>
      <p>{t("persistText")}</p>
      <div className={styles.actions}>
        <button
          type="button"
          onClick={() =>
            void navigator.storage
              .persist()
              .then((isGranted) => end(isGranted ? "granted" : "refused"))
          }
        >
          {t("persistYes")}
        </button>
        <button type="button" onClick={() => end(undefined)}>
          {t("persistNo")}
        </button>
      </div>
    </section>
  );
}
