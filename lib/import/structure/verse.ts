/**
 * Verse by its measure: about how many syllables a line has, and whether two parts are one line
 * that two speakers share. No scansion: a syllable or two do not matter to where a line is set in.
 */

/** About how many syllables a line has, as verse counts them; markup counts nothing. */
export function countSyllables(line: string): number {
  const words = line.toLowerCase().match(/[\p{L}’']+/gu) ?? [];
  let count = 0;
  for (const [index, word] of words.entries()) {
    const next = words[index + 1];
    const groups = word.match(/[aeiouyàâäéèêëîïôöùûüÿœæ]+/gu)?.length ?? 0;
    // A final e is heard before a consonant only.
    const isMute = groups > 1 && /[^aeiouyéèê]es?$/u.test(word);
    const isElided = next === undefined || /^[aeiouyhàâéèêîôœ]/u.test(next);
    count += isMute && isElided ? groups - 1 : groups;
  }
  return count;
}

/** About the syllables that most lines have, or `undefined` where there are too few to tell. */
export function findMeasure(lines: readonly string[]): number | undefined {
  if (lines.length < 8) return undefined;
  const counts = new Map<number, number>();
  for (const line of lines) {
    const count = countSyllables(line);
    for (const near of [count - 1, count, count + 1]) {
      counts.set(near, (counts.get(near) ?? 0) + (near === count ? 2 : 1));
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** Goes through the lines of a play, knowing how far the last one has come. */
export class SharedLines {
  readonly #measure: number | undefined;
  #open = 0;

  constructor(measure: number | undefined) {
    this.#measure = measure;
  }

  /** Whether the first of a speech’s lines goes on with the last one of the speech before. */
  take(lines: readonly string[]): boolean {
    const [first, ...others] = lines;
    const measure = this.#measure;
    if (first === undefined || measure === undefined) return false;
    const count = countSyllables(first);
    const goesOn = this.#open > 0 && count < measure - 1 && this.#open + count <= measure + 2;
    const last = others.at(-1);
    const reached =
      last === undefined ? (goesOn ? this.#open + count : count) : countSyllables(last);
    this.#open = reached < measure - 1 ? reached : 0;
    return goesOn;
  }

  /** After prose no line is open. */
  close(): void {
    this.#open = 0;
  }
}
