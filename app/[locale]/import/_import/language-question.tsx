"use client";

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import field from "#app/_ui/field.module.css";
import type { LanguageChoice } from "#lib/import/language-choice.ts";
import styles from "../import.module.css";

/** A file that has both sides, in more languages than two. */
export interface Asked {
  readonly file: File;
  /** As the file writes them. */
  readonly all: readonly string[];
  /** Those that would be taken, where that can be told. */
  readonly likely: LanguageChoice;
}

/** Asks which of a file’s languages are the French and the English. */
export function LanguageQuestion({
  locale,
  asked: { file, all, likely },
  isBusy,
  onAnswer,
  onLeave,
}: {
  readonly locale: Locale;
  readonly asked: Asked;
  readonly isBusy: boolean;
  readonly onAnswer: (choice: LanguageChoice) => void;
  readonly onLeave: () => void;
}) {
  const { t } = useTranslation("import");
  const id = useId();
  const [choice, setChoice] = useState({ fr: likely.fr ?? "", en: likely.en ?? "" });
  return (
    <form
      className={styles.question}
      aria-labelledby={id}
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer(choice);
      }}
    >
      <p id={id}>{t("whichLanguages", { name: file.name })}</p>
      {(["fr", "en"] as const).map((side, index) => (
        <label key={side}>
          <span>{t(`which_${side}`)}</span>
          <select
            className={field.field}
            required
            // biome-ignore lint/a11y/noAutofocus: the reader has just brought the file that is asked about
            autoFocus={index === 0}
            value={choice[side]}
            onChange={({ currentTarget: { value } }) => setChoice({ ...choice, [side]: value })}
          >
            {choice[side] === "" ? <option value="">{t("choosePlease")}</option> : null}
            {all.map((code) => (
              <option key={code} value={code}>
                {languageName(code, locale)}
              </option>
            ))}
          </select>
        </label>
      ))}
      <div className={styles.actions}>
        <button
          type="submit"
          className={styles.main}
          disabled={isBusy || choice.fr === "" || choice.en === "" || choice.fr === choice.en}
        >
          {t("readThese")}
        </button>
        <button type="button" className={styles.plain} disabled={isBusy} onClick={onLeave}>
          {t("remove")}
        </button>
      </div>
    </form>
  );
}

/** A language’s name with its code, which two kinds of one language may differ in alone. */
function languageName(code: string, locale: Locale): string {
  try {
    const name = new Intl.DisplayNames(locale, { type: "language", fallback: "none" }).of(code);
    return name === undefined ? code : `${name} (${code})`;
  } catch {
    return code;
  }
}
