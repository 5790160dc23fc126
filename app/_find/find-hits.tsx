"use client";

import { Fragment, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { FindInput, ShownHit } from "#app/_workers/find-calls.ts";
import { formatFindRequest } from "#lib/search/find-address.ts";
import { hitHref } from "#lib/search/hit-address.ts";
import type { Group } from "#lib/search/search-source.ts";
import type { Side } from "#lib/text/side.ts";
import styles from "./find.module.css";
import { FindExport } from "./find-export.tsx";
import { MarkedText } from "./marked-text.tsx";
import type { HitsState } from "./use-found.ts";

/** The places, in the order of the texts, chapter by chapter. */
export function FindHits({
  locale,
  hits: { hits, isSeeking, isWhole, failure, more },
  input,
  titles,
}: {
  readonly locale: Locale;
  readonly hits: HitsState;
  readonly input: FindInput | undefined;
  readonly titles: Readonly<Record<string, string>>;
  readonly groups: readonly Group[];
}) {
  const { t } = useTranslation("find");
  const [isInContext, setIsInContext] = useState(false);
  const search = input === undefined ? "" : formatFindRequest(input.request);
  return (
    <section
      className={styles.hits}
      aria-label={t("hits")}
      aria-busy={isSeeking}
      data-context={isInContext ? "" : undefined}
    >
      <div className={styles.tools}>
        <label className={styles.inContext}>
          <input
            type="checkbox"
            checked={isInContext}
            onChange={({ currentTarget: { checked } }) => setIsInContext(checked)}
          />
          {t("inContext")}
        </label>
        {input === undefined ? null : <FindExport input={input} titles={titles} locale={locale} />}
      </div>
      <ol className={styles.list}>
        {hits.map((hit, index) => {
          const before = hits[index - 1]?.place;
          const { work, edition, chapter, row, word } = hit.place;
          const isNew = before?.work !== work || before.chapter !== chapter;
          return (
            <Fragment key={`${work} ${edition} ${chapter} ${row} ${word}`}>
              <li className={styles.hit}>
                {isNew ? (
                  <h3 className={styles.where}>
                    <span>{titles[work] ?? t("scope_ownWork")}</span>{" "}
                    <span>{hit.chapterTitle[locale]}</span>
                  </h3>
                ) : null}
                <Hit hit={hit} href={hitHref(locale, hit.place, hit.id, search)} />
              </li>
            </Fragment>
          );
        })}
      </ol>
      {isWhole ? null : <p className={styles.quiet}>{t("hitsNotWhole")}</p>}
      {failure === undefined ? null : (
        <p role="alert" className={styles.quiet}>
          {t("hitsFailed")}
        </p>
      )}
      <More more={more} isSeeking={isSeeking} hasFailed={failure !== undefined} />
    </section>
  );
}

function Hit({ hit, href }: { readonly hit: ShownHit; readonly href: string }) {
  const { t } = useTranslation("find");
  return (
    <div className={styles.sides}>
      <SideText side="fr" text={hit.fr} spans={hit.frSpans} />
      <SideText side="en" text={hit.en} spans={hit.enSpans} />
      <a className={styles.open} href={href} aria-label={t("openAt", { id: hit.id })}>
        {t("open")}
      </a>
    </div>
  );
}

/** One side of a hit; in context it is laid out around its first mark. */
function SideText({
  side,
  text,
  spans,
}: {
  readonly side: Side;
  readonly text: string;
  readonly spans: ShownHit["frSpans"];
}) {
  const { t } = useTranslation("find");
  if (text === "") return <p className={styles.quiet}>{t(`absent_${side}`)}</p>;
  const start = spans[0]?.[0] ?? 0;
  const moved = (by: number) => spans.map(([from, to]) => [from - by, to - by] as const);
  return (
    <p lang={side} className={styles.text}>
      <span className={styles.before}>{text.slice(0, start)}</span>
      <span className={styles.after}>
        <MarkedText text={text.slice(start)} spans={moved(start)} className={styles[side]} />
      </span>
    </p>
  );
}

/** Fetches more when it comes into sight; and for who does not scroll, when it is pressed. */
function More({
  more,
  isSeeking,
  hasFailed,
}: {
  readonly more: (() => void) | undefined;
  readonly isSeeking: boolean;
  /** Then it waits to be pressed. */
  readonly hasFailed: boolean;
}) {
  const { t } = useTranslation("find");
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (more === undefined || hasFailed || button.current === null) return;
    const observer = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting) more();
      },
      { rootMargin: "300px" },
    );
    observer.observe(button.current);
    return () => observer.disconnect();
  }, [more, hasFailed]);
  if (more === undefined && !isSeeking) return null;
  return (
    <button
      ref={button}
      type="button"
      className={styles.more}
      disabled={more === undefined}
      onClick={more}
    >
      {more === undefined ? t("loading") : t(hasFailed ? "retry" : "more")}
    </button>
  );
}
