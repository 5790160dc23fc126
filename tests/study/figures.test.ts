import { describe, expect, test } from "vitest";
import {
  coverageOf,
  dueForecast,
  growth,
  knownShare,
  retention,
  retentionByWeek,
  timeByDay,
} from "#lib/study/figures.ts";
import { afterReview, type Review } from "#lib/study/memory.ts";
import { dayStart } from "#lib/study/queue.ts";
import { makeWord } from "#lib/study/word.ts";

const day = 24 * 60 * 60_000;
const now = new Date(2026, 10, 25, 9).getTime();

describe("the share of running words that a reader knows", () => {
  const occurrences = [
    { key: "DET:le", count: 10, isAssumed: true },
    { key: "NOUN:phare", count: 3, isAssumed: false },
    { key: "NOUN:chat", count: 4, isAssumed: false },
    { key: "PROPN:Candide", count: 5, isAssumed: false },
    { key: "VERB:luire", count: 1, isAssumed: false },
  ];
  const states = new Map([
    ["NOUN:phare", "learning"],
    ["NOUN:chat", "known"],
    ["PROPN:Candide", "ignored"],
  ] as const);

  test("counts running words, not different ones, and leaves ignored ones out", () => {
    const coverage = coverageOf(occurrences, states);
    expect(coverage).toEqual({ known: 14, learning: 3, ignored: 5, unknown: 1 });
    expect(knownShare(coverage)).toBeCloseTo(14 / 18);
  });

  test("takes a common word as known only where the reader says nothing else", () => {
    const learningIt = new Map([["DET:le", "learning"]] as const);
    expect(coverageOf(occurrences, learningIt).learning).toBe(10);
  });

  test("is none where there are no words", () => {
    expect(knownShare(coverageOf([], new Map()))).toBeUndefined();
  });
});

test("growth begins with the first word and goes on to today", () => {
  const points = growth(
    [{ keptAt: now - 2 * day }, { keptAt: now }],
    [{ metAt: now - day }, { metAt: now - day }],
    now,
  );
  expect(points.map(({ value }) => value)).toEqual([
    { kept: 1, met: 0 },
    { kept: 1, met: 2 },
    { kept: 2, met: 2 },
  ]);
  expect(growth([], [], now)).toEqual([]);
});

test("what is overdue is due today; what is known is never due", () => {
  const make = (lemma: string, dueAt: number) => ({
    ...makeWord({ lemma, upos: "NOUN", isExpression: false }, { state: "learning" }, [], now),
    memory: { ...afterReview(undefined, 4, now), dueAt },
  });
  const words = [make("a", now - 9 * day), make("b", now + day), make("c", now + 40 * day)];
  const forecast = dueForecast([...words, { ...make("d", now), state: "known" }], now, 3);
  expect(forecast.map(({ value }) => value)).toEqual([1, 1, 0]);
  expect(forecast[0]?.from).toBe(dayStart(now));
});

test("retention counts answers to words that came back after days, and only those", () => {
  const answer = (daysAgo: number, grade: Review["grade"], phase: Review["phase"]): Review => ({
    word: "NOUN:phare",
    at: now - daysAgo * day,
    grade,
    phase,
  });
  const reviews = [answer(1, 3, 2), answer(2, 1, 2), answer(2, 1, 1), answer(20, 3, 2)];
  expect(retention(reviews, now - 10 * day)).toEqual({ remembered: 1, asked: 2 });
  expect(retentionByWeek(reviews, now, 3).map(({ value }) => value)).toEqual([
    { remembered: 1, asked: 1 },
    { remembered: 0, asked: 0 },
    { remembered: 1, asked: 2 },
  ]);
});

test("time read is told by day and by work", () => {
  const sitting = (daysAgo: number, work: string, seconds: number) => ({
    startedAt: now - daysAgo * day,
    work,
    chapter: "01",
    seconds,
  });
  const sittings = [
    sitting(0, "candide", 60),
    sitting(0, "octobre", 90),
    sitting(1, "candide", 50),
  ];
  expect(timeByDay(sittings, now, 3).map(({ value }) => value)).toEqual([0, 50, 150]);
});
