"use client";

import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import {
  boundsOf,
  defaultSettings,
  type Settings,
  type StepSetting,
  type SwitchSetting,
  themes,
  typefaces,
} from "#lib/reader/settings.ts";
import { changeSettings, changeStep, useSettings } from "../_store/settings-store.ts";
import styles from "./comfort-panel.module.css";
import { StudyChoices } from "./study-choices.tsx";

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
  const { kept } = useSettings();
  return (
    <>
      <Choice setting="theme" values={themes} nameOf={(theme) => t(`theme_${theme}`)} />
      <Choice setting="typeface" values={typefaces} nameOf={(face) => t(`typeface_${face}`)} />
      <Stepper setting="size" />
      <Stepper setting="measure" />
      <Stepper setting="leading" />
      <Stepper setting="margins" />
      <Switch setting="ruler" />
      <Switch setting="bands" />
      <Hints />
      <Choice setting="leads" values={["fr", "en"]} nameOf={(side) => t(`leads_${side}`)} />
      <StudyChoices />
      <Switch setting="shortcuts">
        <button type="button" className={styles.reset} onClick={reset}>
          {t("reset")}
        </button>
      </Switch>
      {kept ? null : (
        <p role="alert" className={styles.alert}>
          {t("storageFailed")}
        </p>
      )}
    </>
  );
}

/** How the page is laid out is no comfort, and stays. */
function reset(): void {
  const { view: _, linked: __, compares: ___, differences: ____, ...comfort } = defaultSettings;
  changeSettings(comfort);
}

/** One of a few, by name. */
function Choice<Name extends "theme" | "typeface" | "leads">({
  setting,
  values,
  nameOf,
}: {
  readonly setting: Name;
  readonly values: readonly Settings[Name][];
  readonly nameOf: (value: Settings[Name]) => string;
}) {
  const { t } = useTranslation("comfort");
  const chosen = useSettings()[setting];
  const group = useId();
  const name: "theme" | "typeface" | "leads" = setting;
  return (
    <fieldset className={styles.row}>
      <legend>{t(name)}</legend>
      <div className={styles.choices}>
        {values.map((value) => (
          <label key={value} className={styles.choice} data-sample={value}>
            <input
              type="radio"
              name={group}
              checked={chosen === value}
              onChange={() => changeSettings({ [setting]: value })}
            />
            <span>{nameOf(value)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

/** More of something, or less. */
function Stepper({ setting }: { readonly setting: Exclude<StepSetting, "hints"> }) {
  const { t } = useTranslation("comfort");
  const settings = useSettings();
  const { from, to } = boundsOf(setting);
  return (
    <fieldset className={styles.row}>
      <legend>{t(setting)}</legend>
      <div className={styles.stepper}>
        {([-1, 1] as const).map((by) => (
          <button
            key={by}
            type="button"
            aria-label={t(by < 0 ? "less" : "more", { what: t(setting) })}
            disabled={settings[setting] === (by < 0 ? from : to)}
            onClick={() => changeStep(setting, by)}
          >
            {by < 0 ? "−" : "+"}
          </button>
        ))}
      </div>
    </fieldset>
  );
}

/** On or off. */
function Switch({
  setting,
  children,
}: {
  readonly setting: Exclude<SwitchSetting, "linked" | "compares" | "differences">;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("comfort");
  const settings = useSettings();
  return (
    <div className={styles.row}>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={settings[setting]}
          onChange={({ target }) => changeSettings({ [setting]: target.checked })}
        />
        <span>{t(setting)}</span>
      </label>
      {children}
    </div>
  );
}

/** Above how many words a gloss stands. */
function Hints() {
  const { t } = useTranslation("comfort");
  const { hints } = useSettings();
  const { from, to } = boundsOf("hints");
  const said = t(`hints_${hints as 0 | 1 | 2 | 3 | 4 | 5}`);
  return (
    <div className={styles.row}>
      <label className={styles.slider}>
        <span>{t("hints")}</span>
        <input
          type="range"
          min={from}
          max={to}
          value={hints}
          aria-valuetext={said}
          onChange={(event) => changeSettings({ hints: event.target.valueAsNumber })}
        />
        <output>{said}</output>
      </label>
    </div>
  );
}
