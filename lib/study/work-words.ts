/**
 * How often each word occurs in each chapter of a work: one small file a work, made with the site,
 * by which a reader sees how much of a text they know before opening it. JSON: the words of the
 * work and their bands, and for each chapter pairs of numbers, which word and how often.
 */

import type { Band } from "#lib/lexicon/bands.ts";
import type { Occurrence } from "#lib/study/figures.ts";

/** A word of a text, where it stands. */
export interface RunningWord {
  /** See `wordKey`. */
  readonly key: string;
  /** Absent for a word that the list of bands has not. */
  readonly band?: Band | undefined;
}

/** A word of a chapter, and how often it occurs there. */
export interface CountedWord extends RunningWord {
  readonly count: number;
}

/** The chapters of a work by name, with their words. */
export type WorkWords = ReadonlyMap<string, readonly CountedWord[]>;

interface File {
  readonly words: readonly string[];
  /** 0 for none. */
  readonly bands: readonly number[];
  readonly chapters: Readonly<Record<string, readonly number[]>>;
}

/** Counts the running words of each chapter and writes them down. */
export function formatWorkWords(
  chapters: Iterable<readonly [name: string, words: Iterable<RunningWord>]>,
): string {
  const words: string[] = [];
  const bands: number[] = [];
  const numbers = new Map<string, number>();
  const counted: Record<string, readonly number[]> = {};
  for (const [name, running] of chapters) {
    const counts = new Map<number, number>();
    for (const { key, band } of running) {
      let number = numbers.get(key);
      if (number === undefined) {
        number = words.push(key) - 1;
        bands.push(band ?? 0);
        numbers.set(key, number);
      }
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
    counted[name] = [...counts].flat();
  }
  return JSON.stringify({ words, bands, chapters: counted } satisfies File);
}

/** Reads the file; `undefined` where it is cut off, or something else. */
export function parseWorkWords(source: string): WorkWords | undefined {
  try {
    const { words, bands, chapters } = JSON.parse(source) as File;
    return new Map(
      Object.entries(chapters).map(([name, pairs]) => [
        name,
        Array.from({ length: pairs.length / 2 }, (_, index): CountedWord => {
          const number = pairs[2 * index] ?? -1;
          const key = words[number];
          const count = pairs[2 * index + 1];
          if (key === undefined || count === undefined) throw new RangeError(`word ${number}`);
          const band = bands[number];
          return band === undefined || band === 0
            ? { key, count }
            : { key, count, band: band as Band };
        }),
      ]),
    );
  } catch {
    return undefined;
  }
}

/** The words as `coverageOf` counts them, the commonest ones taken as known. */
export function toOccurrences(
  words: readonly CountedWord[],
  assumesBand: Band | 0,
): readonly Occurrence[] {
  return words.map(({ key, count, band }) => ({
    key,
    count,
    isAssumed: band !== undefined && band <= assumesBand,
  }));
}
