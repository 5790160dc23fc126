/**
 * Abbreviations whose full stop, or raised o, is part of the word, in look-up spelling. Only those
 * that cannot be a word at the end of a sentence: `art.` and `vol.` are left to be words.
 */
export const abbreviations: ReadonlySet<string> = new Set([
  "m.",
  "mm.",
  "mr.",
  "dr.",
  "cf.",
  "etc.",
  "ibid.",
  "op.",
  "cit.",
  "p.",
  "pp.",
  "j.-c.",
  "n°",
  "nº",
]);
