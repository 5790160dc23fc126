/**
 * A part of speech by its Universal Dependencies name (UD 2). `X` is for a word or expression whose
 * dictionary names none.
 */
export type PartOfSpeech =
  | "ADJ"
  | "ADP"
  | "ADV"
  | "CCONJ"
  | "DET"
  | "INTJ"
  | "NOUN"
  | "NUM"
  | "PRON"
  | "PROPN"
  | "SCONJ"
  | "VERB"
  | "X";

/** Every part of speech. */
export const partsOfSpeech: readonly PartOfSpeech[] = [
  "ADJ",
  "ADP",
  "ADV",
  "CCONJ",
  "DET",
  "INTJ",
  "NOUN",
  "NUM",
  "PRON",
  "PROPN",
  "SCONJ",
  "VERB",
  "X",
];

/** Whether a text names a part of speech. */
export function isPartOfSpeech(text: string): text is PartOfSpeech {
  return (partsOfSpeech as readonly string[]).includes(text);
}

/** Whether new words are of that part of speech: nouns, verbs, adjectives and names. */
export function isOpenClass(upos: PartOfSpeech): boolean {
  return upos === "NOUN" || upos === "VERB" || upos === "ADJ" || upos === "PROPN";
}
