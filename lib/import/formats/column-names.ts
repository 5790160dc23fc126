/** What the headings of a table’s columns say: `Français`, `VO`, `Source text`, `N°`, `Notes`. */

import { isKindOf } from "#lib/import/language-choice.ts";

/**
 * What a column is by its heading: of one of our languages, or of another; one of two texts of
 * which nothing says the language (`Source`, `Traduction`); or one beside the texts (a number,
 * notes).
 */
export type ColumnName = "fr" | "en" | "other-language" | "text" | "beside";

const french = words("fr fra fre french français francais française francaise vf");
const english = words("en eng english anglais anglaise va ve");
const otherLanguages = words(
  "de deu ger german deutsch allemand es spa spanish español espagnol it ita italian italiano italien pt por portuguese português portugais nl nld dutch nederlands néerlandais pl polish polonais ru russian russe la latin zh chinese chinois ja japanese japonais ar arabic arabe ca catalan sv swedish suédois",
);
const text = words(
  "source target cible original originale originaux traduction traductions translation translations translated trad tr vo texte text textes texts version segment segments phrase phrases sentence sentences st tt l1 l2 langue language lang bitext",
);
const beside = words(
  "n no nº n° num numéro numero number nr nbr id ids identifiant identifier ref réf référence reference ligne ligne line row rang index # note notes remarque remarques remark remarks commentaire commentaires comment comments statut status état state score date auteur author chapitre chapter page pages contexte context match vérifié ok clé key type tag tags nom fichier file",
);
/** These say nothing by themselves and spoil nothing. */
const filling = words("de du des le la l en the of in to for et and a 1 2 col colonne column");

/** Longer ones are text. */
const longestName = 40;

/** What a heading says of its column; `undefined` where it is no heading that is known. */
export function readColumnName(heading: string): ColumnName | undefined {
  const name = heading.replace(/\\?\*|\[\^\d+\]/g, "").trim();
  if (name === "" || name.length > longestName) return undefined;
  const [isFrench, isEnglish] = [isKindOf(name, "fr"), isKindOf(name, "en")];
  if (isFrench !== isEnglish) return isFrench ? "fr" : "en";
  if (otherLanguages.has(name.toLowerCase().split(/[-_]/)[0] ?? "")) return "other-language";
  const parts = name
    .toLowerCase()
    .split(/[\s()[\]{}:;.,/|_’'"«»–—-]+/)
    .filter((part) => part !== "");
  const known = parts.filter((part) => [french, english, text, beside].some((s) => s.has(part)));
  if (known.length === 0 || !parts.every((part) => known.includes(part) || filling.has(part))) {
    return undefined;
  }
  // In “en français” the first word is no name of English.
  const named = (language: ReadonlySet<string>) =>
    parts.some(
      (part, index) => language.has(part) && !(part === "en" && parts.length > 1 && index === 0),
    );
  if (named(french) !== named(english)) return named(french) ? "fr" : "en";
  if (named(french)) return undefined;
  return parts.some((part) => text.has(part)) ? "text" : "beside";
}

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(" "));
}
