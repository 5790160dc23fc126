"use client";

import type { Locale } from "#app/_messages/locales.ts";
import bar from "./bar.module.css";
import { keep, localeKey } from "./keep.ts";

/** Leads to the same page in the other language of the interface, and keeps the choice. */
export function LocaleLink({
  to,
  href,
  label,
}: {
  readonly to: Locale;
  readonly href: string;
  readonly label: string;
}) {
  return (
    <a
      className={bar.button}
      href={href}
      hrefLang={to}
      lang={to}
      onClick={({ currentTarget }) => {
        keep(localeKey, to);
        // What the query asks for, a view or an own text, is asked for in the other language too.
        if (currentTarget.search === "") currentTarget.search = location.search;
      }}
    >
      {label}
    </a>
  );
}
