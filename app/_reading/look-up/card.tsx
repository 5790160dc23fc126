"use client";

import {
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { lettersAt } from "#app/_ui/caret.ts";
import { isAspirate, isElidedBefore } from "#lib/french/aspirate.ts";
import type {
  LookedUpExpression,
  LookedUpReading,
  LookedUpWord,
} from "#lib/lexicon/chapter-lexicon.ts";
import { mayHaveParadigm } from "#lib/lexicon/paradigm.ts";
import { keepsBack, sideCovered } from "#lib/reader/views.ts";
import type { Span } from "#lib/study/word.ts";
import floating from "../floating.module.css";
import { placeCard } from "../place-card.ts";
import { leaderNow, viewNow } from "../shown-view.ts";
import styles from "./card.module.css";
import { CardActions, type CardWord } from "./card-actions.tsx";
import { type CardWords, openCardWords } from "./card-words.ts";
import { Forms } from "./forms.tsx";
import { inflectionKeys, partOfSpeechKey } from "./inflection.ts";
import { LookUpError, type LookUpSource } from "./look-up-source.ts";
import type { OpenWord } from "./open-word.ts";
import { PhraseCard } from "./phrase-card.tsx";
import { Expression, Senses } from "./senses.tsx";
import type { WordLookUp } from "./word-look-up.ts";

/** A word that was asked for inside the card, or came of asking. */
interface InnerWord {
  readonly printed: string;
  readonly word?: LookedUpWord;
  readonly fault?: LookUpError["fault"];
  readonly retry?: () => void;
  /** Whether it is one of the text’s, where it stands there. */
  readonly isInText?: true;
}

/** The card of a word: what it is, what it means here, and what can be done with it. */
export function Card({
  ref,
  open,
  words,
  source,
  locale,
  say,
  isRehearsal = false,
}: {
  readonly ref?: Ref<HTMLDivElement>;
  readonly open: OpenWord;
  readonly words: WordLookUp;
  readonly source: LookUpSource;
  readonly locale: Locale;
  /** Says a French word to those who do not see which one is marked. */
  readonly say: (printed: string) => void;
  /** Whether it is drawn without being shown: then no key may keep its word. */
  readonly isRehearsal?: boolean;
}) {
  const { t } = useTranslation("card");
  const element = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLDivElement);
  const [inner, setInner] = useState<readonly InnerWord[]>([]);
  const asked = open.word ?? open.phrase;
  const [shownFor, setShownFor] = useState(asked);
  if (shownFor !== asked) {
    setShownFor(asked);
    setInner([]);
  }
  const top = inner.at(-1);
  const printed = top?.printed ?? open.printed;
  const inHand = useRef<CardWords>(undefined);

  useLayoutEffect(() => {
    if (element.current === null || isRehearsal) return;
    element.current.showPopover();
    const cardWords = openCardWords(element.current);
    inHand.current = cardWords;
    return cardWords.clear;
  }, [isRehearsal]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word has other words in its card
  useLayoutEffect(() => inHand.current?.clear(), [asked]);
  useLayoutEffect(() => {
    if (element.current === null) return;
    element.current.scrollTop = 0;
    if (!placeCard(element.current, open.around()) && open.isKept) open.makeRoom();
  });
  useEffect(() => {
    if (open.takesFocus) element.current?.focus({ preventScroll: true });
  }, [open]);
  useEffect(() => {
    if (isRehearsal) return;
    const abort = new AbortController();
    const { signal } = abort;
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const around = open.around();
        const isSeen = around.word.some(({ top, bottom }) => bottom > 0 && top < innerHeight);
        if (!isSeen || (!open.isKept && document.activeElement !== element.current)) words.close();
        else if (element.current !== null) placeCard(element.current, around);
      });
    };
    const onScroll = ({ target }: Event) => {
      if (!(target instanceof Node && element.current?.contains(target) === true)) follow();
    };
    document.addEventListener("scroll", onScroll, { signal, capture: true, passive: true });
    addEventListener("resize", follow, { signal });
    return () => {
      abort.abort();
      cancelAnimationFrame(frame);
    };
  }, [open, words, isRehearsal]);

  /**
   * Shows a word inside the card, instead of the one that was there under its name. A button that
   * goes with what it was on leaves its focus to the card.
   */
  function put(next: InnerWord, instead = next.printed): void {
    holdFocus();
    setInner((before) => [
      ...before.filter((one) => one.printed !== next.printed && one.printed !== instead),
      next,
    ]);
  }

  function holdFocus(): void {
    inHand.current?.clear();
    const { current } = element;
    if (current?.contains(document.activeElement)) current.focus({ preventScroll: true });
  }

  /** Looks up a French word of the card itself, by a run of letters in a text of it. */
  async function lookInside(text: string, startOffset: number, endOffset: number): Promise<void> {
    const letters = text.slice(startOffset, endOffset);
    if (letters === printed) return;
    // A part of the compound that the card is of is meant by itself; elsewhere a compound is a word.
    const isOwnPart = text === printed;
    const isPart = /[-‑]/.test(`${text[startOffset - 1]}${text[endOffset]}`) && !isOwnPart;
    const known = isPart ? undefined : open.lexicon?.find(letters);
    if (known !== undefined) {
      const word = { startOffset: 0, endOffset: letters.length, near: [], reading: known };
      return put({ printed: letters, word });
    }
    put({ printed: letters });
    try {
      const word = (await (isOwnPart
        ? source.word(letters, 0)
        : source.word(text, startOffset))) ?? { startOffset, endOffset, near: [] };
      const whole = isOwnPart ? letters : text.slice(word.startOffset, word.endOffset);
      put({ printed: whole, word }, letters);
    } catch (error) {
      if (!(error instanceof LookUpError)) throw error;
      const retry = () => void lookInside(text, startOffset, endOffset);
      put({ printed: letters, fault: error.fault, retry });
    }
  }

  function onKeyDown(event: KeyboardEvent): void {
    const { current } = element;
    if (event.ctrlKey || event.metaKey || event.altKey || current === null) return;
    const isOnCard = event.target === current;
    if (event.key === "Tab") {
      // Out of the card one is back in the text, not at the end of the page.
      const stops = [...current.querySelectorAll<HTMLElement>("a, button:enabled, summary")];
      const end = stops.at(event.shiftKey ? 0 : -1) ?? current;
      if (event.target !== end && !(event.shiftKey && isOnCard)) return;
      words.leave();
    } else if (isOnCard && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const run = inHand.current?.step(event.key === "ArrowDown" ? 1 : -1);
      if (run === undefined) return;
      say(run.node.data.slice(run.startOffset, run.endOffset));
    } else if (isOnCard && event.key === "Enter") {
      const run = inHand.current?.current();
      if (run === undefined) return;
      void lookInside(run.node.data, run.startOffset, run.endOffset);
    } else return;
    event.preventDefault();
  }

  const isPhrase = top === undefined && open.phrase !== undefined;
  const word = top === undefined ? open.word : top.word;
  const fault = top === undefined ? open.fault : top.fault;
  const isKeptBack = keepsBack(viewNow());
  return (
    <div
      ref={element}
      popover="manual"
      role="dialog"
      aria-label={t(isPhrase ? "titlePhrase" : "title", { word: printed })}
      tabIndex={-1}
      className={`${floating.card} ${styles.card}`}
      onClick={(event) => {
        const french = (event.target as Element).closest<HTMLElement>("[lang=fr]");
        if (french === null || (event.target as Element).closest("a, button, input")) return;
        if (getSelection()?.isCollapsed === false) return;
        const run = lettersAt(event.clientX, event.clientY);
        if (run === undefined || !french.contains(run.node)) return;
        void lookInside(run.node.data, run.startOffset, run.endOffset);
      }}
      onKeyDown={onKeyDown}
      onPointerDown={() => words.keep()}
    >
      <div className={styles.head}>
        {top === undefined ? null : (
          <button
            type="button"
            className={styles.button}
            aria-label={t("back")}
            onClick={() => {
              holdFocus();
              setInner((before) => before.slice(0, -1));
            }}
          >
            ‹
          </button>
        )}
        <h2 lang="fr" className={styles.word}>
          {printed}
        </h2>
        {open.isKept ? null : (
          <button
            type="button"
            className={styles.button}
            title={t("keep")}
            aria-label={t("keep")}
            onClick={words.keep}
          >
            <Pin />
          </button>
        )}
        <button
          type="button"
          className={styles.button}
          aria-label={t("close")}
          onClick={words.close}
        >
          ×
        </button>
      </div>
      {fault !== undefined ? (
        <div role="alert" className={styles.failure}>
          <p>{t(`failed_${fault}`)}</p>
          <button type="button" className={styles.action} onClick={top?.retry ?? words.retry}>
            {t("retry")}
          </button>
        </div>
      ) : top === undefined && open.phrase !== undefined ? (
        <PhraseCard
          open={open}
          phrase={open.phrase}
          locale={locale}
          onLook={(own, found) => put({ printed: own, word: found, isInText: true })}
        />
      ) : word === undefined ? (
        <p className={styles.quiet}>{t("loading")}</p>
      ) : (
        <Word
          key={printed}
          word={word}
          printed={printed}
          open={open}
          source={source}
          isInner={top !== undefined && top.isInText !== true}
          isRehearsal={isRehearsal}
          locale={locale}
          onSentence={top === undefined ? words.askSentence : undefined}
          onLook={(text) => void lookInside(text, 0, text.length)}
        />
      )}
      {top === undefined && (isKeptBack || word?.reading?.senses[0] === undefined) ? (
        <Passage open={open} isHidden={sideCovered(viewNow(), leaderNow()) === "en"} />
      ) : null}
    </div>
  );
}

