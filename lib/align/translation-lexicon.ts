/**
 * The translation lexicon: how likely a French stem is said by an English one and the other way
 * round, over many novels. A table: French stem, then for each English stem the stem and both
 * probabilities in thousandths.
 */

/** Stems of both languages and the pairs among them, in the order of the French stems. */
export interface TranslationLexicon {
  readonly frenchStems: readonly string[];
  readonly englishStems: readonly string[];
  /** The pairs of French stem i are `pairStarts[i]` to before `pairStarts[i + 1]`. */
  readonly pairStarts: Int32Array;
  readonly english: Int32Array;
  readonly englishGivenFrench: Float32Array;
  readonly frenchGivenEnglish: Float32Array;
}

/** One pair of the lexicon, as it is written. */
export interface StemPair {
  readonly fr: string;
  readonly en: string;
  readonly englishGivenFrench: number;
  readonly frenchGivenEnglish: number;
}

/** A lexicon that knows no word. */
export const emptyLexicon: TranslationLexicon = {
  frenchStems: [],
  englishStems: [],
  pairStarts: Int32Array.of(0),
  english: new Int32Array(0),
  englishGivenFrench: new Float32Array(0),
  frenchGivenEnglish: new Float32Array(0),
};

/** The numbers of a lexicon’s stems. */
export interface StemNumbers {
  readonly french: ReadonlyMap<string, number>;
  readonly english: ReadonlyMap<string, number>;
}

const numbered = new WeakMap<TranslationLexicon, StemNumbers>();

/** The numbers of the stems, worked out once for each lexicon. */
export function numberStems(lexicon: TranslationLexicon): StemNumbers {
  let numbers = numbered.get(lexicon);
  if (numbers === undefined) {
    const toNumbers = (stems: readonly string[]) =>
      new Map(stems.map((stem, number) => [stem, number]));
    numbers = {
      french: toNumbers(lexicon.frenchStems),
      english: toNumbers(lexicon.englishStems),
    };
    numbered.set(lexicon, numbers);
  }
  return numbers;
}

/** Where the lexicon’s file is, from the repository’s top. */
export const translationLexiconFile = "lib/align/data/translation-lexicon.tsv";

/** The text of the file → the lexicon. Throws a `RangeError` for a line that is none. */
export function parseTranslationLexicon(source: string): TranslationLexicon {
  const frenchStems: string[] = [];
  const englishStems: string[] = [];
  const numbers = new Map<string, number>();
  const pairStarts = [0];
  const english: number[] = [];
  const englishGivenFrench: number[] = [];
  const frenchGivenEnglish: number[] = [];
  for (const [index, line] of source.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const cells = line.split("\t");
    if (cells.length % 3 !== 1) {
      throw new RangeError(`line ${index + 1} of the translation lexicon: ${line.slice(0, 80)}`);
    }
    frenchStems.push(cells[0]!);
    for (let at = 1; at < cells.length; at += 3) {
      const stem = cells[at]!;
      let number = numbers.get(stem);
      if (number === undefined) {
        number = englishStems.length;
        englishStems.push(stem);
        numbers.set(stem, number);
      }
      english.push(number);
      englishGivenFrench.push(Number(cells[at + 1]) / 1000);
      frenchGivenEnglish.push(Number(cells[at + 2]) / 1000);
    }
    pairStarts.push(english.length);
  }
  return {
    frenchStems,
    englishStems,
    pairStarts: Int32Array.from(pairStarts),
    english: Int32Array.from(english),
    englishGivenFrench: Float32Array.from(englishGivenFrench),
    frenchGivenEnglish: Float32Array.from(frenchGivenEnglish),
  };
}

/** Pairs → the text of the file, stems in the order of the alphabet, the likeliest pairs first. */
export function formatTranslationLexicon(pairs: Iterable<StemPair>, heading: string): string {
  const rows = new Map<string, StemPair[]>();
  for (const pair of pairs) {
    const row = rows.get(pair.fr);
    if (row === undefined) rows.set(pair.fr, [pair]);
    else row.push(pair);
  }
  const lines = [...rows]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([fr, row]) => {
      const cells = row
        .toSorted((a, b) => b.englishGivenFrench - a.englishGivenFrench || (a.en < b.en ? -1 : 1))
        .map(
          ({ en, englishGivenFrench, frenchGivenEnglish }) =>
            `${en}\t${thousandths(englishGivenFrench)}\t${thousandths(frenchGivenEnglish)}`,
        );
      return [fr, ...cells].join("\t");
    });
  return `${heading.replace(/^/gm, "# ")}\n${lines.join("\n")}\n`;
}

/** A probability in thousandths, two digits at most, never 0. */
function thousandths(probability: number): string {
  return String(Number(Math.max(0.1, probability * 1000).toPrecision(2)));
}
