"use client";

import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isDoubtful } from "#app/_mend/shown-rows.ts";
import { formatShare, type Locale } from "#app/_messages/locales.ts";
import { loadOwnTables } from "#app/_store/own-works.ts";
import type { OwnWork } from "#app/_store/stored-rows.ts";
import work from "../../[work]/work.module.css";

interface Counted {
  /** The share of rows that are expected to be right, 0 to 1. */
  readonly right: number;
  readonly doubtful: number;
}

/** How much of an alignment is expected to be right; nothing where nobody has rated it. */
export function ExpectedRight({
  locale,
  kept,
}: {
  readonly locale: Locale;
  readonly kept: OwnWork;
}) {
  const { t } = useTranslation("own");
  const [counted, setCounted] = useState<Counted>();
  useEffect(() => {
    // Where the tables cannot be read, nothing is said of them here.
    count(kept).then(setCounted, () => setCounted(undefined));
  }, [kept]);
  if (counted === undefined) return null;
  const { right, doubtful } = counted;
  const formatted = new Intl.NumberFormat(locale).format(doubtful);
  return (
    <p className={work.facts}>
      {t("expectedRight", { share: formatShare(right, locale) })}
      {doubtful > 0 ? ` ${t("doubtfulRows", { count: doubtful, formatted })}` : ""}
    </p>
  );
}

async function count(kept: OwnWork): Promise<Counted | undefined> {
  const tables = await loadOwnTables(kept);
  const shares = tables.flatMap(({ confidence }) => Object.values(confidence));
  if (shares.length === 0) return undefined;
  const sum = shares.reduce((total, share) => total + share, 0);
  return { right: sum / shares.length, doubtful: shares.filter(isDoubtful).length };
}
