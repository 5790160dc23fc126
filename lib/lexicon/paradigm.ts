/**
 * The forms of a word as a grammar lays them out: a verb’s tenses, a noun’s or an adjective’s
 * genders and numbers, and what it is compared by. They are read off the tables of forms.
 */

import { isAspirate, isElidedBefore } from "#lib/french/aspirate.ts";
import { type Auxiliary, auxiliaryOf } from "#lib/lexicon/auxiliaries.ts";
import type { VerbForm } from "#lib/lexicon/feats.ts";
import type { InflectedForm } from "#lib/lexicon/forms.ts";
import type { Lexicon } from "#lib/lexicon/lexicon.ts";
import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** A form as it is printed in a table, with what is said before and after it. */
export interface ParadigmForm {
  /** Pronouns, with the space or apostrophe after them. */
  readonly before: string;
  /** The form; several where more than one is in use: *paye*, *paie*. */
  readonly forms: readonly string[];
  readonly after: string;
  /** Absent for an infinitive or a participle. */
  readonly person?: 1 | 2 | 3;
  readonly number?: "sg" | "pl";
}

/** A simple tense, or a participle, with its forms in the order of persons. */
export interface Tense {
  readonly name: VerbForm;
  readonly rows: readonly ParadigmForm[];
}

/** The tenses of an auxiliary that make compound tenses. */
export type AuxiliaryTense = "ipre" | "iimp" | "ifut" | "cond" | "spre";

/** A compound tense by that of its auxiliary, in the first person there is. */
export interface CompoundTense {
  readonly auxiliary: AuxiliaryTense;
  readonly text: string;
}

export interface Conjugation {
  readonly kind: "conjugation";
  /** With *se* where it stands with it. */
  readonly infinitive: string;
  readonly auxiliary: Auxiliary;
  readonly tenses: readonly Tense[];
  readonly compounds: readonly CompoundTense[];
}

/** Of a noun or an adjective. */
export interface Declension {
  readonly kind: "declension";
  /** In the order masculine, feminine, and singular first. */
  readonly rows: readonly {
    readonly gender?: "m" | "f";
    readonly number?: "sg" | "pl";
    readonly forms: readonly string[];
  }[];
  /** The comparative and the superlative, where it has them. */
  readonly comparison: readonly string[];
}

export type Paradigm = Conjugation | Declension;

/** What the forms are wanted of. */
export interface ParadigmOf {
  readonly lemma: string;
  readonly upos: PartOfSpeech;
  /** Whether the verb is meant with *se*. */
  readonly isReflexive?: boolean;
}

/** Whether there may be anything to show; then `findParadigm` may still know none. */
export function mayHaveParadigm(upos: PartOfSpeech): boolean {
  return upos === "VERB" || upos === "NOUN" || upos === "ADJ" || upos === "ADV";
}

/** The forms of a word; `undefined` where the tables have none, or only the word itself. */
export function findParadigm(lexicon: Lexicon, word: ParadigmOf): Paradigm | undefined {
  if (!mayHaveParadigm(word.upos)) return undefined;
  return word.upos === "VERB" ? conjugate(lexicon, word) : decline(lexicon, word);
}

const tenses: readonly VerbForm[] = [
  "ipre",
  "iimp",
  "ifut",
  "cond",
  "ipsi",
  "spre",
  "simp",
  "impe",
];
const compoundTenses: readonly AuxiliaryTense[] = ["ipre", "iimp", "ifut", "cond", "spre"];

const persons = [
  { person: 1, number: "sg", pronoun: "je", reflexive: "me", behind: "" },
  { person: 2, number: "sg", pronoun: "tu", reflexive: "te", behind: "-toi" },
  { person: 3, number: "sg", pronoun: "il", reflexive: "se", behind: "" },
  { person: 1, number: "pl", pronoun: "nous", reflexive: "nous", behind: "-nous" },
  { person: 2, number: "pl", pronoun: "vous", reflexive: "vous", behind: "-vous" },
  { person: 3, number: "pl", pronoun: "ils", reflexive: "se", behind: "" },
] as const;

