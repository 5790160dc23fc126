"use client";

import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { MessagesProvider } from "#app/_messages/messages-provider.tsx";
import { useSettings } from "#app/_store/settings-store.ts";
import { namesOf, views } from "#lib/reader/views.ts";
import styles from "./help-card.module.css";
import { helpRows } from "./help-keys.ts";

const groups = Object.keys(helpRows) as (keyof typeof helpRows)[];

/** Every key, and what it does. */
export default function HelpCard({ locale }: { readonly locale: Locale }) {
  return (
    <MessagesProvider locale={locale}>
      <Keys locale={locale} />
    </MessagesProvider>
  );
}

function Keys({ locale }: { readonly locale: Locale }) {
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
      {list(views.map((view, index) => [String(index + 1), namesOf(view).label[locale]] as const))}
      {groups.map((group) => (
        <Fragment key={group}>
          <h3 className={styles.group}>{t(`help:${group}`)}</h3>
          {list(helpRows[group].map(({ keys, does }) => [keys, does[locale]] as const))}
        </Fragment>
      ))}
      {isTouch ? null : <p>{t("help:touch")}</p>}
    </>
  );
}
