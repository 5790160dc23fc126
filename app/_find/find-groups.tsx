"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import progress from "#app/_ui/progress-line.module.css";
import type { FindRequest } from "#lib/search/find-address.ts";
import type { Group, Groups } from "#lib/search/search-source.ts";
import type { Side } from "#lib/text/side.ts";
import styles from "./find.module.css";

/** So many groups are shown before the others are asked for. */
const firstGroups = 8;

/** How it is said on the other side, and how often; each opens to its sentences alone. */
export function FindGroups({
  groups: { groups, count },
  request,
  locale,
  onAsk,
}: {
  readonly groups: Groups;
  readonly request: FindRequest;
  readonly locale: Locale;
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  const { t } = useTranslation("find");
  const [isWhole, setIsWhole] = useState(false);
  const side: Side = request.fr.trim() === "" ? "fr" : "en";
  const isChosen = ({ name }: Group) => request.only === name || request.not.includes(name);
  const shown = isWhole
    ? groups
    : groups.filter(
        (group, index) => index < firstGroups || group.kind === "none" || isChosen(group),
      );
  const most = Math.max(1, ...groups.map((group) => group.count));
  const isNarrowed = request.only !== undefined || request.not.length > 0;
  if (groups.length === 0) return <div />;
  return (
    <section className={styles.groups} aria-labelledby="find-groups">
      <h2 id="find-groups">{t(`said_${side}`)}</h2>
      <ul>
        {shown.map((group) => (
          <GroupLine
            key={`${group.kind} ${group.name}`}
            group={group}
            side={side}
            share={group.count / Math.max(1, count)}
            width={group.count / most}
            locale={locale}
            isOnly={request.only === group.name}
            isNot={request.not.includes(group.name)}
            onAsk={onAsk}
            not={request.not}
          />
        ))}
      </ul>
      <p className={styles.groupActions}>
        {shown.length < groups.length ? (
          <button type="button" onClick={() => setIsWhole(true)}>
            {t("moreGroups", { count: groups.length - shown.length })}
          </button>
        ) : null}
        {isNarrowed ? (
          <button type="button" onClick={() => onAsk({ only: undefined, not: [] })}>
            {t("allGroups")}
          </button>
        ) : null}
      </p>
    </section>
  );
}

function GroupLine({
  group,
  side,
  share,
  width,
  locale,
  isOnly,
  isNot,
  not,
  onAsk,
}: {
  readonly group: Group;
  readonly side: Side;
  /** Of all places, 0 to 1. */
  readonly share: number;
  /** Of the widest bar, 0 to 1. */
  readonly width: number;
  readonly locale: Locale;
  readonly isOnly: boolean;
  readonly isNot: boolean;
  readonly not: readonly string[];
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  const { t } = useTranslation("find");
  const { kind, name, text, printed } = group;
  const number = new Intl.NumberFormat(locale);
  const label =
    kind === "none" ? (
      <i>{t("notLinked")}</i>
    ) : kind === "expression" ? (
      <>
        {t("inExpression")} <span lang="fr">{text}</span>
      </>
    ) : (
      <span lang={side}>{text}</span>
    );
  const plain = kind === "none" ? t("notLinked") : text;
  return (
    <li className={styles.group} data-not={isNot ? "" : undefined}>
      <button
        type="button"
        className={styles.only}
        aria-pressed={isOnly}
        title={t("only", { word: plain })}
        onClick={() =>
          onAsk({ only: isOnly ? undefined : name, not: not.filter((each) => each !== name) })
        }
      >
        {label}
      </button>
      <span className={styles.number}>
        {number.format(group.count)}
        <span className="visually-hidden"> {t("placesOf")}</span>
      </span>
      <span className={styles.share}>
        {share > 0 && share < 0.005 ? "< " : ""}
        {formatShare(share > 0 ? Math.max(0.01, share) : 0, locale)}
      </span>
      <button
        type="button"
        className={styles.not}
        aria-pressed={isNot}
        aria-label={t("notThis", { word: plain })}
        onClick={() =>
          onAsk({
            only: undefined,
            not: isNot ? not.filter((each) => each !== name) : [...not, name],
          })
        }
      >
        {t("not")}
      </button>
      <progress className={`${progress.line} ${styles.bar}`} value={width} aria-hidden="true" />
      {isOnly && printed.length > 0 ? (
        <p className={styles.printed} lang={side}>
          {printed.map((form) => `${form.text} ${number.format(form.count)}`).join(" · ")}
        </p>
      ) : null}
    </li>
  );
}
