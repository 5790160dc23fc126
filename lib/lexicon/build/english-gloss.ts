/**
 * What a dictionary’s English has to go through to be a gloss: a list of small rules, each of which
 * gives the gloss on, changed or not, or nothing where it is noise.
 */

import type { PartOfSpeech } from "#lib/lexicon/part-of-speech.ts";

/** A rule: the gloss for the next rule, or `undefined` to leave it out. */
type Rule = (gloss: string, upos: PartOfSpeech) => string | undefined;

/** A gloss for a word of that part of speech, or `undefined` where the text is none. */
export function toGloss(text: string, upos: PartOfSpeech): string | undefined {
  let gloss: string | undefined = text.normalize("NFC").replace(/\s+/g, " ").trim();
  for (const rule of rules) {
    if (gloss === undefined) return undefined;
    gloss = rule(gloss, upos);
  }
  return gloss;
}

const rules: readonly Rule[] = [
  withoutPlaceholders,
  withoutInfinitiveMark,
  withoutArticle,
  withoutPunctuation,
  noAbbreviation,
  noForeignLetters,
  noPhrase,
];

/** `give sb sth` → `give`. */
function withoutPlaceholders(gloss: string): string {
  return gloss
    .replaceAll("’", "'")
    .replace(/ (?:sb|sth|s\.o\.|s\.t\.|smth|somebody|someone|something)(?:'s)?(?=$|[ .,/])/g, "")
    .trim();
}

/** `to go` → `go`, of verbs alone: `to and fro` is an adverb. */
function withoutInfinitiveMark(gloss: string, upos: PartOfSpeech): string {
  return upos === "VERB" ? gloss.replace(/^to /, "") : gloss;
}

/** `the sea` → `sea`, of nouns alone: `a little` is an adverb. */
function withoutArticle(gloss: string, upos: PartOfSpeech): string {
  return upos === "NOUN" ? gloss.replace(/^(?:an?|the) /, "") : gloss;
}

/** `oh!` → `oh`. */
function withoutPunctuation(gloss: string): string {
  return gloss.replace(/^[\s.,:!?'"“”-]+|[\s,:!?"“”-]+$/g, "").replace(/\.{2,}$/, "");
}

/** Not `cf.`, `U.S.`, `adj` or `TV`; but `I`, `a`. */
function noAbbreviation(gloss: string): string | undefined {
  if (/\.(?: |$)|^(?:\p{L}\.)+/u.test(gloss)) return undefined;
  if (/^\p{Lu}{2,}s?$/u.test(gloss)) return undefined;
  if (/^(?:adj|adv|abbr|etc|pron|prep|conj|pl|sg|masc|fem|esp|usu|sth|sb|vs)$/i.test(gloss)) {
    return undefined;
  }
  return /^[b-z]$/.test(gloss) ? undefined : gloss;
}

/** Latin letters, apostrophes, hyphens and spaces make an English word. */
function noForeignLetters(gloss: string): string | undefined {
  return /^[A-Za-z\u00c0-\u00ff][A-Za-z\u00c0-\u00ff' -]*$/.test(gloss) ? gloss : undefined;
}

/** Four words, or forty letters, explain more than they name. */
function noPhrase(gloss: string): string | undefined {
  return gloss.length > 40 || gloss.split(" ").length > 4 ? undefined : gloss;
}

const spellings: readonly (readonly [RegExp, string])[] = [
  [/(?<=[a-z]{2})our(?=$|s$|ed$|ing$|able$|ite$|ful$|less$|ly$)/, "or"],
  [/is(?=e$|es$|ed$|ing$|er$|ation$)/, "iz"],
  [/yse(?=$|s$|d$)/, "yze"],
  [/(?<=[a-z]{2}[bt])re$/, "er"],
  [/ence$/, "ense"],
  [/ogue$/, "og"],
  [/grey/, "gray"],
  [/ll(?=ed$|ing$|er$)/, "l"],
  [/ae|oe/, "e"],
];

/**
 * One spelling for the same gloss: small letters, American endings, no hyphens. `Colour` and
 * `color` are the same, and `Polish` and `polish` are case-only twins.
 */
export function glossKey(gloss: string): string {
  let key = gloss.toLowerCase().replaceAll("-", " ");
  for (const [british, american] of spellings) key = key.replace(british, american);
  return key;
}
