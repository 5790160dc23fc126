"use client";

import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import type { Context, Word } from "#lib/study/word.ts";
import { MarkedSentence } from "./marked-sentence.tsx";
import { useContexts } from "./use-contexts.ts";
import { WordDetails } from "./word-details.tsx";
import styles from "./word-list.module.css";

/** Before it is measured, a word is taken to be so high. */
const usualHeight = 84;

/** A list of which only what is near the window is there, however long it is. */
export function WordList({
  words,
  count,
  selected,
  onSelect,
  locale,
  titles,
  attempt,
}: {
  readonly words: readonly Word[];
  /** How many they will be: those that are still being read come last. */
  readonly count: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (key: string, isSelected: boolean) => void;
  readonly locale: Locale;
  readonly titles: ReadonlyMap<string, string>;
  readonly attempt: (change: () => Promise<unknown>) => Promise<unknown>;
}) {
  const list = useRef<HTMLUListElement>(null);
  const [top, setTop] = useState(0);
  const [open, setOpen] = useState<string>();
  useLayoutEffect(() => {
    setTop((list.current?.getBoundingClientRect().top ?? 0) + scrollY);
  }, []);
  const virtual = useWindowVirtualizer({
    count,
    estimateSize: () => usualHeight,
    overscan: 8,
    scrollMargin: top,
    getItemKey: (index) => words[index]?.key ?? index,
    initialRect: { width: 0, height: 900 },
  });
  const items = virtual.getVirtualItems();
  const { contexts, failure } = useContexts(items.flatMap(({ index }) => words[index]?.key ?? []));

  return (
    <>
      <StoreFailure failure={failure} />
      {/* biome-ignore lint/a11y/noRedundantRoles: Safari takes a list without bullets for none */}
      <ul ref={list} role="list" className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const word = words[index];
          if (word === undefined) return null;
          return (
            <li
              key={word.key}
              ref={virtual.measureElement}
              data-index={index}
              className={styles.item}
              aria-setsize={count}
              aria-posinset={index + 1}
              style={{ transform: `translateY(${start - top}px)` }}
            >
              <Entry
                word={word}
                contexts={contexts.get(word.key) ?? []}
                isSelected={selected.has(word.key)}
                isOpen={open === word.key}
                onOpen={() => setOpen(open === word.key ? undefined : word.key)}
                onSelect={onSelect}
                locale={locale}
                titles={titles}
                attempt={attempt}
              />
            </li>
          );
        })}
      </ul>
    </>
  );
}

function Entry({
  word,
  contexts,
  isSelected,
  isOpen,
  onOpen,
  onSelect,
  locale,
  titles,
  attempt,
}: {
  readonly word: Word;
  readonly contexts: readonly Context[];
  readonly isSelected: boolean;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly onSelect: (key: string, isSelected: boolean) => void;
  readonly locale: Locale;
  readonly titles: ReadonlyMap<string, string>;
  readonly attempt: (change: () => Promise<unknown>) => Promise<unknown>;
}) {
  const { t } = useTranslation("words");
  const { key, lemma, upos, isExpression, sense, state } = word;
  const last = contexts.at(-1);
  return (
    <div className={styles.entry} data-state={state}>
      <label className={styles.check}>
        <input
          type="checkbox"
          aria-label={t("select", { word: lemma })}
          checked={isSelected}
          onChange={(event) => onSelect(key, event.target.checked)}
        />
      </label>
      <div className={styles.body}>
        <h2 className={styles.head}>
          <button type="button" aria-expanded={isOpen} className={styles.open} onClick={onOpen}>
            <span lang="fr" className={styles.lemma}>
              {lemma}
            </span>{" "}
            <span className={styles.part}>
              {t(isExpression ? "part_expression" : `part_${upos}`)}
            </span>
          </button>
        </h2>
        <p className={styles.sense}>
          {sense === "" ? (
            <span className={styles.quiet}>{t("noSense")}</span>
          ) : (
            <span lang="en">{sense}</span>
          )}
        </p>
        {isOpen || last === undefined ? null : (
          <p lang="fr" className={styles.sentence}>
            <MarkedSentence context={last} />
          </p>
        )}
        {isOpen ? (
          <WordDetails
            word={word}
            contexts={contexts}
            locale={locale}
            titles={titles}
            attempt={attempt}
          />
        ) : null}
      </div>
      <span className={styles.state}>{t(`is_${state}`)}</span>
    </div>
  );
}
