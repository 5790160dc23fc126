/**
 * The syllables of a French verse, counted as the classical poets do: a mute *e* counts before a
 * consonant, is elided before a vowel, and falls at the end of the line; *i* before a vowel is a
 * syllable of its own after two consonants (*pli-er*) and in words that are learned
 * (*impati-ence*), elsewhere one with it (*pied*). After Mazaleyrat, *Éléments de métrique française*.
 */

/** What is counted of a verse. */
export interface Metre {
  readonly syllables: number;
  /** After how many syllables a word ends, a mute *e* that counts apart: where a caesura may fall. */
  readonly wordEnds: readonly number[];
  /** Whether the line ends in a mute *e*: a feminine rhyme. */
  readonly isFeminine: boolean;
}

/** A printed line → its metre. `isPluralVerb` tells *ils parlent*, whose end is mute, from *lent*. */
export function metreOf(line: string, isPluralVerb: (word: string) => boolean): Metre {
  const words = line
    .toLowerCase()
    .normalize("NFC")
    .replaceAll(/[’']/g, "")
    .split(/[^\p{Letter}]+/u)
    .filter(Boolean);
  const wordEnds: number[] = [];
  let syllables = 0;
  let isFeminine = false;
  for (const [index, word] of words.entries()) {
    const { full, mute } = syllablesOf(word, isPluralVerb);
    const next = words[index + 1];
    syllables += full;
    if (mute === "") wordEnds.push(syllables);
    else if (next === undefined) isFeminine = true;
    else if (mute === "e" && beginsWithVowel(next)) wordEnds.push(syllables);
    else syllables += 1;
  }
  if (isFeminine) wordEnds.push(syllables);
  return { syllables, wordEnds, isFeminine };
}

/** Vowels that are one syllable, the longest first. */
const oneSyllable =
  /eau|œu|oui|eui|ueil|oeu|a[iîuy]|e[iuûy]|o[uûùiîy]|u[iî]|[aàâeéèêëiîïoôœuùûüy]/y;

/** Words in which *i* before a vowel is a syllable of its own, an elided word before them or not. */
const iApart =
  /^(?:qu|[cdjlmnst])?(?:impati|pati|passio|natio|curie|violo|lion|hier|science|ancien)/;

/** Words whose *h* stands as a consonant, by their beginnings. */
const aspirated = ["haut", "hors", "honte", "hasard", "huit", "hache", "haie", "héros", "hibou"];

function syllablesOf(
  word: string,
  isPluralVerb: (word: string) => boolean,
): { readonly full: number; readonly mute: "" | "e" | "es" | "ent" } {
  const heard = word.replaceAll(/(?<=q)u|(?<=g)u(?=[eéèêiî])/g, "");
  const ending = /(?:e|es|ent)$/.exec(heard)?.[0] as "e" | "es" | "ent" | undefined;
  const isMute = ending !== undefined && (ending !== "ent" || isPluralVerb(word));
  const stem = isMute ? heard.slice(0, -ending.length) : heard;
  const full = countVowels(stem, word);
  // A word of one syllable is never mute altogether: les, que.
  if (!isMute || full === 0) return { full: Math.max(1, full), mute: "" };
  return { full, mute: ending };
}

function countVowels(stem: string, word: string): number {
  const letters = stem
    .replace(/(?<=[aeou])y(?=[aeéèêiou])/g, "j")
    .replace(/ge(?=[aoâô])/g, "j")
    .replace(/(?<=[aeiouœ])ill(?=[aeéèiou]|$)/g, "j")
    .replace(/(?<=[aeuœ])il$/g, "j");
  let count = 0;
  let at = 0;
  while (at < letters.length) {
    const isGlide =
      /[iy]/.test(letters[at] ?? "") &&
      /[aâeéèêoôuœ]/.test(letters[at + 1] ?? "") &&
      !/[bcdfgptv][lr]$/.test(letters.slice(0, at)) &&
      !iApart.test(word);
    if (isGlide) at++;
    oneSyllable.lastIndex = at;
    const vowel = oneSyllable.exec(letters)?.[0];
    if (vowel !== undefined) count++;
    at += vowel?.length ?? 1;
  }
  return count;
}

function beginsWithVowel(word: string): boolean {
  if (word.startsWith("h")) return !aspirated.some((beginning) => word.startsWith(beginning));
  return /^[aàâeéèêëiîïoôœuùûy]/.test(word);
}
