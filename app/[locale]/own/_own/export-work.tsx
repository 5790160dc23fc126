"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { loadWholeWork } from "#app/_store/own-works.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import field from "#app/_ui/field.module.css";
import { saveAs } from "#app/_ui/save-as.ts";
import { exportFormats } from "#lib/export/export-formats.ts";
import { ownWorkKey, printHref } from "#lib/reader/address.ts";
import type { Edition, EditionName } from "#lib/text/model.ts";
import { EditionOptions } from "./edition-options.tsx";
import styles from "./own-work-page.module.css";

/** Saves an own work as a file of the reader’s choice; what writes it comes when it is wanted. */
export function ExportWork({
  locale,
  kept,
  editions,
  run,
}: {
  readonly locale: Locale;
  readonly kept: OwnWork;
  /** The English ones. */
  readonly editions: readonly Edition[];
  /** Does something, and says where the reader sees it how it went. */
  readonly run: (act: () => Promise<void>) => Promise<void>;
}) {
  const { t } = useTranslation("own");
  const [edition, setEdition] = useState(editions[0]?.name);
  return (
    <details className={styles.unfold}>
      <summary>{t("exportWork")}</summary>
      {editions.length > 1 ? (
        <label className={styles.edition}>
          {t("exportEdition", {
            formats: new Intl.ListFormat(locale).format(
              new Set(
                exportFormats.flatMap(({ hasOneEdition, shortLabel }) =>
                  hasOneEdition ? [shortLabel[locale]] : [],
                ),
              ),
            ),
          })}
          <select
            className={field.field}
            value={edition}
            onChange={({ currentTarget }) => setEdition(currentTarget.value as EditionName)}
          >
            <EditionOptions editions={editions} />
          </select>
        </label>
      ) : null}
      <ul className={styles.formats}>
        {exportFormats.map(({ name, label, write }) => (
          <li key={name}>
            <button
              type="button"
              className={styles.plain}
              onClick={() =>
                run(async () => {
                  const content = await write(await loadWholeWork(kept), { edition });
                  saveAs(`${kept.name}.${name}`, content);
                })
              }
            >
              {label[locale]}
            </button>
          </li>
        ))}
        <li>
          <a href={printHref(locale, ownWorkKey(kept.name), edition)}>{t("pdf")}</a>
        </li>
      </ul>
    </details>
  );
}
