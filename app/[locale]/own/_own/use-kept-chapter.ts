import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { MendState } from "#app/_mend/use-mending.ts";
import { finishOwnWork, saveOwnChapter } from "#app/_store/own-works.ts";
import { storeFailureOf } from "#app/_store/store-error.ts";
import type { OpenMending } from "./open-mending.ts";

/** Keeps each state of a chapter in the browser, one after the other, and says how it went. */
export function useKeptChapter({ kept: opened, name }: OpenMending) {
  const { t } = useTranslation(["mend", "store"]);
  const [said, setSaid] = useState("");
  const [failure, setFailure] = useState<string>();
  const kept = useRef(opened);
  const writing = useRef<Promise<void>>(Promise.resolve());
  const fail = (error: unknown) => setFailure(t(`store:failed_${storeFailureOf(error)}`));
  return {
    said,
    failure,
    setFailure,
    save({ chapter, confidence }: MendState): void {
      setSaid(t("mend:saving"));
      writing.current = writing.current.then(async () => {
        try {
          kept.current = await saveOwnChapter(kept.current, { name, chapter, confidence });
          setSaid(t("mend:saved"));
          setFailure(undefined);
        } catch (error) {
          setSaid("");
          fail(error);
        }
      });
    },
    /** The reader has seen it, and it will do; answers whether that is kept. */
    async finish(): Promise<boolean> {
      await writing.current;
      try {
        if (kept.current.isDraft) kept.current = await finishOwnWork(kept.current);
        return true;
      } catch (error) {
        fail(error);
        return false;
      }
    },
  };
}
