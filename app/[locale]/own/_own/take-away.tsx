"use client";

import { useTranslation } from "react-i18next";
import type { OwnWork } from "#app/_keep/database.ts";
import { loadWholeWork } from "#app/_keep/own-works.ts";
import { saveAs } from "#app/_ui/save-as.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import styles from "./own-work-page.module.css";

const formats = ["zip", "epub", "tmx", "csv", "txt"] as const;
type Format = (typeof formats)[number];

/** Saves an own work as a file of the reader’s choice; what writes it comes when it is wanted. */
export function TakeAway({
  kept,
  run,
}: {
  readonly kept: OwnWork;
  /** Does something, and says where the reader sees it how it went. */
  readonly run: (act: () => Promise<void>) => Promise<void>;
}) {
  const { t } = useTranslation("own");
  return (
    <details className={styles.unfold}>
      <summary>{t("takeAway")}</summary>
      <ul className={styles.formats}>
        {formats.map((format) => (
          <li key={format}>
            <button
              type="button"
              className={styles.plain}
              onClick={() =>
                run(async () => {
                  const content = await write(format, await loadWholeWork(kept));
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

async function write(format: Format, work: WholeWork): Promise<string | Uint8Array> {
  switch (format) {
    case "zip":
      return (await import("#lib/export/work-zip.ts")).toWorkZip(work);
    case "epub":
      return (await import("#lib/export/epub.ts")).toEpub(work, { modified: new Date() });
    case "tmx":
      return (await import("#lib/export/tmx.ts")).toTmx(work);
    case "csv":
      return (await import("#lib/export/csv.ts")).toCsv(work);
    case "txt":
      return (await import("#lib/export/plain-text.ts")).toPlainText(work);
  }
}
