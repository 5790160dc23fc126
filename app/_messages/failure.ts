import type { Locale } from "./locales.ts";

/** What a page that has failed says: apart, so that every page carries these few words only. */
export const failureMessages = {
  fr: {
    title: "Cette page a échoué",
    text: "Rien de ce que vous gardez dans ce navigateur n’a été touché. Recharger la page peut suffire.",
    reload: "Recharger",
    toShelf: "Vers la bibliothèque",
  },
  en: {
    title: "This page has failed",
    text: "Nothing that you keep in this browser was touched. Loading the page again may help.",
    reload: "Load again",
    toShelf: "To the shelf",
  },
} satisfies Record<Locale, Readonly<Record<string, string>>>;
