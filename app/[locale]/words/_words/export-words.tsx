"use client";

import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { readEverything } from "#app/_store/user-data.ts";
import { StoreFailure } from "#app/_ui/store-failure.tsx";
import { useAttempt } from "#app/_ui/use-attempt.ts";
import { chapterHref } from "#lib/reader/address.ts";
import { askLibrary } from "./ask-library.ts";
import styles from "./files.module.css";
import { saveDated } from "./save-dated.ts";

/** The files that can be saved: a backup, a package for Anki, a table. */
export function ExportWords({ locale }: { readonly locale: Locale }) {
  const { t } = useTranslation("files");
  const [cards, setCards] = useState({ sentence: true, cloze: false });

  const backup = async () => {
    const [{ formatBackup }, rows] = await Promise.all([
      import("#lib/study/backup.ts"),
      readEverything(),
    ]);
    const now = Date.now();
    return saveDated(await formatBackup(rows, now), "backup", now, "application/octet-stream");
  };
  const anki = async () => {
    const [{ formatApkg }, { toAnkiNotes }, { words, contexts }] = await Promise.all([
      import("#lib/study/apkg.ts"),
      import("#lib/study/anki-collection.ts"),
      readEverything(),
    ]);
    const asked = words.filter(({ state }) => state === "learning" || state === "known");
    const said = await askLibrary(asked);
    const notes = toAnkiNotes(
      asked,
      contexts,
      cards,
      t("ankiElsewhere"),
      ({ work, chapter, segment }) =>
        new URL(chapterHref(locale, work, chapter, segment), location.origin).href,
      ({ key }) => said.get(key) ?? "",
    );
    const now = Date.now();
    return saveDated(formatApkg(notes, now), "apkg", now, "application/octet-stream");
  };
  const table = (kind: "csv" | "tsv") => async () => {
    const [{ formatWords }, rows] = await Promise.all([
      import("#lib/study/words-table.ts"),
      readEverything(),
    ]);
    const type = kind === "csv" ? "text/csv" : "text/tab-separated-values";
    return saveDated(formatWords(rows, kind), kind, Date.now(), `${type};charset=utf-8`);
  };

  return (
    <>
      <Offer title={t("backup")} text={t("backupText")} saves={{ [t("saveBackup")]: backup }} />
      <Offer
        title={t("anki")}
        text={t("ankiText")}
        saves={{ [t("saveAnki")]: anki }}
        isOff={!cards.sentence && !cards.cloze}
      >
        {(["sentence", "cloze"] as const).map((kind) => (
          <label key={kind} className={styles.check}>
            <input
              type="checkbox"
              checked={cards[kind]}
              onChange={({ target }) => setCards({ ...cards, [kind]: target.checked })}
            />
            {t(kind === "sentence" ? "ankiSentence" : "ankiCloze")}
          </label>
        ))}
      </Offer>
      <Offer
        title={t("table")}
        text={t("tableText")}
        saves={{ [t("saveCsv")]: table("csv"), [t("saveTsv")]: table("tsv") }}
      />
    </>
  );
}

function Offer({
  title,
  text,
  saves,
  isOff = false,
  children,
}: {
  readonly title: string;
  readonly text: string;
  /** What each button does, by its name. */
  readonly saves: Readonly<Record<string, () => Promise<void>>>;
  readonly isOff?: boolean;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("files");
  const [state, setState] = useState<"idle" | "busy" | "saved">("idle");
  const { failure, attempt } = useAttempt();
  const run = async (save: () => Promise<void>) => {
    setState("busy");
    setState((await attempt(save)) ? "saved" : "idle");
  };
  return (
    <section className={styles.offer}>
      <h3>{title}</h3>
      <p>{text}</p>
      {children}
      <div className={styles.actions}>
        {Object.entries(saves).map(([name, save]) => (
          <button
            key={name}
            type="button"
            disabled={isOff || state === "busy"}
            onClick={() => void run(save)}
          >
            {name}
          </button>
        ))}
        <span role="status" className={styles.quiet}>
          {state === "saved" ? t("saved") : ""}
        </span>
      </div>
      <StoreFailure failure={failure} />
    </section>
  );
}
