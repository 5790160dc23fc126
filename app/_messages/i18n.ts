import { createInstance, type i18n } from "i18next";
import type { en, Messages } from "./en.ts";

/** The languages of the interface, each with its own tree of pages. */
export const locales = ["fr", "en"] as const;
export type Locale = (typeof locales)[number];

export type Namespace = keyof Messages;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "site";
    resources: typeof en;
    returnNull: false;
  }
}

export function isLocale(value: string): value is Locale {
  return (locales as readonly string[]).includes(value);
}

/** An i18next that knows just the given strings of one language, ready at once. */
export function createI18n(locale: Locale, messages: Partial<Messages>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: false,
    resources: { [locale]: messages },
    defaultNS: "site",
    initAsync: false,
    // React and the prose renderer escape what they show.
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** “62 %” in French, “62%” in English; `share` from 0 to 1. */
export function formatShare(share: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(
    share,
  );
}
