import { useCallback, useEffect, useRef, useState } from "react";
import { loadImportDraft, saveImportDraft } from "#app/_store/import-draft.ts";
import type { ImportChoice, TextFacts } from "#app/_store/stored-rows.ts";
import type { Side } from "#lib/reader/scroll-map.ts";

export const nothingChosen: ImportChoice = { pasted: { fr: "", en: "" }, edits: [] };

/**
 * What the reader has chosen, kept in the browser at each change, so that a closed tab loses
 * nothing. `latest` has it at once; what is drawn comes a moment later.
 */
export function useChoice(onFailure: (error: unknown) => void, onFound: () => void) {
  const [choice, setChoice] = useState(nothingChosen);
  const [isReady, setIsReady] = useState(false);
  const latest = useRef(choice);
  const tellers = useRef({ onFailure, onFound });
  tellers.current = { onFailure, onFound };

  const change = useCallback((next: ImportChoice) => {
    latest.current = next;
    setChoice(next);
    saveImportDraft(next).catch((error) => tellers.current.onFailure(error));
  }, []);

  useEffect(() => {
    loadImportDraft()
      .then((draft) => {
        // What the reader chooses while the draft is being looked for counts for more.
        if (draft === undefined || latest.current !== nothingChosen) return;
        latest.current = draft;
        setChoice(draft);
        if (draft.fr !== undefined || draft.en !== undefined) tellers.current.onFound();
      })
      .catch((error) => tellers.current.onFailure(error))
      .finally(() => setIsReady(true));
  }, []);

  return { choice, latest, change, isReady };
}

/** The side that a text goes to: the wished one, else its language’s, else the one that is free. */
export function sideFor(
  { language }: TextFacts,
  choice: ImportChoice,
  wish: Side | undefined,
): Side {
  const free = choice.fr === undefined ? "fr" : choice.en === undefined ? "en" : undefined;
  const isTaken = language !== undefined && choice[language] !== undefined;
  return wish ?? (isTaken ? (free ?? language) : (language ?? free)) ?? "fr";
}

/** The choice with another text on a side; what was changed in the outline was in the one before. */
export function withText(choice: ImportChoice, side: Side, facts: TextFacts): ImportChoice {
  return { ...choice, [side]: facts, edits: [] };
}

/** The choice without the text of a side. */
export function withoutText(choice: ImportChoice, side: Side): ImportChoice {
  const { [side]: _, ...rest } = choice;
  return { ...rest, edits: [] };
}

/** The choice with its sides exchanged. */
export function swapped({ fr, en, ...rest }: ImportChoice): ImportChoice {
  return { ...rest, ...(en && { fr: en }), ...(fr && { en: fr }), edits: [] };
}
