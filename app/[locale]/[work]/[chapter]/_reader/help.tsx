"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import bar from "#app/_ui/bar.module.css";
import { Dialog } from "#app/_ui/dialog.tsx";
import { useSettings } from "#app/_ui/settings-store.ts";
import { useShortcuts } from "#app/_ui/shortcuts.ts";
import { views } from "#lib/reader/settings.ts";
import styles from "./help.module.css";

const moving = [
  ["j", "nextSegment"],
  ["k", "previousSegment"],
  ["n", "nextChapter"],
  ["p", "previousChapter"],
] as const;
const sentence = [
  ["o", "otherSide"],
  ["Enter", "reveal"],
  ["y", "copyLink"],
  ["b", "copyBoth"],
  ["Esc", "unmark"],
] as const;
const page = [
  ["u", "link"],
  ["x", "swap"],
  ["c", "contents"],
  ["a", "comfort"],
  ["t", "theme"],
  ["+ −", "larger"],
  ["?", "help"],
] as const;

/** The card of keys; `?` opens it. */
export function Help() {
  const { t } = useTranslation(["help", "reader"]);
  const { shortcuts } = useSettings();
  const [isOpen, setIsOpen] = useState(false);
  useShortcuts((key) => {
    if (key !== "?") return false;
    setIsOpen(true);
    return true;
  });
  const list = (keys: readonly (readonly [string, string])[]) => (
    <dl className={styles.keys}>
      {keys.map(([key, text]) => (
        <div key={key}>
          <dt>
            {key.split(" ").map((one) => (
              <kbd key={one}>{one}</kbd>
            ))}
          </dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <>
      <button
        type="button"
        className={bar.button}
        aria-haspopup="dialog"
        title={`${t("help:title")} (?)`}
        aria-label={t("help:title")}
        onClick={() => setIsOpen(true)}
      >
        <span aria-hidden="true">?</span>
      </button>
      <Dialog
        title={t("help:title")}
        closeLabel={t("reader:close")}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
      >
        {shortcuts ? null : <p>{t("help:off")}</p>}
        <h3 className={styles.group}>{t("help:views")}</h3>
        {list(views.map((view, index) => [String(index + 1), t(`reader:view_${view}`)] as const))}
        <h3 className={styles.group}>{t("help:moving")}</h3>
        {list(moving.map(([key, text]) => [key, t(`help:${text}`)] as const))}
        <h3 className={styles.group}>{t("help:sentence")}</h3>
        {list(sentence.map(([key, text]) => [key, t(`help:${text}`)] as const))}
        <h3 className={styles.group}>{t("help:page")}</h3>
        {list(page.map(([key, text]) => [key, t(`help:${text}`)] as const))}
        <p>{t("help:touch")}</p>
      </Dialog>
    </>
  );
}
