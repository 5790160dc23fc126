"use client";

import { type ReactNode, useState } from "react";
import { I18nextProvider } from "react-i18next";
import type { Messages } from "./en.ts";
import { createI18n, type Locale } from "./i18n.ts";

/** Gives the islands below it the strings they need, and no others. */
export function MessagesProvider({
  locale,
  messages,
  children,
}: {
  readonly locale: Locale;
  readonly messages: Partial<Messages>;
  readonly children: ReactNode;
}) {
  const [instance] = useState(() => createI18n(locale, messages));
  return <I18nextProvider i18n={instance}>{children}</I18nextProvider>;
}
