import type { Messages } from "./en.ts";
import type { Locale } from "./locales.ts";

/** All strings of one language, for parts of a page that are fetched. */
export function fetchMessages(locale: Locale): Promise<Messages> {
  return locale === "fr"
    ? import("./fr.ts").then(({ fr }) => fr)
    : import("./en.ts").then(({ en }) => en);
}
