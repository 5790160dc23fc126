import { useCallback, useEffect, useRef, useState } from "react";
import { subscribe } from "#app/_store/settings-store.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import type { PageIntent } from "./gestures.ts";
import { idInUrl } from "./id-in-url.ts";
import { markSegment } from "./mark-segment.ts";
import { selectInOneColumn } from "./one-column.ts";
import { focusSegment, toggleOther } from "./other-side.ts";
import { togglePeek } from "./peek.ts";
import { sideShownNow } from "./shown-view.ts";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";

/** The sentence in hand, on the side where it was taken. */
export interface MarkedSentence {
  readonly index: number;
  readonly side: Side;
  /** Whether a word of it was chosen: then a narrow screen keeps its room for the card. */
  readonly isByWord?: boolean;
}

/** The sentence in hand, and what moves the mark. */
export interface SentenceMark {
  readonly current: MarkedSentence | undefined;
  readonly choose: (next: MarkedSentence | undefined) => void;
  /** Goes to a sentence so many further on, or back. */
  readonly step: (by: 1 | -1) => void;
  /** Goes over to the other side of the sentence. */
  readonly cross: () => void;
}

/** Marks the sentence that hands, keys and links point at; `onChoose` is told of each. */
export function useSentenceMark(onChoose: () => void): SentenceMark {
  const { textView, gestures } = useTextView();
  const [current, setCurrent] = useState<MarkedSentence>();
  const latest = useRef<MarkedSentence | undefined>(undefined);

  const choose = useCallback(
    (next: MarkedSentence | undefined) => {
      latest.current = next;
      setCurrent(next);
      onChoose();
      if (textView !== undefined) markSegment(textView, "current", next?.index);
    },
    [textView, onChoose],
  );

  useEffect(() => {
    if (textView === undefined) return;
    const abort = new AbortController();
    const { signal } = abort;
    const stopGestures = gestures?.subscribe((intent) => {
      answer(textView, intent, latest.current, choose);
      return undefined;
    });
    selectInOneColumn(textView, signal);

    // A link to a segment marks it.
    const markTarget = () => {
      const id = idInUrl();
      const index = textView.texts.fr.segments.findIndex((segment) => segment.id === id);
      if (index >= 0) choose({ index, side: textView.leader });
    };
    markTarget();
    window.addEventListener("hashchange", markTarget, { signal });

    const closePeeks = subscribe(() => {
      if (sideShownNow() === undefined) togglePeek.closeAll();
    });
    return () => {
      abort.abort();
      stopGestures?.();
      closePeeks();
    };
  }, [textView, gestures, choose]);

  const step = (by: 1 | -1) => {
    if (textView === undefined) return;
    const side = sideShownNow() ?? latest.current?.side ?? textView.leader;
    const { segments } = textView.texts[side];
    const from = latest.current?.index ?? textView.anchor().index - (by > 0 ? 1 : 0);
    const index = Math.min(segments.length - 1, Math.max(0, from + by));
    choose({ index, side });
    textView.reveal(index, side);
    focusSegment(textView, side, index);
  };
  const cross = () => {
    const from = latest.current;
    if (textView === undefined || from === undefined) return;
    const side = sideShownNow() ?? otherSide(from.side);
    choose({ index: from.index, side });
    focusSegment(textView, side, from.index);
  };
  return { current, choose, step, cross };
}

/** What an intent means for the sentence in hand. */
function answer(
  textView: TextView,
  intent: PageIntent,
  current: MarkedSentence | undefined,
  choose: SentenceMark["choose"],
): void {
  if (intent.type === "point") markSegment(textView, "pointed", intent.segment?.index);
  else if (intent.type === "choose") choose({ ...intent.word, isByWord: true });
  else if (intent.type === "ask-sentence") choose({ index: intent.index, side: "fr" });
  else if (intent.type === "mark")
    choose(current?.index === intent.segment.index ? undefined : intent.segment);
  else if (intent.type === "dismiss") choose(undefined);
  else if (intent.type === "reveal") {
    choose(intent.segment);
    toggleOther(textView, intent.segment.index);
  }
}
