"use client";

import { useId } from "react";
import { useTranslation } from "react-i18next";
import field from "#app/_ui/field.module.css";
import {
  leastShares,
  type ShelfQuery,
  shelfLengths,
  shelfOrders,
} from "#lib/search/shelf-query.ts";
import { genres, levels } from "#lib/text/work.ts";
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

function Choice<Value extends string | number>({
  label,
  all,
  values,
  value,
  nameOf,
  onChange,
}: {
  readonly label: string;
  /** What stands for no choice; absent where there is always one. */
  readonly all?: string;
  readonly values: readonly Value[];
  readonly value: Value | undefined;
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value | undefined) => void;
}) {
  const id = useId();
  return (
    <p>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={field.field}
        value={value ?? ""}
        onChange={({ currentTarget }) =>
          onChange(values.find((each) => String(each) === currentTarget.value))
        }
      >
        {all === undefined ? null : <option value="">{all}</option>}
        {values.map((each) => (
          <option key={each} value={each}>
            {nameOf(each)}
          </option>
        ))}
      </select>
    </p>
  );
}
