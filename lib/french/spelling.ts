/** How a word’s printed spelling is brought to the one it is looked up by. */

const apostrophes = /[’‘ʼ′＇]/g;
const hyphens = /[‐‑]/g;
const softHyphens = /\u00ad/g;
const accents = /\p{M}/gu;
const plainLetters = /^[a-z'-]*$/;
/** Letters that print two or three as one: ﬀ ﬁ ﬂ ﬃ ﬄ ﬅ ﬆ. */
const joinedLetters = /[\ufb00-\ufb06]/g;

/**
 * The spelling that tables are looked up by: small letters in NFC, typewriter apostrophe and
 * hyphen, `oe` and `ae` for the ligatures, no soft hyphens. `L’Œuvre` → `l'oeuvre`, `ﬁn` → `fin`.
 */
export function lookupKey(printed: string): string {
  const small = printed.toLowerCase();
  if (plainLetters.test(small)) return small;
  return small
    .normalize("NFC")
    .replace(softHyphens, "")
    .replace(joinedLetters, (letter) => letter.normalize("NFKC"))
    .replace(apostrophes, "'")
    .replace(hyphens, "-")
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");
}

/** A look-up key without its accents and cedillas: `théâtre` → `theatre`. */
export function withoutAccents(key: string): string {
  return plainLetters.test(key) ? key : key.normalize("NFD").replace(accents, "");
}

/**
 * Whether a word printed with bare capitals may stand for `key`, which differs by accents alone:
 * `Etat` for `état` and `ECOLE` for `école`, but not `Eleve` for `élevé`, whose small letters
 * would have kept their accents.
 */
export function isBareCapitalSpelling(printed: string, key: string): boolean {
  const printedKey = lookupKey(printed);
  if (printedKey === key) return true;
  if (withoutAccents(printedKey) !== withoutAccents(key)) return false;
  if (isAllCapitals(printed)) return true;
  return isCapitalized(printed) && printedKey.slice(1) === key.slice(1);
}

/** Whether a word begins with a capital: `Etat`, `ÉTAT`. */
export function isCapitalized(printed: string): boolean {
  return /^\p{Lu}/u.test(printed);
}

/** Whether a word of two letters or more has capitals alone: `ÉTAT`, but not `À`. */
export function isAllCapitals(printed: string): boolean {
  return /\p{Lu}.*\p{Lu}/u.test(printed) && !/\p{Ll}/u.test(printed);
}

/** The parts of a compound in look-up spelling: `arc-en-ciel` → arc, en, ciel. */
export function compoundParts(key: string): readonly string[] {
  return key.split(/[-']/).filter((part) => part !== "");
}
