import { describe, expect, test } from "vitest";
import { afterReview, type Memory, previewGrades, type Review, replay } from "#lib/study/memory.ts";
import { dayStart, dayStartAfter, makeQueue, nextWord, queueLength } from "#lib/study/queue.ts";
import { defaultStudySettings } from "#lib/study/study-settings.ts";
import { makeWord, type Word } from "#lib/study/word.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Wednesday, nine in the morning by whatever clock the test runs. */
const now = new Date(2026, 10, 25, 9).getTime();

function learning(lemma: string, memory?: Memory, keptAt = now - day): Word {
  const word = makeWord(
    { lemma, upos: "NOUN", isExpression: false },
    { state: "learning" },
    [],
    keptAt,
  );
  return memory === undefined ? word : { ...word, memory };
}

/** A word answered well so many days before now, and therefore coming back after days. */
function wellKnown(lemma: string, daysAgo: number): Word {
  const first = afterReview(undefined, 4, now - daysAgo * day);
  return learning(lemma, first);
}

describe("the day of a reader", () => {
  test("goes on past midnight, until four", () => {
    const evening = new Date(2026, 10, 25, 23).getTime();
    const night = new Date(2026, 10, 26, 3, 59).getTime();
    const morning = new Date(2026, 10, 26, 4).getTime();
    expect(dayStart(night)).toBe(dayStart(evening));
    expect(dayStart(morning)).toBe(morning);
    expect(dayStartAfter(evening, 1)).toBe(morning);
    expect(dayStartAfter(night, -1)).toBe(new Date(2026, 10, 24, 4).getTime());
  });
});

describe("the scheduling is the library’s", () => {
  test("a new word answered with “good” comes back in ten minutes, then after days", () => {
    const first = afterReview(undefined, 3, now);
    expect(first).toMatchObject({ dueAt: now + 10 * minute, phase: 1, reviews: 1 });
    const second = afterReview(first, 3, now + 10 * minute);
    expect(second.phase).toBe(2);
    expect(second.dueAt).toBeGreaterThanOrEqual(now + day);
  });

  test("a better grade never brings a word back sooner", () => {
    const known = wellKnown("phare", 20).memory;
    for (const memory of [undefined, known]) {
      const dues = previewGrades(memory, now).map(({ dueAt }) => dueAt);
      expect(dues).toEqual([...dues].sort((a, b) => a - b));
    }
  });

  test("a forgotten word has lapsed and goes through its steps again", () => {
    const { memory } = wellKnown("phare", 20);
    expect(afterReview(memory, 1, now)).toMatchObject({ phase: 3, lapses: 1 });
  });

  test("a word comes back when it is about to be forgotten, to the day", () => {
    let memory = afterReview(undefined, 4, now);
    for (let time = 0; time < 6; time++) {
      expect(memory.scheduledDays).toBe(Math.round(memory.stability));
      memory = afterReview(memory, 3, memory.dueAt);
    }
  });

  test("the memory follows from the reviews, in whatever order they are told", () => {
    const reviews: Review[] = [3, 3, 1, 3].map((grade, index) => ({
      word: "NOUN:phare",
      at: now + index * 3 * day,
      grade: grade as Review["grade"],
      phase: 0,
    }));
    const inTurn = reviews.reduce<Memory | undefined>(
      (memory, { grade, at }) => afterReview(memory, grade, at),
      undefined,
    );
    expect(replay(reviews)).toEqual(inTurn);
    expect(replay([...reviews].reverse())).toEqual(inTurn);
    expect(replay([])).toBeUndefined();
  });
});

describe("what is asked today", () => {
  test("is what is in its steps, then what comes back, then what is new", () => {
    const inSteps = learning("pas", afterReview(undefined, 1, now - 5 * minute));
    const comingBack = wellKnown("retour", 30);
    const fresh = learning("neuf");
    const queue = makeQueue([fresh, comingBack, inSteps], [], defaultStudySettings, now);
    expect([queue.steps, queue.reviews, queue.fresh]).toEqual([[inSteps], [comingBack], [fresh]]);
    expect(nextWord(queue)).toBe(inSteps);
    expect(queueLength(queue)).toBe(3);
  });

  test("is nothing known, ignored, or not due", () => {
    const known = { ...learning("connu"), state: "known" as const };
    const ignored = { ...learning("ignoré"), state: "ignored" as const };
    const later = learning("demain", afterReview(undefined, 4, now));
    const queue = makeQueue([known, ignored, later], [], defaultStudySettings, now);
    expect(queueLength(queue)).toBe(0);
    expect(nextWord(queue)).toBeUndefined();
  });

  test("comes back within its day, not to the minute", () => {
    const memory = { ...afterReview(undefined, 4, now - 10 * day), dueAt: now + 5 * hour };
    expect(
      makeQueue([learning("soir", memory)], [], defaultStudySettings, now).reviews,
    ).toHaveLength(1);
    const tomorrow = { ...memory, dueAt: dayStartAfter(now, 1) };
    expect(makeQueue([learning("soir", tomorrow)], [], defaultStudySettings, now).reviews).toEqual(
      [],
    );
  });

  test("stays within the limits, counting what was done since the day began", () => {
    const words = ["a", "b", "c", "d"].map((lemma, index) =>
      learning(lemma, undefined, now - day + index),
    );
    const limits = { newWords: 2, reviews: 200 };
    const first = makeQueue(words, [], limits, now);
    expect(first.fresh.map(({ lemma }) => lemma)).toEqual(["a", "b"]);
    expect(first.beyondLimits).toBe(2);
    const review: Review = { word: "NOUN:a", at: now - minute, grade: 3, phase: 0 };
    const after = makeQueue(words.slice(1), [review], limits, now);
    expect(after.fresh.map(({ lemma }) => lemma)).toEqual(["b"]);
    const yesterday = { ...review, at: dayStart(now) - 1 };
    expect(makeQueue(words, [yesterday], limits, now).fresh).toHaveLength(2);
  });

  test("does not make the reader wait twenty minutes when nothing else is left", () => {
    const soon = learning("bientôt", afterReview(undefined, 3, now - minute));
    const queue = makeQueue([soon, learning("neuf")], [], defaultStudySettings, now);
    expect(nextWord(queue)?.lemma).toBe("neuf");
    expect(nextWord(makeQueue([soon], [], defaultStudySettings, now))).toBe(soon);
    expect(
      nextWord(makeQueue([soon], [], defaultStudySettings, now - 15 * minute)),
    ).toBeUndefined();
  });
});
