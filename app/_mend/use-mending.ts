"use client";

import { type KeyboardEvent, useState } from "react";
import { type History, historyOf, record, redo, undo } from "#lib/text/history.ts";
import type { Mended } from "#lib/text/mend.ts";
import type { Chapter } from "#lib/text/model.ts";

/** A chapter on the screen for mending. */
export interface MendState {
  readonly chapter: Chapter;
  /** By segment id, 0 to 1; 1 is a reader’s own judgement. */
  readonly confidence: Readonly<Record<string, number>>;
  /** The segment that the last step left the reader at. */
  readonly at: string;
}

export interface Mending {
  readonly state: MendState;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Takes a move of `mend.ts`; `at` is the segment to go on from, the first touched otherwise. */
  mend(mended: Mended, at?: string): void;
  /** Takes a chapter that was aligned anew. */
  replace(chapter: Chapter, confidence: MendState["confidence"], at: string): void;
  /** Says that a segment is right. */
  approve(id: string): void;
  undo(): void;
  redo(): void;
}

/** The moves made on a chapter, which can be undone; each new state is handed to `onChange`. */
export function useMending(first: MendState, onChange: (state: MendState) => void): Mending {
  const [history, setHistory] = useState<History<MendState>>(() => historyOf(first));
  const { present } = history;
  const go = (next: History<MendState>) => {
    if (next === history) return;
    setHistory(next);
    onChange(next.present);
  };
  return {
    state: present,
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    mend({ chapter, touched }, at) {
      const confidence = confidenceAfter(chapter, present.confidence, touched);
      go(record(history, { chapter, confidence, at: at ?? touched[0] ?? present.at }));
    },
    replace(chapter, confidence, at) {
      go(record(history, { chapter, confidence, at }));
    },
    approve(id) {
      const confidence = { ...present.confidence, [id]: 1 };
      go(record(history, { ...present, confidence, at: id }));
    },
    undo: () => go(undo(history)),
    redo: () => go(redo(history)),
  };
}

/** Undoes and does again by keys, wherever in the screen the focus is but where text is written. */
export function undoByKey(mending: Mending, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
  if ((event.target as Element).closest("textarea") !== null) return;
  const wanted = event.key.toLowerCase();
  if (wanted === "z" && !event.shiftKey) mending.undo();
  else if (wanted === "y" || wanted === "z") mending.redo();
  else return;
  event.preventDefault();
}

/** What was touched is the reader’s own judgement; what is gone, or was never weighed, has none. */
function confidenceAfter(
  chapter: Chapter,
  before: MendState["confidence"],
  touched: readonly string[],
): MendState["confidence"] {
  const judged = new Set(touched);
  const ids = chapter.blocks.flatMap(({ segments }) => segments.map(({ id }) => id));
  return Object.fromEntries(
    ids.flatMap((id) => {
      const confidence = judged.has(id) ? 1 : before[id];
      return confidence === undefined ? [] : [[id, confidence]];
    }),
  );
}
