/** Words that the end of a line has parted. */

/** What a hyphen joins to a French verb; it stays whatever the dictionary says. */
const clitics =
  /^(?:je|tu|ils?|elles?|on|nous|vous|ce|ci|là|moi|toi|lui|leur|les?|la|eux|même|mêmes|y|en|t)(?![\p{L}])/iu;

/** Words that are always written with a hyphen, for where no dictionary is at hand. */
const compounds =
  /^(?:peut-être|(?:au|là|ci|par)-(?:dessus|dessous|delà|devant|bas|haut|dedans|dehors|contre|après)|avant-hier|après-(?:midi|demain)|grande?s?-(?:pères?|mères?|parents|chose)|demie?-(?:heure|douzaine)s?|quelques-une?s|lui-même|(?:vis|est)-à(?:-(?:vis|dire))?)$/iu;

/**
 * Makes the function that joins two lines of a paragraph. A hyphen at the end of the first is the
 * word’s own or the printer’s: the text itself tells where it has the word in the middle of a line,
 * then the dictionary; a hyphen before *il* or *même* is the word’s own.
 */
export function makeHyphenJoiner(
  text: string,
  isWord: (form: string) => boolean,
): (before: string, after: string) => string {
  let vocabulary: Set<string> | undefined;
  let isUnspaced: boolean | undefined;
  const isInText = (word: string) => {
    vocabulary ??= new Set(
      [...withoutParted(text).matchAll(/\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}+)*/gu)].map(([word]) =>
        word.toLowerCase(),
      ),
    );
    return vocabulary.has(word.toLowerCase());
  };
  return (before, after) => {
    if (/[\u00ad¬]$/.test(before)) return before.slice(0, -1) + after;
    const first = /(\p{L}[\p{L}\p{M}]*(?:[-‐‑]\p{L}+)*)[-‐]$/u.exec(before.slice(-60))?.[1];
    const second = /^\p{L}[\p{L}\p{M}]*/u.exec(after)?.[0];
    if (first === undefined) {
      // A dash that ends a line stands between words as it would inside one.
      if (!/(?<=\p{L})[—–]$/u.test(before) || !/^\p{Ll}/u.test(after)) return `${before} ${after}`;
      isUnspaced ??= hasTightDashes(text);
      return isUnspaced ? before + after : `${before} ${after}`;
    }
    if (second === undefined || /^\p{Lu}/u.test(second)) return before + after;
    const whole = first + second;
    const compound = `${first}-${second}`;
    if (compounds.test(compound)) return before + after;
    if (isInText(compound) && !isInText(whole)) return before + after;
    if (isInText(whole)) return before.slice(0, -1) + after;
    if (clitics.test(after) && !isWord(whole)) return before + after;
    if (isWord(whole)) return before.slice(0, -1) + after;
    // `démocratico-bourgeois`, `franco-russe`: what ends in o is joined by a hyphen.
    if (/\p{L}{3}o$/u.test(first) && (isWord(second) || isInText(second))) return before + after;
    const parts = isWord(first.split(/[-‐‑]/).at(-1) ?? first) && isWord(second);
    return parts ? before + after : before.slice(0, -1) + after;
  };
}

/** The text without the pieces of words that its own lines have parted. */
function withoutParted(text: string): string {
  return text.replace(/(?<!\p{L})\p{L}+[-‐][^\S\n]*\n\s*\p{L}+/gu, " ");
}

/** English sets an em dash without spaces, French with. */
function hasTightDashes(text: string): boolean {
  const sample = text.slice(0, 200_000);
  const tight = sample.match(/\p{L}—\p{L}/gu)?.length ?? 0;
  const loose = sample.match(/\p{L} — \p{L}/gu)?.length ?? 0;
  return tight > loose;
}
