"use client";

import { useTranslation } from "react-i18next";
import { changeStudySettings, useStudySettings } from "#app/_store/study-settings-store.ts";
import { mostADay } from "#lib/study/study-settings.ts";
import styles from "./review.module.css";

/** How words are asked, and how many a day. */
export function ReviewOptions() {
  const { t } = useTranslation("review");
  const settings = useStudySettings();
  return (
    <details className={styles.options}>
      <summary>{t("options")}</summary>
      <fieldset>
        <legend>{t("prompt")}</legend>
        {(["sentence", "cloze"] as const).map((prompt) => (
          <label key={prompt}>
            <input
              type="radio"
              name="prompt"
              checked={settings.prompt === prompt}
              onChange={() => changeStudySettings({ prompt })}
            />
            {t(`prompt_${prompt}`)}
          </label>
        ))}
      </fieldset>
      <label>
        <input
          type="checkbox"
          checked={settings.isTyped}
          onChange={({ target }) => changeStudySettings({ isTyped: target.checked })}
        />
        {t("typed")}
      </label>
      {(["newWords", "reviews"] as const).map((limit) => (
        <label key={limit} className={styles.limit}>
          <span>{t(limit === "newWords" ? "newWords" : "reviewsADay")}</span>
          <input
            type="number"
            inputMode="numeric"
            min={0}
            max={mostADay}
            value={settings[limit]}
            onChange={({ target }) => {
              const number = target.valueAsNumber;
              if (Number.isInteger(number) && number >= 0 && number <= mostADay)
                changeStudySettings({ [limit]: number });
            }}
          />
        </label>
      ))}
      <p className={styles.quiet}>{t("keys")}</p>
    </details>
  );
}
