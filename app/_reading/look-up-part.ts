import { type ComponentType, useCallback, useEffect, useRef, useState } from "react";
import type { Messages } from "#app/_messages/en.ts";
import { fetchMessages } from "#app/_messages/fetch-messages.ts";
import type { Locale } from "#app/_messages/locales.ts";
import { useSettings } from "#app/_store/settings-store.ts";
import { getStudySettings, subscribeToStudySettings } from "#app/_store/study-settings-store.ts";
import type { WordTarget } from "#lib/reader/gestures.ts";
import type { WordsProps } from "./look-up/words.tsx";
import { useShownChapter } from "./shown-chapter.tsx";
import { useTextView } from "./text-view-context.tsx";
import { whenIdle } from "./when-idle.ts";

/** When the reader’s hand has been still so long, the page has time for what they may want next. */
const nearMs = 120;
/** So long after the page has come it fetches what the reader has not asked for yet. */
const aheadMs = 600;
/** What has not come by then will not come: of a script that is cut off nothing is heard. */
const patienceMs = 20_000;

/** The part of the page that is fetched, with its strings, and the chapter’s words on their way. */
export interface Part {
  readonly Words: ComponentType<WordsProps>;
  readonly messages: Messages;
  readonly chapterFile: Promise<Response> | undefined;
}

/** A word, or the one at the reading line. */
export type Asked = WordTarget | "reading line";

export interface Failure {
  /** The word that the reader wanted looked up. */
  readonly asked: Asked;
  /** Whether nothing will come, however often it is asked for again: only a new page helps. */
  readonly isStuck: boolean;
}

/** The look-up as far as it has come, or why it has not. */
export interface LookUpPart {
  readonly part: Part | undefined;
  readonly failure: Failure | undefined;
  /** Fetches it; `asked` is what the reader did to have it, and is told if it fails. */
  readonly fetchPart: (asked?: Asked) => Promise<void>;
  /** Says no more that it has failed. */
  readonly forgetFailure: () => void;
}

/**
 * The look-up, fetched when the reader’s hand is first seen, when what it marks is wanted, or once
 * the page has been read for a moment.
 */
export function useLookUpPart(locale: Locale): LookUpPart {
  const { lexicon } = useShownChapter();
  const [part, setPart] = useState<Part>();
  const [failure, setFailure] = useState<Failure>();
  const chapterFile = useRef<Promise<Response>>(undefined);

  const fetchPart = useCallback(
    async (asked?: Asked) => {
      if (lexicon !== undefined && chapterFile.current === undefined) {
        chapterFile.current = fetch(lexicon);
        // Whoever reads it says so.
        chapterFile.current.catch(() => {});
      }
      const coming = Promise.all([import("./look-up/words.tsx"), fetchMessages(locale)]);
      const come = await inTime(coming).catch(() => undefined);
      if (come === undefined || come === late) {
        chapterFile.current = undefined;
        if (asked !== undefined) setFailure({ asked, isStuck: come === late });
        return;
      }
      const [{ Words }, messages] = come;
      setFailure(undefined);
      setPart((before) => before ?? { Words, messages, chapterFile: chapterFile.current });
    },
    [locale, lexicon],
  );
  useFirstHand(part !== undefined, fetchPart);
  useQuietMoment(part !== undefined, fetchPart);
  useMarksWanted(fetchPart);
  const forgetFailure = useCallback(() => setFailure(undefined), []);
  return { part, failure, fetchPart, forgetFailure };
}

/** Fetches the look-up when the reader’s hand is first seen. */
function useFirstHand(hasPart: boolean, fetchPart: LookUpPart["fetchPart"]): void {
  const { textView, gestures } = useTextView();
  useEffect(() => {
    if (textView === undefined || hasPart) return;
    const abort = new AbortController();
    const { signal } = abort;
    // A text that is being scrolled is not to be held up, nor the page before it is seen.
    let timer: ReturnType<typeof setTimeout> | undefined;
    signal.addEventListener("abort", () => clearTimeout(timer));
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void fetchPart(), nearMs);
    };
    for (const type of ["pointermove", "pointerdown", "wheel", "touchmove", "keydown"])
      document.addEventListener(type, stir, { signal, passive: true });
    const stop = gestures?.subscribe((intent) => {
      if (intent.type === "choose") void fetchPart(intent.word);
      else if (intent.type === "step") void fetchPart("reading line");
      return undefined;
    });
    signal.addEventListener("abort", () => stop?.());
    return () => abort.abort();
  }, [textView, gestures, hasPart, fetchPart]);
}

/**
 * Fetches the look-up once the page is there and at rest, unless the reader pays for what is sent.
 * The words of a text that has no file of them are work, which waits until they are wanted.
 */
function useQuietMoment(hasPart: boolean, fetchPart: LookUpPart["fetchPart"]): void {
  const { textView } = useTextView();
  const { lexicon } = useShownChapter();
  useEffect(() => {
    if (textView === undefined || lexicon === undefined || hasPart || savesData()) return;
    let isGone = false;
    const timer = setTimeout(
      () =>
        whenIdle(() => {
          if (!isGone && !document.hidden) void fetchPart();
        }),
      aheadMs,
    );
    return () => {
      isGone = true;
      clearTimeout(timer);
    };
  }, [textView, lexicon, hasPart, fetchPart]);
}

function savesData(): boolean {
  const { connection } = navigator as { readonly connection?: { readonly saveData?: boolean } };
  return connection?.saveData === true;
}

/** Whoever wants words marked, or glossed, has them so without lifting a hand. */
function useMarksWanted(fetchPart: LookUpPart["fetchPart"]): void {
  const { textView } = useTextView();
  const { hints } = useSettings();
  useEffect(() => {
    if (textView === undefined) return;
    const look = () => {
      const { marksLearning, marksRarerThan } = getStudySettings();
      if (hints > 0 || marksLearning || marksRarerThan > 0) void fetchPart();
    };
    look();
    return subscribeToStudySettings(look);
  }, [textView, hints, fetchPart]);
}

const late = "late";

/** The same, or `late` where it is not there in time. */
function inTime<Value>(coming: Promise<Value>): Promise<Value | typeof late> {
  const waited = new Promise<typeof late>((resolve) => {
    setTimeout(() => resolve(late), patienceMs);
  });
  return Promise.race([coming, waited]);
}
