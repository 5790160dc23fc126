"use client";

import { type MouseEvent, type Ref, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { type LetterRun, lettersAt } from "#app/_ui/caret.ts";
import { keepsBack } from "#lib/reader/views.ts";
import floating from "../floating.module.css";
import { sideCoveredNow, viewNow } from "../shown-view.ts";
import styles from "./card.module.css";
import { takeCardKey } from "./card-keys.ts";
import { type InnerWords, useInnerWords } from "./inner-words.ts";
import type { LookUpSource } from "./look-up-source.ts";
import type { OpenWord } from "./open-word.ts";
import { PhraseCard } from "./phrase-card.tsx";
import { useShownCard } from "./shown-card.ts";
import { WordCard } from "./word-card.tsx";
import type { WordLookUp } from "./word-look-up.ts";

interface CardProps {
  readonly open: OpenWord;
  readonly words: WordLookUp;
  readonly source: LookUpSource;
  readonly locale: Locale;
  /** Says a French word to those who do not see which one is marked. */
  readonly say: (printed: string) => void;
  /** Whether it is drawn without being shown: then no key may keep its word. */
  readonly isRehearsal?: boolean;
}

/** The card of a word: what it is, what it means here, and what can be done with it. */
export function Card({
  ref,
  isRehearsal = false,
  ...props
}: CardProps & { readonly ref?: Ref<HTMLDivElement> }) {
  const { open, words, source, say } = props;
  const { t } = useTranslation("card");
  const element = useRef<HTMLDivElement>(null);
  useImperativeHandle(ref, () => element.current as HTMLDivElement);
  const inHand = useShownCard(element, open, words, isRehearsal);
  const inner = useInnerWords(element, inHand, open, source);
  const { top } = inner;
  const printed = top?.printed ?? open.printed;
  const isPhrase = top === undefined && open.phrase !== undefined;
  const look = ({ node, startOffset, endOffset }: LetterRun) =>
    void inner.lookInside(node.data, startOffset, endOffset);
  return (
    <div
      ref={element}
      popover="manual"
      role="dialog"
      aria-label={t(isPhrase ? "titlePhrase" : "title", { word: printed })}
      tabIndex={-1}
      className={`${floating.card} ${styles.card}`}
      onClick={(event) => {
        const run = frenchUnder(event);
        if (run !== undefined) look(run);
      }}
      onKeyDown={(event) => {
        const acts = { card: element.current, inHand: inHand.current, say, look };
        if (takeCardKey(event, { ...acts, leave: words.leave })) event.preventDefault();
      }}
      onPointerDown={() => words.pin()}
    >
      <Head open={open} words={words} printed={printed} onBack={top && inner.back} />
      <Body {...props} inner={inner} printed={printed} isRehearsal={isRehearsal} />
      {top === undefined &&
      (keepsBack(viewNow()) || open.word?.reading?.senses[0] === undefined) ? (
        <Passage open={open} isHidden={sideCoveredNow() === "en"} />
      ) : null}
    </div>
  );
}

/** The French word of the card that was clicked, where it is on no control. */
function frenchUnder({ target, clientX, clientY }: MouseEvent): LetterRun | undefined {
  const french = (target as Element).closest<HTMLElement>("[lang=fr]");
  if (french === null || (target as Element).closest("a, button, input")) return undefined;
  if (getSelection()?.isCollapsed === false) return undefined;
  const run = lettersAt(clientX, clientY);
  return run !== undefined && french.contains(run.node) ? run : undefined;
}

function Head({
  open,
  words,
  printed,
  onBack,
}: {
  readonly open: OpenWord;
  readonly words: WordLookUp;
  readonly printed: string;
  /** Back to the word that this one was looked up in. */
  readonly onBack: (() => void) | undefined;
}) {
  const { t } = useTranslation("card");
  return (
    <div className={styles.head}>
      {onBack === undefined ? null : (
        <button type="button" className={styles.button} aria-label={t("back")} onClick={onBack}>
          ‹
        </button>
      )}
      <h2 lang="fr" className={styles.word}>
        {printed}
      </h2>
      {open.isPinned ? null : (
        <button
          type="button"
          className={styles.button}
          title={t("pin")}
          aria-label={t("pin")}
          onClick={words.pin}
        >
          <Pin />
        </button>
      )}
      <button type="button" className={styles.button} aria-label={t("close")} onClick={words.close}>
        ×
      </button>
    </div>
  );
}

/** What is known of what the card is of; or that it could not be had, or is being fetched. */
function Body({
  open,
  words,
  source,
  locale,
  inner,
  printed,
  isRehearsal,
}: Omit<CardProps, "isRehearsal"> & {
  readonly inner: InnerWords;
  readonly printed: string;
  readonly isRehearsal: boolean;
}) {
  const { t } = useTranslation("card");
  const { top, put, lookInside } = inner;
  const { word, fault } = top ?? open;
  if (fault !== undefined)
    return (
      <div role="alert" className={styles.failure}>
        <p>{t(`failed_${fault}`)}</p>
        <button type="button" className={styles.action} onClick={top?.retry ?? words.retry}>
          {t("retry")}
        </button>
      </div>
    );
  if (top === undefined && open.phrase !== undefined)
    return (
      <PhraseCard
        open={open}
        phrase={open.phrase}
        locale={locale}
        onLook={(own, found) => put({ printed: own, word: found, isInText: true })}
      />
    );
  if (word === undefined) return <p className={styles.quiet}>{t("loading")}</p>;
  return (
    <WordCard
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
