/** What the reader’s words, reviews and time add up to. Where there is nothing, nothing is told. */

import { phases, type Review } from "#lib/study/memory.ts";
import { dayStart, dayStartAfter } from "#lib/study/queue.ts";
import type { Context, Word, WordState } from "#lib/study/word.ts";

/** A while of reading one chapter. */
export interface Sitting {
  readonly startedAt: number;
  readonly work: string;
  readonly chapter: string;
  readonly seconds: number;
}

/** A number for each of several days or weeks. */
export interface Point<Value = number> {
  /** When the day or week began: see `dayStart`. */
  readonly from: number;
  readonly value: Value;
}

/** How many running words of a text are what to the reader. */
export interface Coverage {
  /** Known, or common enough to be taken as known. */
  readonly known: number;
  readonly learning: number;
  readonly ignored: number;
  readonly unknown: number;
}

/** A word of a text, and how many times it occurs there. */
export interface Occurrence {
  readonly key: string;
  readonly count: number;
  /** Whether it is to be taken as known where the reader has said nothing of it. */
  readonly isAssumed: boolean;
}

/** Adds up a text’s running words by what they are to the reader. */
export function coverageOf(
  occurrences: Iterable<Occurrence>,
  states: ReadonlyMap<string, WordState>,
): Coverage {
  const sums = { known: 0, learning: 0, ignored: 0, unknown: 0 };
  for (const { key, count, isAssumed } of occurrences) {
    const state = states.get(key) ?? "new";
    sums[state === "new" ? (isAssumed ? "known" : "unknown") : state] += count;
  }
  return sums;
}

/**
 * The share known of the running words that count, 0 to 1: ignored ones do not. `undefined` where
 * there are none.
 */
export function knownShare({ known, learning, unknown }: Coverage): number | undefined {
  const all = known + learning + unknown;
  return all === 0 ? undefined : known / all;
}

/** Words kept, and contexts met, until the end of each day, from the first on. */
export function growth(
  words: readonly Pick<Word, "keptAt">[],
  contexts: readonly Pick<Context, "metAt">[],
  now: number,
): readonly Point<{ readonly kept: number; readonly met: number }>[] {
  const kept = countByDay(words.map(({ keptAt }) => keptAt));
  const met = countByDay(contexts.map(({ metAt }) => metAt));
  const first = Math.min(...kept.keys(), ...met.keys());
  if (first === Number.POSITIVE_INFINITY) return [];
  const points: Point<{ kept: number; met: number }>[] = [];
  const sums = { kept: 0, met: 0 };
  for (let day = first; day <= now; day = dayStartAfter(day, 1)) {
    sums.kept += kept.get(day) ?? 0;
    sums.met += met.get(day) ?? 0;
    points.push({ from: day, value: { ...sums } });
  }
  return points;
}

/** Words due on each of the coming days, today with all that is overdue first. */
export function dueForecast(words: readonly Word[], now: number, days: number): readonly Point[] {
  const starts = Array.from({ length: days }, (_, index) => dayStartAfter(now, index));
  const counts = starts.map(() => 0);
  const indices = new Map(starts.map((start, index) => [start, index]));
  for (const { state, memory } of words) {
    if (state !== "learning" || memory === undefined) continue;
    const index = indices.get(dayStart(Math.max(now, memory.dueAt)));
    if (index !== undefined) counts[index] = (counts[index] ?? 0) + 1;
  }
  return starts.map((from, index) => ({ from, value: counts[index] ?? 0 }));
}

/** What became of the words that came back after days. */
export interface Retention {
  readonly remembered: number;
  readonly asked: number;
}

/** Retention over all the time since `from`; only answers to words that came back after days count. */
export function retention(reviews: readonly Review[], from: number): Retention {
  const asked = reviews.filter(({ phase, at }) => phase === phases.review && at >= from);
  return { remembered: asked.filter(({ grade }) => grade > 1).length, asked: asked.length };
}

/** Retention week by week, the last of `weeks` ending today; a week without answers has none. */
export function retentionByWeek(
  reviews: readonly Review[],
  now: number,
  weeks: number,
): readonly Point<Retention>[] {
  return weekStarts(now, weeks).map((from) => {
    const until = dayStartAfter(from, 7);
    const inWeek = reviews.filter(({ at }) => at >= from && at < until);
    return { from, value: retention(inWeek, from) };
  });
}

/** Seconds read on each day, the last of `days` being today. */
export function timeByDay(
  sittings: readonly Sitting[],
  now: number,
  days: number,
): readonly Point[] {
  const byDay = new Map<number, number>();
  for (const { startedAt, seconds } of sittings) {
    const day = dayStart(startedAt);
    byDay.set(day, (byDay.get(day) ?? 0) + seconds);
  }
  return Array.from({ length: days }, (_, index) => {
    const from = dayStartAfter(now, index - days + 1);
    return { from, value: byDay.get(from) ?? 0 };
  });
}

function countByDay(times: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const time of times) {
    const day = dayStart(time);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

function weekStarts(now: number, weeks: number): readonly number[] {
  return Array.from({ length: weeks }, (_, index) => dayStartAfter(now, 7 * (index - weeks) + 1));
}
