"use client";

import {
  type ComponentType,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import type { Messages } from "#app/_messages/en.ts";
import { fetchMessages } from "#app/_messages/fetch-messages.ts";
import type { Locale } from "#app/_messages/locales.ts";
import bar from "#app/_ui/bar.module.css";
import { useSettings } from "#app/_ui/settings-store.ts";
import { getStudySettings, subscribeToStudySettings } from "#app/_ui/study-settings-store.ts";
import type { WordTarget } from "#lib/reader/gestures.ts";
import floating from "./floating.module.css";
import type { WordsProps } from "./look-up/words.tsx";
import styles from "./look-up.module.css";
import { placeCard } from "./place-card.ts";
import { rangeIn } from "./segment-text.ts";
import { useShownChapter } from "./shown-chapter.tsx";
import type { TextView } from "./text-view.ts";
import { useTextView } from "./text-view-context.tsx";

/** When the reader’s hand has been still so long, the page has time for what they may want next. */
const nearMs = 120;
/** What has not come by then will not come: of a script that is cut off nothing is heard. */
const patienceMs = 20_000;

/** The part of the page that is fetched, with its strings, and the chapter’s words on their way. */
interface Part {
  readonly Words: ComponentType<WordsProps>;
  readonly messages: Messages;
  readonly chapterFile: Promise<Response> | undefined;
}

/** A word, or the one at the reading line. */
type Asked = WordTarget | "reading line";

interface Failure {
  /** The word that the reader wanted looked up. */
  readonly asked: Asked;
  /** Whether nothing will come, however often it is asked for again: only a new page helps. */
  readonly isStuck: boolean;
}

/**
 * Word look-up. Until the reader’s hand is first seen this is all there is of it: the rest is
 * fetched then, and takes over with what the hand did meanwhile. It is held here and not by
 * Suspense, which shows what has come only when 300 ms have passed since it last showed something.
 */
export function LookUp({
  locale,
  words,
}: {
  readonly locale: Locale;
  /** What is said where the look-up itself cannot be fetched. */
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
}) {
  const { textView, gestures } = useTextView();
  const { lexicon } = useShownChapter();
  const [part, setPart] = useState<Part>();
  const [failure, setFailure] = useState<Failure>();
  const chapterFile = useRef<Promise<Response>>(undefined);

  /** Fetches the look-up; `asked` is what the reader did to have it, and is told if it fails. */
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

  const hasPart = part !== undefined;
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

  // Whoever wants words marked, or glossed, has them so without lifting a hand.
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

  const close = useCallback(() => setFailure(undefined), []);
  if (textView === undefined || gestures === undefined) return null;
  if (part !== undefined)
    return (
      <part.Words
        locale={locale}
        messages={part.messages}
        textView={textView}
        gestures={gestures}
        chapterFile={part.chapterFile}
      />
    );
  if (failure === undefined) return null;
  const { asked, isStuck } = failure;
  return (
    <Failed
      at={asked}
      textView={textView}
      words={words}
      onRetry={() => (isStuck ? location.reload() : void fetchPart(asked))}
      onClose={close}
    />
  );
}

/** Where the card would be: that it could not be fetched. Goes away when the reader reads on. */
function Failed({
  at,
  textView,
  words,
  onRetry,
  onClose,
}: {
  readonly at: Asked;
  readonly textView: TextView;
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const segment = at === "reading line" ? undefined : textView.texts[at.side].segments[at.index];
    const range =
      at === "reading line" ? undefined : segment && rangeIn(segment, at.startOffset, at.endOffset);
    const current = segment ?? document.querySelector("#fr .current");
    const place =
      range?.getBoundingClientRect() ??
      current?.getBoundingClientRect() ??
      new DOMRect(0, innerHeight / 3, 0, 0);
    element.current.showPopover();
    placeCard(element.current, {
      word: [place],
      column: textView.texts.fr.article.getBoundingClientRect(),
      sentence: [...(segment?.getClientRects() ?? [])],
      counterpart: [],
    });
  }, [at, textView]);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    document.addEventListener("scroll", onClose, { signal, capture: true, passive: true });
    document.addEventListener(
      "keydown",
      (event) => {
        if (event.key === "Escape") onClose();
      },
      { signal },
    );
    return () => abort.abort();
  }, [onClose]);
  return (
    <div
      ref={element}
      popover="manual"
      role="alert"
      className={`${floating.card} ${styles.failed}`}
    >
      <p>{words.failed}</p>
      <button type="button" className={styles.retry} onClick={onRetry}>
        {words.retry}
      </button>
      <button type="button" className={bar.button} aria-label={words.close} onClick={onClose}>
        ×
      </button>
    </div>
  );
}

const late = "late";

/** The same, or `late` where it is not there in time. */
function inTime<Value>(coming: Promise<Value>): Promise<Value | typeof late> {
  const waited = new Promise<typeof late>((resolve) => {
    setTimeout(() => resolve(late), patienceMs);
  });
  return Promise.race([coming, waited]);
}
