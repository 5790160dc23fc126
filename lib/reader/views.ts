/** The views: a row for each says all that is asked of a view. */

import { otherSide, type Side } from "#lib/reader/scroll-map.ts";
import type { Bilingual } from "#lib/text/model.ts";

/** What the stylesheet lays out. */
export type Layout = "panes" | "rows" | "stacked" | "single";

interface ViewRow {
  readonly label: Bilingual;
  /** What it shows, in a few words. */
  readonly hint: Bilingual;
  /** Where two columns fit, and where they do not. */
  readonly layout: readonly [wide: Layout, narrow: Layout];
  /**
   * What the view keeps back until it is asked for: always that side, or the one that does not
   * lead; `hides` takes it from the page, `covers` only from sight.
   */
  readonly hides?: Side;
  readonly covers?: "follower";
  /** The lines of its sign, in a box of 20 × 20. */
  readonly icon: string;
}

/** In the order of their keys, 1 to 6. */
const rows = {
  facing: {
    label: { fr: "En regard", en: "Facing" },
    hint: { fr: "Deux volets qui défilent ensemble", en: "Two panes that scroll together" },
    layout: ["panes", "panes"],
    icon: "M2 4h7M2 7h7M2 10h7M2 13h7M2 16h5M11 4h7M11 7h7M11 10h7M11 13h5",
  },
  rows: {
    label: { fr: "En lignes", en: "Rows" },
    hint: {
      fr: "Les deux colonnes dans une page, paragraphes à niveau",
      en: "Both columns in one page, paragraphs level",
    },
    layout: ["rows", "stacked"],
    icon: "M2 4h7M2 7h7M11 4h7M11 7h5M2 13h7M2 16h5M11 13h7M11 16h7",
  },
  stacked: {
    label: { fr: "Superposés", en: "Stacked" },
    hint: {
      fr: "Chaque paragraphe français, puis son anglais",
      en: "Each French paragraph, then its English",
    },
    layout: ["stacked", "stacked"],
    icon: "M3 3h14M3 6h10M5 9h12M5 12h9M3 16h14",
  },
  fr: {
    label: { fr: "Français", en: "French" },
    hint: {
      fr: "Le français seul ; touchez une phrase pour voir son anglais",
      en: "French alone; tap a sentence for its English",
    },
    layout: ["single", "single"],
    hides: "en",
    icon: "",
  },
  en: {
    label: { fr: "Anglais", en: "English" },
    hint: {
      fr: "L’anglais seul ; touchez une phrase pour voir son français",
      en: "English alone; tap a sentence for its French",
    },
    layout: ["single", "single"],
    hides: "fr",
    icon: "",
  },
  covered: {
    label: { fr: "Masqué", en: "Covered" },
    hint: {
      fr: "L’autre côté reste masqué jusqu’à ce que vous le demandiez",
      en: "The other side is covered until you ask",
    },
    layout: ["rows", "stacked"],
    covers: "follower",
    icon: "M2 4h7M2 7h7M2 10h7M2 13h7M2 16h5",
  },
} as const satisfies Readonly<Record<string, ViewRow>>;

export type View = keyof typeof rows;

/** In the order of their keys. */
export const views = Object.keys(rows) as readonly View[];

function rowOf(view: View): ViewRow {
  return rows[view];
}

/** The layout of a view; `isWide` says whether two columns fit. */
export function layoutOfView(view: View, isWide: boolean): Layout {
  return rowOf(view).layout[isWide ? 0 : 1];
}

/** The one side that a view shows; `undefined` where it has both. */
export function sideShown(view: View): Side | undefined {
  const { hides } = rowOf(view);
  return hides && otherSide(hides);
}

/** The side that a view blurs until it is asked for. */
export function sideCovered(view: View, leads: Side): Side | undefined {
  return rowOf(view).covers === undefined ? undefined : otherSide(leads);
}

/** Whether a view keeps a side back, so that a reader can ask for it. */
export function keepsBack(view: View): boolean {
  const { hides, covers } = rowOf(view);
  return hides !== undefined || covers !== undefined;
}

/** The lines of a view’s sign; empty for the views of one language, which show its letters. */
export function iconOf(view: View): string {
  return rowOf(view).icon;
}

/** What a view is called, and what it shows. */
export function namesOf(view: View): { readonly label: Bilingual; readonly hint: Bilingual } {
  return rowOf(view);
}
