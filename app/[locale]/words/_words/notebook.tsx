"use client";

import { useDeferredValue, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import {
  changeWords,
  listMetWorks,
  type MetWork,
  removeWords,
  wordsMetIn,
} from "#app/_store/kept-words.ts";
import { openWords, useWords } from "#app/_store/word-store.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { useAttempt } from "#app/_ui/use-attempt.ts";
import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";
import { sitePath } from "#lib/reader/site-path.ts";
import { type Word, type WordState, wordStates } from "#lib/study/word.ts";
import styles from "./notebook.module.css";
import { Persistence } from "./persistence.tsx";
import { UndoBar } from "./undo-bar.tsx";
import { WordList } from "./word-list.tsx";

// Begun while the page is still being put together.
if (typeof window !== "undefined") openWords();

const sorts = ["newest", "word", "due", "hard"] as const;
type Sort = (typeof sorts)[number];

interface Filter {
  readonly state: WordState | "all";
  /** The name of the work that the words were met in; empty for all. */
  readonly work: string;
  readonly sort: Sort;
}

/** The words kept: searched, filtered, sorted, and changed one by one or many at once. */
export function Notebook({
  locale,
  titles,
}: {
  readonly locale: Locale;
  /** French titles of the works of the library, by name. */
  readonly titles: ReadonlyMap<string, string>;
}) {
  const { t } = useTranslation("words");
  const { words, counts, state: readState, failure } = useWords();
  const [asked, setAsked] = useState("");
  const [filter, setFilter] = useState<Filter>({ state: "all", work: "", sort: "newest" });
  const { state, work, sort } = filter;
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const { failure: writeFailure, attempt } = useAttempt();
  const isWhole = readState === "ready";
  const { works, inWork } = useWorks(work, isWhole, attempt);

  // Typing comes first: the list follows when there is time.
  const query = useDeferredValue(asked);
  const shown = useMemo(
    () => sorted(filtered(words, query, state, inWork), sort),
    [words, query, state, inWork, sort],
  );
  useEffect(() => (isWhole ? prepareSearch(words) : undefined), [words, isWhole]);
  const all = wordStates.reduce((sum, one) => sum + counts[one], 0);
  // The newest are there first, and it is known how many come after them.
  const isPlain = query.trim() === "" && state === "all" && work === "" && sort === "newest";
  const count = isPlain ? all : shown.length;
  const chosen = useMemo(
    () => shown.filter(({ key }) => selected.has(key)).map(({ key }) => key),
    [shown, selected],
  );

  const select = (key: string, isSelected: boolean) =>
    setSelected((before) => {
      const after = new Set(before);
      if (isSelected) after.add(key);
      else after.delete(key);
      return after;
    });

  if (readState === "loading") return <p className={styles.quiet}>{t("loading")}</p>;
  // That there are no words is not known then.
  if (failure !== undefined && all === 0) return <StoreFailure failure={failure} />;
  return (
    <>
      <StoreFailure failure={writeFailure ?? failure} />
      <UndoBar locale={locale} />
      {all === 0 ? (
        <Empty locale={locale} />
      ) : (
        <>
          <Persistence />
          <Tools
            locale={locale}
            titles={titles}
            works={works}
            counts={counts}
            all={all}
            asked={asked}
            onAsk={setAsked}
            filter={{ state, work, sort }}
            onFilter={(change) => setFilter((before) => ({ ...before, ...change }))}
          />
          <Bulk
            locale={locale}
            chosen={chosen}
            areAllChosen={shown.length > 0 && chosen.length === shown.length}
            isWhole={isWhole}
            count={isWhole || isPlain ? count : undefined}
            attempt={attempt}
            onSelect={(isAll) => setSelected(new Set(isAll ? shown.map(({ key }) => key) : []))}
          />
          {count > 0 ? (
            <WordList
              words={shown}
              count={count}
              selected={selected}
              onSelect={select}
              locale={locale}
              titles={titles}
              attempt={attempt}
            />
          ) : isWhole ? (
            <p className={styles.quiet}>{t("none")}</p>
          ) : null}
        </>
      )}
    </>
  );
}

/** What is searched for, and which words are shown in what order. */
function Tools({
  locale,
  titles,
  works,
  counts,
  all,
  asked,
  onAsk,
  filter: { state, work, sort },
  onFilter,
}: {
  readonly locale: Locale;
  readonly titles: ReadonlyMap<string, string>;
  readonly works: readonly MetWork[];
  readonly counts: Readonly<Record<WordState, number>>;
  /** How many words there are of any state. */
  readonly all: number;
  readonly asked: string;
  readonly onAsk: (asked: string) => void;
  readonly filter: Filter;
  readonly onFilter: (change: Partial<Filter>) => void;
}) {
  const { t } = useTranslation("words");
  const number = new Intl.NumberFormat(locale);
  return (
    <search className={styles.tools}>
      <input
        type="search"
        className={styles.search}
        aria-label={t("search")}
        placeholder={t("search")}
        value={asked}
        onChange={(event) => onAsk(event.target.value)}
      />
      <fieldset className={styles.states}>
        <legend className="visually-hidden">{t("state")}</legend>
        {(["all", ...wordStates] as const).map((one) =>
          one === "all" || counts[one] > 0 || state === one ? (
            <label key={one} className={styles.state}>
              <input
                type="radio"
                name="state"
                checked={state === one}
                onChange={() => onFilter({ state: one })}
              />
              <span>{t(`state_${one}`)}</span>
              <span className={styles.count}>
                {number.format(one === "all" ? all : counts[one])}
              </span>
            </label>
          ) : null,
        )}
      </fieldset>
      <label className={styles.choice}>
        {t("work")}
        <select value={work} onChange={(event) => onFilter({ work: event.target.value })}>
          <option value="">{t("work_all")}</option>
          {works.map(({ name, title }) => (
            <option key={name} value={name} lang="fr">
              {titles.get(name) ?? title}
            </option>
          ))}
        </select>
      </label>
      <label className={styles.choice}>
        {t("sort")}
        <select value={sort} onChange={(event) => onFilter({ sort: event.target.value as Sort })}>
          {sorts.map((one) => (
            <option key={one} value={one}>
              {t(`sort_${one}`)}
            </option>
          ))}
        </select>
      </label>
    </search>
  );
}

/** How many words are shown, and what can be done with those that are chosen. */
function Bulk({
  locale,
  chosen,
  areAllChosen,
  isWhole,
  count,
  attempt,
  onSelect,
}: {
  readonly locale: Locale;
  /** The keys of the words chosen. */
  readonly chosen: readonly string[];
  readonly areAllChosen: boolean;
  /** Whether all words are read. */
  readonly isWhole: boolean;
  /** How many are shown, once that is known. */
  readonly count: number | undefined;
  readonly attempt: Attempt;
  /** Chooses all words shown, or none. */
  readonly onSelect: (areAll: boolean) => void;
}) {
  const { t } = useTranslation("words");
  const number = new Intl.NumberFormat(locale);
  return (
    <div className={styles.bulk} data-chosen={chosen.length > 0 ? "" : undefined}>
      <label className={styles.check}>
        <input
          type="checkbox"
          aria-label={t("selectAll")}
          disabled={!isWhole}
          checked={areAllChosen}
          onChange={(event) => onSelect(event.target.checked)}
        />
      </label>
      {chosen.length === 0 ? (
        <p role="status">
          {count === undefined
            ? t("loading")
            : t("shown", { count, formatted: number.format(count) })}
        </p>
      ) : (
        <>
          <p role="status">
            {t("selected", { count: chosen.length, formatted: number.format(chosen.length) })}
          </p>
          <fieldset className={styles.actions}>
            <legend>{t("setTo")}</legend>
            {wordStates.map((to) => (
              <button
                key={to}
                type="button"
                onClick={() =>
                  void attempt(() => changeWords(chosen, { state: to }, "state", Date.now()))
                }
              >
                {t(`state_${to}`)}
              </button>
            ))}
          </fieldset>
          <button
            type="button"
            title={t("removeHint")}
            onClick={() =>
              void attempt(() => removeWords(chosen, Date.now())).then(() => onSelect(false))
            }
          >
            {t("remove")}
          </button>
          <button type="button" onClick={() => onSelect(false)}>
            {t("unselect")}
          </button>
        </>
      )}
    </div>
  );
}

function Empty({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("words");
  return (
    <div className={styles.empty}>
      <h2>{t("emptyTitle")}</h2>
      <p>{t("emptyText")}</p>
      <p>
        {t("emptyFiles")} <a href={sitePath(`/${locale}/words/files/`)}>{t("files")}</a>.
      </p>
    </div>
  );
}

/** The works that words were met in, and the words met in the one asked for. */
function useWorks(work: string, isReady: boolean, attempt: Attempt) {
  const [works, setWorks] = useState<readonly MetWork[]>([]);
  const [found, setFound] = useState<{ work: string; keys: ReadonlySet<string> }>();
  useEffect(() => {
    if (!isReady) return;
    let isOn = true;
    void attempt(async () => {
      const met = await listMetWorks();
      if (isOn) setWorks(met);
    });
    return () => {
      isOn = false;
    };
  }, [isReady, attempt]);
  useEffect(() => {
    if (work === "") return;
    let isOn = true;
    void attempt(async () => {
      const keys = await wordsMetIn(work);
      if (isOn) setFound({ work, keys });
    });
    return () => {
      isOn = false;
    };
  }, [work, attempt]);
  return { works, inWork: work !== "" && found?.work === work ? found.keys : undefined };
}

type Attempt = ReturnType<typeof useAttempt>["attempt"];

// What is searched in a word, made once for each.
const searched = new WeakMap<Word, string>();

function searchText(word: Word): string {
  let text = searched.get(word);
  if (text === undefined) {
    const { lemma, sense, note, forms } = word;
    text = withoutAccents(lookupKey([lemma, sense, note, ...forms].join("\n")));
    searched.set(word, text);
  }
  return text;
}

/** Makes ready what the first search would wait for, a little at a time; answers with what ends it. */
function prepareSearch(words: readonly Word[]): () => void {
  let next = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prepare = () => {
    for (const word of words.slice(next, next + 500)) searchText(word);
    next += 500;
    timer = next < words.length ? setTimeout(prepare, 16) : undefined;
  };
  timer = setTimeout(prepare, 100);
  return () => clearTimeout(timer);
}

function filtered(
  words: readonly Word[],
  query: string,
  state: WordState | "all",
  inWork: ReadonlySet<string> | undefined,
): readonly Word[] {
  const asked = withoutAccents(lookupKey(query.trim()));
  return words.filter(
    (word) =>
      (state === "all" || word.state === state) &&
      (inWork === undefined || inWork.has(word.key)) &&
      (asked === "" || searchText(word).includes(asked)),
  );
}

const collator = new Intl.Collator("fr");

function sorted(words: readonly Word[], sort: Sort): readonly Word[] {
  if (sort === "newest") return words;
  const due = ({ state, memory }: Word) =>
    state === "learning" ? (memory?.dueAt ?? Number.MAX_SAFE_INTEGER - 1) : Number.MAX_SAFE_INTEGER;
  const orders: Record<Exclude<Sort, "newest">, (a: Word, b: Word) => number> = {
    word: (a, b) => collator.compare(a.lemma, b.lemma),
    due: (a, b) => due(a) - due(b),
    hard: (a, b) => (b.memory?.difficulty ?? 0) - (a.memory?.difficulty ?? 0),
  };
  return [...words].sort(orders[sort]);
}
