import { useEffect, useRef, useState } from "react";
import type { ImportChoice } from "#app/_store/stored-rows.ts";
import type { ImportWorker, PairOutline } from "#app/_workers/import-calls.ts";

/** The outline of what is chosen, with the changes to it; the one before stands until it is there. */
export function useOutline(
  { fr, en, edits, keepsTypography = false }: ImportChoice,
  openWorker: () => ImportWorker,
  onFailure: (error: unknown) => void,
): PairOutline | undefined {
  const [outline, setOutline] = useState<{ readonly of: string; readonly shown: PairOutline }>();
  const latest = useRef({ openWorker, onFailure });
  latest.current = { openWorker, onFailure };
  const key = `${fr?.id} ${en?.id}`;
  useEffect(() => {
    if (fr === undefined) return;
    let isWanted = true;
    latest.current
      .openWorker()
      .ask("outline", { fr, en, edits, keepsTypography })
      .then((shown) => isWanted && setOutline({ of: key, shown }))
      .catch((error) => isWanted && latest.current.onFailure(error));
    return () => {
      isWanted = false;
    };
  }, [fr, en, edits, keepsTypography, key]);
  return outline?.of === key ? outline.shown : undefined;
}