function Word({
  word,
  printed,
  open,
  source,
  isInner,
  isRehearsal,
  locale,
  onSentence,
  onLook,
}: {
  readonly word: LookedUpWord;
  readonly printed: string;
  readonly open: OpenWord;
  readonly source: LookUpSource;
  readonly isInner: boolean;
  readonly isRehearsal: boolean;
  readonly locale: Locale;
  readonly onSentence: (() => void) | undefined;
  readonly onLook: (text: string) => void;
}) {
  const { t } = useTranslation("card");
  const { reading, near, expression } = word;
  const otherForms = reading === undefined ? [] : (open.lexicon?.otherForms(reading) ?? []);
  const shown: CardWord = {
    printed,
    ...(reading === undefined
      ? {}
      : { form: reading.form, lemma: reading.lemma, upos: reading.upos, sense: reading.senses[0] }),
    ...(expression === undefined
      ? {}
      : { expression: expression.text, expressionSense: expression.senses[0] }),
    ...(isInner ? {} : { segment: open.segment, spans: [[word.startOffset, word.endOffset]] }),
    ...(isInner || expression === undefined || open.lexicon === undefined
      ? {}
      : { expressionSpans: spansOf(expression, open.lexicon.wordsOf(open.segment.id)) }),
  };
  return (
    <>
      {reading === undefined ? <Unknown near={near} onLook={onLook} /> : null}
      {expression === undefined ? null : <Expression expression={expression} />}
      {reading === undefined ? null : reading.senses.length > 0 ? (
        <Senses senses={reading.senses} reason={reading.reason} />
      ) : (
        <p className={styles.quiet}>{t(reading.upos === "PROPN" ? "name" : "noGloss")}</p>
      )}
      {reading === undefined ? null : <Grammar reading={reading} locale={locale} />}
      {otherForms.length > 0 ? (
        <p className={styles.quiet}>
          {t("otherForms")} <span lang="fr">{otherForms.join(", ")}</span>
        </p>
      ) : null}
      {isRehearsal || reading === undefined || !mayHaveParadigm(reading.upos) ? null : (
        <Forms key={`${reading.lemma} ${reading.upos}`} reading={reading} source={source} />
      )}
      {isRehearsal ? null : <CardActions word={shown} locale={locale} onSentence={onSentence} />}
    </>
  );
}