type Person = (typeof persons)[number];

function conjugate(
  lexicon: Lexicon,
  { lemma, isReflexive = false }: ParadigmOf,
): Conjugation | undefined {
  const forms = usualForms(lexicon.inflect(lemma, "VERB"));
  const participles = forms.filter(({ feats }) => feats.verbForm === "ppas");
  if (!forms.some(({ feats }) => feats.verbForm === "ipre")) return undefined;
  const simple = tenses
    .map((name) => ({ name, rows: tenseOf(forms, name, isReflexive, lemma) }))
    .filter(({ rows }) => rows.length > 0);
  const present = forms
    .filter(({ feats }) => feats.verbForm === "ppre")
    .map(({ form }) => ({
      before: isReflexive ? clitic("se", form, lemma) : "",
      forms: [form],
      after: "",
    }));
  const auxiliary = isReflexive ? "être" : auxiliaryOf(lemma);
  return {
    kind: "conjugation",
    infinitive: isReflexive ? `${clitic("se", lemma)}${lemma}` : lemma,
    auxiliary,
    tenses: [
      ...simple,
      ...(present.length === 0 ? [] : [{ name: "ppre" as const, rows: present }]),
      ...(participles.length === 0
        ? []
        : [{ name: "ppas" as const, rows: participleRows(participles) }]),
    ],
    compounds: compoundsOf(lexicon, forms, participles, auxiliary, isReflexive),
  };
}

/** Without what only stands before its pronoun (*appelè-je*, *va-t’en*), or nobody can be told. */
function usualForms(forms: readonly InflectedForm[]): readonly InflectedForm[] {
  const isImpersonal = !forms.some(({ feats }) => feats.verbForm === "ipre" && feats.person === 1);
  return forms.filter(({ form, feats: { verbForm, person } }) => {
    if (form.includes("-")) return false;
    if (verbForm === "impe") return !isImpersonal;
    return !(person === 1 && /[éè]$/.test(form));
  });
}

function tenseOf(
  forms: readonly InflectedForm[],
  name: VerbForm,
  isReflexive: boolean,
  lemma: string,
): readonly ParadigmForm[] {
  return persons.flatMap((one) => {
    const own = formsOfPerson(forms, name, one);
    const [first] = own;
    if (first === undefined) return [];
    const { person, number } = one;
    if (name === "impe") {
      return [{ before: "", forms: own, after: isReflexive ? one.behind : "", person, number }];
    }
    return [
      {
        before: pronounsBefore(one, name, first, isReflexive, lemma),
        forms: own,
        after: "",
        person,
        number,
      },
    ];
  });
}

function formsOfPerson(
  forms: readonly InflectedForm[],
  name: VerbForm,
  { person, number }: Person,
): readonly string[] {
  const own = forms.filter(
    ({ feats }) => feats.verbForm === name && feats.person === person && feats.number === number,
  );
  return [...new Set(own.map(({ form }) => form))];
}

/** “que je m’”, “qu’il ”, “j’”: what is said before a form. */
function pronounsBefore(
  { pronoun, reflexive }: Person,
  name: VerbForm,
  form: string,
  isReflexive: boolean,
  lemma = form,
): string {
  const own = isReflexive ? clitic(reflexive, form, lemma) : "";
  const subject = own === "" ? clitic(pronoun, form, lemma) : `${pronoun} `;
  if (name !== "spre" && name !== "simp") return subject + own;
  return `${/^i/.test(subject) ? "qu’" : "que "}${subject}${own}`;
}

/** A pronoun with what parts it from the next word: *je *, *j’*. */
function clitic(pronoun: string, next: string, lemma = next): string {
  const isElided = isElidedBefore(next) && !(next.startsWith("h") && isAspirate(lemma));
  return /^(?:[jmts]e)$/.test(pronoun) && isElided ? `${pronoun.slice(0, 1)}’` : `${pronoun} `;
}

