"use client";

import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Locale } from "#app/_messages/locales.ts";
import { saveAs } from "#app/_ui/save-as.ts";
import { type FindInput, findClient, type ShownHit } from "#app/_workers/find-calls.ts";
import type { ExportedHit } from "#lib/export/hits.ts";
import { hitHref } from "#lib/search/hit-address.ts";
import type { Place } from "#lib/search/search-source.ts";
import styles from "./find.module.css";

/** No more are saved: the chapters of a whole library would be fetched for them. */
const mostSaved = 1000;
const savedAtOnce = 50;

/** Saves what was found as a table or a translation memory. */
export function FindExport({
  input,
  titles,
  locale,
}: {
  readonly input: FindInput;
  readonly titles: Readonly<Record<string, string>>;
  readonly locale: Locale;
}) {
  const { t } = useTranslation("find");
  const [state, setState] = useState<"idle" | "busy" | "failed" | "cut">("idle");

  const save = async (format: "csv" | "tmx") => {
    setState("busy");
    try {
      const { hitsToCsv, hitsToTmx } = await import("#lib/export/hits.ts");
      const { hits, isCut } = await allHits(input);
      const exported = hits.map((hit): ExportedHit => toExported(hit, titles, locale));
      const write = format === "csv" ? hitsToCsv : hitsToTmx;
      saveAs(`${nameOf(input)}.${format}`, write(exported));
      setState(isCut ? "cut" : "idle");
    } catch {
      setState("failed");
    }
  };

  return (
    <p className={styles.export}>
      {t("save")}{" "}
      {(["csv", "tmx"] as const).map((format) => (
        <button
          key={format}
          type="button"
          disabled={state === "busy"}
          onClick={() => void save(format)}
        >
          {format.toUpperCase()}
        </button>
      ))}
      <span role="status">
        {state === "busy"
          ? t("saving")
          : state === "failed"
            ? t("saveFailed")
            : state === "cut"
              ? t("saveCut", { count: mostSaved })
              : ""}
      </span>
    </p>
  );
}

async function allHits(input: FindInput) {
  const hits: ShownHit[] = [];
  let after: Place | undefined;
  do {
    const page = await findClient().ask("hits", { ...input, after, most: savedAtOnce });
    hits.push(...page.hits);
    after = page.next;
  } while (after !== undefined && hits.length < mostSaved);
  return { hits, isCut: after !== undefined };
}

function toExported(
  { place, id, fr, en, frSpans, enSpans }: ShownHit,
  titles: Readonly<Record<string, string>>,
  locale: Locale,
): ExportedHit {
  const address = new URL(hitHref(locale, place, id, ""), location.href).href;
  const title = titles[place.work] ?? place.work;
  return { title, chapter: place.chapter, id, fr, en, frSpans, enSpans, address };
}

/** `regard-look`, for the name of a file. */
function nameOf({ request: { fr, en } }: FindInput): string {
  const name = `${fr} ${en}`.match(/[\p{L}\p{N}]+/gu)?.join("-");
  return name?.slice(0, 60) ?? "en-regard";
}
