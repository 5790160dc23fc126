"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import { readEverything } from "#app/_store/user-data.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import type { Backup, BackupError } from "#lib/study/backup.ts";
import type { RestorePlan, RestoreWay } from "#lib/study/restore.ts";
import { changeSize, type UserData } from "#lib/study/user-data.ts";
import { tableNames, tableOf } from "#lib/study/user-tables.ts";
import { ChangeRun } from "./change-run.tsx";
import { FileChoice } from "./file-choice.tsx";
import styles from "./files.module.css";

interface Ready {
  readonly backup: Backup;
  readonly here: UserData;
  readonly way: RestoreWay;
  readonly plan: RestorePlan;
}

/** A backup is read and checked, what it would change is shown, and then it may be restored. */
export function ImportBackup({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("files");
  const [state, setState] = useState<"idle" | "reading" | "restored">("idle");
  const [ready, setReady] = useState<Ready>();
  const [fault, setFault] = useState<{
    fault: BackupError["fault"] | "unreadable";
    place: string;
  }>();
  const [failure, setFailure] = useState<Failure>();

  const read = async (file: File) => {
    setState("reading");
    setReady(undefined);
    setFault(undefined);
    setFailure(undefined);
    const { BackupError, parseBackup } = await import("#lib/study/backup.ts");
    const { planRestore } = await import("#lib/study/restore.ts");
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const backup = await parseBackup(bytes);
      const here = await readEverything();
      setReady({ backup, here, way: "merge", plan: planRestore(here, backup.rows, "merge") });
    } catch (error) {
      if (error instanceof BackupError) setFault({ fault: error.fault, place: error.place });
      else if (error instanceof DOMException && error.name === "NotReadableError")
        setFault({ fault: "unreadable", place: "" });
      else setFailure(storeFailureOf(error));
    }
    setState("idle");
  };
  const choose = async (way: RestoreWay) => {
    if (ready === undefined) return;
    const { planRestore } = await import("#lib/study/restore.ts");
    setReady({ ...ready, way, plan: planRestore(ready.here, ready.backup.rows, way) });
  };

  return (
    <section className={styles.offer}>
      <h3>{t("restore")}</h3>
      <p>{t("restoreText")}</p>
      <FileChoice
        label={t("chooseBackup")}
        accept=".backup"
        isOff={state === "reading"}
        onFile={(file) => void read(file)}
      />
      <p role="status" className={styles.quiet}>
        {state === "reading" ? t("reading") : state === "restored" ? t("restored") : ""}
      </p>
      {fault === undefined ? null : (
        <p role="alert" className={styles.alert}>
          {t(`fault_${fault.fault}`, { place: fault.place })}
        </p>
      )}
      <StoreFailure failure={failure} />
      {ready === undefined ? null : (
        <div className={styles.plan}>
          <p>
            {t("planFrom", {
              date: new Intl.DateTimeFormat(locale, {
                dateStyle: "long",
                timeStyle: "short",
              }).format(ready.backup.heading.madeAt),
            })}
          </p>
          <fieldset className={styles.ways}>
            <legend className="visually-hidden">{t("planWay")}</legend>
            {(["merge", "replace"] as const).map((way) => (
              <label key={way} className={styles.check}>
                <input
                  type="radio"
                  name="way"
                  checked={ready.way === way}
                  onChange={() => void choose(way)}
                />
                {t(`way_${way}`)}
              </label>
            ))}
          </fieldset>
          <Plan plan={ready.plan} locale={locale} />
          <ChangeRun
            key={ready.way}
            label={t("doRestore")}
            isOff={changeSize(ready.plan.change) === 0}
            plan={() => ({
              change: ready.plan.change,
              what: "restore",
              count: changeSize(ready.plan.change),
            })}
            onDone={() => {
              setReady(undefined);
              setState("restored");
            }}
            onCancel={() => setReady(undefined)}
          />
        </div>
      )}
    </section>
  );
}

function Plan({ plan, locale }: { readonly plan: RestorePlan; readonly locale: Locale }) {
  const { t } = useTranslation("files");
  const number = new Intl.NumberFormat(locale);
  const columns = ["added", "replaced", "kept", "removed"] as const;
  if (changeSize(plan.change) === 0) return <p>{t("planNothing")}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t("part")}</th>
          {columns.map((column) => (
            <th key={column} scope="col">
              {t(column === "kept" ? "keptHere" : column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {tableNames.map((table) => {
          const counts = plan.counts[table];
          if (columns.every((column) => counts[column] === 0)) return null;
          return (
            <tr key={table}>
              <th scope="row">{tableOf(table).label[locale]}</th>
              {columns.map((column) => (
                <td key={column}>{number.format(counts[column])}</td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
