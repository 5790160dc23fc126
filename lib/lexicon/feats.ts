/**
 * Inflection, in the few values that French has, and how a table writes them: `ipsi.3.sg` is the
 * third person singular of the passé simple, `ppas.f.pl` a participle, `m.sg` a noun.
 */

import { memoizedFor } from "#lib/lexicon/memoize.ts";

/**
 * A verb’s mood and tense, by the names of French grammar cut short: présent, imparfait, passé
 * simple and futur of the indicative, conditionnel, présent and imparfait of the subjunctive,
 * impératif, infinitif, participe présent and passé.
 */
export type VerbForm =
  | "ipre"
  | "iimp"
  | "ipsi"
  | "ifut"
  | "cond"
  | "spre"
  | "simp"
  | "impe"
  | "infi"
  | "ppre"
  | "ppas";

/** What a form is of its lemma. What is absent is not told by the form: `gris` has no number. */
export interface Feats {
  readonly verbForm?: VerbForm;
  readonly person?: 1 | 2 | 3;
  readonly gender?: "m" | "f";
  readonly number?: "sg" | "pl";
}

const verbForms: readonly string[] = [
  "ipre",
  "iimp",
  "ipsi",
  "ifut",
  "cond",
  "spre",
  "simp",
  "impe",
  "infi",
  "ppre",
  "ppas",
];

/** What a table writes → inflection, or `undefined` where it is none. Nothing is no inflection. */
export function readFeats(text: string): Feats | undefined {
  const feats: { -readonly [Name in keyof Feats]: Feats[Name] } = {};
  for (const part of text === "" ? [] : text.split(".")) {
    if (verbForms.includes(part)) feats.verbForm = part as VerbForm;
    else if (part === "1" || part === "2" || part === "3") feats.person = Number(part) as 1 | 2 | 3;
    else if (part === "m" || part === "f") feats.gender = part;
    else if (part === "sg" || part === "pl") feats.number = part;
    else return undefined;
  }
  return feats;
}

/** Inflection as a table writes it. */
export const formatFeats: (feats: Feats) => string = memoizedFor(
  ({ verbForm, person, gender, number }: Feats) =>
    [verbForm, person, gender, number].filter((part) => part !== undefined).join("."),
);
