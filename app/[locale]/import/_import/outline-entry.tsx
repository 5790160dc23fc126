"use client";

import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import field from "#app/_ui/field.module.css";
import type { PairOutline, ShownEntry } from "#app/_workers/import-calls.ts";
import type { PairEdit } from "#lib/import/pair-edits.ts";
import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import styles from "./outline.module.css";

interface EntryProps {
  readonly locale: Locale;
  readonly side: Side;
  readonly entry: ShownEntry;
  readonly outline: PairOutline;
  /** Letters of the longest entry, which fills its bar. */
  readonly longest: number;
  readonly isBusy: boolean;
  readonly isOpen: boolean;
  readonly onToggle: (isOpen: boolean) => void;
  readonly onEdit: (edit: PairEdit) => void;
}

/** A chapter of one side: its title and its length, and behind a press what can be done with it. */
export function OutlineEntryView(props: EntryProps) {
  const { locale, side, entry, longest } = props;
  const { t } = useTranslation("import");
  const letters = new Intl.NumberFormat(locale).format(entry.letters);
  const isAside = entry.aside !== undefined;
  return (
    <details
      className={styles.entry}
      data-entry={`${side}${entry.start}`}
      data-kind={entry.kind}
      data-aside={isAside ? "" : undefined}
      open={props.isOpen}
      onToggle={({ currentTarget }) => props.onToggle(currentTarget.open)}
    >
      <summary>
        <span className={styles.name} lang={side}>
          {nameOf(entry) || t("untitledPart")}
        </span>
        {entry.aside === undefined ? null : (
          <span className={styles.reason}>
            {t(`aside_${entry.aside}`, { count: 1, formatted: "1" })}
          </span>
        )}
        <span className={styles.bar} aria-hidden="true">
          <span style={{ inlineSize: `${(100 * entry.letters) / longest}%` }} />
        </span>
        <span className="visually-hidden">
          {t("letters", { count: entry.letters, formatted: letters })}
        </span>
      </summary>
      {entry.title !== "" && entry.begins !== "" ? (
        <p className={styles.begins} lang={side}>
          {entry.begins}
        </p>
      ) : null}
      {isAside ? <BringBack {...props} /> : <Tools {...props} />}
    </details>
  );
}

function BringBack({ side, entry, isBusy, onEdit }: EntryProps) {
  const { t } = useTranslation("import");
  const change = { type: "bring-back", start: entry.start } as const;
  return (
    <div className={styles.tools}>
      <button
        type="button"
        disabled={isBusy}
        onClick={() => onEdit({ type: "outline", side, change })}
      >
        {t("bringBack")}
      </button>
    </div>
  );
}

function Tools({ side, entry, outline, isBusy, onEdit }: EntryProps) {
  const { t } = useTranslation("import");
  const id = useId();
  const edit = (change: Extract<PairEdit, { type: "outline" }>["change"]) =>
    onEdit({ type: "outline", side, change });
  const { start } = entry;
  return (
    <div className={styles.tools}>
      <LinkChoice {...{ side, entry, outline, isBusy, onEdit }} />
      {entry.kind === "matter" ? null : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            const title = String(new FormData(event.currentTarget).get("title") ?? "").trim();
            if (title !== "" && title !== entry.title) edit({ type: "rename", start, title });
          }}
        >
          <label htmlFor={id}>{t("entryTitle")}</label>
          <input
            id={id}
            name="title"
            lang={side}
            className={field.field}
            defaultValue={entry.title}
            maxLength={200}
          />
          <button type="submit" disabled={isBusy}>
            {t("renameEntry")}
          </button>
        </form>
      )}
      <button type="button" disabled={isBusy} onClick={() => edit({ type: "set-aside", start })}>
        {t("setAside")}
      </button>
      {entry.kind === "chapter" && start > 0 ? (
        <button
          type="button"
          disabled={isBusy}
          onClick={() => edit({ type: "make-heading", start })}
        >
          {t("joinEntry")}
        </button>
      ) : null}
    </div>
  );
}

/** Which chapter of the other book says the same. */
function LinkChoice({
  side,
  entry,
  outline,
  isBusy,
  onEdit,
}: Pick<EntryProps, "side" | "entry" | "outline" | "isBusy" | "onEdit">) {
  const { t } = useTranslation("import");
  const id = useId();
  const other = otherSide(side);
  const options = outline[other].filter(({ aside }) => aside === undefined);
  if (options.length === 0) return null;
  const linked = outline.links.filter((link) => link[side] === entry.start);
  return (
    <p className={styles.link}>
      <label htmlFor={id}>{t(`linkWith_${other}`)}</label>
      <select
        id={id}
        className={field.field}
        disabled={isBusy}
        value={linked[0]?.[other] ?? ""}
        onChange={({ currentTarget: { value } }) => {
          const to = value === "" ? undefined : Number(value);
          onEdit({ type: "link", side, start: entry.start, to });
        }}
      >
        <option value="">{t("linkNone")}</option>
        {options.map((option) => (
          <option key={option.start} value={option.start} lang={other}>
            {nameOf(option) || t("untitledPart")}
          </option>
        ))}
      </select>
    </p>
  );
}

function nameOf({ title, begins }: ShownEntry): string {
  return title === "" ? begins : title;
}
