/**
 * Where and among whom a word is said so, as the tables write it: everyday speech, the people’s,
 * vulgar, slang, young people’s, text messages, children’s, literary, out of use, of the past,
 * pejorative, ironical; trades, the sea, law, religion; Québec, Belgium, Switzerland, Africa.
 */
export const labels = [
  "fam",
  "pop",
  "vulg",
  "arg",
  "jeune",
  "sms",
  "enf",
  "litt",
  "vx",
  "hist",
  "pej",
  "iron",
  "tech",
  "mar",
  "jur",
  "relig",
  "qc",
  "be",
  "ch",
  "afr",
] as const;

/** A label of register or region. */
export type Label = (typeof labels)[number];

/** Whether a text is one of the labels. */
export function isLabel(text: string): text is Label {
  return (labels as readonly string[]).includes(text);
}
