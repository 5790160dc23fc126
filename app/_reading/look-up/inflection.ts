import type { Messages } from "#app/_messages/en.ts";
import type { LookedUpReading } from "#lib/lexicon/chapter-lexicon.ts";

/** A string of the card that is a term of grammar. */
export type GrammarKey = Extract<
  keyof Messages["card"],
  `${"upos" | "form" | "person" | "agreement"}_${string}`
>;

/** What a word is: *nom féminin*, *verbe*. A noun has the gender of its form: *apprentie* of *apprenti*. */
export function partOfSpeechKey({ upos, gender, feats }: LookedUpReading): GrammarKey {
  return upos === "NOUN" && gender !== undefined
    ? `upos_NOUN_${feats.gender ?? gender}`
    : `upos_${upos}`;
}

/** What its form is, in the order it is said: *passé simple*, *3ᵉ personne du singulier*. */
export function inflectionKeys({ upos, feats, gender }: LookedUpReading): readonly GrammarKey[] {
  const { verbForm, person, number } = feats;
  const keys: GrammarKey[] = [];
  if (verbForm !== undefined) keys.push(`form_${verbForm}`);
  if (person !== undefined) {
    keys.push(number === undefined ? `person_${person}` : `person_${person}_${number}`);
    return keys;
  }
  // A noun’s gender is said with its part of speech.
  const shownGender = upos === "NOUN" && gender !== undefined ? undefined : feats.gender;
  if (shownGender !== undefined && number !== undefined) {
    keys.push(`agreement_${shownGender}_${number}`);
  } else if (shownGender !== undefined) keys.push(`agreement_${shownGender}`);
  else if (number !== undefined) keys.push(`agreement_${number}`);
  return keys;
}
