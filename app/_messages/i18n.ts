import { type BackendModule, createInstance, type i18n } from "i18next";
import type { en, Messages } from "./en.ts";
import { fetchMessages } from "./fetch-messages.ts";
import type { Locale } from "./locales.ts";

export type Namespace = keyof Messages;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "site";
    resources: typeof en;
    returnNull: false;
  }
}

/**
 * An i18next that has the given strings of one language at once, and fetches the namespaces that
 * a page does not carry when a part that needs them is opened.
 */
export function createI18n(locale: Locale, messages: Partial<Messages>): i18n {
  const instance = createInstance();
  void instance.use(wholeLanguage).init({
    lng: locale,
    fallbackLng: false,
    ns: Object.keys(messages),
    defaultNS: "site",
    resources: { [locale]: messages },
    partialBundledLanguages: true,
    initAsync: false,
    // React and the prose renderer escape what they show.
    interpolation: { escapeValue: false },
  });
  return instance;
}

const wholeLanguage: BackendModule = {
  type: "backend",
  init: () => {},
  read: (locale, namespace, done) => {
    fetchMessages(locale as Locale).then(
      (messages) => done(null, messages[namespace as Namespace]),
      (error: Error) => done(error, false),
    );
  },
};
