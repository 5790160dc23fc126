"use client";

import type { i18n } from "i18next";
import type { ReactNode } from "react";
import { I18nextProvider } from "react-i18next";
import type { Messages } from "./en.ts";
import { createI18n, type Namespace } from "./i18n.ts";
import type { Locale } from "./locales.ts";

// One a language, outside React: a part that waits for its strings is begun again, and would
// otherwise begin with a new one each time.
const instances = new Map<Locale, i18n>();

/**
 * Gives the islands below it translation, with the strings that they need at once. What they need
 * beyond those is fetched when they ask for it.
 */
export function MessagesProvider({
  locale,
  messages = {},
  children,
}: {
  readonly locale: Locale;
  readonly messages?: Partial<Messages>;
  readonly children: ReactNode;
}) {
  let instance = instances.get(locale);
  if (instance === undefined) {
    instance = createI18n(locale, messages);
    instances.set(locale, instance);
  }
  for (const [namespace, strings] of Object.entries(messages) as [Namespace, object][])
    if (!instance.hasResourceBundle(locale, namespace))
      instance.addResourceBundle(locale, namespace, strings);
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
