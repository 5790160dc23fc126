/** Names: which words may be one, and what a translation calls whom the French names. */

import { lookupKey, withoutAccents } from "#lib/french/spelling.ts";

/** First names that are words too, in look-up spelling: *Pierre* the man and *pierre* the stone. */
export const firstNamesAmongWords: ReadonlySet<string> = new Set(
  (
    "aimé aimée ange angélique anne aude avril basile bénédicte blanche bonaventure candide " +
    "céleste césar claire clémence clément colette colin constance désiré désirée dominique élise " +
    "espérance ève fanny félicité fidèle flore fortuné france germain germaine gilles grâce guy " +
    "hilaire honoré honorine hyacinthe innocent jacinthe jacques jean job just juste justine " +
    "lambert laure laurent laurier lise louis louise luce lucie madeleine marc marguerite marie " +
    "marine martin maxime melchior micheline modeste narcisse nicolas noël octave olive olivier " +
    "parfait pascal paule perle perrine philippe pierre pierrette placide prosper prudence régis reine " +
    "renaud robert robin roland rose sabine salomon serge sévère simon solange sylvestre toussaint " +
    "ursule valentin valentine véronique victoire vincent violette virginie"
  ).split(" "),
);

/**
 * The capitalized word of a translation that is a French name there, nearest in spelling:
 * *Moscou*, “Moscow”; *Kérensky*, “Kerensky”. `undefined` where none comes near.
 */
export function findEnglishName(
  printed: string,
  englishNames: readonly string[],
): string | undefined {
  const wanted = plain(printed);
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const name of englishNames) {
    const other = plain(name);
    if (other.slice(0, 1) !== wanted.slice(0, 1)) continue;
    const distance = editDistance(wanted, other);
    if (distance <= mostEdits(wanted, other) && (best === undefined || distance < best.distance)) {
      best = { name, distance };
    }
  }
  return best?.name;
}

/** The words of an English text that begin with a capital, each once. */
export function namesIn(english: string): readonly string[] {
  const words = english.match(/\p{Lu}[\p{L}\p{M}]+(?:['’-]\p{Lu}[\p{L}\p{M}]+)*/gu) ?? [];
  return [...new Set(words)];
}

/** Spellings that the two languages differ in, over what is left when accents are gone. */
const respellings: readonly (readonly [RegExp, string])[] = [
  [/^tch/, "ch"],
  [/^k(?=[aou])/, "c"],
  [/ou/g, "u"],
  [/tch/g, "ch"],
  [/qu(?=e|$)/g, "k"],
  [/(?:ine?|ie|y|i)$/, "i"],
  [/e$/, ""],
];

function plain(name: string): string {
  const key = withoutAccents(lookupKey(name)).replace(/'s$/, "");
  return respellings.reduce((spelled, [from, to]) => spelled.replace(from, to), key);
}

/** A third of the letters may differ, in names of three letters none. */
function mostEdits(a: string, b: string): number {
  return Math.floor((Math.min(a.length, b.length) - 1) / 3);
}

/** How many letters must be put in, taken out or changed (Levenshtein 1966). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
