import type { TFunction } from "i18next";
import { en, type Messages } from "./en.ts";
import { fr } from "./fr.ts";
import { createI18n, type Namespace } from "./i18n.ts";
import type { Locale } from "./locales.ts";

/** All strings of one language. */
export function messagesOf(locale: Locale): Messages {
  return locale === "fr" ? fr : en;
}

/** Translates keys of every namespace: `shelf:title`. */
export type Translate = TFunction<readonly ["site", ...Exclude<Namespace, "site">[]]>;

const translations = new Map<Locale, Translate>();

/** Translation for pages built on the server. */
export function translationsOf(locale: Locale): Translate {
  let t = translations.get(locale);
  if (t === undefined) {
    t = createI18n(locale, messagesOf(locale)).t as Translate;
    translations.set(locale, t);
  }
  return t;
}
