"use client";

import { useId } from "react";
import { useTranslation } from "react-i18next";
import { bandEnds } from "#lib/lexicon/bands.ts";
import { changeStudySettings, useStudySettings } from "../_store/study-settings-store.ts";
import styles from "./comfort-panel.module.css";

const bands = [0, 1, 2, 3, 4, 5] as const;

/** Which words are marked in the texts, and which are taken as known. */
export function StudyChoices({
  only,
}: {
  /** The one choice that is wanted; all of them where none is named. */
  readonly only?: "assumesBand";
}) {
  const { t, i18n } = useTranslation("comfort");
  const settings = useStudySettings();
  const id = useId();
  const number = new Intl.NumberFormat(i18n.language);
  const nameOf = (name: "rarerThan" | "assumes", band: number) =>
    band === 0 ? t(`${name}None`) : t(name, { most: number.format(bandEnds[band - 1] ?? 0) });
  return (
    <>
      {only === undefined ? (
        <div className={styles.row}>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={settings.marksLearning}
              onChange={({ target }) => changeStudySettings({ marksLearning: target.checked })}
            />
            <span>{t("marksLearning")}</span>
          </label>
        </div>
      ) : null}
      {(
        [
          ["marksRarerThan", "marksUnknown", "rarerThan"],
          ["assumesBand", "assumesKnown", "assumes"],
        ] as const
      )
        .filter(([setting]) => only === undefined || setting === only)
        .map(([setting, label, option]) => (
          <div key={setting} className={styles.row}>
            <label htmlFor={`${id}-${setting}`}>{t(label)}</label>
            <select
              id={`${id}-${setting}`}
              className={styles.select}
              value={settings[setting]}
              onChange={({ target }) =>
                changeStudySettings({
                  [setting]: bands.find((band) => band === Number(target.value)) ?? 0,
                })
              }
            >
              {bands.map((band) => (
                <option key={band} value={band}>
                  {nameOf(option, band)}
                </option>
              ))}
            </select>
          </div>
        ))}
    </>
  );
}
