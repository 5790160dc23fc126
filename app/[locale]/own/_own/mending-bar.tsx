"use client";

import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import bar from "#app/_mend/mend-bar.module.css";
import type { Mending } from "#app/_mend/use-mending.ts";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import notice from "#app/_ui/notice.module.css";
import { EditionOptions } from "./edition-options.tsx";
import type { OpenMending } from "./open-mending.ts";
import styles from "./own-mending.module.css";

/** In the order of the text, or the rows that are worth a look first. */
export const orders = ["text", "doubt"] as const;
export type Order = (typeof orders)[number];

/** The bar above the rows: which are shown, what is undone, and how it goes. */
export function MendingBar({
  locale,
  open,
  mending,
  doubtful,
  order,
  failure,
  onGo,
  onOrder,
  onNext,
  onDone,
  children,
}: {
  readonly locale: Locale;
  readonly open: OpenMending;
  readonly mending: Mending;
  /** How many rows of this chapter are worth a look. */
  readonly doubtful: number;
  readonly order: Order;
  readonly failure: string | undefined;
  readonly onGo: (to: { readonly chapter: string } | { readonly edition: string }) => void;
  readonly onOrder: (order: Order) => void;
  readonly onNext: () => void;
  readonly onDone: () => void;
  /** How it goes. */
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("mend");
  return (
    <div className={`${bar.bar} ${styles.steps}`}>
      <ChapterChoice locale={locale} open={open} doubtful={doubtful} onGo={onGo} />
      <fieldset className={styles.order}>
        <legend className="visually-hidden">{t("order")}</legend>
        {orders.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="order"
              checked={order === each}
              onChange={() => onOrder(each)}
            />
            <span>{t(`order_${each}`)}</span>
          </label>
        ))}
      </fieldset>
      <div className={styles.moves}>
        <button type="button" disabled={!mending.canUndo} onClick={mending.undo}>
          {t("undo")}
        </button>
        <button type="button" disabled={!mending.canRedo} onClick={mending.redo}>
          {t("redo")}
        </button>
        <button type="button" disabled={doubtful === 0} onClick={onNext}>
          {t("nextDoubtful")}
        </button>
        <button type="button" className={styles.done} onClick={onDone}>
          {t("done")}
        </button>
      </div>
      <p className={styles.state}>{children}</p>
      {failure === undefined ? null : (
        <p role="alert" className={`${notice.notice} ${styles.failure}`}>
          {failure}
        </p>
      )}
    </div>
  );
}

/** Which chapter, and beside which English where there are several. */
function ChapterChoice({
  locale,
  open: { kept, work, name, edition, doubtful: inOthers },
  doubtful,
  onGo,
}: Pick<Parameters<typeof MendingBar>[0], "locale" | "open" | "doubtful" | "onGo">) {
  const { t } = useTranslation("mend");
  const number = new Intl.NumberFormat(locale);
  return (
    <>
      <label>
        <span className="visually-hidden">{t("chapter")}</span>
        <select value={name} onChange={({ target }) => onGo({ chapter: target.value })}>
          {kept.overview.map((each) => {
            const count = each.name === name ? doubtful : (inOthers.get(each.name) ?? 0);
            const formatted = number.format(count);
            return (
              <option key={each.name} value={each.name}>
                {count === 0
                  ? each.title[locale]
                  : `${each.title[locale]} (${t("doubtfulShort", { count, formatted })})`}
              </option>
            );
          })}
        </select>
      </label>
      {work.editions.length > 2 ? (
        <label>
          <span className="visually-hidden">{t("edition")}</span>
          <select value={edition.name} onChange={({ target }) => onGo({ edition: target.value })}>
            <EditionOptions editions={work.editions.slice(1)} />
          </select>
        </label>
      ) : null}
    </>
  );
}

/** How many rows are worth a look, and what became of the last change. */
export function MendingState({
  locale,
  doubtful,
  said,
}: {
  readonly locale: Locale;
  readonly doubtful: number;
  readonly said: string;
}) {
  const { t } = useTranslation("mend");
  const formatted = new Intl.NumberFormat(locale).format(doubtful);
  return (
    <>
      {doubtful === 0 ? t("noDoubt") : t("doubtful", { count: doubtful, formatted })}{" "}
      <span role="status">{said}</span>
    </>
  );
}

/** How far aligning again is, with what stops it. */
export function Realigning({
  locale,
  share,
  onStop,
}: {
  readonly locale: Locale;
  readonly share: number;
  readonly onStop: () => void;
}) {
  const { t } = useTranslation("mend");
  return (
    <>
      {t("realigning")}{" "}
      <progress
        value={share}
        aria-label={t("realigning")}
        aria-valuetext={formatShare(share, locale)}
      />
      <button type="button" onClick={onStop}>
        {t("stop")}
      </button>
    </>
  );
}
