"use client";

import { useEffect, useRef, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { useSettings } from "#app/_store/settings-store.ts";
import type { Gestures } from "../gestures.ts";
import { openMarks } from "../study/marks.ts";
import type { TextView } from "../text-view.ts";
import { Card } from "./card.tsx";
import "./highlights.css";
import { allSegmentWords } from "../segment-text.ts";
import { useShownChapter } from "../shown-chapter.tsx";
import { whenIdle } from "../when-idle.ts";
import { openCounterparts } from "./counterparts.ts";
import { type Hints, openHints } from "./hints.ts";
import { type LookUpSource, openLookUpSource } from "./look-up-source.ts";
import type { OpenWord } from "./open-word.ts";
import { rehearsalOf } from "./rehearsal.ts";
import { listenToWordKeys } from "./word-keys.ts";
import { WordLookUp } from "./word-look-up.ts";

export interface WordsProps {
  readonly locale: Locale;
  readonly messages: Messages;
  readonly textView: TextView;
  readonly gestures: Gestures;
  /** What came, or will come, of a first request for it. */
  readonly chapterFile: Promise<Response> | undefined;
}

/** The words of a text, with a card for each. */
export function Words({
  locale,
  messages: { card: cardStrings, words: wordStrings, store },
  textView,
  gestures,
  chapterFile,
}: WordsProps) {
  const chapter = useShownChapter();
  const card = useRef<HTMLDivElement>(null);
  const [parts, setParts] = useState<{ words: WordLookUp; source: LookUpSource }>();
  const [open, setOpen] = useState<OpenWord>();
  const [said, setSaid] = useState("");
  const [rehearsed, setRehearsed] = useState<OpenWord>();

  useEffect(() => {
    const text = () => ({
      segments: allSegmentWords(textView),
      index: textView.anchor().index,
    });
    const source = openLookUpSource(chapter, text, chapterFile);
    const counterparts = openCounterparts(textView, () => source.chapter());
    const words = new WordLookUp(textView, gestures, source, {
      show: setOpen,
      say: setSaid,
      take: (words) =>
        words === undefined ? counterparts.clear() : counterparts.mark("fr", words),
      takeEnglish: (word) => counterparts.mark("en", word),
      point: (word) => counterparts.mark(word.side, word),
      frenchOf: counterparts.frenchOf,
      card: () => card.current,
    });
    const stopKeys = listenToWordKeys(words);
    let isGone = false;
    setParts({ words, source });
    const stopMarks = openMarks(textView, () => source.chapter());
    // Who only came near may still go away: then nothing is said of what could not be fetched.
    let isAsked = false;
    const stopGestures = gestures.serveWords(
      (intent) => {
        isAsked ||= intent.type !== "point" && intent.type !== "point-word";
        return words.answer(intent);
      },
      () => card.current,
    );
    if (!isAsked)
      void source.chapter().then(
        (ready) =>
          whenIdle(() => {
            if (!isGone) setRehearsed(rehearsalOf(textView, ready));
          }),
        () => {},
      );
    return () => {
      isGone = true;
      stopGestures();
      stopKeys();
      stopMarks();
      counterparts.close();
      words.dispose();
      source.close();
    };
  }, [textView, gestures, chapter, chapterFile]);

  useEffect(() => {
    if (rehearsed !== undefined) whenIdle(() => setRehearsed(undefined));
  }, [rehearsed]);

  useHints(textView, parts?.source);

  return (
    <MessagesProvider locale={locale} messages={{ card: cardStrings, words: wordStrings, store }}>
      <p className="visually-hidden" aria-live="polite" lang="fr">
        {said}
      </p>
      {parts === undefined || open !== undefined || rehearsed === undefined ? null : (
        <Card open={rehearsed} isRehearsal={true} locale={locale} say={setSaid} {...parts} />
      )}
      {open === undefined || parts === undefined ? null : (
        <Card ref={card} open={open} locale={locale} say={setSaid} {...parts} />
      )}
    </MessagesProvider>
  );
}

/** Keeps glosses above the rare words, as many as the reader wants. */
function useHints(textView: TextView, source: LookUpSource | undefined): void {
  const { hints } = useSettings();
  const layer = useRef<Hints>(undefined);
  useEffect(() => {
    if (source === undefined) return;
    let isGone = false;
    if (hints > 0 && layer.current === undefined)
      void source.chapter().then(
        (ready) => {
          if (isGone) return;
          layer.current = openHints(textView, ready);
          layer.current.show(hints);
        },
        // The card says so where it is asked for; a text without glosses can be read.
        () => {},
      );
    else layer.current?.show(hints);
    return () => {
      isGone = true;
    };
  }, [textView, hints, source]);
  useEffect(() => () => layer.current?.dispose(), []);
}
