"use client";

import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { defaultSettings, stepBounds, themes } from "#lib/reader/settings.ts";
import styles from "./comfort-panel.module.css";
import { changeSettings, changeStep, useSettings } from "./settings-store.ts";
import { StudyChoices } from "./study-choices.tsx";

const steps = ["size", "measure", "leading"] as const;
type HintStep = 0 | 1 | 2 | 3 | 4 | 5;

/** The choices of paper, type and sides. */
export default function ComfortPanel({ locale }: { readonly locale: Locale }) {
  return (
    <MessagesProvider locale={locale}>
      <Choices />
    </MessagesProvider>
  );
}

function Choices() {
  const { t } = useTranslation("comfort");
  const settings = useSettings();
  const group = useId();
  return (
    <>
      <fieldset className={styles.row}>
        <legend>{t("theme")}</legend>
        <div className={styles.choices}>
          {themes.map((theme) => (
            <label key={theme} className={styles.choice} data-paper={theme}>
              <input
                type="radio"
                name={`${group}-theme`}
                checked={settings.theme === theme}
                onChange={() => changeSettings({ theme })}
              />
              <span>{t(`theme_${theme}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      {steps.map((step) => (
        <fieldset key={step} className={styles.row}>
          <legend>{t(`${step}`)}</legend>
          <div className={styles.stepper}>
            {([-1, 1] as const).map((by) => (
              <button
                key={by}
                type="button"
                aria-label={t(by < 0 ? "less" : "more", {
                  what: t(`${step}`),
                })}
                disabled={settings[step] === stepBounds[step][by < 0 ? 0 : 1]}
                onClick={() => changeStep(step, by)}
              >
                {by < 0 ? "−" : "+"}
              </button>
            ))}
          </div>
        </fieldset>
      ))}
      <div className={styles.row}>
        <label className={styles.slider}>
          <span>{t("hints")}</span>
          <input
            type="range"
            min={stepBounds.hints[0]}
            max={stepBounds.hints[1]}
            value={settings.hints}
            aria-valuetext={t(`hints_${settings.hints as HintStep}`)}
            onChange={(event) => changeSettings({ hints: event.target.valueAsNumber })}
          />
          <output>{t(`hints_${settings.hints as HintStep}`)}</output>
        </label>
      </div>
      <fieldset className={styles.row}>
        <legend>{t("leads")}</legend>
        <div className={styles.choices}>
          {(["fr", "en"] as const).map((side) => (
            <label key={side} className={styles.choice}>
              <input
                type="radio"
                name={`${group}-leads`}
                checked={settings.leads === side}
                onChange={() => changeSettings({ leads: side })}
              />
              <span>{t(`leads_${side}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <StudyChoices />
      <div className={styles.row}>
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={settings.shortcuts}
            onChange={(event) => changeSettings({ shortcuts: event.target.checked })}
          />
          <span>{t("shortcuts")}</span>
        </label>
        <button
          type="button"
          className={styles.reset}
          onClick={() => {
            const { view: _, linked: __, ...comfort } = defaultSettings;
            changeSettings(comfort);
          }}
        >
          {t("reset")}
        </button>
      </div>
      {settings.kept ? null : (
        <p role="alert" className={styles.alert}>
          {t("storageFailed")}
        </p>
      )}
    </>
  );
}
