"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { listLibraryMends, saveLibraryMend } from "#app/_store/library-mends.ts";
import { type StoreFailure as Failure, storeFailureOf } from "#app/_store/store-error.ts";
import type { LibraryMend } from "#app/_store/stored-rows.ts";
import { useLibraryOverview } from "#app/_ui/library-overview.ts";
import { saveAs } from "#app/_ui/save-as.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { type PatchRow, patchFileName, rowsOfPatch } from "#lib/export/patch.ts";
import { chapterHref } from "#lib/reader/address.ts";
import { findInOverview } from "#lib/reader/library-overview.ts";
import styles from "./own-work-page.module.css";

/** What the reader has mended in texts of the library: to be seen, taken away and taken back. */
export function LibraryMends({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation(["mend", "store"]);
  const [mends, setMends] = useState<readonly LibraryMend[]>([]);
  const [taken, setTaken] = useState<LibraryMend>();
  const [failure, setFailure] = useState<Failure>();
  const [said, setSaid] = useState("");
  const library = useLibraryOverview(mends.length > 0);
  useEffect(() => {
    const show = () => {
      listLibraryMends().then(setMends, (error: unknown) => {
        setMends([]);
        setFailure(storeFailureOf(error));
      });
    };
    show();
    // Back from a chapter, the page may come out of the browser’s memory as it was.
    window.addEventListener("pageshow", show);
    return () => window.removeEventListener("pageshow", show);
  }, []);
  if (mends.length === 0 && taken === undefined) return <StoreFailure failure={failure} />;

  const titleOf = ({ work, chapter }: LibraryMend): string => {
    const known = library && findInOverview(library, work);
    const part = known?.chapters.find(({ name }) => name === chapter);
    return `${known?.title[locale] ?? work}, ${part?.title[locale] ?? chapter}`;
  };
  /** Changes what is kept, and says how it went. */
  const change = async (act: () => Promise<string>) => {
    try {
      setSaid(await act());
      setMends(await listLibraryMends());
    } catch (error) {
      setSaid(t(`store:failed_${storeFailureOf(error)}`));
    }
  };
  const takeBack = (mend: LibraryMend) =>
    change(async () => {
      await saveLibraryMend(mend, undefined, mend);
      setTaken(mend);
      return t("mend:takenBack", { title: titleOf(mend) });
    });
  const restore = (mend: LibraryMend) =>
    change(async () => {
      await saveLibraryMend(mend, mend.patch, undefined);
      setTaken(undefined);
      return t("mend:restored", { title: titleOf(mend) });
    });

  return (
    <section className={styles.mends} aria-labelledby="mends">
      <h2 id="mends">{t("mend:listTitle")}</h2>
      <p>{t("mend:listText")}</p>
      <ul>
        {mends.map((mend) => {
          const rows = rowsOfPatch(mend.patch);
          const first = rows[0]?.id;
          const title = titleOf(mend);
          const count = new Set(rows.map(({ id }) => id)).size;
          const formatted = new Intl.NumberFormat(locale).format(count);
          return (
            <li key={`${mend.work}/${mend.chapter}`}>
              <h3>
                <a href={chapterHref(locale, mend.work, mend.chapter, first)}>{title}</a>
              </h3>
              <details>
                <summary>{t("mend:rows", { count, formatted })}</summary>
                <Changes rows={rows} />
              </details>
              <p className={styles.actions}>
                <button
                  type="button"
                  className={styles.plain}
                  onClick={() => saveAs(patchFileName(mend.work, mend.chapter), mend.patch)}
                >
                  {t("mend:patch")}
                </button>
                <button type="button" className={styles.plain} onClick={() => void takeBack(mend)}>
                  {t("mend:takeBackOne")}
                </button>
              </p>
            </li>
          );
        })}
      </ul>
      <p>
        <span role="status">{said}</span>{" "}
        {taken === undefined ? null : (
          <button
            type="button"
            className={styles.plain}
            // biome-ignore lint/a11y/noAutofocus: the button that was here is gone, and this undoes it
            autoFocus
            onClick={() => void restore(taken)}
          >
            {t("mend:undo")}
          </button>
        )}
      </p>
    </section>
  );
}

/** The rows as they were and as they are, in the order of the table. */
function Changes({ rows }: { readonly rows: readonly PatchRow[] }) {
  const { t } = useTranslation("mend");
  return (
    <ol className={styles.changes}>
      {rows.map(({ change, id, cells }) => {
        const Mark = change === "out" ? "del" : "ins";
        return (
          <li key={`${change} ${id}`}>
            <span>
              {id} <span className="visually-hidden">{t(change === "out" ? "before" : "now")}</span>
            </span>
            {cells.map((cell, column) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a column has no other name
              <Mark key={column} lang={column === 0 ? "fr" : "en"}>
                {cell}
              </Mark>
            ))}
          </li>
        );
      })}
    </ol>
  );
}
