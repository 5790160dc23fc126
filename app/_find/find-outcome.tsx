"use client";

import { useTranslation } from "react-i18next";
import type { FindRequest } from "#lib/search/find-address.ts";
import type { Side } from "#lib/text/side.ts";
import styles from "./find.module.css";
import type { FoundState } from "./use-found.ts";
import type { OwnTexts } from "./use-own-texts.ts";

const failures = ["absent", "damaged", "old", "tables", "unavailable"] as const;

/** What has come of it, said aloud: how much was found, or why nothing was. */
export function FindOutcome({
  outcome: { found, isSeeking, failure, retry },
  own,
  request,
  unknownWork,
  onAsk,
}: {
  readonly outcome: FoundState;
  readonly own: OwnTexts;
  readonly request: FindRequest;
  /** The name of a work that is asked for and is not there. */
  readonly unknownWork: string | undefined;
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  const { t, i18n } = useTranslation("find");
  const number = new Intl.NumberFormat(i18n.language);
  const failed = failure ?? own.failure;
  if (failed !== undefined) {
    const known = failures.find((each) => each === failed) ?? "absent";
    return (
      <div role="alert" className={styles.failure}>
        <p>{t(`failed_${known}`)}</p>
        <button
          type="button"
          onClick={
            known === "old" ? () => location.reload() : failure === undefined ? own.retry : retry
          }
        >
          {t(known === "old" ? "reload" : "retry")}
        </button>
      </div>
    );
  }
  if (unknownWork !== undefined) {
    return (
      <div role="alert" className={styles.failure}>
        <p>{t("unknownWork", { name: unknownWork })}</p>
        <button type="button" onClick={() => onAsk({ scope: { in: "library" } })}>
          {t("lookInLibrary")}
        </button>
      </div>
    );
  }
  const groups = found?.groups.filter(({ kind }) => kind === "said").length ?? 0;
  const said =
    own.progress !== undefined
      ? t("analysing", { done: own.progress.done, all: own.progress.all })
      : found === undefined
        ? ""
        : found.fault !== undefined
          ? found.fault === "empty"
            ? ""
            : t(`fault_${found.fault}`)
          : found.count === 0
            ? t("none")
            : [
                t("places", { count: found.count, formatted: number.format(found.count) }),
                ...(groups > 0 ? [t("ways", { count: groups })] : []),
              ].join(" · ");
  return (
    <div className={styles.outcome} aria-busy={isSeeking}>
      <p role="status">{said}</p>
      {found?.isWhole === false ? <p className={styles.quiet}>{t("notWhole")}</p> : null}
      {found !== undefined && found.rarer > 0 ? (
        <p className={styles.quiet}>
          {t("rarer", { count: found.rarer, formatted: number.format(found.rarer) })}
        </p>
      ) : null}
      {found?.isUnchecked === true ? <p className={styles.quiet}>{t("unchecked")}</p> : null}
      {found?.terms.map(({ side, text, others }) =>
        others.length === 0 ? null : (
          <Offers
            key={`${side} ${text}`}
            label={t("alsoOf", { word: text })}
            side={side}
            words={others.map(({ lemma }) => lemma)}
            onChoose={(word) => onAsk({ [side]: swapped(request[side], text, word) })}
          />
        ),
      )}
      {found?.near.map(({ typed, side, forms }) => (
        <Offers
          key={`${side} ${typed}`}
          label={t("near", { word: typed })}
          side={side}
          words={forms}
          onChoose={(word) => onAsk({ [side]: swapped(request[side], typed, word) })}
        />
      ))}
      {found?.count === 0 && found.fault === undefined ? (
        <OtherSide request={request} onAsk={onAsk} />
      ) : null}
    </div>
  );
}

/** A word that one side does not have may have been typed in the other’s field. */
function OtherSide({
  request,
  onAsk,
}: {
  readonly request: FindRequest;
  readonly onAsk: (change: Partial<FindRequest>) => void;
}) {
  const { t } = useTranslation("find");
  const typed = request.fr.trim() === "" ? "en" : "fr";
  const other = typed === "fr" ? "en" : "fr";
  const word = request[typed].trim();
  if (word === "" || request[other].trim() !== "") return null;
  return (
    <Offers
      label={t(`otherSide_${other}`)}
      side={other}
      words={[word]}
      onChoose={(word) => onAsk({ [typed]: "", [other]: word })}
    />
  );
}

/** Words that may have been meant. */
function Offers({
  label,
  side,
  words,
  onChoose,
}: {
  readonly label: string;
  readonly side: Side;
  readonly words: readonly string[];
  readonly onChoose: (word: string) => void;
}) {
  if (words.length === 0) return null;
  return (
    <p className={styles.offers}>
      {label}{" "}
      {words.map((word) => (
        <button key={word} type="button" lang={side} onClick={() => onChoose(word)}>
          {word}
        </button>
      ))}
    </p>
  );
}

/** The field with another word in the place of the one typed. */
function swapped(typed: string, before: string, after: string): string {
  const at = typed.toLowerCase().indexOf(before.toLowerCase());
  return at < 0 ? after : typed.slice(0, at) + after + typed.slice(at + before.length);
}