/** What a word is: how it sounds, its part of speech and inflection, its lemma, how common it is. */
function Grammar({
  reading,
  locale,
}: {
  readonly reading: LookedUpReading;
  readonly locale: Locale;
}) {
  const { t } = useTranslation("card");
  const { ipa, lemma, form, band, falseFriend, name } = reading;
  const isElided = locale === "fr" && isElidedBefore(lemma);
  return (
    <>
      {falseFriend === undefined ? null : (
        <p className={styles.quiet}>
          {t("falseFriend")} <i lang="en">{falseFriend.english}</i> (
          <span lang="fr">{falseFriend.french}</span>)
        </p>
      )}
      <p className={styles.grammar}>
        {ipa === undefined ? null : (
          <span lang="fr-fonipa" className={styles.ipa}>
            /{ipa}/
          </span>
        )}
        {isAspirate(form) ? <span>{t("aspirate")}</span> : null}
        <span>{t(name === undefined ? partOfSpeechKey(reading) : `name_${name}`)}</span>
        {inflectionKeys(reading).map((key) => (
          <span key={key}>{t(key)}</span>
        ))}
        {lemma.toLowerCase() === form ? null : (
          <span>
            {isElided ? "d’" : `${t("of")} `}
            <b lang="fr">{lemma}</b>
          </span>
        )}
        {band === undefined ? null : (
          <span className={styles.band} data-band={band}>
            {t(`band_${band}`)}
          </span>
        )}
      </p>
    </>
  );
}

/** Where the words of an expression stand; those with nothing between them but a space as one. */
function spansOf(
  { words }: LookedUpExpression,
  inSegment: readonly LookedUpWord[],
): readonly Span[] {
  const spans: Span[] = [];
  for (const number of words) {
    const word = inSegment[number];
    const last = spans.at(-1);
    if (word === undefined) continue;
    if (last !== undefined && word.startOffset <= last[1] + 1)
      spans[spans.length - 1] = [last[0], word.endOffset];
    else spans.push([word.startOffset, word.endOffset]);
  }
  return spans;
}

function Unknown({
  near,
  onLook,
}: {
  readonly near: readonly string[];
  readonly onLook: (text: string) => void;
}) {
  const { t } = useTranslation("card");
  return (
    <>
      <p>{t("unknown")}</p>
      {near.length > 0 ? (
        <p className={styles.near}>
          {t("near")}
          {near.map((form) => (
            <button
              key={form}
              type="button"
              lang="fr"
              className={styles.action}
              onClick={() => onLook(form)}
            >
              {form}
            </button>
          ))}
        </p>
      ) : null}
    </>
  );
}

/** What the translation has for the segment of the word. */
function Passage({
  open: { segment },
  isHidden,
}: {
  readonly open: OpenWord;
  readonly isHidden: boolean;
}) {
  const { t } = useTranslation("card");
  const text = segment.en === "" ? null : <p lang="en">{segment.en}</p>;
  return (
    <details className={styles.passage} open={!isHidden}>
      <summary>{t("passage")}</summary>
      {text ?? <p>{t("passageAbsent")}</p>}
    </details>
  );
}

function Pin() {
  return (
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path d="M7 3h6M8 3v5l-3 3h10l-3-3V3M10 11v6" />
    </svg>
  );
}
