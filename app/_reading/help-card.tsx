"use client";

import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { useSettings } from "#app/_store/settings-store.ts";
import { views } from "#lib/reader/views.ts";
import styles from "./help-card.module.css";

const moving = [
  ["j", "nextSegment"],
  ["k", "previousSegment"],
  ["← →", "words"],
  ["⇧← ⇧→", "phrase"],
  ["n", "nextChapter"],
  ["p", "previousChapter"],
] as const;
const sentence = [
  ["o", "otherSide"],
  ["h", "sayOther"],
  ["Enter", "reveal"],
  ["y", "copyLink"],
  ["b", "copyBoth"],
  ["Esc", "unmark"],
] as const;
const word = [
  ["↑ ↓ Enter", "cardWords"],
  ["l", "setLearning"],
  ["m", "setKnown"],
  ["i", "setIgnored"],
] as const;
const page = [
  ["u", "link"],
  ["e", "edition"],
  ["x", "swap"],
  ["c", "contents"],
  ["a", "comfort"],
  ["t", "theme"],
  ["+ −", "larger"],
  ["?", "help"],
] as const;

/** Every key, and what it does. */
export default function HelpCard({ locale }: { readonly locale: Locale }) {
  return (
    <MessagesProvider locale={locale}>
      <Keys />
    </MessagesProvider>
  );
}

function Keys() {
  const { t } = useTranslation(["help", "reader"]);
  const { shortcuts } = useSettings();
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
  const isTouch = matchMedia("(pointer: coarse)").matches;
  return (
    <>
      {isTouch ? <p>{t("help:touch")}</p> : null}
      {shortcuts ? null : <p>{t("help:off")}</p>}
      <h3 className={styles.group}>{t("help:views")}</h3>
      {list(views.map((view, index) => [String(index + 1), t(`reader:view_${view}`)] as const))}
      <h3 className={styles.group}>{t("help:moving")}</h3>
      {list(moving.map(([key, text]) => [key, t(`help:${text}`)] as const))}
      <h3 className={styles.group}>{t("help:sentence")}</h3>
      {list(sentence.map(([key, text]) => [key, t(`help:${text}`)] as const))}
      <h3 className={styles.group}>{t("help:word")}</h3>
      {list(word.map(([key, text]) => [key, t(`help:${text}`)] as const))}
      <h3 className={styles.group}>{t("help:page")}</h3>
      {list(page.map(([key, text]) => [key, t(`help:${text}`)] as const))}
      {isTouch ? null : <p>{t("help:touch")}</p>}
    </>
  );
}
