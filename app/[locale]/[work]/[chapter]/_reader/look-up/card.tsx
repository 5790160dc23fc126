"use client";

import { type Ref, useEffect, useImperativeHandle, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { LookedUpExpression, LookedUpWord } from "#lib/lexicon/chapter-lexicon.ts";
import type { SenseReason } from "#lib/lexicon/lexicon.ts";
import type { Sense } from "#lib/lexicon/senses.ts";
import type { Span } from "#lib/study/word.ts";
import { lettersAt } from "../caret.ts";
import { placeCard } from "../place-card.ts";
import styles from "./card.module.css";
import { CardActions, type CardWord } from "./card-actions.tsx";
import { inflectionKeys, partOfSpeechKey } from "./inflection.ts";
import { LookUpError, type LookUpSource } from "./look-up-source.ts";
import type { OpenWord, WordDesk } from "./word-desk.ts";

/** A word that was asked for inside the card, or came of asking. */
interface InnerWord {
  readonly printed: string;
  readonly word?: LookedUpWord;
  readonly fault?: LookUpError["fault"];
  readonly retry: () => void;
}

/** The card of a word: what it is, what it means here, and what can be done with it. */
export function Card({
  ref,
  open,
  words,
  source,
  locale,
}: {
  readonly ref: Ref<HTMLDivElement>;
  readonly open: OpenWord;
  readonly words: WordDesk;
  readonly source: LookUpSource;
  readonly locale: Locale;
}) {
  const { t } = useTranslation("card");
  const element = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLDivElement);
  const [inner, setInner] = useState<readonly InnerWord[]>([]);
  const [shownFor, setShownFor] = useState(open.word);
  if (shownFor !== open.word) {
    setShownFor(open.word);
    setInner([]);
  }
  const top = inner.at(-1);

  useLayoutEffect(() => {
    element.current?.showPopover();
  }, []);
  useLayoutEffect(() => {
    if (element.current === null) return;
    element.current.scrollTop = 0;
    placeCard(element.current, open.rects(), open.column());
  });
  useEffect(() => {
    if (open.takesFocus) element.current?.focus({ preventScroll: true });
  }, [open.takesFocus]);
  useEffect(() => {
    const abort = new AbortController();
    const { signal } = abort;
    let frame = 0;
    const follow = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => {
        const rects = open.rects();
        const isSeen = rects.some(({ top, bottom }) => bottom > 0 && top < innerHeight);
        if (!isSeen || (!open.isKept && document.activeElement !== element.current)) words.close();
        else if (element.current !== null) placeCard(element.current, rects, open.column());
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
  }, [open, words]);

  /** Looks up a French word of the card itself. */
  async function lookInside(printed: string, text: string, offset: number): Promise<void> {
    const ask = async () => {
      const retry = () => void ask();
      const put = (next: Omit<InnerWord, "printed" | "retry">) =>
        setInner((before) => [
          ...before.filter((one) => one.printed !== printed),
          { printed, retry, ...next },
        ]);
      const known = open.lexicon?.find(printed);
      if (known !== undefined)
        return put({
          word: { startOffset: 0, endOffset: printed.length, near: [], reading: known },
        });
      put({});
      try {
        const word = await source.word(text, offset);
        put({ word: word ?? { startOffset: 0, endOffset: printed.length, near: [] } });
      } catch (error) {
        if (!(error instanceof LookUpError)) throw error;
        put({ fault: error.fault });
      }
    };
    await ask();
  }

  const printed = top?.printed ?? open.printed;
  const word = top === undefined ? open.word : top.word;
  const fault = top === undefined ? open.fault : top.fault;
  const isOneSided = ["fr", "covered"].includes(document.documentElement.dataset.view ?? "");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a keyboard looks words up by the field below
    <div
      ref={element}
      popover="manual"
      role="dialog"
      aria-label={t("title", { word: printed })}
      tabIndex={-1}
      className={styles.card}
      onClick={(event) => {
        const french = (event.target as Element).closest<HTMLElement>("[lang=fr]");
        if (french === null || (event.target as Element).closest("a, button, input")) return;
        if (getSelection()?.isCollapsed === false) return;
        const run = lettersAt(event.clientX, event.clientY);
        if (run === undefined || !french.contains(run.node)) return;
        const { data } = run.node;
        void lookInside(data.slice(run.startOffset, run.endOffset), data, run.startOffset);
      }}
      onPointerDown={() => words.keep()}
    >
      <div className={styles.head}>
        {top === undefined ? null : (
          <button
            type="button"
            className={styles.button}
            aria-label={t("back")}
            onClick={() => setInner((before) => before.slice(0, -1))}
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
      ) : word === undefined ? (
        <p className={styles.quiet}>{t("loading")}</p>
      ) : (
        <Word
          key={printed}
          word={word}
          printed={printed}
          open={open}
          isInner={top !== undefined}
          locale={locale}
          onLook={(text) => void lookInside(text, text, 0)}
        />
      )}
      {top === undefined && (isOneSided || word?.reading?.senses[0] === undefined) ? (
        <Passage open={open} isHidden={document.documentElement.dataset.view === "covered"} />
      ) : null}
    </div>
  );
}

