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
import { useDesk } from "./desk-context.tsx";
import floating from "./floating.module.css";
import type { WordsProps } from "./look-up/words.tsx";
import styles from "./look-up.module.css";
import { placeCard } from "./place-card.ts";
import { isWordKey } from "./word-key.ts";

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

interface Failure {
  /** What the reader did to have a word looked up. */
  readonly asked: MouseEvent | KeyboardEvent;
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
  lexicon,
  tables,
}: {
  readonly locale: Locale;
  /** What is said where the look-up itself cannot be fetched. */
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
  /** The address of the chapter’s words, looked up; without one they are looked up in the page. */
  readonly lexicon: string | undefined;
  /** The address of the tables, for words that are in no chapter. */
  readonly tables: string;
}) {
  const { desk } = useDesk();
  const [part, setPart] = useState<Part>();
  const [failure, setFailure] = useState<Failure>();
  const waiting = useRef<{ abort: AbortController; missed?: MouseEvent | KeyboardEvent }>(
    undefined,
  );
  const chapterFile = useRef<Promise<Response>>(undefined);

  /** Fetches the look-up; `asked` is what the reader did to have it, and is told if it fails. */
  const fetchPart = useCallback(
    async (asked?: MouseEvent | KeyboardEvent) => {
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

  useEffect(() => {
    if (desk === undefined) return;
    const abort = new AbortController();
    const { signal } = abort;
    waiting.current = { abort };
    const miss = (event: MouseEvent | KeyboardEvent) => {
      const { missed } = waiting.current ?? {};
      // Whoever has clicked or pressed a key means that, wherever the pointer goes next.
      if (missed === undefined || missed.type === "pointermove" || event.type !== "pointermove")
        waiting.current = { abort, missed: event };
    };
    // A text that is being scrolled is not to be held up, nor the page before it is seen.
    let timer: ReturnType<typeof setTimeout> | undefined;
    signal.addEventListener("abort", () => clearTimeout(timer));
    const stir = () => {
      clearTimeout(timer);
      timer = setTimeout(() => void fetchPart(), nearMs);
    };
    for (const type of ["pointermove", "pointerdown", "wheel", "touchmove", "keydown"])
      document.addEventListener(type, stir, { signal, passive: true });
    const { article } = desk.texts.fr;
    article.addEventListener(
      "pointermove",
      (event) => {
        if (event.pointerType !== "touch") miss(event);
      },
      { signal, passive: true },
    );
    article.addEventListener(
      "click",
      (event) => {
        miss(event);
        void fetchPart(event);
      },
      { signal },
    );
    document.addEventListener(
      "keydown",
      (event) => {
        if (!isWordKey(event)) return;
        event.preventDefault();
        miss(event);
        void fetchPart(event);
      },
      { signal },
    );
    return () => abort.abort();
  }, [desk, fetchPart]);

  // Whoever wants words marked, or glossed, has them so without lifting a hand.
  const { hints } = useSettings();
  useEffect(() => {
    if (desk === undefined) return;
    const look = () => {
      const { marksLearning, marksRarerThan } = getStudySettings();
      if (hints > 0 || marksLearning || marksRarerThan > 0) void fetchPart();
    };
    look();
    return subscribeToStudySettings(look);
  }, [desk, hints, fetchPart]);

  const takeOver = useCallback(() => {
    waiting.current?.abort.abort();
    return waiting.current?.missed;
  }, []);

  const close = useCallback(() => setFailure(undefined), []);
  if (desk === undefined) return null;
  if (part !== undefined)
    return (
      <part.Words
        locale={locale}
        messages={part.messages}
        desk={desk}
        lexicon={lexicon}
        chapterFile={part.chapterFile}
        tables={tables}
        takeOver={takeOver}
      />
    );
  if (failure === undefined) return null;
  const { asked, isStuck } = failure;
  return (
    <Failed
      at={asked}
      column={desk.texts.fr.article}
      words={words}
      onRetry={() => (isStuck ? location.reload() : void fetchPart(asked))}
      onClose={close}
    />
  );
}

/** Where the card would be: that it could not be fetched. Goes away when the reader reads on. */
function Failed({
  at,
  column,
  words,
  onRetry,
  onClose,
}: {
  readonly at: MouseEvent | KeyboardEvent;
  readonly column: HTMLElement;
  readonly words: { readonly failed: string; readonly retry: string; readonly close: string };
  readonly onRetry: () => void;
  readonly onClose: () => void;
}) {
  const element = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (element.current === null) return;
    const target = at instanceof MouseEvent ? undefined : document.querySelector("#fr .current");
    const place =
      at instanceof MouseEvent
        ? new DOMRect(at.clientX, at.clientY - 12, 0, 24)
        : (target?.getBoundingClientRect() ?? new DOMRect(0, innerHeight / 3, 0, 0));
    element.current.showPopover();
    placeCard(element.current, [place], column.getBoundingClientRect());
  }, [at, column]);
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
