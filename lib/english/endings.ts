/**
 * English inflections by their endings: what a form is a form of, were it regular. What the endings
 * get wrong is in `data/lemma-exceptions.tsv`.
 */

/** What an inflected form is. Adjectives stand for adverbs as well. */
export type EnglishKind = "noun" | "verb" | "adjective";

/** The base that the endings of a form speak for; the form itself where it has none. */
export function baseByEnding(form: string, kind: EnglishKind): string {
  if (form.length < 4) return form;
  if (kind === "noun") return singularByEnding(form);
  return kind === "verb" ? infinitiveByEnding(form) : positiveByEnding(form);
}

function singularByEnding(form: string): string {
  if (!form.endsWith("s") || /(?:ss|us|is)$/.test(form)) return form;
  if (form.endsWith("ies") && form.length > 4) return `${form.slice(0, -3)}y`;
  return form.slice(0, /(?:ss|sh|ch|x|z)es$/.test(form) ? -2 : -1);
}

function infinitiveByEnding(form: string): string {
  if (/(?:ies|ied)$/.test(form) && form.length > 4) return `${form.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|zz|o)es$/.test(form)) return form.slice(0, -2);
  if (/[^su]s$/.test(form)) return form.slice(0, -1);
  if (form.endsWith("eed")) return form;
  const stem = /^(.+)(?:ed|ing)$/.exec(form)?.[1];
  if (stem === undefined || !/[aeiouy]/.test(stem)) return form;
  if (/([bdgkmnprtv])\1$/.test(stem)) return stem.slice(0, -1);
  return infinitiveWithE.test(stem) ? `${stem}e` : stem;
}

/** Stems whose infinitive has an *e* that goes before *-ed* and *-ing*: *mak-*, *danc-*, *mov-*. */
const infinitiveWithE =
  /(?:[bcdfgkpstz]l|[cuv]|[^sz]z|[^s]s|[rdl]g|[^aeiou][aiou][bdgkmpt]|[^aeiou][aiu]n|[^aeiou][aiu]r|[^aeiou][io]l|[cdri]at)$/;

function positiveByEnding(form: string): string {
  if (/(?:ier|iest)$/.test(form) && form.length > 5) return form.replace(/(?:ier|iest)$/, "y");
  const stem = /^(.+)(?:er|est)$/.exec(form)?.[1];
  if (stem === undefined || stem.length < 3 || !/[aeiouy]/.test(stem)) return form;
  if (/([bdgmnt])\1$/.test(stem)) return stem.slice(0, -1);
  return /(?:[bdgmpt]l|[cv]|[rd]g|[^s]s|[^aeiou][aiou][rktdmp]|[^aeiou][iu]n)$/.test(stem)
    ? `${stem}e`
    : stem;
}
