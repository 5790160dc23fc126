"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { loadWholeWork } from "#app/_store/own-works.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import field from "#app/_ui/field.module.css";
import { saveAs } from "#app/_ui/save-as.ts";
import type { Edition, EditionName } from "#lib/text/model.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { EditionOptions } from "./edition-options.tsx";
import styles from "./own-work-page.module.css";

const formats = ["zip", "epub", "tmx", "csv", "txt"] as const;
type Format = (typeof formats)[number];

/** These have one English; the others have every edition. */
const twoSided: readonly Format[] = ["epub", "tmx", "txt"];

/** Saves an own work as a file of the reader’s choice; what writes it comes when it is wanted. */
export function TakeAway({
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
      <summary>{t("takeAway")}</summary>
      {editions.length > 1 ? (
        <label className={styles.edition}>
          {t("exportEdition", {
            formats: new Intl.ListFormat(locale).format(
              twoSided.map((format) => t(`export_${format}`)),
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
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              className={styles.plain}
              onClick={() =>
                run(async () => {
                  const content = await write(format, await loadWholeWork(kept), edition);
                  saveAs(`${kept.name}.${format}`, content);
                })
              }
            >
              {t(`export_${format}`)}
            </button>
          </li>
        ))}
      </ul>
    </details>
  );
}

async function write(
  format: Format,
  work: WholeWork,
  edition: EditionName | undefined,
): Promise<string | Uint8Array> {
  switch (format) {
    case "zip":
      return (await import("#lib/export/work-zip.ts")).toWorkZip(work);
    case "epub":
      return (await import("#lib/export/epub/epub.ts")).toEpub(work, {
        modified: new Date(),
        ...(edition === undefined ? {} : { edition }),
      });
    case "tmx":
      return (await import("#lib/export/tmx.ts")).toTmx(work, edition);
    case "csv":
      return (await import("#lib/export/csv.ts")).toCsv(work);
    case "txt":
      return (await import("#lib/export/plain-text.ts")).toPlainText(work, edition);
  }
}