function participleRows(participles: readonly InflectedForm[]): readonly ParadigmForm[] {
  const forms = [...new Set(participles.map(({ form }) => form))];
  const order = (form: string) => {
    const feats = participles.find((one) => one.form === form)?.feats;
    return (feats?.gender === "f" ? 2 : 0) + (feats?.number === "pl" ? 1 : 0);
  };
  return [{ before: "", forms: forms.sort((a, b) => order(a) - order(b)), after: "" }];
}

function compoundsOf(
  lexicon: Lexicon,
  forms: readonly InflectedForm[],
  participles: readonly InflectedForm[],
  auxiliary: Auxiliary,
  isReflexive: boolean,
): readonly CompoundTense[] {
  const masculine = participles.find(({ feats }) => feats.gender !== "f" && feats.number !== "pl");
  const who = persons.find((one) => formsOfPerson(forms, "ipre", one).length > 0);
  if (masculine === undefined || who === undefined) return [];
  const verb = auxiliary === "avoir" ? "avoir" : "être";
  const own = usualForms(lexicon.inflect(verb, "VERB"));
  const feminine = participles.some(({ form }) => form === `${masculine.form}e`);
  const agrees = verb === "être" && feminine && who.pronoun === "je";
  return compoundTenses.flatMap((name) => {
    const [form] = formsOfPerson(own, name, who);
    if (form === undefined) return [];
    const before = pronounsBefore(who, name, form, isReflexive);
    return [{ auxiliary: name, text: `${before}${form} ${masculine.form}${agrees ? "(e)" : ""}` }];
  });
}

function decline(lexicon: Lexicon, { lemma, upos }: ParadigmOf): Declension | undefined {
  const comparison = comparisonOf(lemma, upos);
  const rows =
    upos === "ADV"
      ? []
      : (["m", "f", undefined] as const).flatMap((gender) =>
          (["sg", "pl", undefined] as const).flatMap((number) => {
            const forms = lexicon
              .inflect(lemma, upos)
              .filter(({ feats }) => feats.gender === gender && feats.number === number)
              .map(({ form }) => form)
              .filter((form) => !noPlurals.has(form));
            return forms.length === 0
              ? []
              : [
                  {
                    ...(gender === undefined ? {} : { gender }),
                    ...(number === undefined ? {} : { number }),
                    forms: pluralsOf(lemma, number) ?? [...new Set(forms)],
                  },
                ];
          }),
        );
  const isMore = rows.some(({ forms }) => forms.some((form) => form !== lemma));
  if (!isMore && comparison.length === 0) return undefined;
  return { kind: "declension", rows, comparison };
}

/** *Bel* stands before a singular alone; the tables make plurals of such all the same. */
const noPlurals: ReadonlySet<string> = new Set(["bels", "nouvels", "vieils", "fols", "mols"]);

/** Plurals that are words of their own in the tables. */
function pluralsOf(lemma: string, number: "sg" | "pl" | undefined): readonly string[] | undefined {
  return number === "pl" ? ownPlurals.get(lemma) : undefined;
}

const ownPlurals: ReadonlyMap<string, readonly string[]> = new Map([
  ["œil", ["yeux"]],
  ["ciel", ["ciels", "cieux"]],
  ["aïeul", ["aïeuls", "aïeux"]],
]);

/** *meilleur*, *le meilleur*; only where it is not *plus* with the word itself. */
function comparisonOf(lemma: string, upos: PartOfSpeech): readonly string[] {
  return (upos === "ADJ" ? adjectives : upos === "ADV" ? adverbs : undefined)?.get(lemma) ?? [];
}

const adjectives: ReadonlyMap<string, readonly string[]> = new Map([
  ["bon", ["meilleur", "le meilleur"]],
  ["mauvais", ["plus mauvais, pire", "le plus mauvais, le pire"]],
  ["petit", ["plus petit, moindre", "le plus petit, le moindre"]],
]);

const adverbs: ReadonlyMap<string, readonly string[]> = new Map([
  ["bien", ["mieux", "le mieux"]],
  ["mal", ["plus mal, pis", "le plus mal, le pis"]],
  ["beaucoup", ["plus", "le plus"]],
  ["peu", ["moins", "le moins"]],
]);
