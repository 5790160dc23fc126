import type { Bilingual } from "#lib/text/model.ts";

/** A row of the help: keys, as they are printed, and what they do. */
export interface HelpRow {
  /** Keys with a space between them. */
  readonly keys: string;
  readonly does: Bilingual;
}

/**
 * Every key of the reading page, in the groups of the help. The part of the page that acts on a key
 * names it in its `useShortcuts`; a test holds that both lists agree. The views have theirs by their order.
 */
export const helpRows = {
  moving: [
    { keys: "j", does: { fr: "phrase suivante", en: "next sentence" } },
    { keys: "k", does: { fr: "phrase précédente", en: "previous sentence" } },
    {
      keys: "← →",
      does: { fr: "mot à mot ; Entrée ouvre la carte", en: "word by word; Enter opens the card" },
    },
    {
      keys: "⇧← ⇧→",
      does: {
        fr: "allonger ou raccourcir un groupe de mots",
        en: "make a phrase longer or shorter",
      },
    },
    { keys: "n", does: { fr: "chapitre suivant", en: "next chapter" } },
    { keys: "p", does: { fr: "chapitre précédent", en: "previous chapter" } },
    {
      keys: "n N",
      does: {
        fr: "après une recherche : occurrence suivante, précédente",
        en: "after a search: next, previous place",
      },
    },
  ],
  sentence: [
    { keys: "o", does: { fr: "passer à l’autre côté", en: "go to the other side" } },
    { keys: "h", does: { fr: "dire la phrase en regard", en: "say the facing sentence" } },
    {
      keys: "Enter",
      does: { fr: "montrer ou cacher son autre côté", en: "show or hide its other side" },
    },
    { keys: "y", does: { fr: "copier un lien vers elle", en: "copy a link to it" } },
    { keys: "b", does: { fr: "copier les deux côtés", en: "copy both sides" } },
    { keys: "Esc", does: { fr: "ne plus la marquer ; fermer", en: "unmark it; close" } },
  ],
  word: [
    {
      keys: "↑ ↓ Enter",
      does: {
        fr: "parcourir le français de la carte, et le chercher",
        en: "walk through the French of the card, and look it up",
      },
    },
    { keys: "l", does: { fr: "à apprendre", en: "learn it" } },
    { keys: "m", does: { fr: "le marquer comme connu", en: "mark it as known" } },
    { keys: "i", does: { fr: "l’ignorer", en: "ignore it" } },
  ],
  page: [
    {
      keys: "/",
      does: { fr: "rechercher un mot, ici ou partout", en: "find a word, here or anywhere" },
    },
    { keys: "u", does: { fr: "lier ou délier les volets", en: "link or unlink the panes" } },
    {
      keys: "e",
      does: {
        fr: "une autre traduction, à côté ou à la place",
        en: "another translation, beside or instead",
      },
    },
    { keys: "x", does: { fr: "échanger les côtés", en: "swap the sides" } },
    { keys: "c", does: { fr: "sommaire", en: "contents" } },
    { keys: "a", does: { fr: "confort", en: "comfort" } },
    { keys: "t", does: { fr: "papier suivant", en: "next paper" } },
    { keys: "+ −", does: { fr: "plus grand ou plus petit", en: "larger or smaller type" } },
    { keys: "?", does: { fr: "cette aide", en: "this help" } },
  ],
} as const satisfies Readonly<Record<string, readonly HelpRow[]>>;
