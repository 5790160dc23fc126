"use client";

import { sitePath } from "#lib/reader/site-path.ts";
import "./hits-in-text.css";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import bar from "#app/_ui/bar.module.css";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import {
  type FindInput,
  findClient,
  type ShownHit,
  type ShownHits,
} from "#app/_workers/find-calls.ts";
import { formatFindRequest, parseFindRequest } from "#lib/search/find-address.ts";
import { hitHref } from "#lib/search/hit-address.ts";
import type { Span } from "#lib/study/word.ts";
import { idInUrl } from "../id-in-url.ts";
import { rangeIn } from "../segment-text.ts";
import { type ShownChapter, useShownChapter } from "../shown-chapter.tsx";
import type { TextView } from "../text-view.ts";
import { useTextView } from "../text-view-context.tsx";
import styles from "./hits-in-text.module.css";

/** No chapter that is read has more. */
const mostHits = 2000;

/** What was sought, marked in the text that one came to; `n` and `N` go from one to the next. */
export default function HitsInText(props: {
  readonly locale: Locale;
  /** How many places on were asked for, or back, before they were known. Asked once. */
  readonly takeSteps: () => number;
  /** Called once the keys do what they are for, or nothing can be found. */
  readonly onReady: () => void;
}) {
  return (
    <MessagesProvider locale={props.locale}>
      <Marked {...props} />
    </MessagesProvider>
  );
}

function Marked({ locale, takeSteps, onReady }: Parameters<typeof HitsInText>[0]) {
  const { t } = useTranslation("find");
  const { textView } = useTextView();
  const chapter = useShownChapter();
  const [search] = useState(() => formatFindRequest(parseFindRequest(location.search)));
  const [hits, setHits] = useState<readonly ShownHit[]>();
  const [current, setCurrent] = useState(0);
  const [isOver, setIsOver] = useState(false);

  const tellReady = useRef(onReady);
  useEffect(() => {
    const abort = new AbortController();
    const { name, workKey: work } = chapter;
    const input = inputOf(search, { in: "chapter", work, chapter: name });
    const show = ({ hits }: ShownHits) => {
      setHits(hits);
      const id = idInUrl();
      setCurrent(
        Math.max(
          0,
          hits.findIndex((hit) => hit.id === id),
        ),
      );
    };
    findClient()
      .ask("hits", { ...input, most: mostHits }, { signal: abort.signal })
      // Where nothing can be found, one reads on without marks.
      .then(show, () => {})
      .finally(() => tellReady.current());
    return () => abort.abort();
  }, [search, chapter]);

  useEffect(() => {
    if (textView === undefined || hits === undefined || isOver) return;
    return markHits(textView, hits, current, chapter.edition);
  }, [textView, hits, current, isOver, chapter.edition]);

  const isLeaving = useRef(false);
  const step = (by: number) => {
    if (hits === undefined) return;
    const to = Math.min(Math.max(current + by, 0), hits.length - 1);
    const next = hits[to];
    if (next !== undefined && to !== current) {
      setCurrent(to);
      // As a link to the segment would, but a step back leaves the page.
      location.replace(`#${next.id}`);
      return;
    }
    if (isLeaving.current) return;
    isLeaving.current = true;
    void findInWork(search, chapter, hits, by > 0 ? 1 : -1)
      .then((hit) => {
        if (hit !== undefined) location.assign(hitHref(locale, hit.place, hit.id, search));
      })
      .catch(() => {})
      .finally(() => {
        isLeaving.current = false;
      });
  };

  const takeEarlySteps = useEffectEvent(() => {
    const by = takeSteps();
    if (by !== 0) step(by);
  });
  useEffect(() => {
    if (hits !== undefined) takeEarlySteps();
  }, [hits]);

  useShortcuts(
    (key) => {
      if (isOver || hits === undefined || (key !== "n" && key !== "N")) return false;
      step(key === "n" ? 1 : -1);
      return true;
    },
    { comesFirst: true },
  );

  if (isOver || hits === undefined) return null;
  return (
    <section className={styles.bar} aria-label={t("hits")}>
      <a href={sitePath(`/${locale}/find/${search}`)}>{t("backToFind")}</a>
      <button
        type="button"
        className={bar.button}
        title={`${t("previousHit")} (N)`}
        aria-label={t("previousHit")}
        onClick={() => step(-1)}
      >
        ↑
      </button>
      <p role="status">
        {hits.length === 0
          ? t("noHitsHere")
          : t("hitOf", { number: current + 1, count: hits.length })}
      </p>
      <button
        type="button"
        className={bar.button}
        title={`${t("nextHit")} (n)`}
        aria-label={t("nextHit")}
        onClick={() => step(1)}
      >
        ↓
      </button>
      <button
        type="button"
        className={bar.button}
        aria-label={t("endHits")}
        onClick={() => setIsOver(true)}
      >
        ×
      </button>
    </section>
  );
}

function inputOf(search: string, scope: FindInput["request"]["scope"]): FindInput {
  return { request: { ...parseFindRequest(search), scope, levels: [] } };
}

/** The first hit of the work after those of the chapter, or the last before them. */
async function findInWork(
  search: string,
  chapter: ShownChapter,
  hits: readonly ShownHit[],
  by: 1 | -1,
): Promise<ShownHit | undefined> {
  const input = inputOf(search, { in: "work", work: chapter.workKey });
  const last = hits.at(-1)?.place;
  if (by === 1 && last !== undefined) {
    const page = await findClient().ask("hits", { ...input, after: last, most: 1 });
    return page.hits[0];
  }
  const first = hits[0];
  const all = (await findClient().ask("places", { ...input, most: mostHits })).places;
  const at = all.findIndex(({ chapter: name }) => name === chapter.name);
  const place = first === undefined ? all[0] : all[at - 1];
  if (place === undefined) return undefined;
  const before = all[all.indexOf(place) - 1];
  return (await findClient().ask("hits", { ...input, after: before, most: 1 })).hits[0];
}

/** Marks the hits on both sides; answers what takes the marks away. */
function markHits(
  textView: TextView,
  hits: readonly ShownHit[],
  current: number,
  edition: string,
): () => void {
  // Firefox before 140 marks nothing.
  if (typeof Highlight === "undefined") return () => {};
  const marks = { hit: new Highlight(), said: new Highlight(), current: new Highlight() };
  marks.current.priority = 1;
  const numbers = new Map(textView.texts.fr.segments.map(({ id }, index) => [id, index]));
  for (const [index, hit] of hits.entries()) {
    const number = numbers.get(hit.id);
    if (number === undefined) continue;
    const add = (side: "fr" | "en", spans: readonly Span[], mark: Highlight) => {
      const segment = textView.texts[side].segments[number];
      if (segment === undefined) return;
      for (const [startOffset, endOffset] of spans) {
        const range = rangeIn(segment, startOffset, endOffset);
        if (range !== undefined) mark.add(range);
      }
    };
    add("fr", hit.frSpans, index === current ? marks.current : marks.hit);
    // Another translation says it otherwise.
    if (hit.place.edition === edition)
      add("en", hit.enSpans, index === current ? marks.current : marks.said);
  }
  for (const [name, mark] of Object.entries(marks))
    CSS.highlights.set(`en-regard-found-${name}`, mark);
  return () => {
    for (const name of Object.keys(marks)) CSS.highlights.delete(`en-regard-found-${name}`);
  };
}