function Word({
  word,
  printed,
  open,
  isInner,
  locale,
  onLook,
}: {
  readonly word: LookedUpWord;
  readonly printed: string;
  readonly open: OpenWord;
  readonly isInner: boolean;
  readonly locale: Locale;
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
      {reading === undefined ? (
        <Unknown near={near} onLook={onLook} />
      ) : (
        <p className={styles.grammar}>
          {reading.ipa === undefined ? null : (
            <span lang="fr-fonipa" className={styles.ipa}>
              /{reading.ipa}/
            </span>
          )}
          <span>{t(partOfSpeechKey(reading))}</span>
          {inflectionKeys(reading).map((key) => (
            <span key={key}>{t(key)}</span>
          ))}
          {reading.lemma.toLowerCase() === reading.form ? null : (
            <span>
              {t("of")} <b lang="fr">{reading.lemma}</b>
            </span>
          )}
          {reading.band === undefined ? null : (
            <span className={styles.band} data-band={reading.band}>
              {t(`band_${reading.band}`)}
            </span>
          )}
        </p>
      )}
      {expression === undefined ? null : <Expression expression={expression} />}
      {reading === undefined ? null : reading.senses.length > 0 ? (
        <Senses senses={reading.senses} reason={reading.reason} />
      ) : (
        <p className={styles.quiet}>{t(reading.upos === "PROPN" ? "name" : "noGloss")}</p>
      )}
      {otherForms.length > 0 ? (
        <p className={styles.quiet}>
          {t("otherForms")} <span lang="fr">{otherForms.join(", ")}</span>
        </p>
      ) : null}
      <CardActions word={shown} locale={locale} />
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

function Expression({
  expression: { text, senses, reason },
}: {
  readonly expression: LookedUpExpression;
}) {
  const { t } = useTranslation("card");
  return (
    <section className={styles.expression} aria-label={t("expression")}>
      <h3 lang="fr">{text}</h3>
      <Senses senses={senses} reason={reason} />
    </section>
  );
}

function Senses({
  senses,
  reason,
}: {
  readonly senses: readonly Sense[];
  readonly reason: SenseReason;
}) {
  const { t } = useTranslation("card");
  return (
    <ol className={styles.senses}>
      {senses.map(({ glosses, definition, isEditors, note }, index) => (
        <li key={`${glosses.join()}${definition}`}>
          {index === 0 && reason === "translation" ? (
            <mark className={styles.here} title={t("hereHint")}>
              {t("here")}
            </mark>
          ) : null}
          {isEditors ? <mark className={styles.here}>{t("editor")}</mark> : null}
          <span lang="en" className={styles.glosses}>
            {glosses.join(", ")}
          </span>
          {definition === undefined ? null : (
            <span lang="fr" className={styles.definition}>
              {definition}
            </span>
          )}
          {note === undefined ? null : <span className={styles.definition}>{note}</span>}
        </li>
      ))}
    </ol>
  );
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
