"use client";

import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { useWayRead } from "#app/_store/path-reader.ts";
import { useKnownShares } from "#app/_workers/known-shares.ts";
import { workHref } from "#lib/reader/address.ts";
import { type PathWork, readNext, worthCounting } from "#lib/search/read-next.ts";
import shelf from "../shelf.module.css";
import styles from "./read-next.module.css";

const mostCounted = 8;
const mostShown = 3;
const none: ReadonlyMap<string, number> = new Map();

/** Three works that suit the reader next; nothing for one who is here for the first time. */
export function ReadNext({
  locale,
  path,
}: {
  readonly locale: Locale;
  /** All works, as the shelf has them. */
  readonly path: readonly PathWork[];
}) {
  const { t } = useTranslation("shelf");
  const way = useWayRead(path);
  const counted = useMemo(() => worthCounting(path, way, mostCounted), [path, way]);
  const keys = useMemo(() => counted.map(({ key }) => key), [counted]);
  const known = useKnownShares(keys) ?? none;
  // Half of the shares would put what is counted first in front.
  const isCounted = keys.every((key) => known.has(key));
  const works = readNext(counted, { ...way, known: isCounted ? known : none }, mostShown);
  if (works.length === 0) return null;
  const factsOf = ({ key, level, genre, minutes }: PathWork) => {
    const share = known.get(key);
    return [
      level,
      ...(genre === undefined ? [] : [t(`genre_${genre}`)]),
      t("minutes", { count: minutes }),
      ...(share === undefined ? [] : [t("known", { share: formatShare(share, locale) })]),
    ].join(" · ");
  };
  return (
    <section className={shelf.own} aria-labelledby="read-next">
      <h2 id="read-next">{t("readNext")}</h2>
      <ul className={styles.works}>
        {works.map((work) => (
          <li key={work.key}>
            <a href={workHref(locale, work.key)}>{work.title[locale]}</a>{" "}
            <span className={styles.facts}>{factsOf(work)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
