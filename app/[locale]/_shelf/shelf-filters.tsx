"use client";

import { useTranslation } from "react-i18next";
import { Choice } from "#app/_ui/choice.tsx";
import {
  leastShares,
  type ShelfQuery,
  shelfLengths,
  shelfOrders,
} from "#lib/search/shelf-query.ts";
import { genres, levels, subjects } from "#lib/text/work.ts";
import styles from "./shelf-search.module.css";

/** By what else than words the shelf is asked, and in which order it stands. */
export default function ShelfFilters({
  query,
  onChange,
}: {
  readonly query: ShelfQuery;
  readonly onChange: (change: Partial<ShelfQuery>) => void;
}) {
  const { t, i18n } = useTranslation("shelf");
  const share = new Intl.NumberFormat(i18n.language, { style: "percent" });
  return (
    <div className={styles.filters}>
      <Choice
        label={t("filterLevel")}
        all={t("anyLevel")}
        values={levels}
        value={query.level}
        nameOf={(level) => `${level} ${t(`level_${level}`)}`}
        onChange={(level) => onChange({ level })}
      />
      <Choice
        label={t("filterGenre")}
        all={t("anyGenre")}
        values={genres}
        value={query.genre}
        nameOf={(genre) => t(`genre_${genre}`)}
        onChange={(genre) => onChange({ genre })}
      />
      <Choice
        label={t("filterSubject")}
        all={t("anySubject")}
        values={subjects}
        value={query.subject}
        nameOf={(subject) => t(`subject_${subject}`)}
        onChange={(subject) => onChange({ subject })}
      />
      <Choice
        label={t("filterLength")}
        all={t("anyLength")}
        values={shelfLengths}
        value={query.length}
        nameOf={(length) => t(`length_${length}`)}
        onChange={(length) => onChange({ length })}
      />
      <Choice
        label={t("filterKnown")}
        all={t("anyKnown")}
        values={leastShares}
        value={query.leastKnown}
        nameOf={(least) => t("leastKnown", { share: share.format(least) })}
        onChange={(leastKnown) => onChange({ leastKnown })}
      />
      <Choice
        label={t("order")}
        values={shelfOrders}
        value={query.order}
        nameOf={(order) => t(`order_${order}`)}
        onChange={(order) => onChange({ order: order ?? "best" })}
      />
    </div>
  );
}
