/** Which words are asked today, in which order. The clock is always an argument. */

import { phases, type Review } from "#lib/study/memory.ts";
import type { DailyLimits } from "#lib/study/study-settings.ts";
import type { Word } from "#lib/study/word.ts";

/** The words to ask, each list in its order. */
export interface Queue {
  /** In their short steps, and due. */
  readonly steps: readonly Word[];
  readonly reviews: readonly Word[];
  readonly fresh: readonly Word[];
  /** In their short steps, due within `aheadMs`: asked when nothing else is left. */
  readonly soon: readonly Word[];
  /** Due, but beyond the limits of the day. */
  readonly beyondLimits: number;
}

/** Whoever studies past midnight is still in the day before. */
const dayBeginsAtHour = 4;

/** After Anki: with nothing else left, steps of up to twenty minutes need not be waited for. */
const aheadMs = 20 * 60_000;

/** When the reader’s day of a time began, by the clock of the browser. */
export function dayStart(at: number): number {
  const date = new Date(at);
  if (date.getHours() < dayBeginsAtHour) date.setDate(date.getDate() - 1);
  date.setHours(dayBeginsAtHour, 0, 0, 0);
  return date.getTime();
}

/** The beginning of another day, so many days later (or earlier) than that of a time. */
export function dayStartAfter(at: number, days: number): number {
  const date = new Date(dayStart(at));
  date.setDate(date.getDate() + days);
  return date.getTime();
}

/** What to ask now. `reviews` are those of today, or more. */
export function makeQueue(
  words: readonly Word[],
  reviews: readonly Review[],
  limits: DailyLimits,
  now: number,
): Queue {
  const [from, until] = [dayStart(now), dayStartAfter(now, 1)];
  const today = reviews.filter(({ at }) => at >= from && at < until);
  const learning = words.filter(({ state }) => state === "learning");
  const inSteps = learning
    .filter(
      ({ memory }) => memory?.phase === phases.learning || memory?.phase === phases.relearning,
    )
    .sort(byDue);
  const isDue = ({ memory }: Word) => (memory?.dueAt ?? 0) <= now;
  const comingBack = learning
    .filter(({ memory }) => memory?.phase === phases.review && memory.dueAt < until)
    .sort(byDue);
  const fresh = learning
    .filter(({ memory }) => memory === undefined)
    .sort((a, b) => a.keptAt - b.keptAt || compare(a.key, b.key));
  const left = {
    reviews: Math.max(0, limits.reviews - wordsIn(today, phases.review)),
    fresh: Math.max(0, limits.newWords - wordsIn(today, phases.fresh)),
  };
  return {
    steps: inSteps.filter(isDue),
    reviews: comingBack.slice(0, left.reviews),
    fresh: fresh.slice(0, left.fresh),
    soon: inSteps.filter((word) => !isDue(word) && (word.memory?.dueAt ?? 0) <= now + aheadMs),
    beyondLimits:
      Math.max(0, comingBack.length - left.reviews) + Math.max(0, fresh.length - left.fresh),
  };
}

/** The word to ask first; `undefined` when the day is done. */
export function nextWord({ steps, reviews, fresh, soon }: Queue): Word | undefined {
  return steps[0] ?? reviews[0] ?? fresh[0] ?? soon[0];
}

/** How many answers are still wanted, at the least. */
export function queueLength({ steps, reviews, fresh, soon }: Queue): number {
  return steps.length + reviews.length + fresh.length + soon.length;
}

function wordsIn(reviews: readonly Review[], phase: number): number {
  return new Set(reviews.filter((review) => review.phase === phase).map(({ word }) => word)).size;
}

function byDue(a: Word, b: Word): number {
  return (a.memory?.dueAt ?? 0) - (b.memory?.dueAt ?? 0) || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
