"use client";

import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import type { TextFacts } from "#app/_store/stored-rows.ts";
import notice from "#app/_ui/notice.module.css";
import type { Side } from "#lib/reader/scroll-map.ts";
import styles from "../import.module.css";
import { LedgerLine } from "./ledger-line.tsx";
import { PasteBox } from "./paste-box.tsx";

/** One of the two pages: empty, it asks for a file; filled, it shows what was found in it. */
export function ImportSide({
  locale,
  side,
  facts,
  pasted,
  isBusy,
  onFiles,
  onPasted,
  onTakePasted,
  onRemove,
}: {
  readonly locale: Locale;
  readonly side: Side;
  readonly facts: TextFacts | undefined;
  /** What is written in the box for pasting. */
  readonly pasted: string;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onPasted: (text: string) => void;
  readonly onTakePasted: (text: string) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("import");
  const id = useId();
  const picker = (
    <label className={styles.choose}>
      <input
        type="file"
        className="visually-hidden"
        multiple
        disabled={isBusy}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file may be chosen again, corrected meanwhile.
          currentTarget.value = "";
        }}
      />
      {t(facts === undefined ? "choose" : "chooseOther")}
      <span className="visually-hidden"> ({t(`side_${side}`)})</span>
    </label>
  );
  return (
    <section className={styles.side} data-side={side} aria-labelledby={id}>
      <h2 id={id} className={styles.language}>
        {t(`side_${side}`)}
      </h2>
      {facts === undefined ? (
        <>
          <p className={styles.drop}>{t(`drop_${side}`)}</p>
          {picker}
          <PasteBox
            side={side}
            pasted={pasted}
            isBusy={isBusy}
            onPasted={onPasted}
            onTakePasted={onTakePasted}
          />
        </>
      ) : (
        <FoundText
          locale={locale}
          side={side}
          facts={facts}
          picker={facts.work === undefined ? picker : null}
          onRemove={onRemove}
        />
      )}
    </section>
  );
}

function FoundText({
  locale,
  side,
  facts,
  picker,
  onRemove,
}: {
  readonly locale: Locale;
  readonly side: Side;
  readonly facts: TextFacts;
  readonly picker: ReactNode;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation("import");
  const number = new Intl.NumberFormat(locale);
  const count = (key: keyof TextFacts["counts"]) => {
    const of = facts.counts[key];
    return of === 0 ? [] : [t(key, { count: of, formatted: number.format(of) })];
  };
  const by = [
    facts.author,
    facts.translator && t("translatedBy", { name: facts.translator }),
  ].filter(Boolean);
  const file = facts.work === undefined ? facts.fileName || t("pastedName") : t("yourText");
  return (
    <>
      <p className={styles.title} lang={side}>
        {facts.title ?? t("untitled")}
      </p>
      {by.length > 0 ? <p className={styles.facts}>{by.join(" · ")}</p> : null}
      <p className={styles.facts}>
        {facts.work === undefined
          ? t("fileRead", { name: file, format: formatOf(facts, t) })
          : file}
      </p>
      <p className={styles.facts}>
        {(["chapters", "paragraphs", "words", "notes"] as const).flatMap(count).join(" · ")}
      </p>
      {facts.language === undefined ? (
        <p className={`${notice.notice} ${styles.failure}`}>{t(`isNeither_${side}`)}</p>
      ) : null}
      {facts.begins === "" ? null : (
        <p className={styles.begins} lang={side}>
          {facts.begins}
        </p>
      )}
      {facts.ledger === undefined ? null : <LedgerLine locale={locale} account={facts.ledger} />}
      <p className={styles.choices}>
        {picker}
        <button type="button" className={styles.plain} onClick={onRemove}>
          {t("remove")}
          <span className="visually-hidden"> ({t(`side_${side}`)})</span>
        </button>
      </p>
    </>
  );
}

function formatOf({ format, formatLabel }: TextFacts, t: (key: "format_text") => string): string {
  return format === "text" ? t("format_text") : formatLabel;
}
