"use client";

import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { defaultSettings, type StepSetting, stepBounds, themes } from "#lib/reader/settings.ts";
import bar from "./bar.module.css";
import styles from "./comfort.module.css";
import { Dialog } from "./dialog.tsx";
import { changeSettings, getSettings, useSettings } from "./settings-store.ts";
import { useShortcuts } from "./shortcuts.ts";

const steps = ["size", "measure", "leading"] as const;

/** Paper, type and sides as the reader likes them. */
export function Comfort() {
  const { t } = useTranslation(["comfort", "reader"]);
  const settings = useSettings();
  const [isOpen, setIsOpen] = useState(false);
  const group = useId();

  useShortcuts((key) => {
    if (key === "a") setIsOpen(true);
    else if (key === "t") nextTheme();
    else if (key === "+" || key === "=") changeStep("size", 1);
    else if (key === "-") changeStep("size", -1);
    else return false;
    return true;
  });

  return (
    <>
      <button
        type="button"
        className={bar.button}
        aria-haspopup="dialog"
        title={t("comfort:title")}
        aria-label={t("comfort:title")}
        onClick={() => setIsOpen(true)}
      >
        <span aria-hidden="true" className={styles.sign}>
          Aa
        </span>
      </button>
      <Dialog
        title={t("comfort:title")}
        closeLabel={t("reader:close")}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        <fieldset className={styles.row}>
          <legend>{t("comfort:theme")}</legend>
          <div className={styles.choices}>
            {themes.map((theme) => (
              <label key={theme} className={styles.choice} data-paper={theme}>
                <input
                  type="radio"
                  name={`${group}-theme`}
                  checked={settings.theme === theme}
                  onChange={() => changeSettings({ theme })}
                />
                <span>{t(`comfort:theme_${theme}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        {steps.map((step) => (
          <fieldset key={step} className={styles.row}>
            <legend>{t(`comfort:${step}`)}</legend>
            <div className={styles.stepper}>
              {([-1, 1] as const).map((by) => (
                <button
                  key={by}
                  type="button"
                  aria-label={t(by < 0 ? "comfort:less" : "comfort:more", {
                    what: t(`comfort:${step}`),
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
        <fieldset className={styles.row}>
          <legend>{t("comfort:leads")}</legend>
          <div className={styles.choices}>
            {(["fr", "en"] as const).map((side) => (
              <label key={side} className={styles.choice}>
                <input
                  type="radio"
                  name={`${group}-leads`}
                  checked={settings.leads === side}
                  onChange={() => changeSettings({ leads: side })}
                />
                <span>{t(`comfort:leads_${side}`)}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className={styles.row}>
          <label className={styles.check}>
            <input
              type="checkbox"
              checked={settings.shortcuts}
              onChange={(event) => changeSettings({ shortcuts: event.target.checked })}
            />
            <span>{t("comfort:shortcuts")}</span>
          </label>
          <button
            type="button"
            className={styles.reset}
            onClick={() => {
              const { view: _, linked: __, ...comfort } = defaultSettings;
              changeSettings(comfort);
            }}
          >
            {t("comfort:reset")}
          </button>
        </div>
        {settings.kept ? null : (
          <p role="alert" className={styles.alert}>
            {t("reader:storageFailed")}
          </p>
        )}
      </Dialog>
    </>
  );
}

function changeStep(step: StepSetting, by: number): void {
  const [least, most] = stepBounds[step];
  changeSettings({ [step]: Math.min(most, Math.max(least, getSettings()[step] + by)) });
}

function nextTheme(): void {
  const next = themes[(themes.indexOf(getSettings().theme) + 1) % themes.length];
  if (next !== undefined) changeSettings({ theme: next });
}
