import type { Locale } from "#app/_messages/locales.ts";
import bar from "./bar.module.css";

/** Leads to the same page in the other language of the interface; `keepPressesEarly` keeps the choice. */
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
    <a className={bar.button} href={href} hrefLang={to} lang={to}>
      {label}
    </a>
  );
}
