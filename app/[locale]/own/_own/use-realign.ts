import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "#app/_mend/shown-rows.ts";
import type { Mending } from "#app/_mend/use-mending.ts";
import { type ImportWorker, openImportWorker } from "#app/_workers/import-calls.ts";
import { importFailureOf, importSentence } from "#app/_workers/import-failure.ts";

/** Aligns what follows a row again; what the reader has judged stays as it is. */
export function useRealign(
  /** The column of the English. */
  edition: number,
  /** What the reader knows the text by. */
  title: string,
  onFailure: (sentence: string) => void,
) {
  const { t } = useTranslation(["mend", "store", "import"]);
  const [share, setShare] = useState<number>();
  const worker = useRef<ImportWorker>(undefined);
  useEffect(() => () => worker.current?.close(), []);

  const realign = async (mending: Mending, id: string) => {
    const { chapter, confidence } = mending.state;
    const rows = rowsOf(chapter);
    const index = rows.findIndex(({ segment }) => segment.id === id);
    const fixed = rows
      .filter(({ segment }, at) => at < index || confidence[segment.id] === 1)
      .map(({ segment }) => segment.id);
    setShare(0);
    worker.current ??= openImportWorker();
    try {
      const made = await worker.current.ask(
        "realign",
        { chapter, edition, kept: fixed },
        { onProgress: (progress) => setShare(progress.share) },
      );
      const isFixed = new Set(fixed);
      const madeRows = rowsOf(made.chapter);
      const weighed = Object.fromEntries(
        madeRows.flatMap(({ segment: { id: each } }) => {
          const sure = (isFixed.has(each) ? confidence : made.confidence)[each];
          return sure === undefined ? [] : [[each, sure]];
        }),
      );
      mending.replace(made.chapter, weighed, madeRows[index]?.segment.id ?? id);
    } catch (error) {
      if (importFailureOf(error).code !== "stopped") onFailure(importSentence(t, error, title));
    } finally {
      setShare(undefined);
    }
  };
  return { realign, share, stop: () => worker.current?.close() };
}
