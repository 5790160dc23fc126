"use client";

import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import { readEverything } from "#app/_store/user-data.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { type Change, changeSize, noUserData } from "#lib/study/user-data.ts";
import type { ReadTable } from "#lib/study/words-table.ts";
import { ChangeRun } from "./change-run.tsx";
import { FileChoice } from "./file-choice.tsx";
import styles from "./files.module.css";

/** At most this many faulty lines are listed. */
const mostFaults = 10;

/** A table of words is read whole, and brought in whole or not at all. */
export function ImportTable({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("files");
  const [share, setShare] = useState<number>();
  const [table, setTable] = useState<ReadTable>();
  const [change, setChange] = useState<Change>();
  const [imported, setImported] = useState<number>();
  const [isStopped, setIsStopped] = useState(false);
  const [isUnreadable, setIsUnreadable] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const abort = useRef<AbortController>(undefined);
  const number = new Intl.NumberFormat(locale);

  const read = async (file: File) => {
    setShare(0);
    setTable(undefined);
    setChange(undefined);
    setImported(undefined);
    setIsStopped(false);
    setIsUnreadable(false);
    setFailure(undefined);
    abort.current = new AbortController();
    const { readWords } = await import("#lib/study/words-table.ts");
    const { planRestore } = await import("#lib/study/restore.ts");
    try {
      const reader = readWords(await file.text(), Date.now());
      let step = reader.next();
      while (step.done !== true) {
        setShare(step.value);
        await new Promise((resume) => setTimeout(resume));
        if (abort.current.signal.aborted) break;
        step = reader.next();
      }
      if (step.done !== true) setIsStopped(true);
      else {
        const { words, contexts, faults } = step.value;
        if (faults.length === 0) {
          const here = await readEverything();
          const file = { ...noUserData, words, contexts };
          setChange(planRestore(here, file, "merge").change);
        }
        setTable(step.value);
      }
    } catch (error) {
      if (error instanceof DOMException && error.name === "NotReadableError") setIsUnreadable(true);
      else setFailure(storeFailureOf(error));
    }
    setShare(undefined);
  };

  return (
    <section className={styles.offer}>
      <h3>{t("importTitle")}</h3>
      <p>{t("importText")}</p>
      <FileChoice
        label={t("chooseTable")}
        accept=".csv,.tsv,.txt"
        isOff={share !== undefined}
        onFile={(file) => void read(file)}
      />
      {share === undefined ? null : (
        <div className={styles.actions}>
          <progress value={share} aria-label={t("reading")} />
          <button type="button" onClick={() => abort.current?.abort()}>
            {t("stop")}
          </button>
        </div>
      )}
      <p role="status" className={styles.quiet}>
        {share !== undefined
          ? t("reading")
          : isStopped
            ? t("stopped")
            : imported === undefined
              ? ""
              : t("imported", { count: imported, formatted: number.format(imported) })}
      </p>
      {isUnreadable ? (
        <p role="alert" className={styles.alert}>
          {t("fault_unreadable")}
        </p>
      ) : null}
      <Faults faults={table?.faults ?? []} number={number} />
      <StoreFailure failure={failure} />
      {table === undefined || change === undefined ? null : (
        <TablePlan
          table={table}
          change={change}
          number={number}
          onDone={() => {
            setImported(table.lines);
            setTable(undefined);
            setChange(undefined);
          }}
          onCancel={() => setTable(undefined)}
        />
      )}
    </section>
  );
}

/** The lines that cannot be read. */
function Faults({
  faults,
  number,
}: {
  readonly faults: ReadTable["faults"];
  readonly number: Intl.NumberFormat;
}) {
  const { t } = useTranslation("files");
  if (faults.length === 0) return null;
  return (
    <div role="alert" className={styles.alert}>
      <p>{t("tableFaults", { count: faults.length, formatted: number.format(faults.length) })}</p>
      <ul>
        {faults.slice(0, mostFaults).map(({ line, reason, cell }) => (
          <li key={`${line} ${reason}`}>
            {t(`tableFault_${reason}`, { line: number.format(line), cell })}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a table would bring. */
function TablePlan({
  table,
  change,
  number,
  onDone,
  onCancel,
}: {
  readonly table: ReadTable;
  readonly change: Change;
  readonly number: Intl.NumberFormat;
  readonly onDone: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useTranslation("files");
  const isNothing = changeSize(change) === 0;
  return (
    <div className={styles.plan}>
      <p>
        {t("planTable", {
          words: number.format(table.words.length),
          contexts: number.format(table.contexts.length),
          lines: number.format(table.lines),
        })}
      </p>
      {isNothing ? <p>{t("planNothing")}</p> : null}
      <ChangeRun
        label={t("doImport")}
        isOff={isNothing}
        plan={() => ({ change, what: "import", count: change.puts.words?.length ?? 0 })}
        onDone={onDone}
        onCancel={onCancel}
      />
    </div>
  );
}
