/**
 * What the stems of two texts have to do with each other: the translation lexicon, cut to the stems
 * that occur, and what looks alike (names, numbers, signs, cognates).
 */

import type { Vocabulary } from "#lib/align/encoded-text.ts";
import type { TranslationLexicon } from "#lib/align/translation-lexicon.ts";

/** Probabilities of stems, sparse; those of French stem f are `starts[f]` to before `starts[f + 1]`. */
export interface StemTable {
  readonly starts: Int32Array;
  readonly english: Int32Array;
  /** Sums to 1 over the pairs of a French stem. */
  readonly englishGivenFrench: Float32Array;
  /** Sums to 1 over the pairs of an English stem. */
  readonly frenchGivenEnglish: Float32Array;
  /** 1 for a stem that has any pair. */
  readonly knowsFrench: Uint8Array;
  readonly knowsEnglish: Uint8Array;
}

/** Weights of what looks alike, as probabilities before both directions are made to sum to 1. */
const alike = {
  /** The same stem, number or sign. */
  same: 0.8,
  /** Times the share of the longer stem that both begin with. */
  cognate: 0.4,
  leastShare: 0.75,
  shortestWord: 4,
  /** For stems that the lexicon has translations of, what looks alike counts this much. */
  besideLexicon: 0.15,
} as const;

/** Gathers pairs and makes a table of them. */
export class StemTableBuilder {
  readonly #fr: Vocabulary;
  readonly #en: Vocabulary;
  readonly #slots = new Map<number, number>();
  readonly #french: number[] = [];
  readonly #english: number[] = [];
  readonly #englishWeight: number[] = [];
  readonly #frenchWeight: number[] = [];

  constructor(fr: Vocabulary, en: Vocabulary) {
    this.#fr = fr;
    this.#en = en;
  }

  /** Adds weight to a pair: for the English stem given the French, and the other way round. */
  add(french: number, english: number, englishWeight: number, frenchWeight: number): void {
    const key = french * this.#en.stems.length + english;
    const slot = this.#slots.get(key);
    if (slot === undefined) {
      this.#slots.set(key, this.#french.length);
      this.#french.push(french);
      this.#english.push(english);
      this.#englishWeight.push(englishWeight);
      this.#frenchWeight.push(frenchWeight);
    } else {
      this.#englishWeight[slot]! += englishWeight;
      this.#frenchWeight[slot]! += frenchWeight;
    }
  }

  build(): StemTable {
    const count = this.#french.length;
    const frenchTotals = new Float64Array(this.#fr.stems.length);
    const englishTotals = new Float64Array(this.#en.stems.length);
    const starts = new Int32Array(frenchTotals.length + 1);
    for (let slot = 0; slot < count; slot++) {
      frenchTotals[this.#french[slot]!]! += this.#englishWeight[slot]!;
      englishTotals[this.#english[slot]!]! += this.#frenchWeight[slot]!;
      starts[this.#french[slot]! + 1]!++;
    }
    for (let f = 1; f < starts.length; f++) starts[f]! += starts[f - 1]!;
    const next = starts.slice();
    const english = new Int32Array(count);
    const englishGivenFrench = new Float32Array(count);
    const frenchGivenEnglish = new Float32Array(count);
    for (let slot = 0; slot < count; slot++) {
      const f = this.#french[slot]!;
      const e = this.#english[slot]!;
      const at = next[f]!++;
      english[at] = e;
      englishGivenFrench[at] = this.#englishWeight[slot]! / frenchTotals[f]!;
      frenchGivenEnglish[at] = this.#frenchWeight[slot]! / englishTotals[e]!;
    }
    return {
      starts,
      english,
      englishGivenFrench,
      frenchGivenEnglish,
      knowsFrench: Uint8Array.from(frenchTotals, (total) => (total > 0 ? 1 : 0)),
      knowsEnglish: Uint8Array.from(englishTotals, (total) => (total > 0 ? 1 : 0)),
    };
  }
}

/** The table of two texts before anything was learnt from them. */
export function makeStemTable(
  fr: Vocabulary,
  en: Vocabulary,
  lexicon: TranslationLexicon,
): StemTable {
  const builder = new StemTableBuilder(fr, en);
  const frenchInLexicon = new Uint8Array(fr.stems.length);
  const englishInLexicon = new Uint8Array(en.stems.length);
  const englishNumbers = lexicon.englishStems.map((stem) => en.find(stem));
  for (const [row, stem] of lexicon.frenchStems.entries()) {
    const f = fr.find(stem);
    // Statistics of signs are noise beside the sign itself.
    if (f === undefined || !/[\p{L}\p{N}]/u.test(stem)) continue;
    for (let at = lexicon.pairStarts[row]!; at < lexicon.pairStarts[row + 1]!; at++) {
      const e = englishNumbers[lexicon.english[at]!];
      if (e === undefined) continue;
      builder.add(f, e, lexicon.englishGivenFrench[at]!, lexicon.frenchGivenEnglish[at]!);
      frenchInLexicon[f] = 1;
      englishInLexicon[e] = 1;
    }
  }
  for (const [f, e, weight] of findAlike(fr, en)) {
    builder.add(
      f,
      e,
      weight * (frenchInLexicon[f] === 1 ? alike.besideLexicon : 1),
      weight * (englishInLexicon[e] === 1 ? alike.besideLexicon : 1),
    );
  }
  return builder.build();
}

/** Pairs of stems that look alike, each once, with their weight. */
export function* findAlike(fr: Vocabulary, en: Vocabulary): Generator<[number, number, number]> {
  const byStart = new Map<string, number[]>();
  for (const [e, stem] of en.stems.entries()) {
    if (stem.length < alike.shortestWord || !/^[a-z]/.test(stem)) continue;
    const start = stem.slice(0, alike.shortestWord);
    const stems = byStart.get(start);
    if (stems === undefined) byStart.set(start, [e]);
    else stems.push(e);
  }
  for (const [f, stem] of fr.stems.entries()) {
    const same = en.find(stem);
    if (same !== undefined && (stem.length >= alike.shortestWord || !/^[a-z]/.test(stem))) {
      yield [f, same, alike.same];
    }
    if (stem.length < alike.shortestWord) continue;
    for (const e of byStart.get(stem.slice(0, alike.shortestWord)) ?? []) {
      const other = en.stems[e]!;
      const share = sharedStart(stem, other) / Math.max(stem.length, other.length);
      if (e !== same && share >= alike.leastShare) yield [f, e, alike.cognate * share];
    }
  }
}

function sharedStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length++;
  return length;
}
