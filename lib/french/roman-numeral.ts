/** Numerals of chapters, kings and centuries: `Nicolas II`, `XIXe siècle`. */

const numeral = /^M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})$/;
const ordinalEnding = /(?:[eᵉ]|ers?|ères?|i?[eè]mes?)$/;

/**
 * Whether a word is a Roman numeral, with or without an ordinal’s ending. Numerals of fewer than
 * four letters are made of I, V, X and L alone, so `M.`, `MM.`, `CD` and the word `DIX` in a
 * heading are not; nor is `CIVIL`, which no number is written as. In small letters, as small
 * capitals often arrive, only centuries are: `xixe`, `viiie`, but not `vie`.
 */
export function isRomanNumeral(printed: string): boolean {
  if (printed.length > 16) return false;
  if (/^(?:x|vii)[ivx]*e$/.test(printed)) return isNumeral(printed.slice(0, -1).toUpperCase());
  return isNumeral(
    /^[IVXLCDM]+[\p{Ll}ᵉ]/u.test(printed) ? printed.replace(ordinalEnding, "") : printed,
  );
}

function isNumeral(letters: string): boolean {
  if (letters === "" || letters === "L" || letters === "LI" || !numeral.test(letters)) return false;
  return letters.length >= 4 || /^[IVXL]+$/.test(letters);
}
