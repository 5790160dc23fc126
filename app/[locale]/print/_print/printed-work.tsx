"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { showForThisVisit } from "#app/_store/settings-store.ts";
import { workHref } from "#lib/reader/address.ts";
import type { WholeWork } from "#lib/text/whole-work.ts";
import { Book, type BookWords } from "./book.tsx";
import { loadPrintedWork } from "./load-work.ts";
import styles from "./print.module.css";

type State =
  | { readonly name: "opening" | "absent" | "failed" }
  | { readonly name: "set"; readonly whole: WholeWork; readonly asked: string | null };

/** The work that the URL asks for, set as a book, and what prints it. */
export function PrintedWork({
  locale,
  words,
}: {
  readonly locale: Locale;
  readonly words: BookWords;
}) {
  const { t } = useTranslation("print");
  const [state, setState] = useState<State>({ name: "opening" });
  const [workKey, setWorkKey] = useState("");
  const [tries, setTries] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try asks anew
  useEffect(() => {
    const query = new URLSearchParams(location.search);
    const key = query.get("work") ?? "";
    setWorkKey(key);
    loadPrintedWork(key).then(
      (whole) => {
        showForThisVisit("rows");
        setState(
          whole === undefined
            ? { name: "absent" }
            : { name: "set", whole, asked: query.get("edition") },
        );
      },
      () => setState({ name: "failed" }),
    );
  }, [tries]);

  if (state.name !== "set")
    return state.name !== "failed" ? (
      <p role={state.name === "opening" ? "status" : "alert"}>{t(state.name)}</p>
    ) : (
      <p role="alert">
        {t("offline")}{" "}
        <button type="button" className={styles.plain} onClick={() => setTries(tries + 1)}>
          {t("retry")}
        </button>
      </p>
    );
  const { whole, asked } = state;
  return (
    <>
      <div className={styles.controls}>
        <h1>{t("title", { title: whole.work.title[locale] })}</h1>
        <p>{t("how")}</p>
        <p>
          <button type="button" className={styles.main} onClick={() => window.print()}>
            {t("save")}
          </button>{" "}
          <a href={workHref(locale, workKey)}>{t("toWork")}</a>
        </p>
      </div>
      <Book whole={whole} asked={asked} words={words} />
    </>
  );
}
